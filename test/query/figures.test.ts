import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { figureQueries } from '../../src/query/index.ts';
import { metricList } from '../../src/subjects/metrics/index.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import { openInNode } from '../engine-in-node.ts';
import { august, everything, figure, figures, fill, loadedOf, aTable, makeTables } from './facts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
beforeEach(() => makeTables(engine));
afterAll(() => engine.close());

const complaint = (received: string, ended: string | null, due: string, more = {}) => ({
  received_at: received,
  ended_at: ended,
  resolved_on: ended,
  first_ended_at: ended,
  first_resolved_at: ended,
  due_before: due,
  due15_before: due,
  reply_before: due,
  ...more,
});

describe('every metric', () => {
  test('runs on empty tables without a foreign request', async () => {
    const found = await figures(engine, { metrics: metricList.map((metric) => metric.id) });
    expect(new Set(found.map((one) => one.metric)).size).toBe(metricList.length - 1); // Q12 stands for its parts
    expect(found.filter((one) => one.denominator === 0).every((one) => one.value === null)).toBe(true);
  });

  test('runs by every split, on rows', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-08-03', '2026-08-05', '2026-08-19', { duration_days: 2, branch: '甲' }),
    ]);
    await fill(engine, 'ratings', [{ rated_at: '2026-08-03', level: 2, reasons: ['慢'] }]);
    const metrics = metricList.map((metric) => metric.id);
    for (const split of [
      { kind: 'field', field: 'branch' },
      { kind: 'month' },
      { kind: 'weekday' },
      { kind: 'hour' },
      { kind: 'age' },
      { kind: 'level' },
    ] as const)
      await figures(engine, {
        metrics,
        splits: [split],
        filters: [{ kind: 'oneOf', field: 'branch', values: ['甲', ''] }],
      });
  });

  test('shares statements: complaints by received_at need one', () => {
    const ask = { metrics: ['C01', 'C12.legal', 'C20', 'C25', 'G04.excluded'], span: august, splits: [], filters: [] };
    expect(figureQueries(ask, everything, defaultRules)).toHaveLength(1);
    const durations = { ...ask, metrics: ['C15.p50', 'C15.p90', 'C17.d3', 'C17.d60'] };
    expect(figureQueries(durations, everything, defaultRules)).toHaveLength(1);
  });
});

describe('on-time resolution', () => {
  test('ten received today, four ended today, limit 15 days: nothing is mature (trap 3)', async () => {
    const rows = Array.from({ length: 10 }, (_, i) =>
      complaint('2026-08-31', i < 4 ? '2026-08-31' : null, '2026-09-16'),
    );
    await fill(engine, 'complaint_facts', rows);
    expect(await figure(engine, 'C12')).toMatchObject({
      metric: 'C12.legal',
      value: null,
      n: 0,
      pending: 10,
      unknown: 0,
    });
  });

  test('the limit is an exclusive instant; open and past due fails; ended without a date is unknown', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-08-01', '2026-08-16 23:59:59', '2026-08-17'),
      complaint('2026-08-01', '2026-08-17', '2026-08-17'),
      complaint('2026-08-01', null, '2026-08-17'),
      complaint('2026-08-01', null, '2026-08-17', { end_unknown: true }),
      complaint('2026-08-01', '2026-08-02', '2026-08-17', { is_withdrawn: true }),
      complaint('2026-08-01', '2026-08-02', '2026-08-17', { is_v: false }),
    ]);
    expect(await figure(engine, 'C12.legal')).toMatchObject({ numerator: 1, denominator: 3, unknown: 1, value: 1 / 3 });
  });

  test('a limit at the cut-off is mature, one second later is not; an older file knows less', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-08-10', null, '2026-09-01'),
      complaint('2026-08-10', null, '2026-09-01 00:00:01'),
      complaint('2026-08-10', null, '2026-08-20', { known_until: '2026-08-15' }),
    ]);
    expect(await figure(engine, 'C12.legal')).toMatchObject({ numerator: 0, denominator: 1, pending: 2 });
  });

  test('an earlier cut-off set by hand leads', async () => {
    await fill(engine, 'complaint_facts', [complaint('2026-08-01', '2026-08-05', '2026-08-17')]);
    const rules = { ...defaultRules, cutOffs: { complaints: '2026-08-10 00:00:00' } };
    expect(await figure(engine, 'C12', {}, everything, rules)).toMatchObject({ n: 0, pending: 1 });
  });

  test('closing early and reopening is on time at first, late in the end', async () => {
    const reopened = { ever_reopened: true, first_resolved_at: '2026-08-05', reopened_at: '2026-08-06' };
    await fill(engine, 'complaint_facts', [
      { ...complaint('2026-08-01', '2026-08-25', '2026-08-17'), ...reopened },
      complaint('2026-08-01', '2026-08-25', '2026-08-17', { ever_reopened: true, first_resolved_at: null }),
    ]);
    expect(await figure(engine, 'C12.legal')).toMatchObject({ numerator: 0, denominator: 2 });
    expect(await figure(engine, 'C12.first')).toMatchObject({ numerator: 1, denominator: 1, unknown: 1 });
  });
});

