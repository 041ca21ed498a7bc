/** A table of texts in the real engine, profiled, mapped and typed. */
import type { Engine } from '../../src/engine/engine.ts';
import {
  profileOf,
  profileSql,
  proposeMapping,
  typingContext,
  typingSql,
  reportZone,
  type TableProfile,
} from '../../src/mapping/index.ts';
import { sql } from '../../src/sql/sql.ts';
import type { TableHead } from '../../src/types/file.ts';
import type { Mapping, Recipe } from '../../src/types/mapping.ts';
import type { Plain, Result, Sql } from '../../src/types/plain.ts';

export type Cells = readonly (string | null)[];

let files = 0;

export const headOf = (columns: readonly string[], more: Partial<TableHead> = {}): TableHead => ({
  path: 'export.csv',
  sheet: '',
  format: 'csv',
  encoding: 'utf-8',
  columns,
  headerRow: 1,
  titles: [],
  ...more,
});

const quoted = (cell: string | null): string => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`);

export async function ask(engine: Engine, statement: Sql): Promise<Result> {
  const answer = await engine.run(statement);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

async function execute(engine: Engine, statements: readonly Sql[]): Promise<void> {
  const done = await engine.execute(statements);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}

/** The rows as `raw_<file>`, with their profile. */
export async function loaded(
  engine: Engine,
  columns: readonly string[],
  rows: readonly Cells[],
): Promise<{ file: number; raw: string; profile: TableProfile }> {
  const file = ++files;
  const raw = `raw_${file}`;
  const names = ['_row', ...columns.map((_, i) => `c${i}`)];
  const bytes = new TextEncoder().encode(
    rows.map((row, i) => `${[`"${i + 2}"`, ...row.map(quoted)].join(',')}\n`).join(''),
  );
  await execute(engine, [
    { text: `CREATE TABLE ${raw} (_row INTEGER, ${columns.map((_, i) => `c${i} VARCHAR`).join(', ')})`, params: [] },
    ...['unread', 'damaged'].map((name) => ({
      text: `CREATE TABLE IF NOT EXISTS ${name} (_file SMALLINT, _row INTEGER, field VARCHAR, text VARCHAR)`,
      params: [],
    })),
    {
      text: 'CREATE TABLE IF NOT EXISTS refused (_file SMALLINT, _row INTEGER, reason VARCHAR, text VARCHAR)',
      params: [],
    },
  ]);
  const appended = await engine.append(raw, { kind: 'csv', bytes, rows: rows.length }, names);
  if (!appended.ok) throw new Error(JSON.stringify(appended.problem));
  const results: Result[] = [];
  for (const statement of profileSql(raw, columns.length, rows.length)) results.push(await ask(engine, statement));
  return { file, raw, profile: profileOf(results, columns.length, rows.length) };
}

/** The mapping that is proposed for a few rows under these headers. */
export async function proposed(
  engine: Engine,
  columns: readonly string[],
  rows: readonly Cells[],
  more: Partial<TableHead> = {},
  recipes: readonly Recipe[] = [],
): Promise<Mapping> {
  const { profile } = await loaded(engine, columns, rows);
  return proposeMapping(headOf(columns, more), profile, recipes);
}

export interface Typed {
  readonly file: number;
  readonly mapping: Mapping;
  readonly rows: readonly Readonly<Record<string, Plain>>[];
  readonly unread: readonly Readonly<Record<string, Plain>>[];
  readonly damaged: readonly Readonly<Record<string, Plain>>[];
  readonly refused: readonly Readonly<Record<string, Plain>>[];
}

export const records = (result: Result): Record<string, Plain>[] =>
  Array.from({ length: result.rowCount }, (_, i) =>
    Object.fromEntries(result.columns.map(({ name, values }) => [name, values[i] ?? null])),
  );

/** The typed table of rows, its stamps as text. */
export async function typed(
  engine: Engine,
  columns: readonly string[],
  rows: readonly Cells[],
  more: Partial<TableHead> = {},
  change: (mapping: Mapping, profile: TableProfile) => Mapping = (mapping) => mapping,
  evidence: (profile: TableProfile) => TableProfile = (profile) => profile,
): Promise<Typed> {
  const head = headOf(columns, more);
  const { file, raw, profile } = await loaded(engine, columns, rows);
  const mapping = change(proposeMapping(head, profile, []), profile);
  const context = typingContext(mapping.zone, reportZone, [...head.titles, head.sheet, head.path]);
  await execute(engine, typingSql(file, raw, head, mapping, context, evidence(profile)));
  const shape = records(
    await ask(
      engine,
      sql`SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ${`typed_${file}`} ORDER BY column_index`,
    ),
  );
  const select = shape.map((each) =>
    each['data_type'] === 'TIMESTAMP'
      ? `CAST("${each['column_name']}" AS VARCHAR) AS "${each['column_name']}"`
      : `"${each['column_name']}"`,
  );
  const from = async (text: string) => records(await ask(engine, { text, params: [] }));
  return {
    file,
    mapping,
    rows: await from(`SELECT ${select.join(', ')} FROM typed_${file} ORDER BY _row`),
    unread: await from(`SELECT _row, field, text FROM unread WHERE _file = ${file} ORDER BY _row, field`),
    damaged: await from(`SELECT _row, field, text FROM damaged WHERE _file = ${file} ORDER BY _row, field`),
    refused: await from(`SELECT _row, reason, text FROM refused WHERE _file = ${file} ORDER BY _row`),
  };
}

/** Header → field of the columns that got one of the kind's fields. */
export const fieldsOf = (mapping: Mapping): Record<string, string> =>
  Object.fromEntries(
    mapping.columns.flatMap((reading) =>
      reading.field !== null && !reading.field.startsWith('x_') ? [[reading.header, reading.field]] : [],
    ),
  );
