import { expect, test } from 'vitest';
import { statedExportTime } from '../../src/load/tables/export-time.ts';

const stated = (path: string, titles: string[] = [], sheet = ''): string | null =>
  statedExportTime({ path, titles, sheet });

test.each([
  ['投诉登记表2026-08-31.csv', '2026-09-01 00:00:00'],
  ['a/b/投诉_20260831.xlsx', '2026-09-01 00:00:00'],
  ['导出 2026年8月31日.csv', '2026-09-01 00:00:00'],
  ['export_2026_8_5.csv', '2026-08-06 00:00:00'],
  ['tickets-20260831153000.csv', '2026-08-31 15:30:00'],
  ['tickets_20260831_1530.csv', '2026-08-31 15:30:00'],
  ['投诉20260801-20260831.csv', '2026-09-01 00:00:00'],
  ['投诉2026-08-01至2026-08-31.csv', '2026-09-01 00:00:00'],
  ['投诉2026年8月1日-8月31日.csv', '2026-09-01 00:00:00'],
  ['投诉2026年8月1日-31日.csv', '2026-09-01 00:00:00'],
  ['2026.8.1~8.31.csv', '2026-09-01 00:00:00'],
])('%s is known until %s', (name, until) => expect(stated(name)).toBe(until));

test.each([
  '投诉登记表8月.csv',
  '2026-08.csv',
  '202608.csv',
  '投诉2026年8月.csv',
  'boston311-100.csv',
  'la311_first300.csv',
  'calls 13800138000.csv',
  'x20261345.csv',
  '2026-02-30.csv',
  '1.2026.08.31.csv.csv/a.csv',
])('%s states no time', (name) => expect(stated(name)).toBe(null));

test('titles tell when the name does not, a labelled date before others', () => {
  expect(stated('a.csv', ['投诉登记表', '统计期间：2026-08-01至2026-08-31', '导出时间：2026-09-02 18:05'])).toBe(
    '2026-09-02 18:05:00',
  );
  expect(stated('a.csv', ['2026年8月投诉登记表', '统计时间：2026年8月1日至8月31日'])).toBe('2026-09-01 00:00:00');
  expect(stated('a.csv', ['Report from 2026-08-01 to 2026-08-31'])).toBe('2026-09-01 00:00:00');
  expect(stated('a.csv', ['截止 2026-08-31'])).toBe('2026-09-01 00:00:00');
  expect(stated('a.csv', ['填表 2026-08-03', '审核 2026-08-09'])).toBe(null);
  expect(stated('a.csv', [], '20260831')).toBe('2026-09-01 00:00:00');
});

test('the name leads, then the titles', () => {
  expect(stated('a_20260831.csv', ['导出时间 2026-09-05'])).toBe('2026-09-01 00:00:00');
});