describe('stock', () => {
  beforeEach(() =>
    fill(engine, 'complaint_facts', [
      complaint('2026-06-10', '2026-07-05', '2026-06-26'), // open at the end of June, overdue there
      complaint('2026-07-30', null, '2026-08-14'), // open at the end of July and August
      complaint('2026-07-01', '2026-08-20', '2026-07-17', {
        ever_reopened: true,
        first_ended_at: '2026-07-10',
        reopened_at: '2026-08-05',
        back_in_at: '2026-08-05',
      }), // out at the end of July, and of August
      complaint('2026-07-20', null, '2026-08-05', { known_until: '2026-08-03' }), // last seen open on 2 August
      complaint('2026-07-20', null, '2026-08-05', { end_unknown: true }),
      complaint('2026-07-20', '2026-08-02', '2026-08-05', { is_v: false, is_void: true }),
    ]),
  );

  test('by month, as it stood then', async () => {
    const span = { from: '2026-06-01', until: '2026-10-01' };
    const found = await figures(engine, { metrics: ['C14', 'C13'], span, splits: [{ kind: 'month' }] });
    const values = (id: string) =>
      found.filter((one) => one.metric === id).map((one) => [one.group[0], one.value, one.lastSeen]);
    expect(values('C14').sort()).toEqual([
      ['2026-06', 1, 0],
      ['2026-07', 3, 0],
      ['2026-08', 1, 1],
    ]);
    expect(values('C13').sort()).toEqual([
      ['2026-06', 1, 0],
      ['2026-07', 0, 0],
      ['2026-08', 1, 1],
    ]);
  });

  test('a reopened case is in again from the reopening', async () => {
    const span = { from: '2026-08-01', until: '2026-08-10' };
    expect((await figure(engine, 'C14', { span })).value).toBe(2);
  });

  test('a month that has not begun has no stock', async () => {
    expect((await figure(engine, 'C14', { span: { from: '2026-09-01', until: '2026-10-01' } })).value).toBeNull();
  });

  test('ages are whole days at the end', async () => {
    const found = await figures(engine, { metrics: ['C14'], splits: [{ kind: 'age' }] });
    expect(found.filter((one) => one.value !== 0).map((one) => [one.group[0], one.value])).toEqual([['31-60', 1]]);
  });
});

