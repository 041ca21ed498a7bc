import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { unevenness } from '../../src/query/measures/across.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import { openInNode } from '../engine-in-node.ts';
import { everything, figure, figures, fill, makeTables } from './facts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
beforeEach(() => makeTables(engine));
afterAll(() => engine.close());

const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe('satisfaction', () => {
  const rating = (level: number | null, more = {}) => ({ rated_at: '2026-08-10', level, source: 'surveys', ...more });

  test('S01 and S03 add all scales; S02 and S04 leave coarse ones out as unknown', async () => {
    await fill(engine, 'ratings', [
      rating(5),
      rating(4),
      rating(3),
      rating(2),
      rating(5, { scale: '3' }),
      rating(1, { scale: '2' }),
      rating(5, { scale: '10' }),
      rating(null),
      rating(5, { is_first: false }),
    ]);
    expect(await figure(engine, 'S01')).toMatchObject({ numerator: 4, denominator: 7 });
    expect(await figure(engine, 'S03')).toMatchObject({ numerator: 2, denominator: 7 });
    expect(await figure(engine, 'S02')).toMatchObject({ numerator: 2, denominator: 5, unknown: 2 });
    const mean = await figure(engine, 'S04');
    expect(mean).toMatchObject({ metric: 'S04.mean', numerator: 19, denominator: 5, value: 3.8, unknown: 2 });
    expect(mean.deviation).toBeCloseTo(Math.sqrt(6.8 / 4), 12);
    expect((await figure(engine, 'S04.sd')).value).toBeCloseTo(Math.sqrt(6.8 / 4), 12);
    expect((await figure(engine, 'S04.index')).value).toBeCloseTo(70, 12);
  });

  test('levels by month', async () => {
    await fill(engine, 'ratings', [rating(5), rating(5), rating(1)]);
    const found = await figures(engine, { metrics: ['S01'], splits: [{ kind: 'month' }, { kind: 'level' }] });
    expect(found.map((one) => [...one.group, one.n]).sort()).toEqual([
      ['2026-08', 1, 1],
      ['2026-08', 5, 2],
    ]);
  });

  test('the response rate waits seven days; a missing answer then counts', async () => {
    const offer = (day: string, before: string, level: number | null) => ({
      offered: true,
      offered_at: day,
      response_before: before,
      rated_at: level ? day : null,
      level,
    });
    await fill(engine, 'ratings', [
      offer('2026-08-10', '2026-08-17', 4),
      offer('2026-08-10', '2026-08-17', null),
      offer('2026-08-25', '2026-09-01', null),
      offer('2026-08-26', '2026-09-02', 5),
    ]);
    expect(await figure(engine, 'S07')).toMatchObject({
      metric: 'S07.response',
      numerator: 1,
      denominator: 3,
      pending: 1,
    });
  });

  test('the last rating of a complaint, in the month of its rating', async () => {
    const of = (level: number | null, more = {}) =>
      rating(level, { ticket_is_v: true, is_last_of_ticket: true, ticket_rated_at: '2026-08-12', ...more });
    await fill(engine, 'ratings', [
      of(5),
      of(2),
      of(1, { is_last_of_ticket: false }),
      of(5, { ticket_is_v: false }),
      of(null),
    ]);
    expect(await figure(engine, 'C22')).toMatchObject({ numerator: 1, denominator: 2 });
  });

  test('one reason of an answer is one count; the base is answers up to 3 with a reason', async () => {
    await fill(engine, 'ratings', [
      rating(3, { reasons: ['慢', '态度'] }),
      rating(1, { reasons: ['慢', '慢'] }),
      rating(2),
      rating(5, { reasons: ['慢'] }),
    ]);
    const found = await figures(engine, { metrics: ['S08'] });
    expect(found.map((one) => [...one.group, one.numerator, one.denominator, one.value, one.unknown]).sort()).toEqual([
      ['态度', 1, 2, 0.5, 1],
      ['慢', 2, 2, 1, 1],
    ]);
  });

  test('without any reason there is no value', async () => {
    expect(await figure(engine, 'S08')).toMatchObject({ value: null, n: 0, group: [] });
  });
});

