/** A figure becomes a judged figure: value, interval, target, verdict. */
import type { Interval } from '../../stats/index.ts';
import {
  doneWithin,
  meanInterval,
  openAt,
  poisson,
  quantile,
  quantileLimits,
  survival,
  wilson,
} from '../../stats/index.ts';
import type { CurveStep, Figure, Judged, Metric, Verdict } from '../../types/metric.ts';
import type { Day } from '../../types/plain.ts';
import type { Rules, Target } from '../../types/rules.ts';
import type { Scope } from './target.ts';
import { isRule, targetOf } from './target.ts';

type Limits = { readonly low: number | null; readonly high: number | null };
const noLimits: Limits = { low: null, high: null };

/** Judges a figure by the rules in force on `day`, the first day of its period; `scope` finds the target of a group. */
export function judge(figure: Figure, metric: Metric, rules: Rules, day: Day, scope: Scope = {}): Judged {
  const curve = metric.kind === 'duration' && figure.events ? survival(figure.events) : undefined;
  const value = figure.missing ? null : valueOf(figure, metric, curve);
  const target = targetOf(metric.id, rules, day, scope);
  const rule = isRule(metric, target);
  const limits = rule || figure.missing ? noLimits : limitsOf(figure, metric, value, curve);
  const small = !rule && isSample(metric) && figure.n > 0 && figure.n < rules.minimumN;
  const read: Reading = { figure, metric, value, limits, small, curve };
  return {
    ...figure,
    ...(curve ? { curve } : {}),
    ...limits,
    value,
    target: target?.value ?? null,
    targetUpper: target?.upper ?? null,
    verdict: verdictOf(read, target),
    plain: plainOf(read, target),
    small,
  };
}

interface Reading {
  readonly figure: Figure;
  readonly metric: Metric;
  readonly value: number | null;
  readonly limits: Limits;
  readonly small: boolean;
  readonly curve: readonly CurveStep[] | undefined;
}

function valueOf(figure: Figure, metric: Metric, curve: readonly CurveStep[] | undefined): number | null {
  if (metric.kind === 'duration' && curve && figure.events) {
    if (figure.n === 0) return null;
    return 'quantile' in metric.read
      ? quantile(curve, metric.read.quantile)
      : doneWithin(figure.events, curve, metric.read.within).value;
  }
  if (figure.numerator !== null && figure.denominator !== null) {
    return figure.denominator === 0 ? null : figure.numerator / figure.denominator;
  }
  return figure.value ?? (metric.kind === 'count' || metric.kind === 'stock' ? figure.numerator : null);
}

/** Kinds whose n is a sample of cases, so that a small one must be said. */
const isSample = ({ kind }: Metric): boolean =>
  kind !== 'count' &&
  kind !== 'stock' &&
  kind !== 'concentration' &&
  kind !== 'spread' &&
  kind !== 'files' &&
  kind !== 'score';

function limitsOf(
  figure: Figure,
  metric: Metric,
  value: number | null,
  curve: readonly CurveStep[] | undefined,
): Limits {
  if (metric.kind === 'duration') return curve && figure.n > 0 ? durationLimits(figure, metric.read, curve) : noLimits;
  if (value === null) return noLimits;
  if (metric.poisson) return poisson(value);
  if (metric.kind === 'ratio' && metric.interval === 'wilson') {
    return wilson(figure.numerator ?? 0, figure.denominator ?? 0);
  }
  if (metric.kind === 'mean' && figure.deviation !== null && figure.deviation !== undefined) {
    return meanInterval(value, figure.deviation, figure.n) ?? noLimits;
  }
  return noLimits;
}

function durationLimits(
  figure: Figure,
  read: { quantile: number } | { within: number },
  curve: readonly CurveStep[],
): Limits {
  if ('quantile' in read) return quantileLimits(curve, read.quantile);
  const { low, high } = doneWithin(figure.events ?? [], curve, read.within);
  return { low, high };
}

/** The word that stands: the interval decides in a sample, the plain comparison where every case is held. */
function verdictOf(read: Reading, target: Target | null): Verdict {
  const plain = plainOf(read, target);
  if (plain === 'none' || target === null || read.metric.judged === 'all') return plain;
  if (read.small) return 'undecided';
  const { metric } = read;
  if (metric.kind === 'duration' && 'quantile' in metric.read)
    return quantileVerdict(read, metric.read.quantile, target.value);
  const { low, high } = read.limits;
  if (low === null || high === null) return plain;
  return intervalVerdict(metric, { low, high }, target);
}

function intervalVerdict({ better }: Metric, { low, high }: Interval, { value, upper }: Target): Verdict {
  switch (better) {
    case 'up':
      return low >= value ? 'met' : high < value ? 'missed' : 'undecided';
    case 'down':
      return high <= value ? 'met' : low > value ? 'missed' : 'undecided';
    case 'range': {
      const top = upper ?? value;
      return low >= value && high <= top ? 'met' : high < value || low > top ? 'missed' : 'undecided';
    }
    case 'neither':
      return 'none';
  }
}

/** Pq ≤ t is met when the upper limit of S(t) is at most 1 − q, missed when the lower lies above. */
function quantileVerdict({ figure, curve }: Reading, q: number, days: number): Verdict {
  const events = figure.events ?? [];
  if (!reachesTo(figure, days, curve ?? [])) return 'undecided';
  const open = openAt(events, curve ?? [], days);
  const share = 1 - q + tolerance;
  return open.high <= share ? 'met' : open.low > share ? 'missed' : 'undecided';
}

/** The plain comparison of value and target, on raw values. */
function plainOf({ figure, metric, value, curve }: Reading, target: Target | null): Verdict {
  if (target === null || metric.better === 'neither' || figure.missing) return 'none';
  if (metric.kind === 'duration' && 'quantile' in metric.read && value === null) {
    if (figure.n === 0) return 'none';
    return reachesTo(figure, target.value, curve ?? []) ? 'missed' : 'undecided';
  }
  if (value === null) return 'none';
  return attains(value, metric.better, target) ? 'met' : 'missed';
}

function attains(value: number, better: 'up' | 'down' | 'range', target: Target): boolean {
  const slack = tolerance * Math.max(1, Math.abs(target.value)) * 1e-3;
  const above = value >= target.value - slack;
  if (better === 'up') return above;
  if (better === 'down') return value <= target.value + slack;
  return above && value <= (target.upper ?? target.value) + slack;
}

/** Someone was followed that long, or all ended before. */
const reachesTo = (figure: Figure, days: number, curve: readonly CurveStep[]): boolean =>
  curve.at(-1)?.survival === 0 || (figure.events ?? []).some((count) => count.days >= days);

const tolerance = 1e-9;
