/** What typing has to know beside the mapping: zones and the year of dates without one. */
import type { Stamp } from '../../types/plain.ts';

/** From a naive local stamp on, so many minutes lead to the report zone. */
export interface ZoneShift {
  readonly from: Stamp;
  readonly minutes: number;
}

export interface TypingContext {
  /** Minutes of the report zone east of Greenwich. */
  readonly reportOffsetMinutes: number;
  /** Shifts of naive stamps from the file's zone; empty when it is the report zone. */
  readonly zoneShifts: readonly ZoneShift[];
  /** Year of dates like 3月1日, from title rows or file name; null = such dates cannot be read. */
  readonly exportYear: number | null;
}

/** The year that stands in titles, sheet or file name: 2026年3月, 202603, 2026-03-31. */
export function yearIn(texts: readonly string[]): number | null {
  for (const text of texts) {
    const match = /(?<!\d)(20\d{2})(?:年|[-/._]?(?:0[1-9]|1[0-2])|(?!\d))/.exec(text.normalize('NFKC'));
    if (match) return Number(match[1]);
  }
  return null;
}

const offsets = new Map<string, Intl.DateTimeFormat>();

/** Minutes of a zone east of Greenwich at an instant. */
export function offsetAt(zone: string, instant: number): number {
  const format =
    offsets.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  offsets.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute']);
  return Math.round((local - Math.floor(instant / 60_000) * 60_000) / 60_000);
}

/** The shifts from one zone to another, with every change of summer time between two years. */
export function zoneShifts(zone: string, report: string, fromYear = 2000, toYear = 2040): ZoneShift[] {
  if (zone === report) return [];
  const hour = 3_600_000;
  const shiftAt = (instant: number): number => offsetAt(report, instant) - offsetAt(zone, instant);
  const shifts: ZoneShift[] = [];
  let last: number | null = null;
  for (let day = Date.UTC(fromYear, 0, 1); day < Date.UTC(toYear, 0, 1); day += 24 * hour) {
    const shift = shiftAt(day);
    if (shift === last) continue;
    let change = day;
    while (last !== null && shiftAt(change - hour) === shift) change -= hour;
    const local = new Date(change + offsetAt(zone, change) * 60_000).toISOString().slice(0, 19).replace('T', ' ');
    shifts.push({ from: last === null ? '0001-01-01 00:00:00' : local, minutes: shift });
    last = shift;
  }
  return shifts;
}

/** The context of a table in a zone. */
export const typingContext = (zone: string, report: string, texts: readonly string[]): TypingContext => ({
  reportOffsetMinutes: offsetAt(report, Date.UTC(2020, 0, 1)),
  zoneShifts: zoneShifts(zone, report),
  exportYear: yearIn(texts),
});
