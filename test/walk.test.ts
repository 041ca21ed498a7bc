/** Every file of test/data is walked to the month it tells; the result stands in test/golden. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import { addDays } from '../src/calendar/index.ts';
import { readFile } from '../src/files/index.ts';
import { Dossier } from '../src/load/dossier.ts';
import { sql } from '../src/sql/sql.ts';
import { metricList } from '../src/subjects/metrics/index.ts';
import { defaultRules } from '../src/subjects/rules.ts';
import type { LoadContext, LoadReport, PendingTable } from '../src/types/load.ts';
import type { LoadedTable } from '../src/types/loaded.ts';
import type { Mapping } from '../src/types/mapping.ts';
import type { Plain, Sql } from '../src/types/plain.ts';
import { openInNode } from './engine-in-node.ts';
import { figuresOf } from './sample.ts';

const folder = 'test/data';
const names = readdirSync(folder).filter((name) => name !== 'README.md');
const context: LoadContext = { rules: defaultRules, recipes: [], today: '2026-11-23' };

let engine: Engine;
let dossier: Dossier;
beforeAll(async () => {
  engine = await openInNode();
  dossier = new Dossier(engine, readFile);
});
afterAll(() => engine.close());

async function walk(...paths: readonly string[]): Promise<LoadReport> {
  await dossier.forgetEverything(context);
  const files = paths.map((name) => ({ path: name, blob: new Blob([readFileSync(`${folder}/${name}`)]) }));
  const report = await dossier.load(files, context);
  if (!report.ok) throw new Error(JSON.stringify(report.problem));
  return report.value;
}

async function rows(question: Sql): Promise<Plain[][]> {
  const answer = await engine.run(question);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  const { rowCount, columns } = answer.value;
  return Array.from({ length: rowCount }, (_, i) => columns.map(({ values }) => values[i] ?? null));
}

const months = async (): Promise<unknown> =>
  Object.fromEntries(
    await rows(
      sql`SELECT strftime(received_at, '%Y-%m') AS month, count(*) FROM complaint_facts GROUP BY month ORDER BY month`,
    ),
  );

/** What is worth a difference: without the numbers of files, and without what is empty. */
async function golden(report: LoadReport, received: unknown): Promise<unknown> {
  const { loaded, pending, problems } = report;
  return {
    metrics: await told(report),
    problems,
    tables: loaded.tables.map(tableFacts),
    pending: pending.map(pendingFacts),
    asOf: loaded.asOf,
    facts: Object.fromEntries(
      Object.entries(loaded.facts).map(([table, { rows, firstDay, lastDay }]) => [table, { rows, firstDay, lastDay }]),
    ),
    complaintsReceived: received,
  };
}

/** Every metric with a value over all days of the file: value, numerator, denominator, pending, unknown. */
async function told(report: LoadReport): Promise<unknown> {
  const days = report.loaded.tables.flatMap(({ firstDay, lastDay }) =>
    firstDay && lastDay ? [firstDay, lastDay] : [],
  );
  const [from, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (!from || !last) return {};
  const ask = {
    metrics: metricList.map(({ id }) => id),
    span: { from, until: addDays(last, 1) },
    splits: [],
    filters: [],
  };
  const nine = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(9)));
  return Object.fromEntries(
    (await figuresOf(engine, report, ask)).flatMap(({ metric, value, numerator, denominator, pending, unknown }) =>
      value === null ? [] : [[metric, [value, numerator, denominator, pending, unknown].map(nine).join(' ')]],
    ),
  );
}

const tableFacts = (table: LoadedTable): unknown => {
  const told = { ...table, file: undefined, fields: undefined, headers: undefined };
  return { ...told, columns: table.columns.map(readingFacts) };
};
const pendingFacts = ({ table, mapping }: PendingTable): unknown => ({
  table: tableFacts(table),
  questions: mapping.questions,
});
const readingFacts = ({ values, ...reading }: Mapping['columns'][number]): unknown =>
  values ? { ...reading, values: Object.keys(values).length } : reading;

/** Counted by hand from the files: rows read, used and duplicate, keys, and open cases. */
const byHand: Readonly<Record<string, readonly [number, number, number, number, number | null]>> = {
  'boston311-100.csv': [100, 100, 0, 100, 15],
  'boston311-dmy-100.csv': [100, 100, 0, 100, 15],
  'boston311-100-20dupes-random.csv': [100, 80, 20, 80, null],
  'cfpb_mdy_first500.csv': [500, 500, 0, 500, null],
  'cfpb_snakecase_145.csv': [145, 145, 0, 145, null],
  'la311_first300.csv': [300, 300, 0, 300, 0],
  'nyc311_first150.csv': [150, 150, 0, 150, 42],
};

describe('walked to a golden result', () => {
  test.each(names)('%s', async (name) => {
    const report = await walk(name);
    const { tables } = report.loaded;
    expect(report.problems.filter(({ kind }) => kind === 'query-failed')).toEqual([]);
    for (const { rows: n } of [...tables, ...report.pending.map(({ table }) => table)])
      expect(n.read).toBe(n.used + n.refused + n.duplicate + n.superseded + n.outOfPeriod);
    const counts = byHand[name];
    if (counts) expect(await counted(report, counts[4] !== null)).toEqual(counts);
    await expect(JSON.stringify(await golden(report, await months()), null, 2)).toMatchFileSnapshot(
      `golden/${name}.json`,
    );
  });
});

async function counted({ loaded }: LoadReport, withOpen: boolean): Promise<unknown> {
  const { read, used, duplicate } = loaded.tables[0]?.rows ?? {};
  const [keys, open] =
    (
      await rows(
        sql`SELECT count(DISTINCT ticket_key), count(*) FILTER (ended_at IS NULL AND NOT end_unknown) FROM complaint_facts`,
      )
    )[0] ?? [];
  return [read, used, duplicate, keys, withOpen ? open : null];
}

test('day-first dates tell the same months as the same rows written year-first', async () => {
  await walk('boston311-100.csv');
  const written = await months();
  await walk('boston311-dmy-100.csv');
  expect(await months()).toEqual(written);
});

test('files in any order, some twice, tell the same rows', async () => {
  const walked = async (order: readonly string[]): Promise<unknown> => {
    await walk(...order);
    return rows(sql`SELECT _key, _hash, CAST(_known_until AS VARCHAR) FROM complaints ORDER BY ALL`);
  };
  const files = ['boston311-100.csv', 'boston311-100-20dupes-random.csv', 'cfpb_snakecase_145.csv'];
  expect(await walked([...files.toReversed(), 'cfpb_snakecase_145.csv'])).toEqual(await walked(files));
});
