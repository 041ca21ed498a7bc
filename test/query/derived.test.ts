import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { listQuery, rowsQuery } from '../../src/query/index.ts';
import { lists } from '../../src/subjects/lists.ts';
import { metricList } from '../../src/subjects/metrics/index.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import { factTables } from '../../src/types/kind.ts';
import type { Split } from '../../src/types/metric.ts';
import { openInNode } from '../engine-in-node.ts';
import { worldOf } from '../load/facts/world.ts';
import { august, everything, figure, figures, loadedOf } from './facts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());

/** What hand-made tables cannot tell: that the columns named here are those the load makes. */
test('every metric, its rows and every list speak of columns which the load makes', async () => {
  const world = await worldOf(engine, {
    complaints: {
      known: '2026-09-01 00:00:00',
      rows: [
        {
          ticket_id: 'A1',
          received_at: '2026-08-03',
          resolved_at: '2026-08-05',
          category_l1: '理赔',
          branch: '甲',
          content: '慢',
        },
        { ticket_id: 'A2', received_at: '2026-08-04', resolved_at: null, category_l1: '销售', branch: '乙' },
      ],
    },
    callbacks: {
      known: '2026-09-01 00:00:00',
      rows: [{ ticket_id: 'A1', attempted_at: '2026-08-07 10:00:00', result: 'reached', rating: 5 }],
    },
    surveys: {
      known: '2026-09-01 00:00:00',
      rows: [{ response_id: '1', ticket_id: 'A1', answered_at: '2026-08-06', overall: 2, reason: '慢、态度' }],
    },
  });
  const shaped = loadedOf(everything.tables);
  const loaded = {
    ...shaped,
    facts: Object.fromEntries(
      factTables.map((table) => {
        const shape = shaped.facts[table];
        return [table, shape && { ...shape, reaches: world.reaches[table] }];
      }),
    ),
  };
  await engine.execute([
    { text: 'CREATE OR REPLACE TABLE fates (_file SMALLINT, _row INTEGER, kind VARCHAR, fate VARCHAR)', params: [] },
  ]);
  const metrics = metricList.map((metric) => metric.id);
  const splits: Split[][] = [
    [],
    [{ kind: 'month' }],
    [{ kind: 'field', field: 'branch' }],
    [{ kind: 'hour' }],
    [{ kind: 'level' }],
    [{ kind: 'age' }],
  ];
  for (const split of splits) await figures(engine, { metrics, splits: split }, loaded);
  const page = { span: august, filters: [], limit: 5, offset: 0, search: '慢' };
  const queries = [
    ...metrics.flatMap((metric) => rowsQuery({ ...page, metric, part: 'all' }, loaded, defaultRules) ?? []),
    ...Object.keys(lists).flatMap((list) => listQuery({ ...page, list }, loaded, defaultRules) ?? []),
  ];
  for (const query of queries)
    for (const sql of [query.count, query.page]) expect(await engine.run(sql)).toMatchObject({ ok: true });
  expect(await figure(engine, 'C12', {}, loaded)).toMatchObject({ numerator: 1, denominator: 2 });
  expect(await figure(engine, 'B03', {}, loaded)).toMatchObject({ numerator: 1, denominator: 1 });
});

test('every own dimension of a derived table is one of its columns', async () => {
  const own = {
    complaint_facts: 'owner_dept',
    callback_targets: 'campaign',
    callback_attempts: 'method',
    ratings: 'scale',
    call_facts: 'shift',
    review_facts: 'violation',
  };
  for (const [table, field] of Object.entries(own))
    expect(await engine.run({ text: `SELECT "${field}" FROM ${table} LIMIT 0`, params: [] })).toMatchObject({
      ok: true,
    });
});
