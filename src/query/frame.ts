/** The ground of every statement: the clocks as a one-row table, the rows of the period, the groups. */
import { empty, ident, join, sql } from '../sql/sql.ts';
import type { Figure, Metric, Split } from '../types/metric.ts';
import type { Plain, Result, Sql } from '../types/plain.ts';
import { clockColumn } from './reach.ts';
import type { Frame } from './types.ts';
import { whereSql } from './where.ts';

/** Stamps that no table carries as a column. */
const made: Readonly<Record<string, Sql>> = {
  resolved_or_received: sql`coalesce(resolved_on, received_at)`,
  triggered: sql`coalesce(trigger_at, TIMESTAMP '1900-01-01')`,
  ended_or_started: sql`coalesce(end_at, start_at)`,
};

export const stampSql = (by: string): Sql => made[by] ?? ident(by);

export const clockSql = (asOf: string, periodEnd: string): Sql =>
  sql`SELECT CAST(${asOf} AS TIMESTAMP) AS as_of, CAST(${periodEnd} AS TIMESTAMP) AS period_end`;

const groupSql = (split: Split, frame: Frame): Sql => {
  switch (split.kind) {
    case 'field':
      return sql`nullif(trim(CAST(${ident(split.field)} AS VARCHAR)), '')`;
    case 'month':
      return sql`year(_at) * 100 + month(_at)`; // text is made of the groups, not of the rows
    case 'weekday':
      return sql`isodow(_at)`;
    case 'hour': {
      const clock = clockColumn(frame.table, frame.by);
      return clock ? sql`CASE WHEN ${ident(clock)} THEN hour(_at) END` : sql`hour(_at)`;
    }
    case 'level':
      return sql`level`;
    case 'age':
      return sql`CASE WHEN _age <= 3 THEN '0-3' WHEN _age <= 7 THEN '4-7' WHEN _age <= 15 THEN '8-15'
        WHEN _age <= 30 THEN '16-30' WHEN _age <= 60 THEN '31-60' ELSE '60+' END`;
  }
};

/** `CTE facts`: the rows whose stamp lies in the span and which the filters let through, with the clocks beside them. */
export function factsSql(frame: Frame, by: string = frame.by): Sql {
  const stamp = stampSql(by);
  return sql`clock AS (${clockSql(frame.asOf, frame.span.until)}),
    facts AS (SELECT *, ${stamp} AS _at FROM ${ident(frame.table)} CROSS JOIN clock
      WHERE ${stamp} >= CAST(${frame.span.from} AS TIMESTAMP) AND ${stamp} < CAST(${frame.span.until} AS TIMESTAMP)
        AND ${whereSql(frame.filters)})`;
}

/** `expression AS g0, …, ` for the head of a select list; empty without splits. */
export const groupColumns = (frame: Frame): Sql =>
  frame.splits.length === 0
    ? empty
    : sql`${join(frame.splits.map((split, i) => sql`${groupSql(split, frame)} AS ${ident(`g${i}`)}`))}, `;

/** The group of a figure as a condition on `facts`; null = missing. */
export const groupCondition = (frame: Frame, values: readonly Plain[]): Sql[] =>
  frame.splits.map((split, i) => {
    const value = values[i] ?? null;
    const coded = split.kind === 'month' && value !== null ? Number(String(value).replace('-', '')) : value;
    return sql`${groupSql(split, frame)} IS NOT DISTINCT FROM ${coded}`;
  });

/** ` GROUP BY ALL`, or nothing where there is nothing to group by. */
export const grouped = (frame: Frame): Sql => (frame.splits.length === 0 ? empty : sql` GROUP BY ALL`);

/** A row of an answer, by column name. */
export type Row = (name: string) => Plain;

export function rowsOf(result: Result): Row[] {
  const columns = new Map(result.columns.map((column) => [column.name, column.values]));
  return Array.from({ length: result.rowCount }, (_, i) => (name: string) => columns.get(name)?.[i] ?? null);
}

export const count = (row: Row, name: string): number => Number(row(name) ?? 0);
export const numberOrNull = (row: Row, name: string): number | null => {
  const value = row(name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

export const groupOf = (row: Row, frame: Frame): (string | number | null)[] =>
  frame.splits.map((split, i) => {
    const value = row(`g${i}`);
    if (split.kind === 'month' && value !== null) return `${String(value).slice(0, 4)}-${String(value).slice(4)}`;
    return typeof value === 'boolean' ? String(value) : value;
  });

/** A figure with nothing counted yet. */
export const blank = (metric: Metric, frame: Pick<Frame, 'notFiltered'>, group: Figure['group']): Figure => ({
  metric: metric.id,
  group,
  value: null,
  numerator: null,
  denominator: null,
  n: 0,
  pending: 0,
  unknown: 0,
  missing: null,
  notFiltered: frame.notFiltered,
});
