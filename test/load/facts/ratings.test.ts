import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { openInNode } from '../../engine-in-node.ts';
import { worldOf } from './world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());

test('twins of one ticket and day count once, the survey leads; two surveys are two', async () => {
  const world = await worldOf(engine, {
    complaints: {
      rows: [
        {
          ticket_id: 'T1',
          received_at: '2026-06-01 09:00:00',
          resolved_at: '2026-06-09 09:00:00',
          satisfaction: 1,
          rated_at: '2026-06-10 20:00:00',
        },
        { ticket_id: 'T2', received_at: '2026-06-01 09:00:00', resolved_at: '2026-06-09 09:00:00', satisfaction: 3 },
        {
          ticket_id: 'T3',
          received_at: '2026-06-01 09:00:00',
          resolved_at: '2026-06-09 09:00:00',
          status: 'withdrawn',
          satisfaction: 4,
        },
      ],
    },
    surveys: {
      rows: [
        { ticket_id: 'T1', answered_at: '2026-06-10 10:00:00', overall: 4 },
        { ticket_id: 'T1', answered_at: '2026-06-10 12:00:00', overall: 5 },
        { ticket_id: 'T2', answered_at: '2026-06-12 12:00:00', overall: 5, overall_mode: 'auto' },
      ],
    },
    callbacks: {
      rows: [
        { callback_id: 'c', ticket_id: 'T1', attempted_at: '2026-06-10 15:00:00', result: 'reached', rating: 2 },
        { callback_id: 'd', ticket_id: 'T2', attempted_at: '2026-06-11 15:00:00', result: 'reached', rating: 4 },
        { callback_id: 'd', ticket_id: 'T2', attempted_at: '2026-06-12 15:00:00', result: 'reached', rating: 2 },
        { callback_id: 'd', ticket_id: 'T2', attempted_at: '2026-06-13 15:00:00', result: 'refused', rating: 5 },
      ],
    },
  });
  expect(
    await world.rows(`SELECT r.source, ticket_id, r.level, is_first, is_last_of_ticket, is_last_of_target, ticket_is_v, stamp_from, ticket_rated_at
      FROM ratings r JOIN complaint_facts f USING (ticket_key) ORDER BY ticket_id, r.rated_at`),
  ).toEqual([
    ['surveys', 'T1', 4, true, false, false, true, 'own', '2026-06-10 10:00:00'],
    ['surveys', 'T1', 5, true, true, false, true, 'own', '2026-06-10 12:00:00'],
    ['callbacks', 'T1', 2, false, false, true, true, 'row', '2026-06-10 15:00:00'],
    ['complaints', 'T1', 1, false, false, false, true, 'own', '2026-06-10 20:00:00'],
    ['complaints', 'T2', 3, true, false, false, true, 'row', '2026-06-09 09:00:00'],
    ['callbacks', 'T2', 4, true, false, false, true, 'row', '2026-06-11 15:00:00'],
    ['surveys', 'T2', null, true, false, false, true, 'own', '2026-06-12 12:00:00'],
    ['callbacks', 'T2', 2, true, false, true, true, 'row', '2026-06-12 15:00:00'],
    ['callbacks', 'T2', 5, true, true, false, true, 'row', '2026-06-13 15:00:00'],
    ['complaints', 'T3', 4, true, true, false, false, 'row', null],
  ]);
  expect(await world.rows('SELECT ticket_id, rated_level FROM complaint_facts ORDER BY 1')).toEqual([
    ['T1', 5],
    ['T2', 5],
    ['T3', 4],
  ]);
  expect(
    await world.rows("SELECT rated_level FROM callback_targets WHERE origin = 'task' ORDER BY target_key"),
  ).toEqual([[2], [2]]);
});

