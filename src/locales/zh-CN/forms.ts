import { narrow, type Forms } from '../forms.ts';

const withUnit = (unit: string) => (text: string) => `${text}${narrow}${unit}`;

export const forms: Forms = {
  tag: 'zh-CN',
  unit: {
    count: (text) => text,
    number: (text) => text,
    percent: withUnit('%'),
    days: withUnit('天'),
    hours: withUnit('小时'),
    seconds: withUnit('秒'),
    score: withUnit('分'),
    'per-day': withUnit('/天'),
  },
  month: (year, month) => `${year}年${month}月`,
  shortMonth: (month) => `${month}月`,
  day: (year, month, day) => `${year}年${month}月${day}日`,
  stamp: (day, clock) => `${day} ${clock}`,
  spaced: true,
};
