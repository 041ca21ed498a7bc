/** Kaplan–Meier: share still open at each elapsed time, with log-log 95 % limits. */
import type { CurveStep, DurationCount } from '../types/metric.ts';
import type { Interval } from './interval.ts';
import { wilson, z95 } from './interval.ts';

/** The steps of S(t), one per time at which something ended; events come before censorings at a tie. */
export function survival(counts: readonly DurationCount[]): CurveStep[] {
  const times = [...counts].sort((a, b) => a.days - b.days);
  let atRisk = times.reduce((sum, time) => sum + time.done + time.censored, 0);
  let open = 1;
  let variance = 0;
  let highBefore = 1;
  const steps: CurveStep[] = [];
  for (const { days, done, censored } of mergeTies(times)) {
    if (done > 0) {
      open *= 1 - done / atRisk;
      variance += done / (atRisk * (atRisk - done));
      const { low, high } =
        atRisk === done ? { low: 0, high: highBefore * wilson(0, atRisk).high } : logLog(open, variance);
      steps.push({ days, survival: atRisk === done ? 0 : open, low, high, atRisk });
      highBefore = high;
    }
    atRisk -= done + censored;
  }
  return steps;
}

/** Smallest time at which at most 1 − q are still open; null when never reached. */
export function quantile(steps: readonly CurveStep[], q: number): number | null {
  return firstAt(steps, q, (step) => step.survival);
}

/** The 95 % limits of a quantile: where the limits of S(t) cross 1 − q. */
export function quantileLimits(steps: readonly CurveStep[], q: number): { low: number | null; high: number | null } {
  return { low: firstAt(steps, q, (step) => step.low), high: firstAt(steps, q, (step) => step.high) };
}

/** Share still open after `days`, with its limits. Before the first event the rows followed that long carry the limit. */
export function openAt(
  counts: readonly DurationCount[],
  steps: readonly CurveStep[],
  days: number,
): Interval & { survival: number } {
  const step = steps.findLast((candidate) => candidate.days <= days + tolerance);
  if (step) return { survival: step.survival, low: step.low, high: step.high };
  const followed = counts.reduce((sum, count) => (count.days >= days ? sum + count.done + count.censored : sum), 0);
  return { survival: 1, low: followed === 0 ? 0 : wilson(followed, followed).low, high: 1 };
}

/** Share done within `days`, with its limits. */
export function doneWithin(
  counts: readonly DurationCount[],
  steps: readonly CurveStep[],
  days: number,
): Interval & { value: number } {
  const open = openAt(counts, steps, days);
  return { value: 1 - open.survival, low: 1 - open.high, high: 1 - open.low };
}

const tolerance = 1e-9;

const firstAt = (steps: readonly CurveStep[], q: number, read: (step: CurveStep) => number): number | null =>
  steps.find((step) => read(step) <= 1 - q + tolerance)?.days ?? null;

function logLog(open: number, variance: number): Interval {
  const log = Math.log(open);
  const width = (z95 * Math.sqrt(variance)) / Math.abs(log);
  return { low: Math.exp(log * Math.exp(width)), high: Math.exp(log * Math.exp(-width)) };
}

function mergeTies(sorted: readonly DurationCount[]): DurationCount[] {
  const merged: DurationCount[] = [];
  for (const count of sorted) {
    const last = merged.at(-1);
    if (last?.days !== count.days) merged.push(count);
    else {
      merged[merged.length - 1] = {
        days: last.days,
        done: last.done + count.done,
        censored: last.censored + count.censored,
      };
    }
  }
  return merged;
}
