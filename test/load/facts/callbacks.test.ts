import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { defaultRules } from '../../../src/subjects/rules.ts';
import { openInNode } from '../../engine-in-node.ts';
import { worldOf, type Hand, type HandRow } from './world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());

const ended = (ticket_id: string, resolved_at: string | null, more: HandRow = {}): HandRow => ({
  ticket_id,
  received_at: '2026-06-01 09:00:00',
  resolved_at,
  ...more,
});

test('tasks whose attempts share an id; first reached, first refused, the limit from the trigger', async () => {
  const row = (
    callback_id: string,
    attempted_at: string | null,
    result: string | null,
    more: HandRow = {},
  ): HandRow => ({
    callback_id,
    trigger_at: '2026-07-01 10:00:00',
    attempted_at,
    result,
    ...more,
  });
  const world = await worldOf(engine, {
    callbacks: {
      rows: [
        row('a', '2026-07-02 10:00:00', 'no_answer'),
        row('a', '2026-07-03 10:00:00', 'reached', { talk_seconds: 90, caller: '李' }),
        row('a', '2026-07-04 10:00:00', 'reached', { talk_seconds: 60 }),
        row('b', '2026-07-02 10:00:00', 'refused'),
        row('c', '2026-07-02 10:00:00', 'refused'),
        row('c', '2026-07-05 10:00:00', 'reached'),
        row('d', null, 'pending'),
        row('e', '2026-07-02 10:00:00', 'reached', {
          opted_out: true,
          promised_at: '2026-07-02 09:00:00',
          appointment_at: '2026-07-08 09:00:00',
        }),
      ],
    },
  });
  expect(
    await world.rows(`SELECT target_key, origin, attempts, CAST(first_attempt_at AS DATE) AS first, CAST(reached_at AS DATE) AS reached, refused,
      CAST(refused_at AS DATE) AS refused_day, due_before, talk_s, staff, opted_out, only_made, promised_before, adjusted_before, _kind
      FROM callback_targets ORDER BY 1`),
  ).toEqual([
    // 1 July + 3 = Saturday 4 July, so Monday 6 July
    [
      'task:0:a',
      'task',
      3,
      '2026-07-02',
      '2026-07-03',
      false,
      null,
      '2026-07-07 00:00:00',
      90,
      '李',
      false,
      false,
      null,
      null,
      'callbacks',
    ],
    [
      'task:0:b',
      'task',
      1,
      '2026-07-02',
      null,
      true,
      '2026-07-02',
      '2026-07-07 00:00:00',
      null,
      null,
      false,
      false,
      null,
      null,
      'callbacks',
    ],
    [
      'task:0:c',
      'task',
      2,
      '2026-07-02',
      '2026-07-05',
      false,
      null,
      '2026-07-07 00:00:00',
      null,
      null,
      false,
      false,
      null,
      null,
      'callbacks',
    ],
    [
      'task:0:d',
      'task',
      0,
      null,
      null,
      false,
      null,
      '2026-07-07 00:00:00',
      null,
      null,
      false,
      false,
      null,
      null,
      'callbacks',
    ],
    [
      'task:0:e',
      'task',
      1,
      '2026-07-02',
      '2026-07-02',
      false,
      null,
      '2026-07-07 00:00:00',
      null,
      null,
      true,
      false,
      '2026-07-02 09:00:01',
      '2026-07-08 09:00:01',
      'callbacks',
    ],
  ]);
  expect(
    await world.rows('SELECT target_key, reached, refused FROM callback_attempts ORDER BY attempted_at, target_key'),
  ).toHaveLength(7);
});

test('an id per attempt is no task: ticket and type, else customer, type and day', async () => {
  const world = await worldOf(engine, {
    callbacks: {
      rows: [
        {
          callback_id: '1',
          ticket_id: 'T1',
          callback_type: 'complaint',
          attempted_at: '2026-07-02 10:00:00',
          reached: false,
        },
        {
          callback_id: '2',
          ticket_id: 'T1',
          callback_type: 'complaint',
          attempted_at: '2026-07-03 10:00:00',
          reached: true,
        },
        {
          callback_id: '3',
          ticket_id: 'T1',
          callback_type: 'survey',
          attempted_at: '2026-07-04 10:00:00',
          reached: true,
        },
        {
          callback_id: '4',
          customer_key: 'k',
          callback_type: 'member',
          attempted_at: '2026-07-04 10:00:00',
          reached: false,
        },
        {
          callback_id: '5',
          customer_key: 'k',
          callback_type: 'member',
          attempted_at: '2026-07-04 15:00:00',
          reached: true,
        },
        { callback_id: '6', attempted_at: '2026-07-04 15:00:00', reached: true },
      ],
    },
  });
  expect(
    await world.rows(
      'SELECT target_key, attempts, reached_at IS NOT NULL AS ok, only_made FROM callback_targets ORDER BY 1',
    ),
  ).toEqual([
    ['callback:0:6', 1, true, true],
    ['customer:k:member:2026-07-04', 2, true, true],
    ['ticket:T1:complaint', 2, true, true],
    ['ticket:T1:survey', 1, true, true],
  ]);
});

