/** Lists to be worked through: what is overdue, due, never reached, written, violated. */
import { sql } from '../../sql/sql.ts';
import { lists } from '../../subjects/lists.ts';
import type { Loaded } from '../../types/loaded.ts';
import type { Rules } from '../../types/rules.ts';
import { factsSql } from '../frame.ts';
import { stockFactsSql } from '../measures/stock.ts';
import { pageOf, shownColumns } from './page.ts';
import { earliest, reachedFilters } from '../reach.ts';
import type { ListRequest, RowsQuery } from '../types.ts';

/** Null where nothing of that kind is loaded, or no such list is known. */
export function listQuery(request: ListRequest, loaded: Loaded, rules: Rules): RowsQuery | null {
  const spec = lists[request.list];
  if (!spec || !loaded.facts[spec.table] || loaded.facts[spec.table]?.rows === 0) return null;
  const frame = {
    table: spec.table,
    by: spec.by ?? (spec.table === 'complaint_facts' ? 'received_at' : 'triggered'),
    asOf: earliest(spec.from, loaded, rules) ?? `${request.span.until} 00:00:00`,
    span: request.span,
    splits: [],
    ...reachedFilters(spec.table, request.filters, loaded),
  };
  const facts = spec.by === null ? stockFactsSql(frame) : factsSql(frame);
  const rows = shownColumns(spec.table, spec.columns, spec.made ?? {}, spec.order, spec.rows);
  return pageOf(sql`WITH ${facts}`, rows, spec.columns, request, frame.notFiltered);
}
