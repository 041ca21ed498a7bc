import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addDays,
  addSeconds,
  addWorkingDays,
  calendarSql,
  deadlinesSql,
  dueBefore,
  dueBeforeSql,
  isWorkday,
  rolled,
  ruleInForce,
} from '../../src/calendar/index.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { sql } from '../../src/sql/sql.ts';
import type { Result } from '../../src/types/plain.ts';
import type { DayType, DeadlineRule } from '../../src/types/rules.ts';
import { openInNode } from '../engine-in-node.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
  expect(await engine.execute(calendarSql(2024, 2027))).toEqual({ ok: true, value: null });
});
afterAll(() => engine.close());

const ask = async (text: string): Promise<Result> => {
  const answer = await engine.run({ text, params: [] });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
};
const rule = (id: DeadlineRule['id'], limit: number, dayType: DayType, validFrom = '1970-01-01'): DeadlineRule => ({
  id,
  limit,
  dayType,
  validFrom,
});

/** Trigger · working · natural raw · natural + roll: last days of a limit of 3 days. */
const vectors = [
  ['2026-02-12', '2026-02-24', '2026-02-15', '2026-02-24'],
  ['2026-09-18', '2026-09-22', '2026-09-21', '2026-09-21'],
  ['2026-09-30', '2026-10-10', '2026-10-03', '2026-10-08'],
  ['2026-04-30', '2026-05-08', '2026-05-03', '2026-05-06'],
] as const;

test.each(vectors)('3 days from %s: working %s, natural %s, rolled %s', (trigger, working, natural, roll) => {
  expect(addWorkingDays(trigger, 3)).toBe(working);
  expect(addDays(trigger, 3)).toBe(natural);
  expect(rolled(addDays(trigger, 3))).toBe(roll);
  expect(dueBefore(`${trigger} 09:30:00`, rule('callback', 3, 'working'))).toBe(`${addDays(working, 1)} 00:00:00`);
  expect(dueBefore(`${trigger} 09:30:00`, rule('callback', 3, 'natural'))).toBe(`${addDays(roll, 1)} 00:00:00`);
});

test('the engine finds the same days', async () => {
  const rules = [rule('callback', 3, 'working'), rule('resolve', 3, 'natural')];
  await engine.execute(
    deadlinesSql(
      [
        { name: 'w', rule: 'callback' },
        { name: 'n', rule: 'resolve' },
      ],
      rules,
    ),
  );
  const found =
    await ask(`SELECT ${dueBeforeSql('d', 'w', 't', 'true')}::VARCHAR AS w, ${dueBeforeSql('d', 'n', 't', 'true')}::VARCHAR AS n,
    CAST(CAST(t AS DATE) + 3 AS VARCHAR) AS raw
    FROM (VALUES ${vectors.map(([day], i) => `(${i}, TIMESTAMP '${day} 17:00:00')`).join(', ')}) v(i, t)
    JOIN deadlines d ON d.day = CAST(t AS DATE) ORDER BY i`);
  const next = (days: readonly string[]): string[] => days.map((day) => `${addDays(day, 1)} 00:00:00`);
  expect(found.columns.map((column) => column.values)).toEqual([
    next(vectors.map((vector) => vector[1])),
    next(vectors.map((vector) => vector[3])),
    vectors.map((vector) => vector[2]),
  ]);
});

test('every day of four years: engine and script agree', async () => {
  const rules = [rule('callback', 7, 'working'), rule('resolve', 15, 'natural'), rule('respond', 24, 'clock')];
  await engine.execute(
    deadlinesSql(
      [
        { name: 'w', rule: 'callback' },
        { name: 'n', rule: 'resolve' },
        { name: 'h', rule: 'respond' },
      ],
      rules,
    ),
  );
  const found =
    await ask(`SELECT CAST(c.day AS VARCHAR) AS day, is_workday, CAST(rolled AS VARCHAR) AS rolled, w_due::VARCHAR AS w, n_due::VARCHAR AS n,
    ${dueBeforeSql('d', 'h', "(c.day + INTERVAL '3723 seconds')", 'true')}::VARCHAR AS h, ${dueBeforeSql('d', 'h', 'c.day', 'false')}::VARCHAR AS byday
    FROM calendar c JOIN deadlines d ON d.day = c.day WHERE c.day < DATE '2027-11-01' ORDER BY c.day`);
  const columns = found.columns.map((column) => column.values);
  expect(found.rowCount).toBeGreaterThan(1300);
  columns[0]?.forEach((value, i) => {
    const day = String(value);
    expect([day, ...columns.slice(1).map((column) => column[i])]).toEqual([
      day,
      isWorkday(day),
      rolled(day),
      dueBefore(day, rule('callback', 7, 'working')),
      dueBefore(day, rule('resolve', 15, 'natural')),
      dueBefore(`${day} 01:02:03`, rule('respond', 24, 'clock')),
      dueBefore(day, rule('respond', 24, 'clock'), false),
    ]);
  });
});

test('date-only edge: 15 natural days from 1 July end with 16 July', () => {
  const before = dueBefore('2026-07-01 00:00:00', rule('resolve', 15, 'natural'), false);
  expect(before).toBe('2026-07-17 00:00:00');
  expect(['2026-07-16 00:00:00' < before, '2026-07-17 00:00:00' < before]).toEqual([true, false]);
});

test('hours run by the clock, inclusive; from a day they are natural days', () => {
  expect(dueBefore('2026-07-01 10:00:00', rule('respond', 24, 'clock'))).toBe('2026-07-02 10:00:01');
  expect(dueBefore('2026-07-01 00:00:00', rule('respond', 24, 'clock'), false)).toBe('2026-07-03 00:00:00');
  expect(dueBefore('2026-07-01 00:00:00', rule('respond', 2, 'clock'), false)).toBe('2026-07-03 00:00:00');
  expect(dueBefore('2026-12-31 23:45:30', rule('respond', 0.5, 'clock'))).toBe('2027-01-01 00:15:31');
  expect(addSeconds('2026-03-01 00:00:00', -1)).toBe('2026-02-28 23:59:59');
});

test('a rule holds from its day on, also inside the engine', async () => {
  const rules = [rule('resolve', 10, 'working', '2026-03-01'), rule('resolve', 15, 'natural', '2020-01-01')];
  expect([
    ruleInForce(rules, 'resolve', '2026-02-28')?.limit,
    ruleInForce(rules, 'resolve', '2026-03-01')?.limit,
  ]).toEqual([15, 10]);
  expect([ruleInForce(rules, 'resolve', '2019-01-01')?.limit, ruleInForce(rules, 'reply', '2026-01-01')]).toEqual([
    15,
    null,
  ]);
  await engine.execute(
    deadlinesSql(
      [
        { name: 'r', rule: 'resolve' },
        { name: 'e', rule: 'resolve', extra: 30 },
        { name: 'none', rule: 'reply' },
      ],
      rules,
    ),
  );
  const found =
    await engine.run(sql`SELECT r_due::VARCHAR AS r, e_due::VARCHAR AS e, none_due::VARCHAR AS o FROM deadlines
    WHERE day IN (DATE '2026-02-27', DATE '2026-03-02') ORDER BY day`);
  expect(found.ok && found.value.columns.map((column) => column.values)).toEqual([
    ['2026-03-17 00:00:00', '2026-03-17 00:00:00'],
    ['2026-04-14 00:00:00', addDays(addWorkingDays('2026-03-02', 40), 1) + ' 00:00:00'],
    [null, null],
  ]);
});