test('result and connection must not contradict: 已回访 with 无人接听 is not reached', async () => {
  const row = (callback_id: string, result: string | null, reached: boolean | null): HandRow => ({
    callback_id,
    attempted_at: '2026-07-02 10:00:00',
    result,
    reached,
  });
  const world = await worldOf(engine, {
    callbacks: {
      rows: [
        row('a', 'reached', false),
        row('b', 'reached', null),
        row('c', null, true),
        row('d', 'other', true),
        row('e', null, null),
        row('f', 'refused', true),
      ],
    },
  });
  expect(await world.rows('SELECT reached, refused FROM callback_attempts ORDER BY _row')).toEqual([
    [false, false],
    [true, false],
    [true, false],
    [false, false],
    [false, false],
    [false, true],
  ]);
});

test('ended complaints without a callback are targets; one with a callback gives its trigger, and hears of it', async () => {
  const world = await worldOf(engine, {
    complaints: {
      rows: [
        ended('T1', '2026-07-01 10:00:00', { category_l1: '理赔', branch: '华东', handler: '张', team: '一组' }),
        ended('T2', '2026-07-02 10:00:00', { branch: '华北' }),
        ended('T3', null),
        ended('T4', '2026-07-02 10:00:00', { status: 'withdrawn' }),
        ended('T5', '2026-07-03 10:00:00'),
      ],
    },
    callbacks: {
      rows: [
        { ticket_id: 'T1', attempted_at: '2026-07-02 10:00:00', result: 'no_answer' },
        { ticket_id: 'T1', attempted_at: '2026-07-03 10:00:00', result: 'reached' },
        { ticket_id: 'T5', attempted_at: '2026-07-04 10:00:00', result: 'reached', opted_out: true },
        { ticket_id: 'T9', due_at: '2026-07-10' },
      ],
    },
  });
  expect(
    await world.rows(`SELECT origin, ticket_key, _kind, CAST(trigger_at AS DATE) AS t, trigger_has_clock, due_before, period_stamp, attempts,
      branch, team, staff, category_l1, only_made FROM callback_targets ORDER BY origin, ticket_key, due_before`),
  ).toEqual([
    [
      'complaint',
      'complaints|T2',
      'complaints',
      '2026-07-02',
      true,
      '2026-07-07 00:00:00',
      '2026-07-02 10:00:00',
      0,
      '华北',
      null,
      null,
      null,
      false,
    ],
    [
      'task',
      'complaints|T1',
      'callbacks',
      '2026-07-01',
      true,
      '2026-07-07 00:00:00',
      '2026-07-01 10:00:00',
      2,
      '华东',
      null,
      null,
      '理赔',
      false,
    ],
    [
      'task',
      'complaints|T5',
      'callbacks',
      '2026-07-03',
      true,
      '2026-07-07 00:00:00',
      '2026-07-03 10:00:00',
      1,
      null,
      null,
      null,
      null,
      false,
    ],
    [
      'task',
      null,
      'callbacks',
      null,
      false,
      '2026-07-11 00:00:00',
      '2026-07-10 00:00:00',
      0,
      null,
      null,
      null,
      null,
      false,
    ],
  ]);
  expect(
    await world.rows('SELECT ticket_id, callback_reached_at, callback_before FROM complaint_facts ORDER BY 1'),
  ).toEqual([
    ['T1', '2026-07-03 10:00:00', '2026-07-07 00:00:00'],
    ['T2', null, '2026-07-07 00:00:00'],
    ['T3', null, null],
    ['T4', null, null],
    ['T5', '2026-07-04 10:00:00', null],
  ]);
  expect(world.reaches.callback_targets.sort()).toEqual(['branch', 'category_l1']);
});

test('complaints alone make no callback targets', async () => {
  const world = await worldOf(engine, { complaints: { rows: [ended('T1', '2026-07-01 10:00:00')] } });
  expect(await world.rows('SELECT count(*) AS n FROM callback_targets')).toEqual([[0]]);
});

