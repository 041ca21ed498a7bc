/** The page's state, handed down by context: a test makes its own. */
import { createContext } from 'svelte';
import type { App } from '../state/app.svelte.ts';
import type { Desk } from './desk.svelte.ts';

export const [useApp, provideApp] = createContext<App>();
export const [useDesk, provideDesk] = createContext<Desk>();
