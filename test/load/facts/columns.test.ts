import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { lists, rowColumns } from '../../../src/subjects/lists.ts';
import { metrics } from '../../../src/subjects/metrics/index.ts';
import { inlined } from '../../../src/sql/sql.ts';
import { factTables, kinds } from '../../../src/types/kind.ts';
import type { Sql } from '../../../src/types/plain.ts';
import { openInNode } from '../../engine-in-node.ts';
import { worldOf } from './world.ts';

let engine: Engine;
const columns = new Map<string, Set<string>>();
beforeAll(async () => {
  engine = await openInNode();
  const world = await worldOf(engine, {});
  for (const table of [...factTables, ...kinds])
    columns.set(
      table,
      new Set(
        (await world.rows(`SELECT column_name FROM duckdb_columns() WHERE table_name = '${table}'`)).map(([name]) =>
          String(name),
        ),
      ),
    );
});
afterAll(() => engine.close());

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'text' in value && 'params' in value;

test('every predicate of every metric speaks of columns that exist', async () => {
  const wrong: string[] = [];
  for (const metric of Object.values(metrics)) {
    for (const [part, value] of Object.entries(metric).flatMap(([name, inner]) => [
      [name, inner] as const,
      ...(isSql(inner) || typeof inner !== 'object' || inner === null ? [] : Object.entries(inner)),
    ])) {
      if (!isSql(value)) continue;
      const clock = `(SELECT TIMESTAMP '2026-09-01' AS as_of, TIMESTAMP '2026-09-01' AS period_end)`;
      const answer = await engine.run({
        text: `SELECT count(${inlined(value)}) AS n FROM ${metric.table} facts CROSS JOIN ${clock} clock`,
        params: [],
      });
      if (!answer.ok) wrong.push(`${metric.id}.${part}: ${JSON.stringify(answer.problem)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every listed column stands in the derived or in the typed table', () => {
  const missing = [
    ...Object.values(lists).flatMap(({ table, from, columns: listed, made = {} }) =>
      listed
        .filter((id) => !(id in made) && ![table, ...from].some((name) => columns.get(name)?.has(id)))
        .map((id) => `${table}.${id}`),
    ),
    ...factTables.flatMap((table) =>
      rowColumns[table].columns
        .filter((id) => !columns.get(table)?.has(id) && !columns.get(rowColumns[table].kind ?? '')?.has(id))
        .map((id) => `${table}.${id}`),
    ),
  ];
  expect(missing).toEqual([]);
});

test('every derived table carries its row, its horizon and the common dimensions', () => {
  const common = [
    '_file',
    '_row',
    'known_until',
    'region',
    'branch',
    'team',
    'staff',
    'channel',
    'product',
    'category_l1',
    'category_l2',
    'category_l3',
    'customer_tier',
  ];
  for (const table of factTables)
    expect([table, common.filter((name) => !columns.get(table)?.has(name))]).toEqual([table, []]);
});
