/** All metrics, in the order in which tables show them. */
import type { Metric, PartId } from '../../types/metric.ts';
import type { Rules } from '../../types/rules.ts';
import { callMetrics } from './calls.ts';
import { callbackMetrics, timelyByAttempt } from './callbacks.ts';
import { complaintMetrics } from './complaints.ts';
import { dataMetrics } from './data.ts';
import { satisfactionMetrics } from './satisfaction.ts';
import { staffMetrics } from './staff.ts';

export const metricList: readonly Metric[] = [
  ...complaintMetrics,
  ...satisfactionMetrics,
  ...callbackMetrics,
  ...staffMetrics,
  ...callMetrics,
  ...dataMetrics,
];

export const metrics: Readonly<Record<PartId, Metric>> = Object.fromEntries(
  metricList.map((metric) => [metric.id, metric]),
);

/** The metric of an id; a bare id is its first part. */
export const metricOf = (id: PartId): Metric | undefined =>
  metrics[id] ?? metricList.find((metric) => metric.id.startsWith(`${id}.`));

/** The metric with the person's options applied. */
export function metricUnder(id: PartId, rules: Rules): Metric | undefined {
  const metric = metricOf(id);
  return metric?.id === 'B03' && rules.callbackCountsAttempt ? ({ ...metric, ...timelyByAttempt } as Metric) : metric;
}

/** The id without its part: `C15.p90` → `C15`. */
export const bareId = (id: PartId): PartId => id.split('.')[0] ?? id;
