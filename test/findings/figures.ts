/** Figures and rules for the tests of this room. */
import { defaultRules } from '../../src/subjects/rules.ts';
import { metricOf } from '../../src/subjects/metrics/index.ts';
import { judge } from '../../src/findings/index.ts';
import type { Figure, Judged, Metric, PartId } from '../../src/types/metric.ts';
import type { Rules, Target } from '../../src/types/rules.ts';

export const day = '2026-08-01';

export const metric = (id: PartId): Metric => {
  const found = metricOf(id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
};

export const figure = (id: PartId, parts: Partial<Figure> = {}): Figure => ({
  metric: metric(id).id,
  group: [],
  value: null,
  numerator: null,
  denominator: null,
  n: parts.denominator ?? parts.value ?? 0,
  pending: 0,
  unknown: 0,
  notFiltered: [],
  ...parts,
});

export const ratio = (id: PartId, numerator: number, denominator: number, parts: Partial<Figure> = {}): Figure =>
  figure(id, { numerator, denominator, ...parts });

export const count = (id: PartId, value: number, parts: Partial<Figure> = {}): Figure =>
  figure(id, { value, n: value, ...parts });

export const target = (id: PartId, value: number, parts: Partial<Target> = {}): Target => ({
  metric: id,
  scope: { level: 'all', name: '' },
  value,
  validFrom: '1900-01-01',
  source: 'test',
  ...parts,
});

export const rulesWith = (...targets: Target[]): Rules => ({ ...defaultRules, targets });

export const judged = (one: Figure, rules: Rules = defaultRules): Judged => judge(one, metric(one.metric), rules, day);
