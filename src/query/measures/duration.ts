/** Elapsed times with censoring: counts at each time, from which findings make the curve. */
import { ident, sql } from '../../sql/sql.ts';
import type { DurationCount, Figure, Metric } from '../../types/metric.ts';
import { blank, count, factsSql, groupColumns, groupOf, rowsOf, type Row } from '../frame.ts';
import type { Frame, Query } from '../types.ts';

export type Duration = Extract<Metric, { kind: 'duration' }>;

const none = sql`false`;

/** One statement for all readings (P50, within 15 days …) of the same times. */
export function durationQuery(metrics: readonly Duration[], frame: Frame): Query {
  const [first] = metrics;
  if (!first) throw new Error('no duration asked');
  const unknown = first.unknown ?? none;
  const times = sql`SELECT ${groupColumns(frame)}CASE WHEN ${first.of} THEN CAST(${first.days} AS DOUBLE) END AS days,
    coalesce(${first.done}, false) AS done, coalesce(${unknown}, false) AS is_unknown FROM facts`;
  const groups = frame.splits.map((_, i) => `${ident(`g${i}`).text}, `).join('');
  return {
    sql: sql`WITH ${factsSql(frame)}, times AS (${times})
      SELECT ${{ text: groups, params: [] }}days, count(*) FILTER (WHERE days >= 0 AND done) AS done,
        count(*) FILTER (WHERE days >= 0 AND NOT done) AS censored, count(*) FILTER (WHERE is_unknown) AS unknown
      FROM times WHERE days >= 0 OR is_unknown GROUP BY ALL ORDER BY days`,
    figures: (result) => figures(metrics, frame, rowsOf(result)),
  };
}

function figures(metrics: readonly Duration[], frame: Frame, rows: readonly Row[]): Figure[] {
  const groups = new Map<string, Row[]>(frame.splits.length === 0 ? [['[]', []]] : []);
  for (const row of rows) {
    const key = JSON.stringify(groupOf(row, frame));
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((members) => metrics.map((metric) => figure(metric, frame, members)));
}

function figure(metric: Duration, frame: Frame, rows: readonly Row[]): Figure {
  const events: DurationCount[] = rows
    .filter((row) => row('days') !== null)
    .map((row) => ({ days: count(row, 'days'), done: count(row, 'done'), censored: count(row, 'censored') }));
  const n = events.reduce((sum, at) => sum + at.done + at.censored, 0);
  const unknown = rows.reduce((sum, row) => sum + count(row, 'unknown'), 0);
  const [first] = rows;
  return { ...blank(metric, frame, first ? groupOf(first, frame) : []), n, unknown, events };
}
