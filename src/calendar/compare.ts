/** Periods beside a period: before it, a year ago, up to it. */
import type { Day, Stamp } from '../types/plain.ts';
import type { Compare, Period } from '../types/period.ts';
import { addDays, addMonths, daysBetween, dayText, monthOf, yearOf } from './days.ts';
import { daysIn, lastDay, month, mondayOfWeek1, parsePeriod, periodAt, quarter, range, week } from './period.ts';

/** The period of the same grain just before; before a range, whole months if it is whole months, else as many days. */
export function previousPeriod(period: Period): Period {
  const year = yearOf(period.from);
  switch (period.grain) {
    case 'year':
      return periodAt(dayText(year - 1, 1, 1), 'year');
    case 'quarter':
      return quarter(year, Math.ceil(monthOf(period.from) / 3) - 1);
    case 'month':
      return month(year, monthOf(period.from) - 1);
    case 'week':
      return week(addDays(period.from, -7));
    default:
      return range(beforeRange(period), addDays(period.from, -1));
  }
}

/** The same period a year earlier; week 53 of a shorter year is its week 52. */
export function sameLastYear(period: Period): Period {
  const year = yearOf(period.from) - 1;
  switch (period.grain) {
    case 'year':
      return periodAt(dayText(year, 1, 1), 'year');
    case 'quarter':
      return quarter(year, Math.ceil(monthOf(period.from) / 3));
    case 'month':
      return month(year, monthOf(period.from));
    case 'week':
      return weekLastYear(period);
    default:
      return range(addMonths(period.from, -12), lastYearsLast(period));
  }
}

/** The previous period, cut to as many days as the period has had by `asOf`; whole when the period is over. */
export function sameDays(period: Period, asOf: Stamp | null): Period {
  const before = previousPeriod(period);
  const days = elapsedDays(period, asOf);
  if (days === daysIn(period) || days === 0) return before;
  return days >= daysIn(before) ? before : range(before.from, addDays(before.from, days - 1));
}

/** How many days of the period have begun before `asOf` (an exclusive instant). */
export function elapsedDays(period: Period, asOf: Stamp | null): number {
  if (asOf === null) return daysIn(period);
  const begun = daysBetween(period.from, asOf) + (isMidnight(asOf) ? 0 : 1);
  return Math.min(Math.max(begun, 0), daysIn(period));
}

/** True when the data reach the period's end. */
export const isFinished = (period: Period, asOf: Stamp | null): boolean =>
  asOf === null || asOf.slice(0, 10) >= period.until;

/** 1 January of the year of the period's last day, up to the period's end. */
export function yearToDate(period: Period): Period {
  const last = lastDay(period);
  return range(dayText(yearOf(last), 1, 1), last);
}

/** `count` months in order, the last of which is the month of the period's last day. */
export function monthsBefore(period: Period, count: number): Period[] {
  const last = lastDay(period);
  return Array.from({ length: count }, (_, i) => month(yearOf(last), monthOf(last) - count + 1 + i));
}

/** The period to compare with; null for `none` and for text that names no period. */
export function comparePeriod(period: Period, compare: Compare, asOf: Stamp | null): Period | null {
  switch (compare) {
    case 'none':
      return null;
    case 'previous':
      return previousPeriod(period);
    case 'year':
      return sameLastYear(period);
    case 'same-days':
      return sameDays(period, asOf);
    default:
      return parsePeriod(compare);
  }
}

const isMidnight = (stamp: Stamp): boolean => /^(?:[ T]?00:00(?::00(?:\.0+)?)?)?$/.test(stamp.slice(10));

function beforeRange(period: Period): Day {
  const wholeMonths = period.from.endsWith('-01') && period.until.endsWith('-01');
  if (!wholeMonths) return addDays(period.from, -daysIn(period));
  const months = (yearOf(period.until) - yearOf(period.from)) * 12 + monthOf(period.until) - monthOf(period.from);
  return addMonths(period.from, -months);
}

/** A range to the end of a month stays one: 29 February and 28 February are both last days. */
function lastYearsLast(period: Period): Day {
  return period.until.endsWith('-01') ? addDays(addMonths(period.until, -12), -1) : addMonths(lastDay(period), -12);
}

function weekLastYear(period: Period): Period {
  const year = yearOf(addDays(period.from, 3)) - 1;
  const number = Number(period.text.slice(-2));
  const found = week(addDays(mondayOfWeek1(year), (number - 1) * 7));
  return yearOf(addDays(found.from, 3)) === year ? found : week(addDays(found.from, -7));
}
