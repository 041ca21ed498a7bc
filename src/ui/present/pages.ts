/** The pages of the presentation, in the order of a meeting: finding, numbers, problems, then each screen. */
import { panelsOf } from '../../subjects/panels.ts';
import type { Panel, Route } from '../../types/panel.ts';

export type Slide =
  | { readonly kind: 'cover' }
  | { readonly kind: 'kpis' }
  | { readonly kind: 'problems' }
  | { readonly kind: 'panel'; readonly panel: Panel };

const screens: readonly Route[] = ['overview', 'complaints', 'satisfaction', 'callbacks', 'staff', 'calls'];

export const slides: readonly Slide[] = [
  { kind: 'cover' },
  { kind: 'kpis' },
  { kind: 'problems' },
  ...screens.flatMap((screen) => panelsOf(screen).map((panel): Slide => ({ kind: 'panel', panel }))),
];

/** The slide to begin with: the cover, or the first figure of the screen that is open. */
export function firstSlide(route: Route): number {
  if (route === 'overview' || route === 'report') return 0;
  return Math.max(
    0,
    slides.findIndex((slide) => slide.kind === 'panel' && slide.panel.screen === route),
  );
}
