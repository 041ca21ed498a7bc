/** Reasons given: each reason of an answer counts once, the base is the answers with any reason. */
import { sql } from '../../sql/sql.ts';
import type { Figure, Metric } from '../../types/metric.ts';
import { blank, count, factsSql, grouped, groupColumns, groupOf, rowsOf, type Row } from '../frame.ts';
import type { Frame, Query } from '../types.ts';

export type Reasons = Extract<Metric, { kind: 'reasons' }>;

/**
 * One figure per reason, its name as the last value of the group: numerator = answers that name it, denominator = answers with
 * any reason. Without any answer, one figure with no value and the plain group.
 */
export function reasonsQuery(metric: Reasons, frame: Frame): Query {
  const groups = frame.splits.map((_, i) => `"g${i}", `).join('');
  return {
    sql: sql`WITH ${factsSql(frame)}
      SELECT ${groupColumns(frame)}NULL::VARCHAR AS reason, count(*) FILTER (WHERE ${metric.of}) AS n,
        count(*) FILTER (WHERE ${metric.unknown ?? sql`false`}) AS unknown FROM facts${grouped(frame)}
      UNION ALL
      SELECT ${{ text: groups, params: [] }}reason, count(*) AS n, 0 AS unknown FROM (
        SELECT ${groupColumns(frame)}unnest(list_distinct(${metric.list})) AS reason FROM facts WHERE ${metric.of}) GROUP BY ALL`,
    figures: (result) => figures(metric, frame, rowsOf(result)),
  };
}

function figures(metric: Reasons, frame: Frame, rows: readonly Row[]): Figure[] {
  const bases = rows.filter((row) => row('reason') === null);
  return bases.flatMap((base) => {
    const group = groupOf(base, frame);
    const [n, unknown] = [count(base, 'n'), count(base, 'unknown')];
    const named = rows.filter(
      (row) => row('reason') !== null && JSON.stringify(groupOf(row, frame)) === JSON.stringify(group),
    );
    if (named.length === 0) return [{ ...blank(metric, frame, group), denominator: n, unknown }];
    return named.map((row): Figure => {
      const numerator = count(row, 'n');
      const shared = { value: numerator / n, numerator, denominator: n, n, unknown };
      return { ...blank(metric, frame, [...group, String(row('reason'))]), ...shared };
    });
  });
}
