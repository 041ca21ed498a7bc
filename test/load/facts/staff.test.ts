import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { openInNode } from '../../engine-in-node.ts';
import { worldOf, type HandRow } from './world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());

test('whose: id, text that is an id, name with team, a name borne once; the team of that day', async () => {
  const call = (call_id: string, start_at: string, more: HandRow): HandRow => ({ call_id, start_at, ...more });
  const world = await worldOf(engine, {
    staff: {
      rows: [
        {
          staff_id: 'A1',
          name: '张一',
          team: '一组',
          branch: '华东',
          valid_from: '2026-01-01',
          valid_to: '2026-06-30',
        },
        { staff_id: 'A1', name: '张一', team: '二组', branch: '华东', valid_from: '2026-07-01' },
        { staff_id: 'A2', name: '王伟', team: '一组', branch: '华东' },
        { staff_id: 'A3', name: '王伟', team: '三组', branch: '华北' },
        {
          staff_id: 'A4',
          name: '离职',
          team: '三组',
          branch: '华北',
          hire_date: '2026-01-01',
          leave_date: '2026-05-31',
        },
      ],
    },
    interactions: {
      rows: [
        call('01', '2026-06-30 10:00:00', { agent_id: 'A1', agent: null, team: null }),
        call('02', '2026-07-01 10:00:00', { agent_id: null, agent: 'A1' }),
        call('03', '2026-07-01 10:00:00', { agent: '张一' }),
        call('04', '2026-07-01 10:00:00', { agent: '王伟' }),
        call('05', '2026-07-01 10:00:00', { agent: '王伟', team: '三组' }),
        call('06', '2026-07-01 10:00:00', { agent_id: 'A1', team: '专席' }),
        call('07', '2026-05-31 10:00:00', { agent_id: 'A4' }),
        call('08', '2026-06-01 10:00:00', { agent_id: 'A4' }),
        call('09', '2025-12-01 10:00:00', { agent_id: 'A1' }),
        call('10', '2026-07-01 10:00:00', { agent_id: 'B9', agent: '新人' }),
        call('11', '2026-07-01 10:00:00', {}),
      ],
    },
  });
  expect(await world.rows('SELECT call_id, staff, team, branch FROM call_facts ORDER BY 1')).toEqual([
    ['01', 'A1', '一组', '华东'],
    ['02', 'A1', '二组', '华东'],
    ['03', 'A1', '二组', '华东'],
    ['04', '王伟', null, null],
    ['05', 'A3', '三组', '华北'],
    ['06', 'A1', '专席', '华东'],
    ['07', 'A4', '三组', '华北'],
    ['08', 'A4', null, null],
    ['09', 'A1', null, null],
    ['10', 'B9', null, null],
    ['11', null, null, null],
  ]);
});

test('calls: what became of them, how long they waited and were handled', async () => {
  const at = { start_at: '2026-07-01 10:00:00', direction: 'inbound', media: 'voice' };
  const world = await worldOf(
    engine,
    {
      interactions: [
        {
          rows: [
            {
              call_id: '1',
              ...at,
              disposition: 'answered',
              wait_s: 20,
              talk_s: 100,
              hold_s: 5,
              wrap_s: 30,
              transferred: true,
            },
            {
              call_id: '2',
              ...at,
              disposition: 'answered',
              queue_at: '2026-07-01 10:00:10',
              answer_at: '2026-07-01 10:00:31',
              talk_s: 100,
            },
            { call_id: '3', ...at, disposition: 'abandoned_queue', end_at: '2026-07-01 10:00:04' },
            { call_id: '4', ...at, disposition: 'abandoned_ring', wait_s: 40 },
            { call_id: '5', ...at, disposition: 'answered', reached_agent: false },
            { call_id: '6', ...at, disposition: 'failed' },
            { call_id: '7', ...at, disposition: null },
            { call_id: '8', ...at, direction: 'outbound', disposition: 'answered', talk_s: 60, reached_agent: false },
            { call_id: '9', ...at, media: 'chat', disposition: 'answered' },
          ],
        },
        {
          rows: [
            { call_id: 'a', start_at: '2026-07-01', answer_at: '2026-07-01 10:00:00' },
            { call_id: 'b', start_at: '2026-07-01', answer_at: null },
          ],
        },
        { rows: [{ call_id: 'c', start_at: '2026-07-01 10:00:00' }] },
      ],
    },
    { shortAbandonSeconds: 5 },
  );
  expect(
    await world.rows(`SELECT call_id, disposition, in_scope, offered, answered, abandoned, status_unknown, short_abandon, wait_s, "within", handled,
      handle_s, has_wrap, transferred, has_clock FROM call_facts ORDER BY 1`),
  ).toEqual([
    ['1', 'answered', true, true, true, false, false, false, 20, true, true, 135, true, true, true],
    ['2', 'answered', true, true, true, false, false, false, 21, false, true, 100, true, null, true],
    ['3', 'abandoned_queue', true, true, false, true, false, true, 4, true, false, null, true, null, true],
    ['4', 'abandoned_ring', true, true, false, true, false, false, 40, false, false, null, true, null, true],
    ['5', 'ivr_only', true, false, false, false, false, false, null, false, false, null, true, null, true],
    ['6', 'failed', true, false, false, false, false, false, null, false, false, null, true, null, true],
    ['7', null, true, false, false, false, true, false, null, false, false, null, true, null, true],
    ['8', 'answered', false, true, true, false, false, false, null, false, true, 60, true, null, true],
    ['9', 'answered', false, true, true, false, false, false, null, false, true, null, true, null, true],
    ['a', 'answered', true, true, true, false, false, false, null, false, true, null, false, null, false],
    ['b', 'abandoned_queue', true, true, false, true, false, false, null, false, false, null, false, null, false],
    ['c', null, true, false, false, false, true, false, null, false, false, null, false, null, true],
  ]);
});

