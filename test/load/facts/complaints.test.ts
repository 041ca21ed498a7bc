import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { factTables } from '../../../src/types/kind.ts';
import { defaultRules } from '../../../src/subjects/rules.ts';
import { openInNode } from '../../engine-in-node.ts';
import { worldOf, type HandRow } from './world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());

/** One line per ticket, in the order of the ids. */
async function lives(rows: readonly HandRow[], columns: string, maps: readonly string[] = []) {
  const world = await worldOf(engine, { complaints: { rows, maps, known: '2026-09-01 00:00:00' } });
  return world.rows(`SELECT ticket_id, ${columns} FROM complaint_facts ORDER BY ticket_id`);
}

test('nothing loaded: every table exists, empty', async () => {
  const world = await worldOf(engine, {});
  for (const table of factTables) expect(await world.rows(`SELECT count(*) AS n FROM ${table}`)).toEqual([[0]]);
});

test('V: complaints that are not void, invalid or excluded; withdrawn ones stay', async () => {
  const at = { received_at: '2026-07-01 10:00:00' };
  expect(
    await lives(
      [
        { ticket_id: 'a', ...at, ticket_type: 'complaint' },
        { ticket_id: 'b', ...at, ticket_type: 'inquiry' },
        { ticket_id: 'c', ...at, ticket_type: null },
        { ticket_id: 'd', ...at, ticket_type: 'complaint', status: 'void' },
        { ticket_id: 'e', ...at, ticket_type: 'complaint', is_valid: false },
        { ticket_id: 'f', ...at, ticket_type: 'complaint', excluded: true },
        { ticket_id: 'g', ...at, ticket_type: 'complaint', status: 'withdrawn' },
      ],
      'is_v, is_withdrawn, is_void',
    ),
  ).toEqual([
    ['a', true, false, false],
    ['b', false, false, false],
    ['c', false, false, false],
    ['d', false, false, true],
    ['e', false, false, false],
    ['f', false, false, false],
    ['g', true, true, false],
  ]);
  expect(await lives([{ ticket_id: 'a', ...at }], 'is_v')).toEqual([['a', true]]);
});

describe('ends', () => {
  const received_at = '2026-07-01 10:00:00';
  test('the stamp leads, closure serves, withdrawal ends, reopening opens again', async () => {
    expect(
      await lives(
        [
          {
            ticket_id: 'a resolved',
            received_at,
            status: 'resolved',
            resolved_at: '2026-07-05 10:00:00',
            closed_at: '2026-07-08 10:00:00',
          },
          { ticket_id: 'b closed', received_at, status: 'closed', closed_at: '2026-07-08 10:00:00' },
          { ticket_id: 'c open, stamped', received_at, status: 'open', resolved_at: '2026-07-05 10:00:00' },
          { ticket_id: 'd undated', received_at, status: 'closed' },
          {
            ticket_id: 'e withdrawn',
            received_at,
            status: 'withdrawn',
            resolved_at: '2026-07-04 00:00:01',
            updated_at: '2026-07-06 10:00:00',
          },
          { ticket_id: 'f withdrawn, undated', received_at, status: 'withdrawn' },
          {
            ticket_id: 'g reopened since',
            received_at,
            status: 'open',
            resolved_at: '2026-07-05 10:00:00',
            reopened_at: '2026-07-07 10:00:00',
          },
          {
            ticket_id: 'h reopened, done',
            received_at,
            status: 'closed',
            resolved_at: '2026-07-09 10:00:00',
            reopened_at: '2026-07-07 10:00:00',
            _first_resolved_seen: '2026-07-05 10:00:00',
          },
          {
            ticket_id: 'i by status',
            received_at,
            status: 'reopened',
            resolved_at: '2026-07-05 10:00:00',
            updated_at: '2026-07-08 10:00:00',
          },
          { ticket_id: 'j by status alone', received_at, status: 'reopened', resolved_at: '2026-07-05 10:00:00' },
          {
            ticket_id: 'k by column',
            received_at,
            status: 'closed',
            resolved_at: '2026-07-09 10:00:00',
            reopen_count: 1,
            first_resolved_at: '2026-07-03 10:00:00',
          },
        ],
        `strftime(resolved_on, '%d') AS resolved, strftime(ended_at, '%d') AS ended, end_unknown, ever_reopened,
         strftime(first_resolved_at, '%d') AS first, strftime(first_ended_at, '%d') AS out, strftime(back_in_at, '%d') AS back`,
      ),
    ).toEqual([
      ['a resolved', '05', '05', false, false, '05', '05', null],
      ['b closed', '08', '08', false, false, '08', '08', null],
      ['c open, stamped', '05', '05', false, false, '05', '05', null],
      ['d undated', null, null, true, false, null, null, null],
      ['e withdrawn', null, '06', false, false, null, '06', null],
      ['f withdrawn, undated', null, '01', false, false, null, '01', null],
      ['g reopened since', '05', null, false, true, '05', '05', '07'],
      ['h reopened, done', '09', '09', false, true, '05', '05', '07'],
      ['i by status', '05', null, false, true, '05', '05', '08'],
      ['j by status alone', '05', null, false, true, '05', null, null],
      ['k by column', '09', '09', false, true, '03', '03', null],
    ]);
  });

  test('elapsed days with clocks, whole days without; never negative', async () => {
    const rows: HandRow[] = [
      { ticket_id: 'a', received_at, resolved_at: '2026-07-02 22:00:00' },
      { ticket_id: 'b', received_at, resolved_at: '2026-06-30 22:00:00' },
      { ticket_id: 'c', received_at, resolved_at: null },
    ];
    expect(await lives(rows, 'duration_days')).toEqual([
      ['a', 1.5],
      ['b', null],
      ['c', null],
    ]);
    const days = [
      { ticket_id: 'a', received_at, resolved_at: '2026-07-04' },
      { ticket_id: 'b', received_at, resolved_at: '2026-07-01' },
    ];
    expect(await lives(days, 'duration_days')).toEqual([
      ['a', 3],
      ['b', 0],
    ]);
  });
});

