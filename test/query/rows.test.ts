import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import {
  listQuery,
  rowsQuery,
  type ListRequest,
  type RowPart,
  type RowsQuery,
  type RowsRequest,
} from '../../src/query/index.ts';
import { lists, rowColumns } from '../../src/subjects/lists.ts';
import { metricList } from '../../src/subjects/metrics/index.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import { factTables } from '../../src/types/kind.ts';
import { openInNode } from '../engine-in-node.ts';
import { august, everything, figure, figures, fill, makeTables } from './facts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
beforeEach(() => makeTables(engine));
afterAll(() => engine.close());

async function ask(query: RowsQuery | null) {
  if (!query) throw new Error('no rows');
  const [count, page] = [await engine.run(query.count), await engine.run(query.page)];
  if (!count.ok || !page.ok) throw new Error(JSON.stringify([count, page]));
  const { columns, rowCount } = page.value;
  const rows = Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[i]])),
  );
  return { n: count.value.columns[0]?.values[0], rows };
}

const request: Omit<RowsRequest, 'metric' | 'part'> = { span: august, filters: [], limit: 50, offset: 0 };
const behind = (metric: string, part: RowPart, more: Partial<RowsRequest> = {}) =>
  ask(rowsQuery({ ...request, metric, part, ...more }, everything, defaultRules));

const complaint = (received: string, ended: string | null, due: string, more = {}) => ({
  received_at: received,
  ended_at: ended,
  resolved_on: ended,
  first_ended_at: ended,
  first_resolved_at: ended,
  due_before: due,
  ...more,
});

describe('the rows behind a figure', () => {
  beforeEach(async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-08-01 09:30:00', '2026-08-05', '2026-08-17', {
        _row: 4,
        ticket_id: 'A1',
        branch: '甲',
        duration_days: 4,
      }),
      complaint('2026-08-02', null, '2026-08-18', { _row: 5, ticket_id: 'A2', branch: '乙' }),
      complaint('2026-08-03', null, '2026-09-10', { _row: 6, ticket_id: 'A3' }),
      complaint('2026-08-03', null, '2026-08-19', { _row: 7, ticket_id: 'A4', end_unknown: true }),
    ]);
    await fill(engine, 'complaints', [{ _file: 1, _row: 5, content: '理赔太慢', handler: '坐席001' }]);
  });

  test('count as its parts do', async () => {
    const found = await figure(engine, 'C12.legal');
    expect(found).toMatchObject({ numerator: 1, denominator: 2, pending: 1, unknown: 1 });
    const parts: RowPart[] = ['numerator', 'denominator', 'missed', 'pending', 'unknown', 'all'];
    expect(await Promise.all(parts.map(async (part) => (await behind('C12', part)).n))).toEqual([1, 2, 1, 1, 1, 4]);
  });

  test('show file, row, stamps as text, limits as the last second in time, and the long text', async () => {
    const { rows } = await behind('C12', 'missed');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      _file: 1,
      _row: 5,
      ticket_id: 'A2',
      received_at: '2026-08-02 00:00:00',
      due_before: '2026-08-17 23:59:59',
      content: '理赔太慢',
      is_v: true,
    });
  });

  test('of a group, a filter, a word; sorted and in pages', async () => {
    const split = { splits: [{ kind: 'field', field: 'branch' }] } as const;
    expect((await behind('C01', 'numerator', { ...split, group: ['甲'] })).n).toBe(1);
    expect((await behind('C01', 'numerator', { ...split, group: [null] })).n).toBe(2);
    expect(
      (await behind('C01', 'numerator', { filters: [{ kind: 'oneOf', field: 'branch', values: ['甲', '乙'] }] })).n,
    ).toBe(2);
    expect((await behind('C01', 'numerator', { search: '太慢' })).n).toBe(1);
    expect((await behind('C01', 'numerator', { search: "'; DROP TABLE complaint_facts; --" })).n).toBe(0);
    const page = await behind('C01', 'numerator', {
      sort: { column: 'ticket_id', descending: true },
      limit: 2,
      offset: 1,
    });
    expect(page.n).toBe(4);
    expect(page.rows.map((row) => row['ticket_id'])).toEqual(['A3', 'A2']);
  });

  test('of stock, curve and flow', async () => {
    expect((await behind('C14', 'numerator')).n).toBe((await figure(engine, 'C14')).value);
    expect((await behind('C13', 'numerator')).rows.map((row) => row['ticket_id'])).toEqual(['A2']);
    expect((await behind('C15.p50', 'denominator')).n).toBe((await figure(engine, 'C15.p50')).n);
    expect((await behind('C15.p50', 'missed')).n).toBe(2);
    expect((await behind('C18.flow', 'numerator')).n).toBe((await figure(engine, 'C18.flow')).numerator);
    expect((await behind('C18.flow', 'denominator')).n).toBe(4);
  });

  test('of a reason', async () => {
    await fill(engine, 'ratings', [
      { rated_at: '2026-08-03', level: 2, reasons: ['慢', '态度'] },
      { rated_at: '2026-08-03', level: 1, reasons: ['态度'] },
    ]);
    for (const one of await figures(engine, { metrics: ['S08'] }))
      expect((await behind('S08', 'numerator', { group: one.group })).n).toBe(one.numerator);
    expect((await behind('S08', 'numerator', { group: ['慢'] })).rows[0]).toMatchObject({ reasons: '慢；态度' });
  });

  test('of every metric can be asked for', async () => {
    for (const metric of metricList.filter((one) => one.kind !== 'score'))
      for (const part of ['numerator', 'missed', 'all'] as const) await behind(metric.id, part);
    expect(rowsQuery({ ...request, metric: 'Q12', part: 'all' }, everything, defaultRules)).toBeNull();
    expect(Object.keys(rowColumns).sort()).toEqual([...factTables].sort());
  });

  test('of rows read twice are those of the files in the period', async () => {
    await fill(engine, 'fates', [
      { _file: 1, kind: 'complaints', fate: 'duplicate' },
      { _file: 9, kind: 'complaints', fate: 'superseded' },
    ]);
    expect((await behind('G02', 'numerator')).rows).toEqual([
      { _file: 1, _row: 1, kind: 'complaints', fate: 'duplicate' },
    ]);
  });
});

