/** Rows as they are shown: columns as plain values, searched, sorted, cut into pages. */
import { empty, ident, join, sql } from '../../sql/sql.ts';
import { rowColumns } from '../../subjects/lists.ts';
import type { FieldId } from '../../types/field.ts';
import type { FactTable } from '../../types/kind.ts';
import type { Sql } from '../../types/plain.ts';
import type { Page, RowsQuery } from '../types.ts';

const lists = new Set(['reasons', 'failed_items']);
const isStamp = (column: FieldId): boolean => /(_at|_before|_on|_until|_start)$/.test(column) || column === 'stamp';

/** A limit is kept as the first instant too late; shown is the last one in time. */
const stampText = (column: FieldId, value: Sql): Sql =>
  sql`strftime(${column.endsWith('_before') ? sql`${value} - INTERVAL 1 SECOND` : value}, '%Y-%m-%d %H:%M:%S')`;

function shown(column: FieldId, value: Sql): Sql {
  if (lists.has(column)) return sql`array_to_string(${value}, '；')`;
  if (column === 'day') return sql`strftime(${value}, '%Y-%m-%d')`;
  return isStamp(column) ? stampText(column, value) : value;
}

/** The rows of `facts` for which `condition` holds, with the long fields of the file beside them. */
export function shownColumns(
  table: FactTable,
  columns: readonly FieldId[],
  made: Readonly<Record<FieldId, Sql>>,
  order: Sql,
  condition: Sql,
): Sql {
  const { kind, when, long } = rowColumns[table];
  const valueOf = (column: FieldId): Sql => {
    const computed = made[column];
    if (computed) return computed;
    return sql`${long.includes(column) ? sql`source` : sql`facts`}.${ident(column)}`;
  };
  const list = columns.map((column) => sql`${shown(column, valueOf(column))} AS ${ident(column)}`);
  const join_ =
    kind && columns.some((column) => long.includes(column))
      ? sql` LEFT JOIN ${ident(kind)} AS source ON source._file = facts._file AND source._row = facts._row AND ${when ?? sql`true`}`
      : empty;
  return sql`SELECT facts._file, facts._row, ${join(list)}, row_number() OVER (ORDER BY ${order}, facts._file, facts._row) AS _order
    FROM (SELECT * FROM facts WHERE ${condition}) AS facts${join_}`;
}

/** Counts and pages `rows`, a select list that ends in `_order`; `ground` holds its CTEs. */
export function pageOf(
  ground: Sql,
  rows: Sql,
  columns: readonly FieldId[],
  page: Page,
  notFiltered: readonly FieldId[],
): RowsQuery {
  const texts = columns.map((column) => sql`CAST(${ident(column)} AS VARCHAR)`);
  const found = page.search?.trim()
    ? sql` WHERE contains(lower(concat_ws(' ', ${join(texts)})), lower(${page.search.trim()}))`
    : empty;
  const from = sql`FROM (${rows}) AS shown${found}`;
  const sort = page.sort && columns.includes(page.sort.column) ? page.sort : null;
  const order = sort
    ? sql`${ident(sort.column)} ${sort.descending ? sql`DESC` : sql`ASC`} NULLS LAST, _order`
    : sql`_order`;
  return {
    count: sql`${ground} SELECT count(*) AS n ${from}`,
    page: sql`${ground} SELECT _file, _row, ${join(columns.map(ident))} ${from}
      ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset}`,
    columns,
    notFiltered,
  };
}
