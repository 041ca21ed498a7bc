/** Months of a span, on texts: a calendar day never passes through a time zone. */
import type { Span } from '../types/period.ts';
import type { Day } from '../types/plain.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The first day of the month `shift` months from that of `day`. */
export function monthStart(day: Day, shift = 0): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + shift;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${two((months % 12) + 1)}-01`;
}

/** The months of a span, the first and last cut to it. */
export function monthsOf(span: Span): Span[] {
  const months: Span[] = [];
  for (let from = span.from; from < span.until; from = monthStart(from, 1)) {
    const next = monthStart(from, 1);
    months.push({ from, until: next < span.until ? next : span.until });
  }
  return months;
}

/** The `count` months which end with the span's last one. */
export function monthsBack(span: Span, count: number): Span {
  const lastMonth = monthStart(span.until) === span.until ? monthStart(span.until, -1) : monthStart(span.until);
  const from = monthStart(lastMonth, 1 - count);
  return { from: from < span.from ? from : monthStart(span.from), until: span.until };
}