describe('times', () => {
  test('durations are counted at each time, open ones censored at the cut-off', async () => {
    const rows = [1, 2, 4, 8].map((days) =>
      complaint('2026-08-01', '2026-08-20', '2026-08-17', { duration_days: days }),
    );
    await fill(engine, 'complaint_facts', [
      ...rows,
      complaint('2026-08-27', null, '2026-09-12'),
      complaint('2026-08-01', '2026-07-30', '2026-08-17'), // ended before it came: out
      complaint('2026-08-01', null, '2026-08-17', { end_unknown: true }),
    ]);
    const found = await figure(engine, 'C15');
    expect(found).toMatchObject({ metric: 'C15.p50', n: 5, unknown: 1, value: null });
    expect(found.events).toEqual([
      { days: 1, done: 1, censored: 0 },
      { days: 2, done: 1, censored: 0 },
      { days: 4, done: 1, censored: 0 },
      { days: 5, done: 0, censored: 1 },
      { days: 8, done: 1, censored: 0 },
    ]);
  });

  test('C16 is the mean of what was closed in the period', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-07-25', '2026-08-04', '2026-08-17', { duration_days: 10 }),
      complaint('2026-08-01', '2026-08-05', '2026-08-17', { duration_days: 4 }),
      complaint('2026-08-01', null, '2026-08-17'),
    ]);
    const found = await figure(engine, 'C16');
    expect(found).toMatchObject({ value: 7, numerator: 14, denominator: 2 });
    expect(found.deviation).toBeCloseTo(Math.sqrt(18), 12);
  });

  test('delay to callback in hours; a refusal is censored where it was said', async () => {
    await fill(engine, 'callback_targets', [
      { trigger_at: '2026-08-01 08:00:00', trigger_has_clock: true, reached_at: '2026-08-02 20:00:00' },
      { trigger_at: '2026-08-01', reached_at: '2026-08-03' },
      { trigger_at: '2026-08-01 08:00:00', trigger_has_clock: true, refused: true, refused_at: '2026-08-01 18:00:00' },
      { trigger_at: '2026-08-30' },
      { trigger_at: '2026-08-30', opted_out: true },
    ]);
    expect((await figure(engine, 'B07.p50')).events).toEqual([
      { days: 10, done: 0, censored: 1 },
      { days: 36, done: 1, censored: 0 },
      { days: 48, done: 1, censored: 1 },
    ]);
  });
});

describe('cohort and flow', () => {
  test('what left may exceed what came', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-07-01', '2026-08-02', '2026-07-17'),
      complaint('2026-07-02', '2026-08-03', '2026-07-17', { is_withdrawn: true }),
      complaint('2026-08-02', '2026-08-05', '2026-08-17'),
      complaint('2026-08-03', null, '2026-08-18'),
    ]);
    expect(await figure(engine, 'C18.flow')).toMatchObject({ numerator: 3, denominator: 2, value: 1.5 });
    expect(await figure(engine, 'C18')).toMatchObject({
      metric: 'C18.cohort',
      numerator: 1,
      denominator: 2,
      value: 0.5,
    });
  });

  test('flow by month joins both stamps', async () => {
    await fill(engine, 'complaint_facts', [complaint('2026-07-01', '2026-08-02', '2026-07-17')]);
    const span = { from: '2026-07-01', until: '2026-09-01' };
    const found = await figures(engine, { metrics: ['C18.flow'], span, splits: [{ kind: 'month' }] });
    expect(found.map((one) => [one.group[0], one.numerator, one.denominator, one.value]).sort()).toEqual([
      ['2026-07', 0, 1, 0],
      ['2026-08', 1, 0, null],
    ]);
  });
});

