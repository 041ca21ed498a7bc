/** Joins the files of a kind into one table: which version of a row counts, and what becomes of the others. */
import { columnsOf, ownColumns } from '../subjects/fields/columns.ts';
import { fieldOf } from '../subjects/fields/index.ts';
import type { Kind } from '../types/kind.ts';
import type { Plain, Sql, Stamp } from '../types/plain.ts';
import { ident, join, sql } from '../sql/sql.ts';
import { carriedSql, openRow } from './carried.ts';

/** A typed table as the ledger sees it. */
export interface LedgerFile {
  readonly file: number;
  readonly path: string;
  readonly sheet: string;
  /** By which the newest version is found. */
  readonly exported: Stamp | null;
  /** Until which its rows are known; the same, unless the person set another cut-off. */
  readonly knownUntil: Stamp | null;
}

export const typedTable = (file: number): string => `typed_${file}`;

/** The ledger's tables, empty: before the kinds are joined, all of them. */
export const freshLedger: readonly Sql[] = [
  sql`CREATE OR REPLACE TABLE fates (_file SMALLINT, _row INTEGER, _key VARCHAR, kind VARCHAR, fate VARCHAR)`,
  sql`CREATE OR REPLACE TABLE carried (kind VARCHAR, _file SMALLINT, until TIMESTAMP)`,
  sql`CREATE OR REPLACE TABLE held (kind VARCHAR, _key VARCHAR, known_until TIMESTAMP, carried_until TIMESTAMP, first_resolved TIMESTAMP)`,
];

/** Makes the kind's table from its files, in whatever order they were loaded. */
export function joinSql(kind: Kind, files: readonly LedgerFile[]): readonly Sql[] {
  return [
    ...(files.length === 0
      ? []
      : [fatesSql(kind, oldestFirst(files)), carriedSql(kind, files.map(carriedFile)), heldSql(kind, files)]),
    sql`CREATE OR REPLACE VIEW ${ident(kind)} AS ${files.length === 0 ? noRows(kind) : usedSql(kind, files)}`,
  ];
}

/** Export time, else name; the order of loading only tells files of one name and time apart. */
function oldestFirst(files: readonly LedgerFile[]): readonly LedgerFile[] {
  const names = new Intl.Collator('en', { numeric: true });
  const byText = (a: string, b: string): number => names.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
  const byTime = (a: LedgerFile, b: LedgerFile): number => byText(a.exported ?? '', b.exported ?? '');
  return [...files].sort(
    (a, b) => byTime(a, b) || byText(a.path, b.path) || byText(a.sheet, b.sheet) || a.file - b.file,
  );
}

/** Rows that share their key: equal ones are duplicates of the oldest, other contents are superseded by the newest. */
function fatesSql(kind: Kind, files: readonly LedgerFile[]): Sql {
  const versions = files.map(
    ({ file }, rank) =>
      sql`SELECT _file, _row, _key, _hash, ${stampOf(kind, 'updated_at')} AS updated, ${rank} AS rank FROM ${ident(typedTable(file))}`,
  );
  return sql`INSERT INTO fates
    WITH versions AS (${join(versions, ' UNION ALL ')}),
    twins AS (SELECT _key FROM versions WHERE _key IS NOT NULL GROUP BY _key HAVING count(*) > 1),
    dated AS (
      SELECT *, bool_and(updated IS NOT NULL) OVER (PARTITION BY _key) AS all_dated
      FROM versions WHERE _key IN (SELECT _key FROM twins)),
    ordered AS (
      SELECT _file, _row, _key, _hash,
        first_value(_hash) OVER (PARTITION BY _key
          ORDER BY CASE WHEN all_dated THEN updated END DESC NULLS LAST, rank DESC, _row DESC) AS newest,
        row_number() OVER (PARTITION BY _key, _hash ORDER BY rank, _row) AS copy
      FROM dated)
    SELECT _file, _row, _key, ${kind}, CASE WHEN copy > 1 THEN 'duplicate' ELSE 'superseded' END
    FROM ordered WHERE copy > 1 OR _hash IS DISTINCT FROM newest`;
}

const carriedFile = ({ file, knownUntil }: LedgerFile) => ({
  file,
  rows: ident(typedTable(file)),
  knownUntil: stamp(knownUntil),
});

/** What all versions of a row know together. */
function heldSql(kind: Kind, files: readonly LedgerFile[]): Sql {
  const versions = files.map(
    ({ file, knownUntil }) =>
      sql`SELECT _file, _key, ${stamp(knownUntil)} AS known_until, ${stampOf(kind, 'resolved_at')} AS resolved FROM ${ident(typedTable(file))}`,
  );
  return sql`INSERT INTO held
    SELECT ${kind}, _key, max(known_until), max(carried.until), min(resolved)
    FROM (${join(versions, ' UNION ALL ')}) versions JOIN carried ON carried.kind = ${kind} AND carried._file = versions._file
    WHERE _key IS NOT NULL GROUP BY _key HAVING count(*) > 1`;
}

/** The rows that count, each with the time until which it is known; a wide sheet has several of one row number. */
function usedSql(kind: Kind, files: readonly LedgerFile[]): Sql {
  const tables = files.map(
    ({ file, knownUntil }) => sql`SELECT *, ${stamp(knownUntil)} AS _file_known FROM ${ident(typedTable(file))}`,
  );
  const known = sql`coalesce(held.known_until, typed._file_known)`;
  const open = openRow(kind);
  const finished = sql`coalesce(held.carried_until, carried.until)`;
  return sql`SELECT typed.* EXCLUDE (_file_known), ${open ? sql`CASE WHEN ${open} THEN ${known} ELSE ${finished} END` : known} AS _known_until
      ${firstResolved(kind, sql`coalesce(held.first_resolved, typed.resolved_at)`)}
    FROM (${join(tables, ' UNION ALL BY NAME ')}) typed
    LEFT JOIN carried ON carried.kind = ${kind} AND carried._file = typed._file
    LEFT JOIN held ON held.kind = ${kind} AND held._key = typed._key
    WHERE NOT EXISTS (
      FROM fates WHERE fates._file = typed._file AND fates._row = typed._row AND fates._key = typed._key)`;
}

function noRows(kind: Kind): Sql {
  const columns = [...ownColumns, ...columnsOf(kind), { name: '_known_until', type: 'TIMESTAMP' }];
  const empties = columns.map(({ name, type }) => sql`CAST(NULL AS ${{ text: type, params: [] }}) AS ${ident(name)}`);
  return sql`SELECT ${join(empties)} ${firstResolved(kind, sql`CAST(NULL AS TIMESTAMP)`)} WHERE false`;
}

const firstResolved = (kind: Kind, value: Sql): Sql =>
  kind === 'complaints' ? sql`, ${value} AS _first_resolved_seen` : sql``;

const stampOf = (kind: Kind, field: string): Sql => (fieldOf(kind, field) ? ident(field) : stamp(null));

const stamp = (value: Plain): Sql => sql`CAST(${value} AS TIMESTAMP)`;
