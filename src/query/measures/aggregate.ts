/** Counts, ratios, means, sums and quantiles of one table and stamp: one statement for all of them. */
import { ident, join, sql } from '../../sql/sql.ts';
import type { Figure, Metric } from '../../types/metric.ts';
import type { Sql } from '../../types/plain.ts';
import { blank, count, factsSql, grouped, groupColumns, groupOf, numberOrNull, rowsOf, type Row } from '../frame.ts';
import type { Frame, Query } from '../types.ts';

export type Aggregate = Extract<Metric, { kind: 'count' | 'ratio' | 'mean' | 'deviation' | 'sums' | 'quantile' }>;

export const isAggregate = (metric: Metric): metric is Aggregate =>
  ['count', 'ratio', 'mean', 'deviation', 'sums', 'quantile'].includes(metric.kind);

const rows = (condition: Sql): Sql => sql`count(*) FILTER (WHERE ${condition})`;
const none = sql`0`;
const bare = (value: number): Sql => ({ text: String(value), params: [] });

/** Named aggregates of a metric: n, a, b, unknown, pending, mark. */
function aggregates(metric: Aggregate): Record<string, Sql> {
  switch (metric.kind) {
    case 'count':
      return { n: rows(metric.rows) };
    case 'ratio':
      return {
        n: rows(metric.of),
        a: rows(sql`(${metric.of}) AND (${metric.hit})`),
        pending: metric.pending ? rows(metric.pending) : none,
        unknown: metric.unknown ? rows(metric.unknown) : none,
      };
    case 'mean':
    case 'deviation':
      return {
        n: sql`count(${metric.value}) FILTER (WHERE ${metric.of})`,
        a: sql`sum(CAST(${metric.value} AS DOUBLE)) FILTER (WHERE ${metric.of})`,
        b: sql`stddev_samp(CAST(${metric.value} AS DOUBLE)) FILTER (WHERE ${metric.of})`,
        unknown: metric.unknown ? rows(metric.unknown) : none,
      };
    case 'sums':
      return {
        n: rows(metric.of),
        a: sql`sum(CAST(${metric.over} AS DOUBLE)) FILTER (WHERE ${metric.of})`,
        b: sql`sum(CAST(${metric.under} AS DOUBLE)) FILTER (WHERE ${metric.of})`,
        unknown: metric.unknown ? rows(metric.unknown) : none,
      };
    case 'quantile':
      return {
        n: sql`count(${metric.value}) FILTER (WHERE ${metric.of})`,
        a: sql`quantile_cont(CAST(${metric.value} AS DOUBLE), ${bare(metric.q)}) FILTER (WHERE ${metric.of})`,
        unknown: metric.unknown ? rows(metric.unknown) : none,
      };
  }
}

type Counted = Pick<Figure, 'value' | 'numerator' | 'denominator' | 'n'> & { readonly deviation?: number | null };

function read(metric: Aggregate, row: Row): Counted {
  const n = count(row, 'n');
  const [a, b] = [numberOrNull(row, 'a'), numberOrNull(row, 'b')];
  switch (metric.kind) {
    case 'count':
      return { value: n, numerator: n, denominator: null, n };
    case 'ratio':
      return { value: n > 0 ? (a ?? 0) / n : null, numerator: a ?? 0, denominator: n, n };
    case 'mean':
      return { value: n > 0 && a !== null ? a / n : null, numerator: a, denominator: n, n, deviation: b };
    case 'deviation':
      return { value: b, numerator: null, denominator: null, n };
    case 'sums':
      return {
        value: a !== null && b !== null && b > 0 ? a / b : null,
        numerator: a ?? 0,
        denominator: b ?? 0,
        n: b ?? 0,
      };
    case 'quantile':
      return { value: a, numerator: null, denominator: null, n };
  }
}

function figure(metric: Aggregate, frame: Frame, row: Row, prefix: string): Figure {
  const own: Row = (name) => row(prefix + name);
  const [pending, unknown] = [count(own, 'pending'), count(own, 'unknown')];
  const marks = own('mark') === true && metric.mark ? { marks: [metric.mark.id] } : {};
  return { ...blank(metric, frame, groupOf(row, frame)), ...read(metric, own), pending, unknown, ...marks };
}

const hasRows = (figure: Figure): boolean => figure.n > 0 || figure.pending > 0 || figure.unknown > 0;

export function aggregateQuery(metrics: readonly Aggregate[], frame: Frame): Query {
  const columns = metrics.flatMap((metric, i) =>
    Object.entries({ ...aggregates(metric), ...(metric.mark ? { mark: sql`bool_or(${metric.mark.when})` } : {}) }).map(
      ([name, value]) => sql`${value} AS ${ident(`m${i}_${name}`)}`,
    ),
  );
  return {
    sql: sql`WITH ${factsSql(frame)} SELECT ${groupColumns(frame)}${join(columns)} FROM facts${grouped(frame)}`,
    figures: (result) => {
      const all = rowsOf(result).flatMap((row) => metrics.map((metric, i) => figure(metric, frame, row, `m${i}_`)));
      return frame.splits.length === 0 ? all : all.filter(hasRows);
    },
  };
}