describe('shares of complaints', () => {
  test('reply: missing is a failure where the file has the column, else unknown', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-08-01', '2026-08-02', '2026-08-17', { replied_at: '2026-08-02' }),
      complaint('2026-08-01', '2026-08-02', '2026-08-17'),
      complaint('2026-08-01', '2026-08-02', '2026-08-17', { has_replied: false }),
    ]);
    expect(await figure(engine, 'C20')).toMatchObject({ numerator: 1, denominator: 2, unknown: 1 });
  });

  test('compliant: 49 of 50, unchecked apart, checked but open pending', async () => {
    const done = complaint('2026-08-01', '2026-08-02', '2026-08-17');
    await fill(engine, 'complaint_facts', [
      ...Array.from({ length: 50 }, (_, i) => ({ ...done, handling_compliant: i > 0 })),
      done,
      complaint('2026-08-01', null, '2026-08-17', { handling_compliant: true }),
    ]);
    expect(await figure(engine, 'C21')).toMatchObject({ value: 0.98, denominator: 50, unknown: 1, pending: 1 });
  });

  test('reopened within 30 days of the first resolution, mature after 30', async () => {
    const first = { first_resolved_at: '2026-07-10' };
    await fill(engine, 'complaint_facts', [
      complaint('2026-07-01', '2026-07-10', '2026-07-17'),
      complaint('2026-07-01', null, '2026-07-17', { ...first, ever_reopened: true, reopened_at: '2026-08-09' }),
      complaint('2026-07-01', null, '2026-07-17', { ...first, ever_reopened: true, reopened_at: '2026-08-10' }),
      complaint('2026-07-01', '2026-07-10', '2026-07-17', { ...first, ever_reopened: true }),
      complaint('2026-07-20', '2026-08-20', '2026-08-05', { first_resolved_at: '2026-08-20' }),
    ]);
    const span = { from: '2026-07-01', until: '2026-09-01' };
    expect(await figure(engine, 'C24', { span })).toMatchObject({
      numerator: 1,
      denominator: 3,
      pending: 1,
      unknown: 1,
    });
  });

  test('escalated within 30 days; no level is a no where the file has the column', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-07-01', null, '2026-07-17', { level: 2, escalated_at: '2026-07-20' }),
      complaint('2026-07-01', null, '2026-07-17', { level: 3, escalated_at: '2026-08-20' }),
      complaint('2026-07-01', null, '2026-07-17', { level: 3 }),
      complaint('2026-07-01', null, '2026-07-17'),
      complaint('2026-07-01', null, '2026-07-17', { has_level: false }),
      complaint('2026-07-31 12:00:00', null, '2026-08-17', { known_until: '2026-08-20' }),
    ]);
    const span = { from: '2026-07-01', until: '2026-08-01' };
    expect(await figure(engine, 'C25', { span })).toMatchObject({
      numerator: 2,
      denominator: 4,
      pending: 1,
      unknown: 1,
      marks: ['escalated-as-last-seen'],
    });
  });

  test('upheld: unclear is in the denominator, undecided waits', async () => {
    const findings = ['upheld', 'partly', 'rejected', 'unclear', 'undecided', null];
    await fill(
      engine,
      'complaint_facts',
      findings.map((finding) => complaint('2026-08-01', '2026-08-02', '2026-08-17', { finding })),
    );
    expect(await figure(engine, 'C27')).toMatchObject({ numerator: 2, denominator: 4, pending: 2, unknown: 0 });
  });

  test('repeat: a suspected twin stands apart', async () => {
    const repeats = ['yes', 'no', 'no', 'suspected', 'pending', 'unknown'];
    await fill(
      engine,
      'complaint_facts',
      repeats.map((repeat) => complaint('2026-08-01', null, '2026-08-17', { repeat })),
    );
    expect(await figure(engine, 'C23')).toMatchObject({
      numerator: 1,
      denominator: 3,
      pending: 1,
      unknown: 2,
      marks: ['suspected-duplicates'],
    });
  });

  test('concentration: the fewest categories with 80 % of the classified', async () => {
    const of = (category: string | null, count: number) =>
      Array.from({ length: count }, () => complaint('2026-08-01', null, '2026-08-17', { category_l1: category }));
    await fill(engine, 'complaint_facts', [
      ...of('理赔', 5),
      ...of('销售', 3),
      ...of('退保', 1),
      ...of('其他', 1),
      ...of(null, 4),
      ...of('未分类', 1),
    ]);
    expect(await figure(engine, 'C09')).toMatchObject({ numerator: 2, denominator: 4, value: 0.5, n: 10, unknown: 5 });
    expect(await figure(engine, 'C08')).toMatchObject({ numerator: 6, denominator: 15 });
  });

  test('excluded rows are counted among all rows of complaint files', async () => {
    await fill(engine, 'complaint_facts', [
      complaint('2026-08-01', null, '2026-08-17', { ticket_type: 'complaint' }),
      complaint('2026-08-01', null, '2026-08-17', { ticket_type: 'complaint', is_v: false }),
      complaint('2026-08-01', null, '2026-08-17', { ticket_type: 'inquiry', is_v: false }),
    ]);
    expect(await figure(engine, 'G04.excluded')).toMatchObject({ numerator: 2, denominator: 3 });
    expect(await figure(engine, 'C01')).toMatchObject({ value: 1 });
  });
});

