/** Turns what a screen asks into the fewest statements: metrics of one table, stamp, cut-off and split share one. */
import { sql } from '../sql/sql.ts';
import { metricUnder } from '../subjects/metrics/index.ts';
import type { Loaded } from '../types/loaded.ts';
import type { Ask, Figure, Metric } from '../types/metric.ts';
import type { Rules } from '../types/rules.ts';
import { blank } from './frame.ts';
import { aggregateQuery, isAggregate } from './measures/aggregate.ts';
import { concentrationQuery, spreadQuery, type Concentration, type Spread } from './measures/across.ts';
import { durationQuery, type Duration } from './measures/duration.ts';
import { flowQuery, type Flow } from './measures/flow.ts';
import { reasonsQuery, type Reasons } from './measures/reasons.ts';
import { stockQuery, type Stock } from './measures/stock.ts';
import { asOfMetric, missingOf, reachedFilters, splits } from './reach.ts';
import type { Frame, Query } from './types.ts';

/**
 * The statements of an ask. Every metric comes back under its full id (`C12` → `C12.legal`); a score (Q12) as its parts.
 * A metric that cannot be known is one figure with `missing` and an empty group; a split which its table does not know
 * gives no figure at all.
 */
export function figureQueries(ask: Ask, loaded: Loaded, rules: Rules): Query[] {
  const metrics = asked(ask, rules);
  const known = metrics.filter((metric) => missingOf(metric, ask.span, loaded) === null);
  const unknown = metrics.filter((metric) => !known.includes(metric));
  const counted = known.filter(
    (metric) => metric.kind !== 'files' && ask.splits.every((split) => splits(metric, split, loaded)),
  );
  const files = known.filter((metric) => metric.kind === 'files' && ask.splits.length === 0);
  const plain = [
    ...unknown.map((metric) => missing(metric, ask, loaded)),
    ...files.map((metric) => ofFiles(metric, ask, loaded)),
  ];
  const queries = [...groupBy(counted, (metric) => statementKey(metric, loaded, rules)).values()].flatMap((group) =>
    statements(group, frameOf(group[0], ask, loaded, rules)),
  );
  return plain.length > 0 ? [...queries, constant(plain)] : queries;
}

/** The metrics asked for, once each; a score stands for the parts of the scorecard. */
function asked(ask: Ask, rules: Rules): Metric[] {
  const found = ask.metrics.flatMap((id) => {
    const metric = metricUnder(id, rules);
    if (metric?.kind !== 'score') return metric ? [metric] : [];
    return rules.scorecard.flatMap((line) => metricUnder(line.metric, rules) ?? []);
  });
  return [...new Map(found.map((metric) => [metric.id, metric])).values()].filter((metric) => metric.kind !== 'score');
}

export function frameOf(metric: Metric | undefined, ask: Ask, loaded: Loaded, rules: Rules): Frame {
  if (!metric) throw new Error('a statement without metrics');
  const { table, by } = metric;
  const asOf = asOfMetric(metric, loaded, rules) ?? `${ask.span.until} 00:00:00`;
  return { table, by, asOf, span: ask.span, splits: ask.splits, ...reachedFilters(table, ask.filters, loaded) };
}

/** Metrics with equal keys share a statement. */
function statementKey(metric: Metric, loaded: Loaded, rules: Rules): string {
  const ground = [metric.table, metric.by, asOfMetric(metric, loaded, rules)];
  if (isAggregate(metric)) return JSON.stringify(['aggregate', ...ground]);
  if (metric.kind === 'stock' || metric.kind === 'spread') return JSON.stringify([metric.kind, ...ground]);
  if (metric.kind === 'duration') return JSON.stringify([metric.kind, ...ground, metric.of, metric.days, metric.done]);
  return JSON.stringify([metric.id]);
}

function statements(group: readonly Metric[], frame: Frame): Query[] {
  const of = <K extends Metric['kind']>(kind: K) =>
    group.filter((metric): metric is Extract<Metric, { kind: K }> => metric.kind === kind);
  const aggregates = group.filter(isAggregate);
  const [stocks, durations, spreads]: [Stock[], Duration[], Spread[]] = [of('stock'), of('duration'), of('spread')];
  return [
    ...(aggregates.length > 0 ? [aggregateQuery(aggregates, frame)] : []),
    ...(stocks.length > 0 ? [stockQuery(stocks, frame)] : []),
    ...(durations.length > 0 ? [durationQuery(durations, frame)] : []),
    ...(spreads.length > 0 ? [spreadQuery(spreads, frame)] : []),
    ...of('flow').map((metric: Flow) => flowQuery(metric, frame)),
    ...of('concentration').map((metric: Concentration) => concentrationQuery(metric, frame)),
    ...of('reasons').map((metric: Reasons) => reasonsQuery(metric, frame)),
  ];
}

const missing = (metric: Metric, ask: Ask, loaded: Loaded): Figure => ({
  ...blank(metric, reachedFilters(metric.table, ask.filters, loaded), []),
  missing: missingOf(metric, ask.span, loaded),
});

/** G02: rows read again, over the files that touch the period; no filter applies. */
function ofFiles(metric: Metric, ask: Ask, loaded: Loaded): Figure {
  const touching = loaded.tables.filter(
    ({ firstDay, lastDay }) =>
      firstDay !== null && lastDay !== null && firstDay < ask.span.until && lastDay >= ask.span.from,
  );
  const numerator = touching.reduce((sum, { rows }) => sum + rows.duplicate + rows.superseded, 0);
  const denominator = touching.reduce((sum, { rows }) => sum + rows.read, 0);
  const value = denominator > 0 ? numerator / denominator : null;
  const notFiltered = ask.filters.map((filter) => filter.field);
  return { ...blank(metric, { notFiltered }, []), value, numerator, denominator, n: denominator };
}

const constant = (figures: Figure[]): Query => ({ sql: sql`SELECT 1 AS one`, figures: () => figures });

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
