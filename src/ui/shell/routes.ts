/** The icon of each screen. */
import Database from '@lucide/svelte/icons/database';
import FileText from '@lucide/svelte/icons/file-text';
import Headphones from '@lucide/svelte/icons/headphones';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import MessageSquareWarning from '@lucide/svelte/icons/message-square-warning';
import PhoneOutgoing from '@lucide/svelte/icons/phone-outgoing';
import Settings from '@lucide/svelte/icons/settings-2';
import Smile from '@lucide/svelte/icons/smile';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import type { Route } from '../../types/panel.ts';

export const icons: Record<Route, Component<{ size?: number }>> = {
  data: Database,
  overview: LayoutDashboard,
  complaints: MessageSquareWarning,
  satisfaction: Smile,
  callbacks: PhoneOutgoing,
  staff: Users,
  calls: Headphones,
  report: FileText,
  settings: Settings,
};
