import type { Format } from './metric.ts';
import type { Plain } from './plain.ts';

export type Locale = 'zh-CN' | 'en';

/** The reader's language: made in `locales/`, handed to charts, findings and screens. */
export interface Words {
  readonly locale: Locale;
  /** The sentence of a key; a missing key is an error in tests and shows the key. */
  say(key: string, values?: Readonly<Record<string, Plain>>): string;
  has(key: string): boolean;
  /** `—` for null. Units are part of the text unless `bare`; `compact` writes large counts as 万/亿 or K/M. */
  number(
    value: number | null,
    format: Format,
    options?: { bare?: boolean; digits?: number; sign?: boolean; compact?: boolean },
  ): string;
  /** `2026-08` → 2026年8月 / Aug 2026; short: 8月 / Aug. */
  month(text: string, short?: boolean): string;
  day(text: string): string;
  stamp(text: string): string;
  list(items: readonly string[]): string;
  collator: Intl.Collator;
}
