import type { Format } from '../types/metric.ts';

/** How one language writes numbers with units, months, days and stamps; one file per language. */
export interface Forms {
  /** The tag for `Intl`. */
  readonly tag: string;
  /** The number's text with its unit; the value decides the plural. */
  readonly unit: Readonly<Record<Format, (text: string, value: number) => string>>;
  readonly month: (year: number, month: number) => string;
  readonly shortMonth: (month: number) => string;
  readonly day: (year: number, month: number, day: number) => string;
  readonly stamp: (day: string, clock: string) => string;
  /** A thin space where Han meets Latin or digits. */
  readonly spaced: boolean;
}

/** Narrow and unbreakable: between a number and its unit. */
export const narrow = '\u202f';
