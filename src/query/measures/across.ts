/** Measures over the members of a group: concentration over categories, spread over staff. */
import { ident, sql } from '../../sql/sql.ts';
import type { Figure, Metric } from '../../types/metric.ts';
import { blank, count, factsSql, groupColumns, groupOf, rowsOf, type Row } from '../frame.ts';
import type { Frame, Query } from '../types.ts';

export type Concentration = Extract<Metric, { kind: 'concentration' }>;
export type Spread = Extract<Metric, { kind: 'spread' }>;

/** Days on duty below which a person's load says nothing. */
const enoughDays = 5;

function byGroup(rows: readonly Row[], frame: Frame): Row[][] {
  const groups = new Map<string, Row[]>(frame.splits.length === 0 ? [['[]', []]] : []);
  for (const row of rows) {
    const key = JSON.stringify(groupOf(row, frame));
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

export function concentrationQuery(metric: Concentration, frame: Frame): Query {
  const unknown = metric.unknown ?? sql`false`;
  return {
    sql: sql`WITH ${factsSql(frame)} SELECT ${groupColumns(frame)}CASE WHEN ${metric.of} THEN ${ident(metric.across)} END AS member,
      count(*) FILTER (WHERE ${metric.of}) AS n, count(*) FILTER (WHERE ${unknown}) AS unknown FROM facts GROUP BY ALL`,
    figures: (result) => byGroup(rowsOf(result), frame).map((rows) => concentration(metric, frame, rows)),
  };
}

function concentration(metric: Concentration, frame: Frame, rows: readonly Row[]): Figure {
  const sizes = rows
    .map((row) => count(row, 'n'))
    .filter((size) => size > 0)
    .sort((a, b) => b - a);
  const n = sizes.reduce((sum, size) => sum + size, 0);
  let [fewest, covered] = [0, 0];
  while (fewest < sizes.length && covered < metric.share * n - 1e-9) covered += sizes[fewest++] ?? 0;
  const [first] = rows;
  return {
    ...blank(metric, frame, first ? groupOf(first, frame) : []),
    value: sizes.length > 0 ? fewest / sizes.length : null,
    numerator: fewest,
    denominator: sizes.length,
    n,
    unknown: rows.reduce((sum, row) => sum + count(row, 'unknown'), 0),
  };
}

/** The teams that handle contacts: a roster also holds people whose work is another one, and their zeros say nothing. */
const handlingTeams = sql`(team IS NULL OR team IN (SELECT team FROM facts WHERE handled > 0))`;

/** All readings (load, CV, max ÷ mean) come from one statement: handled and days per person. */
export function spreadQuery(metrics: readonly Spread[], frame: Frame): Query {
  const of = metrics[0]?.of ?? sql`true`;
  return {
    sql: sql`WITH ${factsSql(frame)} SELECT ${groupColumns(frame)}staff AS member, count(*) FILTER (WHERE rostered) AS rostered,
      count(*) FILTER (WHERE rostered AND attended) AS attended, count(*) FILTER (WHERE handled > 0) AS active,
      sum(coalesce(handled, 0)) AS handled FROM facts WHERE (${of}) AND ${handlingTeams} GROUP BY ALL ORDER BY member`,
    figures: (result) =>
      byGroup(rowsOf(result), frame).flatMap((rows) => metrics.map((metric) => spread(metric, frame, rows))),
  };
}

function spread(metric: Spread, frame: Frame, rows: readonly Row[]): Figure {
  const hasRoster = rows.some((row) => count(row, 'rostered') > 0);
  const days = (row: Row) => count(row, hasRoster ? 'attended' : 'active');
  const onDuty = rows.filter((row) => days(row) > 0);
  const handled = onDuty.reduce((sum, row) => sum + count(row, 'handled'), 0);
  const allDays = onDuty.reduce((sum, row) => sum + days(row), 0);
  const loads = onDuty.filter((row) => days(row) >= enoughDays).map((row) => count(row, 'handled') / days(row));
  const [first] = rows;
  const figure = {
    ...blank(metric, frame, first ? groupOf(first, frame) : []),
    ...(hasRoster || rows.length === 0 ? {} : { marks: ['no-roster'] }),
  };
  if (metric.read === 'load')
    return {
      ...figure,
      value: allDays > 0 ? handled / allDays : null,
      numerator: handled,
      denominator: allDays,
      n: allDays,
    };
  return { ...figure, value: unevenness(loads, metric.read), n: loads.length };
}

/** CV by the population SD ([100,0,0,0,0] → 2), or the largest ÷ the mean. */
export function unevenness(loads: readonly number[], read: 'cv' | 'max'): number | null {
  const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length;
  if (loads.length === 0 || mean === 0) return null;
  if (read === 'max') return Math.max(...loads) / mean;
  return Math.sqrt(loads.reduce((sum, load) => sum + (load - mean) ** 2, 0) / loads.length) / mean;
}