describe('filters and splits', () => {
  beforeEach(() =>
    fill(engine, 'complaint_facts', [
      complaint('2026-08-03 10:30:00', null, '2026-08-19', { branch: '甲', received_has_clock: true }),
      complaint('2026-08-03', null, '2026-08-19', { branch: '乙' }),
      complaint('2026-08-04', null, '2026-08-20'),
    ]),
  );

  test('a filter counts the rows it lets through, the missing as ""', async () => {
    const c01 = async (values: string[]) =>
      (await figure(engine, 'C01', { filters: [{ kind: 'oneOf', field: 'branch', values }] })).value;
    expect([await c01(['甲']), await c01(['']), await c01(['甲', '']), await c01([])]).toEqual([1, 1, 2, 3]);
  });

  test('a filter that does not reach leaves the figure whole and says so', async () => {
    const found = await figure(engine, 'C01', { filters: [{ kind: 'oneOf', field: 'x_12345678', values: ['a'] }] });
    expect(found).toMatchObject({ value: 3, notFiltered: ['x_12345678'] });
  });

  test('groups by field, weekday and hour; a day without a clock has no hour', async () => {
    const by = async (split: Parameters<typeof figures>[1]['splits']) =>
      (await figures(engine, { metrics: ['C01'], splits: split ?? [] })).map((one) => [...one.group, one.value]);
    expect((await by([{ kind: 'field', field: 'branch' }])).sort()).toEqual([
      [null, 1],
      ['乙', 1],
      ['甲', 1],
    ]);
    expect((await by([{ kind: 'weekday' }])).sort()).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect((await by([{ kind: 'hour' }])).sort()).toEqual([
      [null, 2],
      [10, 1],
    ]);
    expect(await by([{ kind: 'field', field: 'nothing_like_it' }])).toEqual([]);
  });
});

describe('what cannot be known', () => {
  test('names the field that no file of the period maps', async () => {
    const loaded = loadedOf([aTable('complaints', ['received_at'])]);
    expect((await figure(engine, 'C20', {}, loaded)).missing).toEqual({ needs: ['replied_at'], kind: 'complaints' });
    expect((await figure(engine, 'C12', {}, loaded)).missing).toEqual({ needs: ['resolved_at'], kind: 'complaints' });
    expect((await figure(engine, 'C01', {}, loaded)).missing).toBeNull();
  });

  test('callbacks that name neither ticket nor customer say nothing of complaints', async () => {
    const complaints = aTable('complaints', ['received_at', 'resolved_at']);
    const callbacks = (...fields: string[]) => aTable('callbacks', ['attempted_at', 'result', ...fields], { file: 2 });
    const missing = async (...fields: string[]) =>
      (await figure(engine, 'B04', {}, loadedOf([complaints, callbacks(...fields)]))).missing;
    expect(await missing()).toEqual({ needs: ['ticket_id'], kind: 'callbacks' });
    expect(await missing('phone')).toBeNull();
  });

  test('names the kind of table that is not there at all', async () => {
    const loaded = loadedOf([aTable('complaints', ['received_at'])]);
    expect((await figure(engine, 'Q01', {}, loaded)).missing).toEqual({ needs: [], kind: 'qc_reviews' });
    const may = { from: '2025-05-01', until: '2025-06-01' };
    expect((await figure(engine, 'C01', { span: may }, loaded)).missing).toEqual({ needs: [], kind: 'complaints' });
  });

  test('a closed month after the last complaint is still known for what was resolved in it', async () => {
    const loaded = loadedOf([aTable('complaints', ['received_at', 'resolved_at'], { lastDay: '2026-07-31' })]);
    await fill(engine, 'complaint_facts', [complaint('2026-07-25', '2026-08-04', '2026-08-17', { duration_days: 10 })]);
    expect((await figure(engine, 'C16', {}, loaded)).value).toBe(10);
    expect((await figure(engine, 'C01', {}, loaded)).missing).not.toBeNull();
  });

  test('rows read twice are a share of the rows of the files in the period', async () => {
    const rows = { read: 110, used: 100, refused: 0, duplicate: 6, superseded: 4, outOfPeriod: 0 };
    const loaded = loadedOf([aTable('complaints', ['received_at'], { rows })]);
    expect(await figure(engine, 'G02', {}, loaded)).toMatchObject({
      metric: 'G02.collapsed',
      numerator: 10,
      denominator: 110,
    });
  });
});
