import { describe, expect, test } from 'vitest';
import {
  endText,
  addDays,
  addMonths,
  comparePeriod,
  dayNumber,
  dayOf,
  elapsedDays,
  isDay,
  isFinished,
  monthsBefore,
  parsePeriod,
  periodAt,
  periodMonths,
  previousPeriod,
  sameDays,
  sameLastYear,
  weekday,
  yearToDate,
} from '../../src/calendar/index.ts';
import type { Period } from '../../src/types/period.ts';

const period = (text: string): Period => {
  const found = parsePeriod(text);
  if (!found) throw new Error(text);
  return found;
};
const spans = (of: Period): string => `${of.text} ${of.from} ${of.until}`;

test('days are counted without a clock, over four centuries', () => {
  expect([dayNumber('1970-01-01'), dayNumber('2000-03-01'), dayNumber('2026-08-31')]).toEqual([0, 11017, 20696]);
  for (let n = -80_000; n < 80_000; n += 37) expect(dayNumber(dayOf(n))).toBe(n);
  for (const n of [0, 10957, 11016, 20696]) expect(dayOf(n)).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
  expect([weekday('2026-08-31'), weekday('2026-02-15'), weekday('1969-12-28')]).toEqual([1, 7, 7]);
  expect([addDays('2024-02-28', 1), addDays('2025-12-31', 1), addMonths('2026-03-31', -1)]).toEqual([
    '2024-02-29',
    '2026-01-01',
    '2026-02-28',
  ]);
  expect([isDay('2026-02-29'), isDay('2024-02-29'), isDay('2026-13-01'), isDay('2026-00-10')]).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test.each([
  ['2026', 'year', '2026-01-01', '2027-01-01'],
  ['2026-Q3', 'quarter', '2026-07-01', '2026-10-01'],
  ['2026-08', 'month', '2026-08-01', '2026-09-01'],
  ['2026-12', 'month', '2026-12-01', '2027-01-01'],
  ['2026-W35', 'week', '2026-08-24', '2026-08-31'],
  ['2026-W01', 'week', '2025-12-29', '2026-01-05'],
  ['2026-W53', 'week', '2026-12-28', '2027-01-04'],
  ['2026-08-01..2026-08-17', 'custom', '2026-08-01', '2026-08-18'],
])('%s is read', (text, grain, from, until) => {
  expect(parsePeriod(text)).toEqual({ text, grain, from, until });
});

test.each([
  '',
  '26',
  '2026-13',
  '2026-00',
  '2026-Q5',
  '2026-W00',
  '2025-W53',
  '2026-W54',
  '2026-8',
  '2026-08-01',
  '2026-08-17..2026-08-01',
  '2026-02-30..2026-03-01',
  'x2026',
  '2026..2027',
])('"%s" is no period', (text) => expect(parsePeriod(text)).toBeNull());

describe('beside a period', () => {
  test.each([
    ['2026', '2025', '2025'],
    ['2026-Q1', '2025-Q4', '2025-Q1'],
    ['2026-01', '2025-12', '2025-01'],
    ['2026-W01', '2025-W52', '2025-W01'],
    ['2026-W53', '2026-W52', '2025-W52'],
    ['2026-08-01..2026-08-17', '2026-07-15..2026-07-31', '2025-08-01..2025-08-17'],
    ['2026-02-01..2026-03-31', '2025-12-01..2026-01-31', '2025-02-01..2025-03-31'],
    ['2024-02-01..2024-02-29', '2024-01-01..2024-01-31', '2023-02-01..2023-02-28'],
    ['2024-02-29..2024-02-29', '2024-02-28..2024-02-28', '2023-02-28..2023-02-28'],
  ])('%s: before it %s, a year ago %s', (text, before, yearAgo) => {
    expect(previousPeriod(period(text)).text).toBe(before);
    expect(sameLastYear(period(text)).text).toBe(yearAgo);
    expect(parsePeriod(before)).toEqual(previousPeriod(period(text)));
  });

  test('an unfinished month is compared with as many days', () => {
    const august = period('2026-08');
    expect(spans(sameDays(august, '2026-08-18 00:00:00'))).toBe('2026-07-01..2026-07-17 2026-07-01 2026-07-18');
    expect(spans(sameDays(august, '2026-08-17 15:30:00'))).toBe('2026-07-01..2026-07-17 2026-07-01 2026-07-18');
    expect(sameDays(august, '2026-09-01 00:00:00').text).toBe('2026-07');
    expect(sameDays(period('2026-03'), '2026-03-31 00:00:00').text).toBe('2026-02');
    expect(elapsedDays(august, '2026-08-18 00:00:00')).toBe(17);
    expect([isFinished(august, '2026-08-31 23:59:59'), isFinished(august, '2026-09-01 00:00:00')]).toEqual([
      false,
      true,
    ]);
  });

  test('the year to date and the months before', () => {
    expect(spans(yearToDate(period('2026-08')))).toBe('2026-01-01..2026-08-31 2026-01-01 2026-09-01');
    expect(yearToDate(period('2026-Q1')).until).toBe('2026-04-01');
    expect(monthsBefore(period('2026-08'), 13).map((each) => each.text)).toEqual([
      ...['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'],
      ...['2026-04', '2026-05', '2026-06', '2026-07', '2026-08'],
    ]);
    expect(monthsBefore(period('2026-Q1'), 2).map((each) => each.text)).toEqual(['2026-02', '2026-03']);
    expect(periodMonths(period('2025-11-15..2026-01-02')).map((each) => each.text)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
    ]);
  });

  test('what the address names', () => {
    const august = period('2026-08');
    expect(comparePeriod(august, 'none', null)).toBeNull();
    expect(comparePeriod(august, 'previous', null)?.text).toBe('2026-07');
    expect(comparePeriod(august, 'year', null)?.text).toBe('2025-08');
    expect(comparePeriod(august, 'same-days', '2026-08-11 00:00:00')?.text).toBe('2026-07-01..2026-07-10');
    expect(comparePeriod(august, '2026-Q1', null)?.text).toBe('2026-Q1');
    expect(comparePeriod(august, 'rubbish', null)).toBeNull();
  });
});

test('the first moment of a day ends the day before', () => {
  expect(endText('2026-09-01 00:00:00')).toBe('2026-08-31 24:00');
  expect(endText('2026-09-01')).toBe('2026-08-31 24:00');
  expect(endText('2026-09-01 08:30:00')).toBe('2026-09-01 08:30:00');
});

test('a day lies in one period of each grain', () => {
  expect(
    (['day', 'week', 'month', 'quarter', 'year'] as const).map((grain) => periodAt('2026-08-31', grain).text),
  ).toEqual(['2026-08-31..2026-08-31', '2026-W36', '2026-08', '2026-Q3', '2026']);
});
