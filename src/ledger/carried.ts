/**
 * Exports that carry on from one another: the monthly export holds the month and whatever was still open or has changed
 * since. A finished row that is missing from it has not changed, and so is known as long as its open neighbours are.
 * Without this, only the rows that change late would ever mature, and every timely rate of an older month would be wrong.
 */
import { join, sql } from '../sql/sql.ts';
import type { Kind } from '../types/kind.ts';
import type { Sql } from '../types/plain.ts';

/** A later export carries a file on when it holds at least this share of the rows that were open in it. */
const carriedShare = 0.9;

/** One file's rows: `_key`, and whether the row is open. */
export interface CarriedFile {
  readonly file: number;
  readonly rows: Sql;
  readonly knownUntil: Sql;
}

/** A row that may still change; null for kinds whose rows have no end. */
export const openRow = (kind: Kind): Sql | null =>
  kind === 'complaints'
    ? sql`(coalesce(resolved_at, closed_at) IS NULL AND coalesce(status, 'open') IN ('open', 'pending', 'reopened'))
      OR coalesce(status = 'reopened', false) OR coalesce(reopened_at > coalesce(resolved_at, closed_at), false)`
    : null;

/** Fills `carried(kind, _file, until)`: the time until which the finished rows of each file are known. */
export function carriedSql(kind: Kind, files: readonly CarriedFile[]): Sql {
  const open = openRow(kind);
  if (open === null || files.length < 2) return ownTimes(kind, files);
  const versions = files.map(
    ({ file, rows, knownUntil }) =>
      sql`SELECT ${file} AS _file, ${knownUntil} AS until, _key, ${open} AS is_open FROM ${rows} WHERE _key IS NOT NULL`,
  );
  return sql`INSERT INTO carried
    WITH RECURSIVE versions AS MATERIALIZED (${join(versions, ' UNION ALL ')}),
    files AS (SELECT _file, any_value(until) AS until, count(*) FILTER (WHERE is_open) AS open_rows FROM versions GROUP BY _file),
    shared AS (
      SELECT f._file, v._file AS later, count(DISTINCT f._key) AS rows
      FROM versions f JOIN versions v ON v._key = f._key AND v.until > f.until WHERE f.is_open GROUP BY ALL),
    links AS (
      SELECT shared._file, later FROM shared JOIN files USING (_file) WHERE shared.rows >= ${carriedShare} * open_rows),
    reached AS (SELECT _file, _file AS later FROM files UNION SELECT reached._file, links.later FROM reached JOIN links ON links._file = reached.later)
    SELECT ${kind}, reached._file, max(files.until) FROM reached JOIN files ON files._file = reached.later GROUP BY reached._file`;
}

const ownTimes = (kind: Kind, files: readonly CarriedFile[]): Sql =>
  sql`INSERT INTO carried ${join(
    files.map(({ file, knownUntil }) => sql`SELECT ${kind}, ${file}, ${knownUntil}`),
    ' UNION ALL ',
  )}`;
