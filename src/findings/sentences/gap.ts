/** How far figures lie from their targets. */
import { metricOf } from '../../subjects/metrics/index.ts';
import type { Judged } from '../../types/metric.ts';

/**
 * The relative gap of a figure to its target. A target of 0 has none: a share stands for itself,
 * a count for its share of `volume`. A quantile that is never reached is off by the whole target.
 */
export function gapOf({ metric, value, target, targetUpper, verdict }: Judged, volume: number): number {
  if (value === null || target === null) return verdict === 'missed' ? 1 : 0;
  const bound = targetUpper !== null && targetUpper !== undefined && value > targetUpper ? targetUpper : target;
  if (bound !== 0) return Math.abs(value - bound) / Math.abs(bound);
  return metricOf(metric)?.format === 'percent' ? value : value / Math.max(value, volume, 1);
}

/** Missed figures of the service itself, the largest gap first: data quality and the score are no subjects. */
export const missedOf = (figures: readonly Judged[], volume: number): Judged[] =>
  figures
    .filter(({ verdict }) => verdict === 'missed')
    .filter(({ metric }) => metricOf(metric)?.screen !== 'data' && metricOf(metric)?.kind !== 'score')
    .sort((a, b) => gapOf(b, volume) - gapOf(a, volume) || (a.metric < b.metric ? -1 : 1));

/** How many rows fail: those which the target wants away. */
export function failedOf({ metric: id, value, numerator, denominator }: Judged): number | null {
  const metric = metricOf(id);
  if (!metric) return null;
  if (metric.kind === 'count' || metric.kind === 'stock') return value;
  if (metric.kind !== 'ratio' || numerator === null || denominator === null) return null;
  return metric.better === 'down' ? numerator : denominator - numerator;
}

/**
 * Missed figures in the order in which they may lead: what customers met before how work is spread among people,
 * what the filters reach before what they do not, full samples before hollow ones, then the largest gap.
 */
export const leadersOf = (figures: readonly Judged[], volume: number): Judged[] =>
  missedOf(figures, volume).sort((a, b) => doubts(a) - doubts(b));

const doubts = ({ metric, notFiltered, small }: Judged): number =>
  (metric.startsWith('Q10') ? 4 : 0) + (notFiltered.length > 0 ? 2 : 0) + (small ? 1 : 0);
