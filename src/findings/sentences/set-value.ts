/** A value that somebody set, a target, without noughts behind the point. */
import type { Format } from '../../types/metric.ts';
import type { Words } from '../../types/words.ts';

/** `95 %`, `99.5 %`, `15 天`. */
export function setText(value: number | null, format: Format, words: Words): string {
  if (value === null) return words.number(null, format);
  const shown = format === 'percent' ? value * 100 : value;
  const digits = [0, 1].find((each) => Math.abs(shown - Number(shown.toFixed(each))) < 1e-9) ?? 2;
  return words.number(value, format, { digits });
}