describe('limits', () => {
  const day = (column: string) => `CAST(${column} AS VARCHAR) AS ${column}`;
  test('15, 30, 60 natural days with roll, extension, the file, acceptance, response, reply, callback', async () => {
    const received_at = '2026-07-01 10:00:00';
    const rows: HandRow[] = [
      { ticket_id: 'a', received_at, resolved_at: '2026-09-30 10:00:00', due_at: '2026-07-10 12:00:00' },
      { ticket_id: 'b', received_at, severity: 'major' },
      { ticket_id: 'c', received_at, is_complex: true, extension_approved: true },
      { ticket_id: 'd', received_at, extension_approved: true, extended_due_at: '2026-08-20' },
      { ticket_id: 'e', received_at, extension_approved: false, extended_due_at: '2026-08-20' },
      { ticket_id: 'f', received_at: '2026-09-30 10:00:00' },
    ];
    expect(
      await lives(
        rows,
        [
          'due_before',
          'due15_before',
          'promised_before',
          'accept_before',
          'respond_before',
          'reply_before',
          'callback_before',
        ]
          .map(day)
          .join(', '),
      ),
    ).toEqual([
      // 15 July +1; accepted by the next working day; callback: 30 Sep + 3 = 3 Oct, off until 8 Oct
      [
        'a',
        '2026-07-17 00:00:00',
        '2026-07-17 00:00:00',
        '2026-07-10 12:00:01',
        '2026-07-03 00:00:00',
        '2026-07-02 10:00:01',
        '2026-07-17 00:00:00',
        '2026-10-09 00:00:00',
      ],
      [
        'b',
        '2026-08-01 00:00:00',
        '2026-07-17 00:00:00',
        null,
        '2026-07-03 00:00:00',
        '2026-07-02 10:00:01',
        '2026-08-01 00:00:00',
        null,
      ],
      // 1 July + 60 = 30 August, a Sunday
      [
        'c',
        '2026-09-01 00:00:00',
        '2026-07-17 00:00:00',
        null,
        '2026-07-03 00:00:00',
        '2026-07-02 10:00:01',
        '2026-09-01 00:00:00',
        null,
      ],
      [
        'd',
        '2026-08-21 00:00:00',
        '2026-07-17 00:00:00',
        null,
        '2026-07-03 00:00:00',
        '2026-07-02 10:00:01',
        '2026-08-21 00:00:00',
        null,
      ],
      [
        'e',
        '2026-07-17 00:00:00',
        '2026-07-17 00:00:00',
        null,
        '2026-07-03 00:00:00',
        '2026-07-02 10:00:01',
        '2026-07-17 00:00:00',
        null,
      ],
      // 30 Sep + 15 = 15 Oct; next working day after the holiday is 8 Oct
      [
        'f',
        '2026-10-16 00:00:00',
        '2026-10-16 00:00:00',
        null,
        '2026-10-09 00:00:00',
        '2026-10-01 10:00:01',
        '2026-10-16 00:00:00',
        null,
      ],
    ]);
  });

  test('a date-only receipt answers by 24:00 of the next natural day; the last day counts whole', async () => {
    const rows: HandRow[] = [
      { ticket_id: 'a', received_at: '2026-07-01', resolved_at: '2026-07-16' },
      { ticket_id: 'b', received_at: '2026-07-01', resolved_at: '2026-07-17' },
    ];
    expect(await lives(rows, `received_has_clock, ${day('respond_before')}, ended_at < due_before AS in_time`)).toEqual(
      [
        ['a', false, '2026-07-03 00:00:00', true],
        ['b', false, '2026-07-03 00:00:00', false],
      ],
    );
  });

  test('the rule in force at receipt; the file leads if the rules say so', async () => {
    const deadlines = [
      ...defaultRules.deadlines,
      { id: 'resolve', limit: 5, dayType: 'working', validFrom: '2026-07-06' } as const,
      { id: 'reply', limit: 7, dayType: 'natural', validFrom: '1900-01-01' } as const,
    ];
    const rows: HandRow[] = [
      { ticket_id: 'a', received_at: '2026-07-03 10:00:00', due_at: '2026-07-04 10:00:00' },
      { ticket_id: 'b', received_at: '2026-07-06 10:00:00', due_at: null },
    ];
    const before = `SELECT ticket_id, ${day('due_before')}, ${day('reply_before')} FROM complaint_facts ORDER BY ticket_id`;
    const world = await worldOf(engine, { complaints: { rows } }, { deadlines });
    // 3 July + 15 = 18 July, a Saturday; + 7 = Friday 10 July
    expect(await world.rows(before)).toEqual([
      ['a', '2026-07-21 00:00:00', '2026-07-11 00:00:00'],
      ['b', '2026-07-14 00:00:00', '2026-07-14 00:00:00'],
    ]);
    const led = await worldOf(engine, { complaints: { rows } }, { deadlines, fileDueLeads: true });
    expect(await led.rows(before)).toEqual([
      ['a', '2026-07-04 10:00:01', '2026-07-11 00:00:00'],
      ['b', '2026-07-14 00:00:00', '2026-07-14 00:00:00'],
    ]);
  });
});

