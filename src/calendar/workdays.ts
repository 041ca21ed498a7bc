/** Working days of mainland China, from the published notices: the package's data only, never its functions. */
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Day, Stamp } from '../types/plain.ts';
import type { Span } from '../types/period.ts';
import { addDays, dayNumber, dayOf, dayText, monthOf, weekday, yearOf } from './days.ts';
import { lastDay } from './period.ts';

/** The days on which a notice differs from Monday to Friday, or names a holiday: true = work. */
export const noticeDays: ReadonlyMap<Day, boolean> = new Map([
  ...Object.keys(published.holidays).map((day): [Day, boolean] => [day, false]),
  ...Object.keys(published.workdays).map((day): [Day, boolean] => [day, true]),
]);

const coveredYears: ReadonlySet<number> = new Set([...noticeDays.keys()].map(yearOf));

/** A year is covered when its notice has at least one entry. */
export const isYearCovered = (year: number): boolean => coveredYears.has(year);

/** A working day, make-up days included; without the year's notice every day counts, as natural days do. */
export function isWorkday(day: Day | Stamp): boolean {
  const date = day.slice(0, 10);
  return !isYearCovered(yearOf(date)) || (noticeDays.get(date) ?? weekday(date) <= 5);
}

/** The day itself, or the first working day after it. */
export function rolled(day: Day): Day {
  let at = day;
  while (!isWorkday(at)) at = addDays(at, 1);
  return at;
}

/** The n-th working day after `day`. */
export function addWorkingDays(day: Day, n: number): Day {
  let at = dayNumber(day);
  for (let left = n; left > 0;) if (isWorkday(dayOf(++at))) left--;
  return dayOf(at);
}

/** How many working days the span has. */
export function workingDaysIn(span: Span): number {
  let count = 0;
  for (let day = span.from; day < span.until; day = addDays(day, 1)) if (isWorkday(day)) count++;
  return count;
}

/** Years whose notice is needed and not held; December needs the next year's too. */
export function missingYears(span: Span): number[] {
  const last = lastDay(span);
  const until = yearOf(last) + (monthOf(last) === 12 ? 1 : 0);
  const years = Array.from({ length: until - yearOf(span.from) + 1 }, (_, i) => yearOf(span.from) + i);
  return years.filter((year) => !isYearCovered(year));
}

/** The span of whole years. */
export const yearsSpan = (fromYear: number, untilYear: number): Span => ({
  from: dayText(fromYear, 1, 1),
  until: dayText(untilYear + 1, 1, 1),
});
