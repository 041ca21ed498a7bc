/** Periods as the picker and the URL name them. */
import type { Day } from '../types/plain.ts';
import type { Grain, Period, PeriodText, Span } from '../types/period.ts';
import { addDays, dayText, daysBetween, firstOfMonth, isDay, monthOf, weekday, yearOf } from './days.ts';

/** The period of `2026`, `2026-Q3`, `2026-08`, `2026-W35` or `2026-08-01..2026-08-17`; null for any other text. */
export function parsePeriod(text: PeriodText): Period | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|W(\d{2})|(\d{2})))?$/.exec(text);
  if (!match) return parseRange(text);
  const year = Number(match[1]);
  if (match[2]) return quarter(year, Number(match[2]));
  if (match[3]) return parseWeek(year, Number(match[3]));
  if (match[4]) return Number(match[4]) >= 1 && Number(match[4]) <= 12 ? month(year, Number(match[4])) : null;
  return { text, grain: 'year', from: dayText(year, 1, 1), until: dayText(year + 1, 1, 1) };
}

/** The period of that grain in which the day lies; of grain `day`, the day as a range. */
export function periodAt(day: Day, grain: Grain): Period {
  switch (grain) {
    case 'day':
      return range(day, day);
    case 'week':
      return week(day);
    case 'month':
      return month(yearOf(day), monthOf(day));
    case 'quarter':
      return quarter(yearOf(day), Math.ceil(monthOf(day) / 3));
    case 'year':
      return { text: day.slice(0, 4), grain, from: dayText(yearOf(day), 1, 1), until: dayText(yearOf(day) + 1, 1, 1) };
  }
}

/** The period of two days, both inside. */
export function range(first: Day, last: Day): Period {
  return { text: `${first}..${last}`, grain: 'custom', from: first, until: addDays(last, 1) };
}

/** A month; `number` may lie outside 1–12 and moves the year. */
export function month(year: number, number: number): Period {
  const from = firstOfMonth(year, number);
  return { text: from.slice(0, 7), grain: 'month', from, until: firstOfMonth(year, number + 1) };
}

/** A quarter; `number` may lie outside 1–4 and moves the year. */
export function quarter(year: number, number: number): Period {
  const from = firstOfMonth(year, number * 3 - 2);
  return {
    text: `${from.slice(0, 4)}-Q${Math.ceil(monthOf(from) / 3)}`,
    grain: 'quarter',
    from,
    until: firstOfMonth(year, number * 3 + 1),
  };
}

/** The ISO week in which the day lies; it belongs to the year of its Thursday. */
export function week(day: Day): Period {
  const from = addDays(day, 1 - weekday(day));
  const year = yearOf(addDays(from, 3));
  const number = Math.floor(daysBetween(mondayOfWeek1(year), from) / 7) + 1;
  return { text: `${year}-W${String(number).padStart(2, '0')}`, grain: 'week', from, until: addDays(from, 7) };
}

/** The Monday of the week that holds 4 January. */
export function mondayOfWeek1(year: number): Day {
  const fourth = dayText(year, 1, 4);
  return addDays(fourth, 1 - weekday(fourth));
}

export const lastDay = (span: Span): Day => addDays(span.until, -1);
export const daysIn = (span: Span): number => daysBetween(span.from, span.until);

/** The months which the span touches, in order. */
export function periodMonths(span: Span): Period[] {
  const [year, first, last] = [yearOf(span.from), monthOf(span.from), lastDay(span)];
  const count = (yearOf(last) - year) * 12 + monthOf(last) - first + 1;
  return Array.from({ length: count }, (_, i) => month(year, first + i));
}

function parseWeek(year: number, number: number): Period | null {
  const found = week(addDays(mondayOfWeek1(year), (number - 1) * 7));
  return found.text === `${year}-W${String(number).padStart(2, '0')}` ? found : null;
}

function parseRange(text: string): Period | null {
  const [first = '', last = '', ...more] = text.split('..');
  return more.length === 0 && isDay(first) && isDay(last) && first <= last ? range(first, last) : null;
}
