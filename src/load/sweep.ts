/** The tables beside the typed ones, and the broom that keeps numbers without an owner out of them. */
import type { Engine } from '../engine/engine.ts';
import { typedTable } from '../ledger/join.ts';
import { ident, join, sql } from '../sql/sql.ts';
import type { Sql } from '../types/plain.ts';
import { rowsOf } from './answer.ts';
import type { Entry } from './tables/entry.ts';
import { rawTable } from './tables/read.ts';

const cells = ['unread', 'damaged'];

/** Cells and rows that could not be read; made once. */
export const tablesBeside: readonly Sql[] = [
  ...cells.map(
    (table) =>
      sql`CREATE TABLE IF NOT EXISTS ${ident(table)} (_file SMALLINT, _row INTEGER, field VARCHAR, text VARCHAR)`,
  ),
  sql`CREATE TABLE IF NOT EXISTS refused (_file SMALLINT, _row INTEGER, reason VARCHAR, text VARCHAR)`,
];

/** Drops every raw and typed table, and forgets every cell and row, that belongs to none of the entries. */
export async function sweep(engine: Engine, entries: readonly Entry[]): Promise<void> {
  const kept = entries.map(({ state, file, raw }) => (state === 'typed' ? typedTable(file) : rawTable(raw.file)));
  const found = await rowsOf(
    engine,
    sql`SELECT table_name FROM duckdb_tables() WHERE NOT internal AND regexp_matches(table_name, '^(raw|typed)_[0-9]+$')`,
  );
  const tables = found.ok ? found.value.map(([name]) => String(name)) : [];
  const numbers = entries.filter(({ state }) => state === 'typed').map(({ file }) => sql`${file}`);
  await engine.execute([
    ...tables.filter((name) => !kept.includes(name)).map((name) => sql`DROP TABLE IF EXISTS ${ident(name)}`),
    ...[...cells, 'refused'].map(
      (table) => sql`DELETE FROM ${ident(table)} WHERE _file NOT IN (${join([sql`0`, ...numbers])})`,
    ),
  ]);
}
