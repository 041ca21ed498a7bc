/** The rows and cells behind each number of the table list. */
import { typedTable } from '../ledger/join.ts';
import { allOf, empty, ident, join, sql } from '../sql/sql.ts';
import { fieldOf } from '../subjects/fields/index.ts';
import type { FieldId } from '../types/field.ts';
import type { RowsOf } from '../types/load.ts';
import type { LoadedTable } from '../types/loaded.ts';
import type { Sql } from '../types/plain.ts';
import { rawTable } from './tables/read.ts';

/** `count` answers one row with `n`; `page` answers `_row` and then `columns`. */
export interface TableRows {
  readonly count: Sql;
  readonly page: Sql;
  /** Fields of the table, or `reason`, `field` and `text` where rows or cells could not be read. */
  readonly columns: readonly FieldId[];
}

export interface RowPage {
  /** Only rows with this text in a cell. */
  readonly search?: string;
  readonly limit: number;
  readonly offset: number;
}

/** The rows of a table that waits for answers, or was left out: none is used. */
export function rowsWaiting(raw: number, reason: 'pending' | 'out', of: RowsOf, { limit, offset }: RowPage): TableRows {
  const from = sql`FROM ${ident(rawTable(raw))} WHERE ${of === 'refused'}`;
  return {
    columns: ['reason', 'text'],
    count: sql`SELECT count(*) AS n ${from}`,
    page: sql`SELECT _row, ${reason} AS reason, '' AS text ${from} ORDER BY _row LIMIT ${limit} OFFSET ${offset}`,
  };
}

/** Rows of a table by their fate, or its cells that could not be read, in the order of the file. */
export function rowsOfTable(table: LoadedTable, of: RowsOf, page: RowPage): TableRows {
  const columns = columnsOf(table, of);
  const from = fromSql(table, of);
  const cells = columns.map((column) => sql`${cellSql(table, of, column)} AS ${ident(column)}`);
  const rows = sql`FROM (SELECT _row, ${join(cells)} ${from}) AS shown${foundSql(columns, page.search)}`;
  return {
    columns,
    count: sql`SELECT count(*) AS n ${rows}`,
    page: sql`SELECT * ${rows} ORDER BY _row LIMIT ${page.limit} OFFSET ${page.offset}`,
  };
}

function foundSql(columns: readonly FieldId[], search = ''): Sql {
  const texts = columns.map((column) => sql`CAST(${ident(column)} AS VARCHAR)`);
  return search.trim() ? sql` WHERE contains(lower(concat_ws(' ', ${join(texts)})), lower(${search.trim()}))` : empty;
}

function columnsOf(table: LoadedTable, of: RowsOf): readonly FieldId[] {
  switch (of) {
    case 'refused':
      return ['reason', 'text'];
    case 'unread':
    case 'damaged':
      return ['field', 'text'];
    case 'used':
    case 'duplicate':
    case 'superseded':
    case 'outOfPeriod':
      return table.fields.filter((field) => !isWide(table, field));
  }
}

function fromSql({ file, kind }: LoadedTable, of: RowsOf): Sql {
  const ofFile = sql`_file = ${file}`;
  switch (of) {
    case 'refused':
    case 'unread':
    case 'damaged':
      return sql`FROM ${ident(of)} WHERE ${ofFile}`;
    case 'used':
      return kind === 'unknown' ? sql`FROM refused WHERE false` : sql`FROM ${ident(kind)} WHERE ${ofFile}`;
    case 'duplicate':
    case 'superseded':
    case 'outOfPeriod':
      return sql`FROM ${ident(typedTable(file))} AS typed WHERE EXISTS (FROM fates WHERE ${allOf([
        sql`fates._file = ${file}`,
        sql`fates._row = typed._row`,
        sql`fates._key = typed._key`,
        sql`fate = ${of}`,
      ])})`;
  }
}

function cellSql(table: LoadedTable, of: RowsOf, column: FieldId): Sql {
  if (of === 'refused' || of === 'unread' || of === 'damaged') return ident(column);
  const type = table.kind === 'unknown' ? undefined : fieldOf(table.kind, column)?.type;
  if (type === 'rating') return ident(`${column}_raw`);
  if (type !== 'stamp') return ident(column);
  const format = table.clocks.includes(column) ? '%Y-%m-%d %H:%M:%S' : '%Y-%m-%d';
  return sql`strftime(${ident(column)}, ${format})`;
}

const isWide = ({ kind }: LoadedTable, field: FieldId): boolean =>
  kind !== 'unknown' && fieldOf(kind, field)?.wide === true;
