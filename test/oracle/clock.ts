/** Naive stamps as seconds, working days and deadlines, written from the calendar notices alone. */
export const DAY = 86_400;

/** Seconds of a stamp or a day; null when empty. */
export const at = (text: string | undefined): number | null =>
  text ? Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19) || '00:00:00'}Z`) / 1000 : null;
export const dayStart = (moment: number): number => Math.floor(moment / DAY) * DAY;
export const dayOf = (moment: number): string => new Date(moment * 1000).toISOString().slice(0, 10);

/** Off-days and make-up workdays of 2025 and 2026, from the State Council's notices. */
const off = spread(
  '2025-01-01 2025-01-28/2025-02-04 2025-04-04/2025-04-06 2025-05-01/2025-05-05 2025-05-31/2025-06-02 2025-10-01/2025-10-08 2026-01-01/2026-01-03 2026-02-15/2026-02-23 2026-04-04/2026-04-06 2026-05-01/2026-05-05 2026-06-19/2026-06-21 2026-09-25/2026-09-27 2026-10-01/2026-10-07',
);
const work = spread(
  '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10',
);

function spread(text: string): Set<string> {
  return new Set(
    text.split(' ').flatMap((range) => {
      const [from = '', until = from] = range.split('/');
      const days: string[] = [];
      for (let day = at(from) ?? 0; day <= (at(until) ?? 0); day += DAY) days.push(dayOf(day));
      return days;
    }),
  );
}

export function isWorkday(day: number): boolean {
  const text = dayOf(day);
  if (work.has(text)) return true;
  if (off.has(text)) return false;
  const weekday = new Date(day * 1000).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Exclusive end of a limit of natural days: start day not counted, an off-day rolls to the next working day. */
export function naturalLimit(trigger: number, days: number): number {
  let last = dayStart(trigger) + days * DAY;
  while (!isWorkday(last)) last += DAY;
  return last + DAY;
}