test('repeats: after the end a repeat, before it a suspected duplicate; pending, unknown', async () => {
  const row = (ticket_id: string, received_at: string, resolved_at: string | null, more: HandRow = {}): HandRow => ({
    ticket_id,
    received_at,
    resolved_at,
    customer_key: 'k1',
    category_l1: '理赔',
    ...more,
  });
  expect(
    await lives(
      [
        row('00', '2026-01-01 09:00:00', null, { customer_key: 'k0' }),
        row('01', '2026-01-20 09:00:00', '2026-01-25 09:00:00'),
        row('02', '2026-02-01 09:00:00', '2026-02-10 09:00:00'),
        row('03', '2026-02-05 09:00:00', '2026-02-06 09:00:00', { customer_key: 'k2' }),
        row('04', '2026-02-20 09:00:00', null, { customer_key: 'k2' }),
        row('05', '2026-02-21 09:00:00', null, { customer_key: 'k2', category_l1: '承保' }),
        row('06', '2026-03-22 09:00:00', null, { customer_key: 'k2' }),
        row('07', '2026-03-25 09:00:00', null, { customer_key: 'k2' }),
        row('08', '2026-03-25 09:00:00', null, { customer_key: null }),
        row('09', '2026-03-25 09:00:00', null, { category_l1: '未分类' }),
        row('10', '2026-04-01 09:00:00', null, { customer_key: 'k3', is_valid: false }),
        row('11', '2026-04-02 09:00:00', null, { customer_key: 'k3' }),
        row('12', '2026-04-10 09:00:00', null, { customer_key: 'k4', status: 'closed' }),
        row('13', '2026-04-11 09:00:00', null, { customer_key: 'k4' }),
      ],
      '"repeat"',
    ),
  ).toEqual([
    ['00', 'pending'],
    ['01', 'pending'],
    ['02', 'yes'],
    ['03', 'no'],
    ['04', 'yes'],
    ['05', 'no'],
    ['06', 'suspected'], // of 04, exactly 30 days earlier and still open
    ['07', 'suspected'],
    ['08', 'unknown'],
    ['09', 'unknown'],
    ['10', 'unknown'],
    ['11', 'no'],
    ['12', 'no'],
    ['13', 'unknown'], // the earlier one ended on an unknown day
  ]);
});

