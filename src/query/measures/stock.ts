/** What is open at an instant: the end of the period, or of every month of it. */
import { ident, join, sql } from '../../sql/sql.ts';
import type { Figure, Metric } from '../../types/metric.ts';
import type { Span } from '../../types/period.ts';
import type { Sql } from '../../types/plain.ts';
import { blank, count, grouped, groupColumns, groupOf, rowsOf, stampSql, type Row } from '../frame.ts';
import { monthsOf } from '../months.ts';
import type { Frame, Query } from '../types.ts';
import { whereSql } from '../where.ts';

export type Stock = Extract<Metric, { kind: 'stock' }>;

/** Ends of the span, or of the months in it that have begun by the cut-off; `_at` labels the month. */
function endsSql(frame: Frame): Sql {
  const byMonth = frame.splits.some((split) => split.kind === 'month');
  const spans: readonly Span[] = byMonth ? monthsOf(frame.span) : [frame.span];
  const begun = spans.filter((span) => `${span.from} 00:00:00` < frame.asOf);
  const ends = begun.map(
    (span) =>
      sql`(CAST(${span.from} AS TIMESTAMP), CAST(${span.until} AS TIMESTAMP), CAST(${frame.asOf} AS TIMESTAMP))`,
  );
  if (ends.length === 0)
    return sql`SELECT NULL::TIMESTAMP AS _at, NULL::TIMESTAMP AS period_end, NULL::TIMESTAMP AS as_of WHERE false`;
  return sql`SELECT * FROM (VALUES ${join(ends)}) AS ends(_at, period_end, as_of)`;
}

/** `CTEs ends, facts`: every row that came in before each end, with its age there. */
export function stockFactsSql(frame: Frame): Sql {
  const stamp = stampSql(frame.by);
  return sql`ends AS (${endsSql(frame)}),
    facts AS (SELECT *, floor(epoch(least(period_end, as_of) - ${stamp}) / 86400) AS _age FROM ${ident(frame.table)} CROSS JOIN ends
      WHERE ${stamp} < least(period_end, as_of) AND ${whereSql(frame.filters)})`;
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
