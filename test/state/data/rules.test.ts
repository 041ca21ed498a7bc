import { expect, test } from 'vitest';
import { effectiveRules, ownSource } from '../../../src/state/data/rules.ts';
import { defaultRules } from '../../../src/subjects/rules.ts';
import type { Loaded } from '../../../src/types/loaded.ts';
import type { Target } from '../../../src/types/rules.ts';

const target = (value: number, source: string): Target => ({
  metric: 'S01',
  scope: { level: 'all', name: '' },
  value,
  validFrom: '1900-01-01',
  source,
});
const loaded = (targets: readonly Target[]): Loaded => ({
  tables: [],
  facts: {},
  customs: {},
  staffNames: {},
  asOf: {},
  targets,
  scorecard: [{ metric: 'S01', weight: 100 }],
  volumes: [],
  calendarYearsMissing: [],
  version: 1,
});
const inForce = (rules: typeof defaultRules) =>
  rules.targets.filter(({ metric }) => metric === 'S01').map(({ value }) => value);

test('a target of a file takes the place of the default', () => {
  expect(inForce(effectiveRules(defaultRules, loaded([target(0.9, '目标值')])))).toEqual([0.9]);
});

test('a target set by hand takes the place of both', () => {
  const rules = { ...defaultRules, targets: [target(0.7, ownSource), ...defaultRules.targets] };
  expect(inForce(effectiveRules(rules, loaded([target(0.9, '目标值')])))).toEqual([0.7]);
});

test('weights of a file count until the person changes them', () => {
  expect(effectiveRules(defaultRules, loaded([])).scorecard).toEqual([{ metric: 'S01', weight: 100 }]);
  const changed = { ...defaultRules, scorecard: [{ metric: 'Q01', weight: 10 }] };
  expect(effectiveRules(changed, loaded([])).scorecard).toEqual(changed.scorecard);
});