test('without a ticket: the customer within 30 days, one complaint each, other errands apart', async () => {
  const at = (
    callback_id: string,
    customer_key: string,
    attempted_at: string,
    callback_type: string | null = 'complaint',
  ): HandRow => ({ callback_id, customer_key, attempted_at, callback_type, result: 'reached' });
  const world = await worldOf(engine, {
    complaints: {
      rows: [
        ended('A', '2026-06-10 10:00:00', { customer_key: 'k' }),
        ended('B', '2026-06-20 10:00:00', { customer_key: 'k' }),
        ended('C', '2026-06-20 10:00:00', { customer_key: 'm' }),
        ended('D', '2026-06-20 10:00:00', { customer_key: 'n' }),
        ended('E', '2026-06-20 10:00:00', { customer_key: 'o' }),
      ],
    },
    callbacks: {
      rows: [
        at('1', 'k', '2026-06-12 10:00:00'),
        at('2', 'k', '2026-06-20 09:00:00'), // the day it ended
        at('3', 'm', '2026-07-20 10:00:00'), // 30 days
        at('4', 'n', '2026-07-21 10:00:00'), // 31 days
        at('5', 'o', '2026-06-21 10:00:00', 'new-policy'),
      ],
    },
  });
  expect(
    await world.rows(
      "SELECT ticket_key, attempts, strftime(first_attempt_at, '%m-%d') AS d FROM callback_targets WHERE origin = 'task' ORDER BY 3, 1",
    ),
  ).toEqual([
    ['complaints|A', 1, '06-12'],
    ['complaints|B', 1, '06-20'],
    [null, 1, '06-21'],
    ['complaints|C', 1, '07-20'],
    [null, 1, '07-21'],
  ]);
  expect(await world.rows("SELECT ticket_key FROM callback_targets WHERE origin = 'complaint' ORDER BY 1")).toEqual([
    ['complaints|D'],
    ['complaints|E'],
  ]);
});

test('only calls that were made: a source and month without open tasks and no other universe', async () => {
  const world = await worldOf(engine, {
    callbacks: [
      {
        source: 'one',
        rows: [
          { callback_id: '1', trigger_at: '2026-06-02', attempted_at: '2026-06-03' },
          { callback_id: '2', trigger_at: '2026-07-02', attempted_at: null },
        ],
      },
      { source: 'two', rows: [{ callback_id: '3', trigger_at: '2026-07-02', attempted_at: '2026-07-03' }] },
    ],
  });
  expect(await world.rows('SELECT target_key, only_made, trigger_has_clock FROM callback_targets ORDER BY 1')).toEqual([
    ['callback:0:1', true, false],
    ['callback:0:2', false, false],
    ['callback:1:3', true, false],
  ]);
});

test('members are targets where a rule of their own covers them; who opted out leaves', async () => {
  const hand: Hand = {
    customers: {
      rows: [
        { customer_key: 'k1', registered_at: '2026-07-01', tier: 'VIP' },
        { customer_key: 'k2', registered_at: '2026-07-01', opted_out: true },
        { customer_key: 'k3', assigned_at: '2026-07-06' },
      ],
    },
    callbacks: {
      rows: [{ customer_key: 'k3', callback_type: 'member', attempted_at: '2026-07-07', result: 'reached' }],
    },
  };
  const columns =
    'SELECT origin, customer_key, trigger_at, due_before, opted_out, customer_tier FROM callback_targets ORDER BY 2';
  expect(await (await worldOf(engine, hand)).rows(columns)).toEqual([
    ['task', 'k3', '2026-07-06 00:00:00', '2026-07-10 00:00:00', false, null],
  ]);
  const deadlines = [
    ...defaultRules.deadlines,
    { id: 'callback-customer', limit: 7, dayType: 'natural', validFrom: '1900-01-01' } as const,
  ];
  expect(await (await worldOf(engine, hand, { deadlines })).rows(columns)).toEqual([
    ['customer', 'k1', '2026-07-01 00:00:00', '2026-07-09 00:00:00', false, 'VIP'],
    ['customer', 'k2', '2026-07-01 00:00:00', '2026-07-09 00:00:00', true, null],
    ['task', 'k3', '2026-07-06 00:00:00', '2026-07-10 00:00:00', false, null],
  ]);
});

test('completeness counts the mapped parts, at least four; a reached row needs a score or a reason', async () => {
  const row = { customer_key: 'k', attempted_at: '2026-07-02 10:00:00', caller: '李', method: 'phone' };
  const world = await worldOf(engine, {
    callbacks: [
      {
        rows: [
          { ...row, result: 'reached', rating: 5 },
          { ...row, result: 'reached', rating: null },
          { ...row, result: 'no_answer', rating: null },
          { ...row, caller: null, result: 'reached', rating: 5 },
        ],
      },
      { rows: [{ customer_key: 'k', attempted_at: '2026-07-02 10:00:00', result: 'reached' }] },
      { rows: [{ ...row, result: null }], maps: ['result'] },
    ],
  });
  expect(await world.rows('SELECT complete FROM callback_attempts ORDER BY _file, _row')).toEqual([
    [true],
    [false],
    [true],
    [false],
    [null],
    [false],
  ]);
});
