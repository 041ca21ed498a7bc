import type { Words } from '../types/words.ts';
import type { Forms } from './forms.ts';

const monthText = /^(\d{4})-(\d{2})$/;
const dayText = /^(\d{4})-(\d{2})-(\d{2})/;
const stampText = /^\d{4}-\d{2}-\d{2}[ T](\d{2}:\d{2})(:\d{2})?/;

/** The first or the last moment of a day stands for the day. */
const wholeDay = /[ T](?:00:00(?::00(?:\.0+)?)?|23:59:59)$/;

/** Months, days and stamps as text: no calendar day passes through a time zone. Unknown text stays as it is. */
export function dateWriter(forms: Forms): Pick<Words, 'month' | 'day' | 'stamp'> {
  const day = (text: string): string => {
    const [, year, month, date] = dayText.exec(text) ?? [];
    return year ? forms.day(Number(year), Number(month), Number(date)) : text;
  };
  return {
    month: (text, short = false) => {
      const [, year, month] = monthText.exec(text) ?? [];
      if (!year) return text;
      return short ? forms.shortMonth(Number(month)) : forms.month(Number(year), Number(month));
    },
    day,
    stamp: (text) => {
      const [, clock, seconds = ''] = stampText.exec(text) ?? [];
      if (wholeDay.test(text)) return day(text);
      return clock ? forms.stamp(day(text), clock + (seconds === ':00' ? '' : seconds)) : day(text);
    },
  };
}