describe('lists', () => {
  const list = (id: string, more: Partial<ListRequest> = {}) =>
    ask(listQuery({ list: id, span: august, filters: [], limit: 50, offset: 0, ...more }, everything, defaultRules));

  test('supervision: the overdue are C13, then what falls due in three days', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-08-01', null, '2026-08-20', { ticket_id: 'late', updated_at: '2026-08-25' }),
      complaint('2026-06-01', null, '2026-09-01', { ticket_id: 'just' }),
      complaint('2026-08-18', null, '2026-09-04', { ticket_id: 'soon' }),
      complaint('2026-08-20', null, '2026-09-05', { ticket_id: 'later' }),
      complaint('2026-08-01', '2026-08-31', '2026-08-17', { ticket_id: 'done' }),
    ]);
    const { rows } = await list('supervision');
    expect(rows.map((row) => [row['ticket_id'], row['days_overdue'], row['days_idle']])).toEqual([
      ['late', 12, 7],
      ['just', 0, 92],
      ['soon', -3, 14],
    ]);
    expect(rows.filter((row) => Number(row['days_overdue']) >= 0)).toHaveLength(
      (await figure(engine, 'C13')).value ?? -1,
    );
  });

  test('callbacks overdue, due and never reached', async () => {
    const target = (due: string, more = {}) => ({
      period_stamp: '2026-08-20',
      trigger_at: '2026-08-20',
      due_before: due,
      ...more,
    });
    await fill(engine, 'callback_targets', [
      target('2026-08-25', { ticket_key: 'a' }),
      target('2026-09-03', { ticket_key: 'b' }),
      target('2026-08-25', { ticket_key: 'c', attempts: 2, first_attempt_at: '2026-08-22' }),
      target('2026-08-25', { ticket_key: 'd', attempts: 1, reached_at: '2026-08-24' }),
      target('2026-08-25', { ticket_key: 'e', attempts: 1, refused: true }),
      target('2026-09-09', { ticket_key: 'f' }),
    ]);
    const keys = async (id: string) => (await list(id)).rows.map((row) => row['ticket_key']).sort();
    expect(await keys('callbacks-overdue')).toEqual(['a', 'c']);
    expect(await keys('callbacks-due')).toEqual(['b']);
    expect(await keys('callbacks-unreached')).toEqual(['c', 'e']);
  });

  test('verbatims begin with the worst; the register holds C01 rows; every list runs', async () => {
    await fill(engine, 'ratings', [
      { rated_at: '2026-08-03', level: 5, comment: '好' },
      { rated_at: '2026-08-03', level: 1, comment: '差' },
      { rated_at: '2026-08-03', level: 1, comment: ' ' },
    ]);
    expect((await list('verbatims')).rows.map((row) => row['comment'])).toEqual(['差', '好']);
    await fill(engine, 'complaint_facts', [
      complaint('2026-08-01', null, '2026-08-20'),
      complaint('2026-07-01', null, '2026-08-20'),
    ]);
    expect((await list('register')).n).toBe((await figure(engine, 'C01')).value);
    for (const id of Object.keys(lists)) await list(id);
  });
});
