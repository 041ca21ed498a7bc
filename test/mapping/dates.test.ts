import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openInNode } from '../engine-in-node.ts';
import { typed } from './table.ts';

let engine: Engine;
beforeAll(async () => (engine = await openInNode()));
afterAll(() => engine.close());

/** The stamps that a column of complaints becomes. */
async function stamps(
  texts: readonly (string | null)[],
  titles: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const rows = texts.map((text, i) => [`T${10001 + i}`, '2026-01-01', '投诉', '电话', text]);
  const table = await typed(engine, ['工单编号', '受理时间', '工单类型', '渠道', '办结时间'], rows, { titles });
  return Object.fromEntries(texts.map((text, i) => [text, table.rows[i]?.['resolved_at']]));
}

test('ISO, slashes, dots, Chinese dates and clocks', async () => {
  expect(
    await stamps([
      '2026-03-01',
      '2026-03-01 08:05:09',
      '2026-03-01T08:05',
      '2026/3/1',
      '2026/3/1 8:05',
      '2026.3.1',
      '2026年3月1日',
      '2026年3月1日 8时5分',
      '2026年3月1日 下午3:05',
      '2026-03-01 上午9:00:01',
      '２０２６－０３－０１',
      '2026年3月1日 晚上8点',
      '20260301',
      '20260301080509',
      '2026-03-01(周日)',
      '2026-03-01 08:05:09.5',
      '26年3月1日',
    ]),
  ).toMatchObject({
    '2026-03-01': '2026-03-01 00:00:00',
    '2026-03-01 08:05:09': '2026-03-01 08:05:09',
    '2026-03-01T08:05': '2026-03-01 08:05:00',
    '2026/3/1': '2026-03-01 00:00:00',
    '2026/3/1 8:05': '2026-03-01 08:05:00',
    '2026.3.1': '2026-03-01 00:00:00',
    '2026年3月1日': '2026-03-01 00:00:00',
    '2026年3月1日 8时5分': '2026-03-01 08:05:00',
    '2026年3月1日 下午3:05': '2026-03-01 15:05:00',
    '2026-03-01 上午9:00:01': '2026-03-01 09:00:01',
    '２０２６－０３－０１': '2026-03-01 00:00:00',
    '2026年3月1日 晚上8点': '2026-03-01 20:00:00',
    '20260301': '2026-03-01 00:00:00',
    '20260301080509': '2026-03-01 08:05:09',
    '2026-03-01(周日)': '2026-03-01 00:00:00',
    '2026-03-01 08:05:09.5': '2026-03-01 08:05:09.5',
  });
});

test('month and day take their year from the title', async () => {
  expect(await stamps(['3月1日', '3月15日 8:30', '2026-03-02'], ['2026年3月投诉登记表'])).toEqual({
    '3月1日': '2026-03-01 00:00:00',
    '3月15日 8:30': '2026-03-15 08:30:00',
    '2026-03-02': '2026-03-02 00:00:00',
  });
});

test('month and day without a year anywhere stay unread', async () => {
  expect(await stamps(['3月1日', '2026-03-02'])).toEqual({ '3月1日': null, '2026-03-02': '2026-03-02 00:00:00' });
});

test('the values of the column prove the order of day and month', async () => {
  expect(await stamps(['1/2/2026', '13/2/2026 14:05:00', '2/1/26'])).toEqual({
    '1/2/2026': '2026-02-01 00:00:00',
    '13/2/2026 14:05:00': '2026-02-13 14:05:00',
    '2/1/26': '2026-01-02 00:00:00',
  });
  expect(await stamps(['1/2/2026', '2/13/2026 02:05:00 PM', '12/31/2017 11:59:58 PM', '1/5/2018 12:00:00 AM'])).toEqual(
    {
      '1/2/2026': '2026-01-02 00:00:00',
      '2/13/2026 02:05:00 PM': '2026-02-13 14:05:00',
      '12/31/2017 11:59:58 PM': '2017-12-31 23:59:58',
      '1/5/2018 12:00:00 AM': '2018-01-05 00:00:00',
    },
  );
});

test('serials, epochs, zones and month names', async () => {
  expect(
    await stamps([
      '46023',
      '46023.5',
      '1767200000',
      '1767200000000',
      '2026-03-31T17:00:00Z',
      '2026-03-31 17:00:00+08:00',
      '2026-03-31T12:00:00-0500',
      '2026-03-31 17:00:00.25Z',
      '19-Jan-2022',
      'Jan 19, 2022 3:04 PM',
      'Wed Jan 19 11:42:16 EST 2022',
    ]),
  ).toEqual({
    '46023': '2026-01-01 00:00:00',
    '46023.5': '2026-01-01 12:00:00',
    '1767200000': '2026-01-01 00:53:20',
    '1767200000000': '2026-01-01 00:53:20',
    '2026-03-31T17:00:00Z': '2026-04-01 01:00:00',
    '2026-03-31 17:00:00+08:00': '2026-03-31 17:00:00',
    '2026-03-31T12:00:00-0500': '2026-04-01 01:00:00',
    '2026-03-31 17:00:00.25Z': '2026-04-01 01:00:00.25',
    '19-Jan-2022': '2022-01-19 00:00:00',
    'Jan 19, 2022 3:04 PM': '2022-01-19 15:04:00',
    'Wed Jan 19 11:42:16 EST 2022': '2022-01-19 11:42:16',
  });
});

test('what is no date is unread, and a dash says nothing', async () => {
  const table = await typed(
    engine,
    ['工单编号', '受理时间', '工单类型', '办结时间'],
    [
      ['T20001', '2026-01-01', '投诉', '2026-02-30'],
      ['T20002', '2026-01-01', '投诉', '-'],
      ['T20003', '2026-01-01', '投诉', '2026-01-03'],
      ['T20004', '下周', '投诉', '2026-01-03'],
      ['T20005', null, '投诉', '2026-01-03'],
    ],
  );
  expect(table.unread).toEqual([
    { _row: 2, field: 'resolved_at', text: '2026-02-30' },
    { _row: 5, field: 'received_at', text: '下周' },
  ]);
  expect(table.refused).toEqual([
    { _row: 5, reason: 'no-stamp', text: '下周' },
    { _row: 6, reason: 'no-stamp', text: null },
  ]);
  expect(table.rows).toHaveLength(3);
});

test('a column of midnights carries no clock', async () => {
  const headers = ['工单编号', '受理时间', '工单类型', '办结时间'];
  const { mapping } = await typed(engine, headers, [
    ['T1', '2026-01-01 00:00:00', '投诉', '2026-01-02 08:00'],
    ['T2', '2026-01-02 00:00', '投诉', null],
  ]);
  expect(mapping.columns.map((reading) => reading.hasClock)).toEqual([undefined, false, undefined, true]);
});

test('naive stamps of another zone move to the report zone, summer time included', async () => {
  const headers = ['Ticket ID', 'Created at', 'Type', 'Status', 'Solved at'];
  const rows = [['1', '2026-01-10 12:00:00', 'complaint', 'open', '2026-07-10 12:00:00']];
  const {
    rows: [row],
  } = await typed(engine, headers, rows, {}, (mapping) => ({ ...mapping, zone: 'America/New_York' }));
  expect(row).toMatchObject({ received_at: '2026-01-11 01:00:00', resolved_at: '2026-07-11 00:00:00' });
});