test('levels are known where a file maps them; a missing flag is then first line', async () => {
  const at = { received_at: '2026-07-01 10:00:00' };
  const world = await worldOf(engine, {
    complaints: [
      {
        rows: [
          { ticket_id: 'a', ...at, escalation_level: 2, cross_branch: false },
          { ticket_id: 'b', ...at, escalation_level: null, cross_branch: true },
          { ticket_id: 'c', ...at, escalation_level: null },
        ],
      },
      { rows: [{ ticket_id: 'd', ...at }] },
    ],
  });
  expect(await world.rows('SELECT ticket_id, level, has_level, has_finding FROM complaint_facts ORDER BY 1')).toEqual([
    ['a', 2, true, false],
    ['b', 2, true, false],
    ['c', 1, true, false],
    ['d', null, false, false],
  ]);
});

test('the absent one of channel and source takes the other; staff falls back to who accepted', async () => {
  const at = { received_at: '2026-07-01 10:00:00' };
  const world = await worldOf(engine, {
    complaints: [
      { rows: [{ ticket_id: 'a', ...at, channel: 'phone', handler: '张一', x_00000001: '甲' }] },
      { rows: [{ ticket_id: 'b', ...at, source: 'regulator', accepted_by: '王二' }] },
      { rows: [{ ticket_id: 'c', ...at, source: 'regulator', channel: null, handler_id: 'A1', handler: '张一' }] },
    ],
  });
  expect(
    await world.rows('SELECT ticket_id, channel, source, staff, x_00000001 FROM complaint_facts ORDER BY 1'),
  ).toEqual([
    ['a', 'phone', 'phone', '张一', '甲'],
    ['b', 'regulator', 'regulator', '王二', null],
    ['c', null, 'regulator', 'A1', null],
  ]);
  expect(world.reaches.complaint_facts).toEqual(['staff', 'channel', 'x_00000001']);
});

test('contradictions: ended before received, later than known, status or flag against the stamps', async () => {
  const received_at = '2026-07-10 10:00:00';
  expect(
    await lives(
      [
        { ticket_id: 'a fine', received_at, resolved_at: '2026-07-12 10:00:00', status: 'closed', timely_flag: true },
        {
          ticket_id: 'b backwards',
          received_at,
          resolved_at: '2026-07-09 10:00:00',
          status: 'closed',
          timely_flag: null,
        },
        { ticket_id: 'c later', received_at, resolved_at: '2026-09-02 10:00:00', status: 'closed', timely_flag: null },
        { ticket_id: 'd status', received_at, resolved_at: '2026-07-12 10:00:00', status: 'open', timely_flag: null },
        {
          ticket_id: 'e said in time',
          received_at,
          resolved_at: '2026-08-12 10:00:00',
          status: 'closed',
          timely_flag: true,
        },
        {
          ticket_id: 'f said late',
          received_at,
          resolved_at: '2026-07-12 10:00:00',
          status: 'closed',
          timely_flag: false,
        },
        { ticket_id: 'g open, overdue', received_at, resolved_at: null, status: 'open', timely_flag: true },
        {
          ticket_id: 'h open, not due',
          received_at: '2026-08-30 10:00:00',
          resolved_at: null,
          status: 'open',
          timely_flag: true,
        },
      ],
      'contradictions, stamps',
    ),
  ).toEqual([
    ['a fine', 0, 2],
    ['b backwards', 1, 2],
    ['c later', 1, 2],
    ['d status', 1, 2],
    ['e said in time', 1, 2],
    ['f said late', 1, 2],
    ['g open, overdue', 1, 1],
    ['h open, not due', 0, 1],
  ]);
});