test('offers: delivered, else the flag, else the stamp; from unanswered rows only without such columns', async () => {
  const world = await worldOf(engine, {
    surveys: [
      {
        rows: [
          {
            offered_at: '2026-06-01 10:00:00',
            offered: true,
            delivered: true,
            overall: 5,
            answered_at: '2026-06-02 10:00:00',
          },
          { offered_at: '2026-06-01 10:00:00', offered: true, delivered: false, overall: null },
          { offered_at: '2026-06-01 10:00:00', offered: true, delivered: null, overall: null },
          { offered_at: null, offered: false, delivered: null, overall: null },
          { offered_at: '2026-06-01', offered: null, delivered: null, overall: null, answer_mode: 'mystery' },
        ],
      },
      {
        rows: [
          { ticket_id: 'x', overall: 5, answered_at: '2026-06-02 10:00:00' },
          { ticket_id: 'y', overall: null, answered_at: null },
        ],
      },
      { rows: [{ ticket_id: 'z', overall: 5, answered_at: '2026-06-02 10:00:00' }] },
      { rows: [{ ticket_id: 'n', nps: 9, answered_at: '2026-06-02 10:00:00' }] },
    ],
  });
  expect(
    await world.rows(
      'SELECT _file, level, offered, offered_at, response_before, rated_at IS NOT NULL AS rated FROM ratings ORDER BY _file, _row',
    ),
  ).toEqual([
    [1, 5, true, '2026-06-01 10:00:00', '2026-06-08 10:00:00', true],
    [1, null, false, '2026-06-01 10:00:00', '2026-06-08 10:00:00', false],
    [1, null, true, '2026-06-01 10:00:00', '2026-06-08 10:00:00', false],
    [1, null, false, null, null, false],
    [2, 5, true, null, null, true],
    [2, null, true, null, null, false],
    [3, 5, null, null, null, true],
  ]);
});

test('reasons are split, trimmed and said once', async () => {
  const world = await worldOf(engine, {
    surveys: {
      rows: ['处理太慢；态度不好、处理太慢', 'a | b/ c ;', '；', null].map((reason) => ({
        overall: 2,
        reason,
        answered_at: '2026-06-01',
      })),
    },
  });
  expect(await world.rows('SELECT list_sort(reasons) AS reasons, has_reason FROM ratings ORDER BY _row')).toEqual([
    ['[处理太慢, 态度不好]', true],
    ['[a, b, c]', true],
    ['[]', false],
    ['[]', false],
  ]);
});

test('a survey takes what it lacks from its ticket or call; a callback is its caller’s', async () => {
  const world = await worldOf(engine, {
    staff: {
      rows: [
        { staff_id: 'A1', name: '张一', team: '一组', branch: '华东', valid_from: '2026-01-01' },
        { staff_id: 'A2', name: '李二', team: '回访组', branch: '总部', valid_from: '2026-01-01' },
      ],
    },
    complaints: {
      rows: [
        {
          ticket_id: 'T',
          received_at: '2026-06-01 09:00:00',
          handler_id: 'A1',
          category_l1: '理赔',
          channel: 'phone',
          x_00000001: '甲',
        },
      ],
    },
    interactions: {
      rows: [{ call_id: 'C', start_at: '2026-06-01 09:00:00', agent: '张一', media: 'voice', satisfaction: 3 }],
    },
    surveys: {
      rows: [
        { ticket_id: 'T', call_id: null, overall: 5, answered_at: '2026-06-02' },
        { ticket_id: null, call_id: 'C', overall: 4, answered_at: '2026-06-02' },
      ],
    },
    callbacks: { rows: [{ ticket_id: 'T', attempted_at: '2026-06-05', caller: '李二', result: 'reached', rating: 4 }] },
  });
  expect(
    await world.rows(
      'SELECT source, staff, team, branch, channel, category_l1, x_00000001 FROM ratings ORDER BY source, level',
    ),
  ).toEqual([
    ['callbacks', 'A2', '回访组', '总部', 'phone', '理赔', null],
    ['interactions', 'A1', '一组', '华东', 'phone', null, null],
    ['surveys', 'A1', '一组', '华东', 'phone', null, null],
    ['surveys', 'A1', '一组', '华东', 'phone', '理赔', null],
  ]);
  expect(world.reaches.ratings).toEqual(expect.arrayContaining(['team', 'staff', 'branch', 'channel', 'category_l1']));
  expect(world.reaches.ratings).not.toContain('product');
});
