/** Naive stamps as seconds since 1970, never through a time zone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const DAY = 86_400;
const { holidays, workdays } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8'),
);

/** Seconds of `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`. */
export const at = (text) =>
  Date.parse(`${text.length === 10 ? `${text} 00:00:00` : text}`.replace(' ', 'T') + 'Z') / 1000;

/** `YYYY-MM-DD HH:MM:SS`; empty for null. */
export const stamp = (seconds) =>
  seconds === null ? '' : new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ');

export const day = (seconds) => stamp(seconds).slice(0, 10);

export function isWorkday(seconds) {
  const text = day(seconds);
  if (text in workdays) return true;
  if (text in holidays) return false;
  const weekday = new Date(seconds * 1000).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The months of the sample: August 2025 to August 2026, each with its days. */
export const months = Array.from({ length: 13 }, (_, i) => {
  const [year, month] = [2025 + Math.floor((7 + i) / 12), ((7 + i) % 12) + 1];
  const text = `${year}-${String(month).padStart(2, '0')}`;
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  const [from, until] = [at(`${text}-01`), at(`${next}-01`)];
  const days = Array.from({ length: (until - from) / DAY }, (_, d) => from + d * DAY);
  /** The month is exported in the evening of the second day after it. */
  return { index: i, text, year, month, from, until, days, exportedAt: until + 2 * DAY - 1 };
});

export const cutOff = months.at(-1).exportedAt;

/** A moment in office hours of that day, busier in the morning. */
export const officeTime = (random, dayStart) =>
  dayStart + Math.floor((random.chance(0.6) ? 8.5 + random.next() * 3.5 : 13 + random.next() * 6) * 3600);
