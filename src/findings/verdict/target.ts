/** Which target stands for a figure on a day. */
import { metricOf } from '../../subjects/metrics/index.ts';
import type { Metric, PartId } from '../../types/metric.ts';
import type { Day } from '../../types/plain.ts';
import type { Rules, Target } from '../../types/rules.ts';

/** The parts of the organisation to which a figure belongs: `{ branch: '东城' }`. */
export type Scope = Partial<Record<Target['scope']['level'], string>>;

const levels = ['staff', 'team', 'branch', 'region', 'all'] as const;

/** The most specific target in force on the day; among equals the newest. */
export function targetOf(metric: PartId, rules: Rules, day: Day, scope: Scope = {}): Target | null {
  const inForce = rules.targets.filter(
    (target) => target.validFrom <= day && isFor(target.metric, metric) && reaches(target, scope),
  );
  const rank = (target: Target): number => levels.indexOf(target.scope.level);
  return inForce.sort((a, b) => rank(a) - rank(b) || b.validFrom.localeCompare(a.validFrom, 'en')).at(0) ?? null;
}

/** The scope of a group: a split by branch judges each branch by its own target, where it has one. */
export const scopeOf = (field: string, group: string | number | null): Scope =>
  group !== null && (field === 'region' || field === 'branch' || field === 'team' || field === 'staff')
    ? { [field]: String(group) }
    : {};

/** 100 % or 0 where every case is held: one failing row misses it, whatever the n. */
export const isRule = (metric: Metric, target: Target | null): boolean =>
  metric.judged === 'all' &&
  target !== null &&
  target.upper === undefined &&
  ((metric.better === 'up' && metric.format === 'percent' && target.value === 1) ||
    (metric.better === 'down' && target.value === 0));

const isFor = (target: PartId, metric: PartId): boolean =>
  target === metric || (metric.startsWith(`${target}.`) && metricOf(target)?.id === metric);

const reaches = (target: Target, scope: Scope): boolean =>
  target.scope.level === 'all' || scope[target.scope.level] === target.scope.name;
