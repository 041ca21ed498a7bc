import { expect, test } from 'vitest';
import { isWorkday, isYearCovered, missingYears, month, noticeDays, workingDaysIn } from '../../src/calendar/index.ts';
import { addDays } from '../../src/calendar/index.ts';

const daysFrom = (first: string, last: string): string[] => {
  const days = [first];
  while (days.at(-1) !== last) days.push(addDays(days.at(-1) ?? last, 1));
  return days;
};
const off2026 = [
  ...daysFrom('2026-01-01', '2026-01-03'),
  ...daysFrom('2026-02-15', '2026-02-23'),
  ...daysFrom('2026-04-04', '2026-04-06'),
  ...daysFrom('2026-05-01', '2026-05-05'),
  ...daysFrom('2026-06-19', '2026-06-21'),
  ...daysFrom('2026-09-25', '2026-09-27'),
  ...daysFrom('2026-10-01', '2026-10-07'),
];
const work2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
const off2025 = [
  '2025-01-01',
  ...daysFrom('2025-01-28', '2025-02-04'),
  ...daysFrom('2025-04-04', '2025-04-06'),
  ...daysFrom('2025-05-01', '2025-05-05'),
  ...daysFrom('2025-05-31', '2025-06-02'),
  ...daysFrom('2025-10-01', '2025-10-08'),
];
const work2025 = ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'];
const noticed = (year: string, work: boolean): string[] =>
  [...noticeDays]
    .filter(([day, value]) => day.startsWith(year) && value === work)
    .map(([day]) => day)
    .sort();

test('the notices of 2026 and 2025, day by day', () => {
  expect(off2026.length + work2026.length).toBe(39);
  expect([noticed('2026', false), noticed('2026', true)]).toEqual([off2026, work2026]);
  expect([noticed('2025', false), noticed('2025', true)]).toEqual([off2025, work2025]);
  expect(off2026.map(isWorkday)).toEqual(off2026.map(() => false));
  expect(work2026.map(isWorkday)).toEqual(work2026.map(() => true));
});

test.each([
  [2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]],
  [2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]],
])('working days per month of %i', (year, expected) => {
  expect(Array.from({ length: 12 }, (_, i) => workingDaysIn(month(year, i + 1)))).toEqual(expected);
});

test('covered are the years with an entry; December needs the next year too', () => {
  expect([2003, 2004, 2026, 2027].map(isYearCovered)).toEqual([false, true, true, false]);
  expect(missingYears({ from: '2025-11-01', until: '2026-01-01' })).toEqual([]);
  expect(missingYears({ from: '2026-11-01', until: '2026-12-01' })).toEqual([]);
  expect(missingYears({ from: '2026-11-01', until: '2026-12-02' })).toEqual([2027]);
  expect(missingYears({ from: '2003-05-01', until: '2004-02-01' })).toEqual([2003]);
});

test('a year without a notice counts natural days', () => {
  expect(['2027-01-01', '2027-01-02', '2027-01-03'].map(isWorkday)).toEqual([true, true, true]);
});