describe('callbacks', () => {
  const target = (more = {}) => ({
    period_stamp: '2026-08-03',
    trigger_at: '2026-08-03',
    due_before: '2026-08-07',
    ...more,
  });
  const reached = (stamp: string, more = {}) =>
    target({ attempts: 1, first_attempt_at: stamp, reached_at: stamp, ...more });

  beforeEach(() =>
    fill(engine, 'callback_targets', [
      reached('2026-08-04', { complete: true, rated_level: 5 }),
      reached('2026-08-06 23:59:59', { complete: false, rated_level: 5 }),
      reached('2026-08-07', { complete: true, rated_level: 2 }), // a day late
      target({ attempts: 1, first_attempt_at: '2026-08-04', refused: true, refused_at: '2026-08-04' }),
      target(),
      target({ due_before: '2026-09-02' }),
      reached('2026-08-04', { opted_out: true }),
    ]),
  );

  test('coverage, reach and timeliness; refused is late, opted out is nowhere', async () => {
    expect(await figure(engine, 'B01')).toMatchObject({ numerator: 4, denominator: 5, pending: 1 });
    expect(await figure(engine, 'B02')).toMatchObject({ numerator: 3, denominator: 4, marks: ['refused-callbacks'] });
    expect(await figure(engine, 'B03')).toMatchObject({ numerator: 2, denominator: 5, pending: 1, value: 0.4 });
  });

  test('the option that the first attempt counts', async () => {
    const rules = { ...defaultRules, callbackCountsAttempt: true };
    expect(await figure(engine, 'B03', {}, everything, rules)).toMatchObject({ numerator: 3, denominator: 5 });
  });

  test('the funnel falls', async () => {
    const steps = ['due', 'attempted', 'reached', 'complete', 'satisfied'].map((step) => `B01.${step}`);
    expect((await figures(engine, { metrics: steps })).map((one) => one.value)).toEqual([5, 4, 3, 2, 1]);
  });

  test('an export of made calls only has no coverage', async () => {
    await makeTables(engine);
    await fill(engine, 'callback_targets', [reached('2026-08-04', { only_made: true })]);
    expect(await figure(engine, 'B01')).toMatchObject({
      value: null,
      denominator: 0,
      unknown: 1,
      marks: ['only-made'],
    });
  });

  test('closed complaints called back, whenever they were called', async () => {
    const ended = (more = {}) => ({
      received_at: '2026-08-01',
      ended_at: '2026-08-05',
      callback_before: '2026-08-11',
      ...more,
    });
    await fill(engine, 'complaint_facts', [
      ended({ callback_reached_at: '2026-08-20' }),
      ended(),
      ended({ callback_before: '2026-09-02' }),
      ended({ is_withdrawn: true }),
    ]);
    expect(await figure(engine, 'B04')).toMatchObject({ numerator: 1, denominator: 2, pending: 1 });
  });

  test('an ended complaint without a callback is known as far as the callbacks are', async () => {
    await makeTables(engine);
    const old = { known_until: '2026-08-05' };
    await fill(engine, 'callback_targets', [
      target({ ...old, origin: 'complaint' }),
      target({ ...old, origin: 'task' }),
    ]);
    expect(await figure(engine, 'B03')).toMatchObject({ numerator: 0, denominator: 1, pending: 1 });
    await fill(engine, 'complaint_facts', [{ ...old, ended_at: '2026-08-03', callback_before: '2026-08-07' }]);
    expect(await figure(engine, 'B04')).toMatchObject({ numerator: 0, denominator: 1 });
  });

  test('complete records, and the last rating of a target', async () => {
    await fill(engine, 'callback_attempts', [
      { attempted_at: '2026-08-04', complete: true },
      { attempted_at: '2026-08-04', complete: false },
      { attempted_at: '2026-08-04' },
    ]);
    expect(await figure(engine, 'B08')).toMatchObject({ numerator: 1, denominator: 2, unknown: 1 });
    const rated = { rated_at: '2026-08-04', source: 'callbacks', is_last_of_target: true };
    await fill(engine, 'ratings', [
      { ...rated, level: 4, is_first: false },
      { ...rated, level: 3 },
      { ...rated, level: 5, is_last_of_target: false },
      { ...rated, level: 5, source: 'surveys' },
    ]);
    expect(await figure(engine, 'B11')).toMatchObject({ numerator: 1, denominator: 2 });
  });
});