test('reviews: items over their maxima without the N/A ones, pass line and fatal errors, samples', async () => {
  const at = { contact_at: '2026-07-01 10:00:00', reviewed_at: '2026-07-02 10:00:00', staff_id: 'A1' };
  const world = await worldOf(engine, {
    qc_reviews: [
      {
        rows: [
          { review_id: 'a', ...at, sample_type: 'random', item: '开场', item_score: 10, max_score: 10, passed: true },
          {
            review_id: 'a',
            ...at,
            sample_type: 'random',
            item: '解答',
            item_score: 30,
            max_score: 40,
            passed: true,
            violation: '未核身',
          },
          {
            review_id: 'a',
            ...at,
            sample_type: 'random',
            item: '不适用',
            item_score: null,
            max_score: 50,
            passed: true,
          },
          { review_id: 'b', ...at, sample_type: 'random', score: 90, fatal: true, passed: true, violation: '无' },
          { review_id: 'c', ...at, sample_type: null, score: 18, max_score: 20, passed: false },
          { review_id: 'd', ...at, sample_type: 'targeted', score: 79.9, contact_at: null },
          { review_id: 'e', ...at, sample_type: 'random', score: null },
        ],
      },
      { rows: [{ review_id: 'f', reviewed_at: '2026-07-02', staff: '甲', score: 80 }] },
    ],
  });
  expect(
    await world.rows(
      'SELECT review_id, score, passed, fatal, is_random, violation, failed_items, contradictions, stamp, staff FROM review_facts ORDER BY 1',
    ),
  ).toEqual([
    ['a', 80, true, false, true, '未核身', '[解答]', 0, '2026-07-01 10:00:00', 'A1'],
    ['b', 90, false, true, true, null, '[]', 1, '2026-07-01 10:00:00', 'A1'],
    ['c', 90, true, false, null, null, '[]', 1, '2026-07-01 10:00:00', 'A1'],
    ['d', 79.9, false, false, false, null, '[]', 0, '2026-07-02 10:00:00', 'A1'],
    ['e', null, false, false, true, null, '[]', 0, '2026-07-01 10:00:00', 'A1'],
    ['f', 80, true, false, true, null, '[]', 0, '2026-07-02 00:00:00', '甲'],
  ]);
  expect(
    await world.rows("SELECT sum(contradictions) AS c, count(*) AS n FROM row_checks WHERE kind = 'qc_reviews'"),
  ).toEqual([[2, 8]]);
});

