/** What is open at an instant: the end of the period, or of every month of it. */
import { ident, join, sql } from '../../sql/sql.ts';
import type { Figure, Metric } from '../../types/metric.ts';
import type { Span } from '../../types/period.ts';
import type { Sql } from '../../types/plain.ts';
import { blank, clockSql, count, grouped, groupColumns, groupOf, rowsOf, stampSql, type Row } from '../frame.ts';
import { monthsOf } from '../months.ts';
import type { Frame, Query } from '../types.ts';
import { whereSql } from '../where.ts';

export type Stock = Extract<Metric, { kind: 'stock' }>;

/** The span, or the months of it that have begun by the cut-off. */
function spansOf(frame: Frame): readonly Span[] {
  const byMonth = frame.splits.some((split) => split.kind === 'month');
  const spans: readonly Span[] = byMonth ? monthsOf(frame.span) : [frame.span];
  return spans.filter((span) => `${span.from} 00:00:00` < frame.asOf);
}

/** Every row that came in before the end of `span`, with its age there; `_at` labels the month. One scan: a join of ends is slow. */
function before(span: Span, frame: Frame): Sql {
  const stamp = stampSql(frame.by);
  const end = `${span.until} 00:00:00` < frame.asOf ? `${span.until} 00:00:00` : frame.asOf;
  return sql`SELECT *, floor(epoch(CAST(${end} AS TIMESTAMP) - ${stamp}) / 86400) AS _age
    FROM ${ident(frame.table)} CROSS JOIN (${clockSql(frame.asOf, span.until)}, CAST(${span.from} AS TIMESTAMP) AS _at)
    WHERE ${stamp} < CAST(${end} AS TIMESTAMP) AND ${whereSql(frame.filters)}`;
}

/** `CTE facts`: the rows of a stock, once for each of its ends. */
export function stockFactsSql(frame: Frame): Sql {
  const spans = spansOf(frame);
  const none = sql`SELECT * FROM (${before(frame.span, frame)}) WHERE false`;
  return sql`facts AS (${
    spans.length > 0
      ? join(
          spans.map((span) => before(span, frame)),
          ' UNION ALL ',
        )
      : none
  })`;
}

function figure(metric: Stock, frame: Frame, row: Row, prefix: string): Figure {
  const n = count(row, `${prefix}open`);
  const lastSeen = count(row, `${prefix}seen`);
  const unknown = count(row, `${prefix}unknown`);
  return { ...blank(metric, frame, groupOf(row, frame)), value: n, numerator: n, n, unknown, lastSeen };
}

export function stockQuery(metrics: readonly Stock[], frame: Frame): Query {
  const columns = metrics.flatMap((metric, i) => [
    sql`count(*) FILTER (WHERE ${metric.open}) AS ${ident(`m${i}_open`)}`,
    sql`count(*) FILTER (WHERE ${metric.lastSeen ?? sql`false`}) AS ${ident(`m${i}_seen`)}`,
    sql`count(*) FILTER (WHERE ${metric.unknown ?? sql`false`}) AS ${ident(`m${i}_unknown`)}`,
  ]);
  const notBegun = `${frame.span.from} 00:00:00` >= frame.asOf;
  return {
    sql: sql`WITH ${stockFactsSql(frame)} SELECT ${groupColumns(frame)}${join(columns)} FROM facts${grouped(frame)}`,
    figures: (result) =>
      notBegun && frame.splits.length === 0
        ? metrics.map((metric) => blank(metric, frame, []))
        : rowsOf(result).flatMap((row) => metrics.map((metric, i) => figure(metric, frame, row, `m${i}_`))),
  };
}
