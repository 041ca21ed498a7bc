/** Arithmetic of calendar days as text and day numbers; no Date, no time zone. */
import type { Day, Stamp } from '../types/plain.ts';

/** Days since 1970-01-01 of a proleptic Gregorian date. */
export function dayNumberOf(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Days since 1970-01-01; of a stamp, of its day. */
export function dayNumber(day: Day | Stamp): number {
  return dayNumberOf(yearOf(day), monthOf(day), Number(day.slice(8, 10)));
}

/** The day with that number. */
export function dayOf(number: number): Day {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dayText(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
}

export const dayText = (year: number, month: number, dayOfMonth: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;

export const yearOf = (day: Day | Stamp): number => Number(day.slice(0, 4));
export const monthOf = (day: Day | Stamp): number => Number(day.slice(5, 7));

export const addDays = (day: Day | Stamp, days: number): Day => dayOf(dayNumber(day) + days);

/** Days from `from` to `until`: 1 for two days in a row. */
export const daysBetween = (from: Day | Stamp, until: Day | Stamp): number => dayNumber(until) - dayNumber(from);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day | Stamp): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** First day of a month; `month` may lie outside 1–12 and moves the year. */
export function firstOfMonth(year: number, month: number): Day {
  const months = year * 12 + month - 1;
  return dayText(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1);
}

/** The same day of the month `months` later, or that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const first = firstOfMonth(yearOf(day), monthOf(day) + months);
  const length = daysBetween(first, firstOfMonth(yearOf(first), monthOf(first) + 1));
  return addDays(first, Math.min(Number(day.slice(8, 10)), length) - 1);
}

/** True for the text of a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = monthOf(text);
  return month >= 1 && month <= 12 && dayOf(dayNumber(text)) === text;
}

/** The instant `seconds` later; a fraction of a second is dropped. */
export function addSeconds(stamp: Stamp, seconds: number): Stamp {
  const [hours = 0, minutes = 0, whole = 0] = stamp.slice(11).split(':').map(Number);
  const total = dayNumber(stamp) * 86_400 + hours * 3600 + minutes * 60 + Math.floor(whole) + seconds;
  const inDay = ((total % 86_400) + 86_400) % 86_400;
  const clock = [inDay / 3600, (inDay % 3600) / 60, inDay % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  );
  return `${dayOf(Math.floor(total / 86_400))} ${clock.join(':')}`;
}

export const midnight = (day: Day): Stamp => `${day} 00:00:00`;

/** An exclusive instant in the words of a day's end: the first moment of a day is the day before, 24:00. */
export function endText(stamp: Stamp): string {
  const midnight = /^\d{4}-\d{2}-\d{2}(?:[ T]00:00(?::00(?:\.0+)?)?)?$/.test(stamp);
  return midnight ? `${addDays(stamp.slice(0, 10), -1)} 24:00` : stamp;
}
