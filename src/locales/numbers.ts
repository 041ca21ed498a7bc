import type { Format } from '../types/metric.ts';
import type { Words } from '../types/words.ts';
import type { Forms } from './forms.ts';

const fraction: Record<Format, number> = {
  count: 0,
  percent: 1,
  days: 1,
  hours: 1,
  seconds: 0,
  score: 1,
  number: 2,
  'per-day': 1,
};

/** Formats whose decimals are kept even when they are zero, so that columns line up. */
const padded = (format: Format) => format !== 'number' && format !== 'count';

/** Decimals that write a set value (a target) exactly, two at most: 0.85 → `85 %`, 0.995 → `99.5 %`. */
export function digitsOf(value: number, format: Format): number {
  const shown = format === 'percent' ? value * 100 : value;
  return [0, 1].find((digits) => Math.abs(shown - Number(shown.toFixed(digits))) < 1e-9) ?? 2;
}

/** Numbers in one language; its `Intl` formatters are made once each. */
export function numberWriter(forms: Forms): Words['number'] {
  const made = new Map<string, Intl.NumberFormat>();
  const formatter = (least: number, most: number, sign: boolean, compact: boolean) => {
    const id = `${least} ${most} ${sign} ${compact}`;
    const format = made.get(id) ?? intlFormat(forms.tag, least, most, sign, compact);
    made.set(id, format);
    return format;
  };
  return (value, format, options = {}) => {
    if (value === null || !Number.isFinite(value)) return '—';
    const { digits, bare = false, sign = false } = options;
    const compact = options.compact === true && Math.abs(value) >= 10_000;
    const most = digits ?? fraction[format];
    const least = digits !== undefined || padded(format) ? most : 0;
    const shown = format === 'percent' ? value * 100 : value;
    const text = formatter(compact ? 0 : least, compact ? (digits ?? 1) : most, sign, compact).format(tidy(shown));
    return bare ? text : forms.unit[format](text, shown);
  };
}

/** 0.145 × 100 = 14.499999999999998 must not round down. */
const tidy = (value: number) => Number(value.toPrecision(14));

function intlFormat(tag: string, least: number, most: number, sign: boolean, compact: boolean): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    signDisplay: sign ? 'exceptZero' : 'negative',
    ...(compact ? { notation: 'compact' } : {}),
  });
}
