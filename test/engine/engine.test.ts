import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { sql } from '../../src/sql/sql.ts';
import { openInNode } from '../engine-in-node.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());

test('a bound value is never SQL', async () => {
  const answer = await engine.run(
    sql`SELECT ${"o'brien; DROP TABLE x"}::VARCHAR AS name, ${2}::DOUBLE AS n, ${null}::BOOLEAN AS b`,
  );
  expect(answer).toEqual({
    ok: true,
    value: {
      rowCount: 1,
      columns: [
        { name: 'name', values: ["o'brien; DROP TABLE x"] },
        { name: 'n', values: [2] },
        { name: 'b', values: [null] },
      ],
    },
  });
});

test('rows of the canonical CSV arrive whole, whatever stands in the cells', async () => {
  const bytes = new TextEncoder().encode('"4","a ""b""\nc",""\n"5","，é","x\r\ny"\n');
  await engine.execute([sql`CREATE TABLE raw_1 (_row INTEGER, c0 VARCHAR, c1 VARCHAR)`]);
  expect(await engine.append('raw_1', { kind: 'csv', bytes, rows: 2 }, ['_row', 'c0', 'c1'])).toEqual({
    ok: true,
    value: null,
  });
  const answer = await engine.run(sql`SELECT * FROM raw_1 ORDER BY _row`);
  expect(answer.ok && answer.value.columns.map((column) => column.values)).toEqual([
    [4, 5],
    ['a "b"\nc', '，é'],
    [null, 'x\r\ny'],
  ]);
});

test('an aborted statement leaves no table and says it was cancelled', async () => {
  const controller = new AbortController();
  const work = engine.execute(
    [sql`CREATE TABLE big AS SELECT i, hash(i) h FROM range(200000000) t(i)`],
    controller.signal,
  );
  setTimeout(() => controller.abort(), 300);
  expect(await work).toEqual({ ok: false, problem: { kind: 'cancelled' } });
  const left = await engine.run(sql`SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'big'`);
  expect(left.ok && left.value.columns[0]?.values).toEqual([0]);
});

test('a question with a signal has the same answer, and can be given up', async () => {
  const question = sql`SELECT count(*) AS n, sum(i) AS total, ${"o'brien"} AS name FROM range(10) t(i)`;
  const signal = new AbortController().signal;
  const [sent, bound] = [await engine.run(question, signal), await engine.run(question)];
  expect(sent).toEqual(bound);
  const controller = new AbortController();
  const work = engine.run(sql`SELECT sum(hash(i) % 7) AS h FROM range(2000000000) t(i)`, controller.signal);
  setTimeout(() => controller.abort(), 200);
  expect(await work).toEqual({ ok: false, problem: { kind: 'cancelled' } });
});

test('a date must be cast before it leaves the engine', async () => {
  const answer = await engine.run(sql`SELECT DATE '2026-01-01' AS d`);
  expect(answer.ok).toBe(false);
});

test('an unknown table is a problem with its SQL', async () => {
  expect(await engine.run(sql`SELECT * FROM nothing`)).toMatchObject({
    ok: false,
    problem: { kind: 'query-failed', sql: 'SELECT * FROM nothing' },
  });
});