describe('staff and quality', () => {
  test('random reviews only; a blank sample type is unknown', async () => {
    const review = (score: number | null, more = {}) => ({
      stamp: '2026-08-05',
      score,
      passed: (score ?? 0) >= 80,
      sample_type: 'random',
      ...more,
    });
    await fill(engine, 'review_facts', [
      review(90),
      review(70),
      review(20, { is_random: false, sample_type: 'targeted' }),
      review(50, { is_random: null, sample_type: null }),
      review(100, { passed: false, fatal: true }),
    ]);
    const mean = await figure(engine, 'Q01');
    expect(mean).toMatchObject({ numerator: 260, denominator: 3, unknown: 1 });
    expect(mean.marks).toBeUndefined();
    expect(await figure(engine, 'Q02')).toMatchObject({ numerator: 1, denominator: 3, unknown: 1 });
  });

  test('196 of 200 orders; coverage only where checked orders are given', async () => {
    const day = (accurate: number, checked: number, orders: number) => ({
      day: '2026-08-05',
      accurate_orders: accurate,
      checked_orders: checked,
      orders,
      order_base: checked,
      has_checked: true,
    });
    await fill(engine, 'staff_day_facts', [day(96, 100, 150), day(100, 100, 250)]);
    expect(await figure(engine, 'Q06')).toMatchObject({
      metric: 'Q06.accuracy',
      numerator: 196,
      denominator: 200,
      value: 0.98,
      n: 200,
    });
    expect(await figure(engine, 'Q06.coverage')).toMatchObject({ numerator: 200, denominator: 400, value: 0.5 });
  });

  test('exceptions reported in time; unreported is late', async () => {
    const exception = (reported: string | null, before: string) => ({
      occurred_at: '2026-08-05 10:00:00',
      reported_at: reported,
      report_before: before,
    });
    await fill(engine, 'exception_facts', [
      exception('2026-08-05 10:30:00', '2026-08-05 10:30:01'),
      exception('2026-08-05 10:30:01', '2026-08-05 10:30:01'),
      exception(null, '2026-08-05 10:30:01'),
      exception(null, '2026-09-01 10:30:01'),
    ]);
    expect(await figure(engine, 'Q07')).toMatchObject({ numerator: 1, denominator: 3, pending: 1 });
  });

  test('load per attended day; balance over those with five days', async () => {
    const days = (staff: string, count: number, handled: number, more = {}) =>
      Array.from({ length: count }, (_, i) => ({
        day: `2026-08-${String(i + 3).padStart(2, '0')}`,
        staff,
        handled,
        ...more,
      }));
    await fill(engine, 'staff_day_facts', [
      ...days('01', 5, 30),
      ...days('02', 5, 10),
      ...days('03', 4, 90),
      ...days('01', 2, 0, { attended: false }),
    ]);
    expect(await figure(engine, 'Q10')).toMatchObject({
      metric: 'Q10.load',
      numerator: 560,
      denominator: 14,
      value: 40,
    });
    expect(await figure(engine, 'Q10.cv')).toMatchObject({ value: 0.5, n: 2 });
    expect(await figure(engine, 'Q10.max')).toMatchObject({ value: 1.5 });
    expect(unevenness([100, 0, 0, 0, 0], 'cv')).toBe(2);
  });

  test('with a roster, work of days off it adds no day, and of people off it nothing', async () => {
    const day = { day: '2026-08-03', staff: '01', handled: 10 };
    const off = { rostered: false, attended: true, handled: 6 };
    await fill(engine, 'staff_day_facts', [
      day,
      { ...day, ...off, day: '2026-08-04' },
      { ...day, ...off, staff: '99' },
    ]);
    expect(await figure(engine, 'Q10.load')).toMatchObject({ numerator: 16, denominator: 1 });
  });

  test('without a roster the days with work count, and it says so', async () => {
    const day = { staff: '01', rostered: false, attended: false };
    await fill(engine, 'staff_day_facts', [
      { ...day, day: '2026-08-03', handled: 12 },
      { ...day, day: '2026-08-04', handled: 8 },
    ]);
    expect(await figure(engine, 'Q10.load')).toMatchObject({ value: 10, marks: ['no-roster'] });
    expect((await figure(engine, 'Q10.cv')).value).toBeNull();
  });

  test('a scorecard is asked as its parts', async () => {
    const found = await figures(engine, { metrics: ['Q12'] });
    expect(found.map((one) => one.metric).sort()).toEqual(['B03', 'C12.legal', 'Q01', 'S01']);
  });
});

