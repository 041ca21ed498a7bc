/** What left in the period ÷ what came in: two stamps, so the ratio may pass 100 %. */
import { join, sql } from '../../sql/sql.ts';
import type { FieldId } from '../../types/field.ts';
import type { Figure, Metric } from '../../types/metric.ts';
import type { Sql } from '../../types/plain.ts';
import { blank, count, factsSql, grouped, groupColumns, groupOf, rowsOf, type Row } from '../frame.ts';
import type { Frame, Query } from '../types.ts';

export type Flow = Extract<Metric, { kind: 'flow' }>;

const side = (frame: Frame, stream: { rows: Sql; by: FieldId }, plus: Sql, over: Sql): Sql => {
  const dated = { ...frame, by: stream.by };
  return sql`SELECT * FROM (WITH ${factsSql(dated)}
    SELECT ${groupColumns(dated)}${plus} AS plus, ${over} AS over_ FROM facts WHERE ${stream.rows}${grouped(dated)})`;
};

export function flowQuery(metric: Flow, frame: Frame): Query {
  const all = sql`count(*)`;
  const sides = [side(frame, metric.plus, all, sql`0`), side(frame, metric.over, sql`0`, all)];
  const groups = frame.splits.map((_, i) => `"g${i}", `).join('');
  return {
    sql: sql`SELECT ${{ text: groups, params: [] }}sum(plus) AS plus, sum(over_) AS over_
      FROM (${join(sides, ' UNION ALL ')})${grouped(frame)}`,
    figures: (result) => rowsOf(result).map((row) => figure(metric, frame, row)),
  };
}

function figure(metric: Flow, frame: Frame, row: Row): Figure {
  const [numerator, denominator] = [count(row, 'plus'), count(row, 'over_')];
  const value = denominator > 0 ? numerator / denominator : null;
  return { ...blank(metric, frame, groupOf(row, frame)), value, numerator, denominator, n: denominator };
}
