/** The rows behind a figure: the same predicates as the figure itself, so that the count is the numerator. */
import { allOf, join, sql } from '../../sql/sql.ts';
import { rowColumns } from '../../subjects/lists.ts';
import { metricUnder } from '../../subjects/metrics/index.ts';
import type { Loaded } from '../../types/loaded.ts';
import type { Metric } from '../../types/metric.ts';
import type { Sql } from '../../types/plain.ts';
import type { Rules } from '../../types/rules.ts';
import { frameOf } from '../figures.ts';
import { factsSql, groupCondition } from '../frame.ts';
import { stockFactsSql } from '../measures/stock.ts';
import { pageOf, shownColumns } from './page.ts';
import type { Frame, RowPart, RowsQuery, RowsRequest } from '../types.ts';

const nothing = sql`false`;

/** The rows of one part of a figure; `all` = counted, waiting and unknown. */
function partSql(metric: Metric, part: RowPart): Sql {
  const { of, hit, pending, unknown } = predicates(metric);
  switch (part) {
    case 'denominator':
      return of;
    case 'numerator':
      return sql`(${of}) AND (${hit})`;
    case 'missed':
      return sql`(${of}) AND NOT coalesce(${hit}, false)`;
    case 'pending':
      return pending;
    case 'unknown':
      return unknown;
    case 'all':
      return sql`(${of}) OR (${pending}) OR (${unknown})`;
  }
}

function predicates(metric: Metric): Record<'of' | 'hit' | 'pending' | 'unknown', Sql> {
  const rest = { pending: nothing, unknown: 'unknown' in metric ? (metric.unknown ?? nothing) : nothing };
  switch (metric.kind) {
    case 'count':
      return { ...rest, of: metric.rows, hit: sql`true` };
    case 'ratio':
      return { ...rest, of: metric.of, hit: metric.hit, pending: metric.pending ?? nothing };
    case 'stock':
      return { ...rest, of: metric.open, hit: sql`true`, pending: metric.lastSeen ?? nothing };
    case 'duration':
      return { ...rest, of: sql`${metric.of} AND (${metric.days}) >= 0`, hit: metric.done };
    case 'flow':
      return { ...rest, of: metric.over.rows, hit: sql`true` };
    case 'mean':
    case 'deviation':
    case 'quantile':
      return { ...rest, of: sql`(${metric.of}) AND ${metric.value} IS NOT NULL`, hit: sql`true` };
    case 'sums':
    case 'concentration':
    case 'spread':
    case 'reasons':
      return { ...rest, of: metric.of, hit: sql`true` };
    case 'score':
    case 'files':
      return { ...rest, of: nothing, hit: nothing };
  }
}

/** A flow has two streams, dated by two stamps. */
function streamOf(metric: Metric, part: RowPart): { by: string; rows: Sql } | null {
  if (metric.kind !== 'flow') return null;
  return part === 'numerator' ? metric.plus : metric.over;
}

function conditionOf(metric: Metric, request: RowsRequest, frame: Frame): Sql {
  const rows = streamOf(metric, request.part)?.rows ?? partSql(metric, request.part);
  const group = request.group ?? [];
  const reason = metric.kind === 'reasons' && group.length > frame.splits.length ? String(group.at(-1)) : null;
  const named = metric.kind === 'reasons' && reason !== null ? [sql`list_contains(${metric.list}, ${reason})`] : [];
  return allOf([rows, ...groupCondition(frame, group), ...named]);
}

/**
 * The rows of a part of a figure, page by page; null for a score, whose rows are those of its parts.
 * A stock calls its rows last seen before the end `pending`.
 */
export function rowsQuery(request: RowsRequest, loaded: Loaded, rules: Rules): RowsQuery | null {
  const metric = metricUnder(request.metric, rules);
  if (!metric || metric.kind === 'score') return null;
  const ask = { metrics: [metric.id], span: request.span, splits: request.splits ?? [], filters: request.filters };
  const asked = frameOf(metric, ask, loaded, rules);
  if (metric.kind === 'files') return fileRows(request, asked, loaded);
  const frame = { ...asked, by: streamOf(metric, request.part)?.by ?? asked.by };
  const facts = metric.kind === 'stock' ? stockFactsSql(frame) : factsSql(frame);
  const { columns } = rowColumns[frame.table];
  const ground = sql`WITH ${facts}`;
  const from = shownColumns(
    frame.table,
    columns,
    {},
    sql`_at DESC, facts._file, facts._row`,
    conditionOf(metric, request, frame),
  );
  return pageOf(ground, from, columns, request, frame.notFiltered);
}

/** G02: the rows read again. */
function fileRows(request: RowsRequest, frame: Frame, loaded: Loaded): RowsQuery {
  const { from, until } = request.span;
  const touching = loaded.tables.filter((table) => (table.firstDay ?? '9') < until && (table.lastDay ?? '') >= from);
  const fates = sql`fate IN ('duplicate', 'superseded')`;
  const files = touching.length > 0 ? sql`_file IN (${join(touching.map((table) => sql`${table.file}`))})` : nothing;
  const rows = sql`SELECT _file, _row, kind, fate, row_number() OVER (ORDER BY _file, _row) AS _order FROM fates WHERE ${fates} AND ${files}`;
  return pageOf(sql``, rows, ['kind', 'fate'], request, frame.notFiltered);
}