describe('calls', () => {
  const call = {
    start_at: '2026-08-05 10:00:00',
    queue_start: '2026-08-05 10:00:00',
    end_at: '2026-08-05 10:05:00',
    offered: true,
  };
  const answered = (wait: number | null, more = {}) => ({
    ...call,
    answered: true,
    handled: true,
    wait_s: wait,
    within: wait !== null && wait <= 20,
    ...more,
  });
  const abandoned = (wait: number | null) => ({
    ...call,
    abandoned: true,
    wait_s: wait,
    within: wait !== null && wait <= 20,
  });

  test('four service levels of the same calls (trap 19)', async () => {
    await fill(engine, 'call_facts', [
      ...times(80, answered(10)),
      ...times(10, answered(30)),
      ...times(4, abandoned(10)),
      ...times(6, abandoned(40)),
    ]);
    const values = (await figures(engine, { metrics: ['K03.v3', 'K03.v1', 'K03.v2', 'K03.v4'] })).map(
      (one) => one.value,
    );
    expect(values).toEqual([0.8, 0.84, 80 / 90, 80 / 96]);
  });

  test('answered and abandoned make the whole; IVR-only and unknown are outside', async () => {
    await fill(engine, 'call_facts', [
      ...times(3, answered(10)),
      abandoned(5),
      { ...abandoned(2), short_abandon: true },
      { ...call, offered: false },
      { ...call, offered: false, status_unknown: true },
      { ...answered(1), in_scope: false },
    ]);
    expect(await figure(engine, 'K01')).toMatchObject({ value: 8 });
    expect(await figure(engine, 'K02')).toMatchObject({ numerator: 3, denominator: 4, unknown: 1 });
    expect(await figure(engine, 'K05')).toMatchObject({ numerator: 1, denominator: 4 });
  });

  test('an answered call of unknown wait is in neither part of the service level', async () => {
    await fill(engine, 'call_facts', [answered(10), answered(null), abandoned(null)]);
    expect(await figure(engine, 'K03')).toMatchObject({ metric: 'K03.v3', numerator: 1, denominator: 2, unknown: 1 });
    expect(await figure(engine, 'K04')).toMatchObject({ value: 10, n: 1, unknown: 1 });
  });

  test('speed and handling; a file without wrap is said', async () => {
    await fill(
      engine,
      'call_facts',
      [10, 20, 30, 40].map((wait) =>
        answered(wait, { handle_s: wait * 10, transferred: wait > 30, has_wrap: wait > 10 }),
      ),
    );
    expect((await figure(engine, 'K04.p90')).value).toBeCloseTo(37, 12);
    expect(await figure(engine, 'K06')).toMatchObject({ metric: 'K06.mean', value: 250, marks: ['no-wrap'] });
    expect(await figure(engine, 'K06.p50')).toMatchObject({ value: 250, n: 4 });
    expect(await figure(engine, 'K10')).toMatchObject({ numerator: 1, denominator: 4 });
  });
});

describe('the data itself', () => {
  test('missing cells and contradictory rows of the period', async () => {
    await fill(engine, 'row_checks', [
      { stamp: '2026-08-01', missing: 1, cells: 4, contradictions: 2, stamps: 3 },
      { stamp: '2026-08-02', missing: 0, cells: 4, contradictions: 0, stamps: 2 },
      { stamp: '2026-08-02', missing: 3, cells: 4, contradictions: 0, stamps: 1 },
      { stamp: '2026-07-02', missing: 4, cells: 4, contradictions: 1, stamps: 4 },
    ]);
    expect(await figure(engine, 'G01')).toMatchObject({ numerator: 4, denominator: 12 });
    expect(await figure(engine, 'G03')).toMatchObject({ numerator: 1, denominator: 2 });
  });
});
