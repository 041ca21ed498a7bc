import type { Day } from './plain.ts';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Days in a half-open range: from ≤ day < until. */
export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** What the picker and the URL name: `2026`, `2026-Q3`, `2026-08`, `2026-W35` or `2026-08-01..2026-08-17`. */
export type PeriodText = string;

export interface Period extends Span {
  readonly text: PeriodText;
  readonly grain: Grain | 'custom';
}

export type Compare = 'previous' | 'year' | 'same-days' | 'none' | PeriodText;
