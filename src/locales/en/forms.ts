import { narrow, type Forms } from '../forms.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const plural = (one: string, many: string) => (text: string, value: number) =>
  `${text}${narrow}${Math.abs(value) === 1 ? one : many}`;

export const forms: Forms = {
  tag: 'en',
  unit: {
    count: (text) => text,
    number: (text) => text,
    percent: (text) => `${text}%`,
    days: plural('day', 'days'),
    hours: (text) => `${text}${narrow}h`,
    seconds: (text) => `${text}${narrow}s`,
    score: plural('pt', 'pts'),
    'per-day': (text) => `${text}${narrow}/day`,
  },
  month: (year, month) => `${months[month - 1] ?? month} ${year}`,
  shortMonth: (month) => months[month - 1] ?? String(month),
  day: (year, month, day) => `${day} ${months[month - 1] ?? month} ${year}`,
  stamp: (day, clock) => `${day}, ${clock}`,
  spaced: false,
};