test('staff days: rostered days with their contacts, and days worked off the roster', async () => {
  const day = (staff_id: string, date: string, more: HandRow = {}): HandRow => ({ staff_id, date, ...more });
  const call = (agent_id: string, start_at: string, disposition = 'answered'): HandRow => ({
    agent_id,
    start_at,
    disposition,
  });
  const staff_days = [
    {
      rows: [
        day('A1', '2026-07-01', { attended_h: 8, scheduled_h: 8, orders: 10, checked_orders: 4, accurate_orders: 3 }),
        day('A1', '2026-07-02', { attended_h: 0, scheduled_h: 8 }),
        day('A1', '2026-07-01', { attended_h: 2, shift: '晚班' }),
      ],
    },
    {
      rows: [
        day('A2', '2026-07-01', { orders: 7, accurate_orders: 6, leave_type: null }),
        day('A2', '2026-07-02', { orders: 0, leave_type: '年假' }),
      ],
    },
  ];
  const columns = `SELECT staff, strftime(day, '%d') AS d, rostered, attended, handled, order_base, has_checked FROM staff_day_facts ORDER BY 1, 2, 5 DESC`;
  const world = await worldOf(engine, {
    staff_days,
    interactions: {
      rows: [
        call('A1', '2026-07-01 10:00:00'),
        call('A1', '2026-07-01 11:00:00'),
        call('A1', '2026-07-01 12:00:00', 'abandoned_queue'),
        call('A3', '2026-07-03 10:00:00'),
      ],
    },
  });
  expect(await world.rows(columns)).toEqual([
    ['A1', '01', true, true, 2, 4, true],
    ['A1', '01', true, true, 0, null, true],
    ['A1', '02', true, false, 0, null, true],
    ['A2', '01', true, true, 0, 7, false],
    ['A2', '02', true, false, 0, 0, false],
    ['A3', '03', false, true, 1, null, false],
  ]);
  const resolved = await worldOf(engine, {
    staff_days,
    complaints: {
      rows: [
        { ticket_id: 'T', received_at: '2026-06-01', resolved_at: '2026-07-02', handler_id: 'A1' },
        { ticket_id: 'U', received_at: '2026-06-01', resolved_at: null, handler_id: 'A1' },
      ],
    },
  });
  expect(await resolved.rows(`SELECT staff, handled FROM staff_day_facts WHERE handled > 0`)).toEqual([['A1', 1]]);
});

test('exceptions: 30 minutes, 2 hours, 24 hours, inclusive', async () => {
  const row = (severity: string | null): HandRow => ({
    occurred_at: '2026-07-01 10:00:00',
    reported_at: '2026-07-01 10:30:00',
    severity,
  });
  const world = await worldOf(engine, {
    exceptions: { rows: ['urgent', 'major', 'important', 'normal', null].map(row) },
  });
  expect(
    await world.rows(
      'SELECT severity, report_before, reported_at < report_before AS ok FROM exception_facts ORDER BY _row',
    ),
  ).toEqual([
    ['urgent', '2026-07-01 10:30:01', true],
    ['major', '2026-07-01 10:30:01', true],
    ['important', '2026-07-01 12:00:01', true],
    ['normal', '2026-07-02 10:00:01', true],
    [null, '2026-07-02 10:00:01', true],
  ]);
});

test('row checks: stamps of every kind, later than the time of loading', async () => {
  const world = await worldOf(engine, {
    complaints: {
      known: '2026-07-02 00:00:00',
      rows: [
        {
          ticket_id: 'T',
          received_at: '2026-07-01 10:00:00',
          resolved_at: '2026-06-01 10:00:00',
          _missing: 2,
          _cells: 9,
        },
      ],
    },
    interactions: {
      known: '2026-07-02 00:00:00',
      rows: [
        { call_id: '1', start_at: '2026-07-01 10:00:00', end_at: '2026-07-01 10:05:00' },
        { call_id: '2', start_at: '2026-07-03 10:00:00', end_at: null },
      ],
    },
    staff_days: {
      known: '2026-07-02 00:00:00',
      rows: [
        { staff_id: 'A1', date: '2026-07-02' },
        { staff_id: 'A1', date: '2026-07-01' },
      ],
    },
  });
  expect(
    await world.rows('SELECT kind, stamp, missing, cells, contradictions, stamps FROM row_checks ORDER BY kind, _row'),
  ).toEqual([
    ['complaints', '2026-07-01 10:00:00', 2, 9, 1, 2],
    ['interactions', '2026-07-01 10:00:00', 0, 4, 0, 2],
    ['interactions', '2026-07-03 10:00:00', 0, 4, 1, 1],
    ['staff_days', '2026-07-02 00:00:00', 0, 4, 1, 1],
    ['staff_days', '2026-07-01 00:00:00', 0, 4, 0, 1],
  ]);
  expect(world.reaches.row_checks).toEqual([]);
});
