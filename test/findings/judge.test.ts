import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/findings/index.ts';
import type { Metric } from '../../src/types/metric.ts';
import { count, day, figure, judged, metric, ratio, rulesWith, target } from './figures.ts';

const all: Metric = { ...metric('B01'), judged: 'all' };
const sample: Metric = { ...metric('S01'), judged: 'sample' };

describe('verdicts of ratios', () => {
  test('20 of 1000 against at most 5 % is met', () => {
    const found = judged(ratio('S03', 20, 1000), rulesWith(target('S03', 0.05)));
    expect(found).toMatchObject({ verdict: 'met', plain: 'met', small: false });
    expect(found.low).toBeCloseTo(0.013, 4);
    expect(found.high).toBeCloseTo(0.0307, 4);
  });

  test('100 % where every case is held is a rule: one failing row misses it', () => {
    const rules = rulesWith(target('B01', 1));
    expect(judge(ratio('B01', 39, 40), all, rules, day)).toMatchObject({ verdict: 'missed', low: null, high: null });
    expect(judge(ratio('B01', 40, 40), all, rules, day)).toMatchObject({ verdict: 'met', small: false });
    expect(judge(ratio('B01', 1, 1), all, rules, day)).toMatchObject({ verdict: 'met', small: false });
    expect(judge(ratio('B01', 10_000, 10_000), all, rules, day).verdict).toBe('met');
    expect(judge(ratio('B01', 9_999, 10_000), all, rules, day).verdict).toBe('missed');
  });

  test('40 of 40 against 99 %: undecided in a sample, met where every case is held', () => {
    expect(judge(ratio('S01', 40, 40), sample, rulesWith(target('S01', 0.99)), day)).toMatchObject({
      verdict: 'undecided',
      plain: 'met',
      low: expect.closeTo(0.912, 3),
    });
    expect(judge(ratio('B01', 40, 40), all, rulesWith(target('B01', 0.99)), day).verdict).toBe('met');
    expect(judge(ratio('S01', 381, 381), sample, rulesWith(target('S01', 0.99)), day).verdict).toBe('met');
    expect(judge(ratio('S01', 380, 380), sample, rulesWith(target('S01', 0.99)), day).verdict).toBe('undecided');
  });

  test('C21: 49 of 50 is 98 %, which the sample cannot carry', () => {
    expect(judged(ratio('C21', 49, 50))).toMatchObject({ value: 0.98, plain: 'met', verdict: 'undecided' });
  });

  test('a verdict stands on the raw value: 98.96 % is not 99 %', () => {
    expect(judge(ratio('B01', 9_896, 10_000), all, rulesWith(target('B01', 0.99)), day).verdict).toBe('missed');
  });

  test('below the minimum a sample carries no verdict; a full count keeps its own and is hollow', () => {
    expect(judged(ratio('S01', 5, 29))).toMatchObject({ verdict: 'undecided', plain: 'missed', small: true });
    expect(judged(ratio('K02', 20, 29))).toMatchObject({ verdict: 'missed', small: true });
  });

  test('nothing counted is no value and no verdict, never 0 %', () => {
    expect(judged(ratio('B03', 0, 0, { pending: 4 }))).toMatchObject({ value: null, verdict: 'none', plain: 'none' });
    const missing = { needs: ['rating'], kind: null } as const;
    expect(judged(ratio('S01', 0, 10, { missing }))).toMatchObject({ value: null, low: null, verdict: 'none' });
  });

  test('the verdict never contradicts the interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const found = judged(ratio('S01', Math.round(n * share), n));
        if (found.verdict === 'met') expect(found.plain).toBe('met');
        if (found.verdict === 'missed') expect(found.plain).toBe('missed');
      }),
    );
  });
});

describe('targets', () => {
  const july = rulesWith(target('K02', 0.8), target('K02', 0.95, { validFrom: '2026-07-01' }));
  test('a target changed from July does not recolour June', () => {
    expect(judge(ratio('K02', 90, 100), metric('K02'), july, '2026-06-01')).toMatchObject({
      target: 0.8,
      verdict: 'met',
    });
    expect(judge(ratio('K02', 90, 100), metric('K02'), july, '2026-07-01')).toMatchObject({ verdict: 'missed' });
  });

  test('the most specific scope leads, for that group only', () => {
    const branch = { scope: { level: 'branch', name: '东城' } } as const;
    const rules = rulesWith(target('K02', 0.95), target('K02', 0.5, branch));
    expect(judge(ratio('K02', 90, 100), metric('K02'), rules, day, { branch: '东城' }).target).toBe(0.5);
    expect(judge(ratio('K02', 90, 100), metric('K02'), rules, day, { branch: '西城' }).target).toBe(0.95);
  });

  test('a bare id means the first part', () => {
    expect(judged(ratio('C12.legal', 1, 2), rulesWith(target('C12', 1))).target).toBe(1);
    expect(judged(ratio('C12.15d', 1, 2), rulesWith(target('C12', 1))).target).toBeNull();
  });

  test('a range is met inside', () => {
    const range: Metric = { ...metric('K02'), better: 'range' };
    const rules = rulesWith(target('K02', 0.75, { upper: 0.85 }));
    expect(judge(ratio('K02', 80, 100), range, rules, day).verdict).toBe('met');
    expect(judge(ratio('K02', 90, 100), range, rules, day).verdict).toBe('missed');
    const sampled: Metric = { ...range, judged: 'sample' };
    expect(judge(ratio('K02', 80, 100), sampled, rules, day).verdict).toBe('undecided');
    expect(judge(ratio('K02', 4000, 5000), sampled, rules, day).verdict).toBe('met');
    expect(judge(ratio('K02', 4900, 5000), sampled, rules, day).verdict).toBe('missed');
  });
});

describe('counts, means and curves', () => {
  test('a count has an exact Poisson interval, a target of 0 none', () => {
    const three = judged(count('C01', 3));
    expect(three).toMatchObject({ verdict: 'none', small: false });
    expect(three.low).toBeCloseTo(0.619, 3);
    expect(judged(count('C13', 0))).toMatchObject({ verdict: 'met', low: null });
    expect(judged(count('C13', 1))).toMatchObject({ verdict: 'missed' });
  });

  test('a mean has a t interval and is judged by it', () => {
    const mean = figure('Q01', { value: 86, n: 40, deviation: 8 });
    expect(judged(mean)).toMatchObject({ verdict: 'undecided', plain: 'met', low: expect.closeTo(83.44, 2) });
    expect(judged({ ...mean, deviation: 1 }).verdict).toBe('met');
    expect(judged({ ...mean, value: 80, deviation: 1 }).verdict).toBe('missed');
  });

  const closed = (n: number, days: number) => ({ days, done: n, censored: 0 });
  const still = (n: number, days: number) => ({ days, done: 0, censored: n });

  test('P90 ≤ 15 days is met when the upper limit of S(15) is at most 10 %', () => {
    const good = figure('C15.p90', { n: 200, events: [closed(195, 4), closed(5, 20)] });
    expect(judged(good)).toMatchObject({ value: 4, verdict: 'met' });
    const close = figure('C15.p90', { n: 200, events: [closed(182, 4), closed(18, 20)] });
    expect(judged(close)).toMatchObject({ value: 4, verdict: 'undecided', plain: 'met' });
    const bad = figure('C15.p90', { n: 200, events: [closed(100, 4), closed(100, 20)] });
    expect(judged(bad)).toMatchObject({ value: 20, verdict: 'missed', plain: 'missed' });
  });

  test('a quantile not reached is no number; missed only if rows were followed as long as the target', () => {
    const long = figure('C15.p90', { n: 100, events: [closed(50, 4), still(50, 40)] });
    expect(judged(long)).toMatchObject({ value: null, plain: 'missed', verdict: 'missed' });
    const fresh = figure('C15.p90', { n: 100, events: [closed(50, 4), still(50, 10)] });
    expect(judged(fresh)).toMatchObject({ value: null, plain: 'undecided', verdict: 'undecided' });
    expect(judged(figure('C15.p90', { n: 0, events: [] }))).toMatchObject({ value: null, verdict: 'none' });
  });

  test('the share within t comes from the curve, with its limits', () => {
    const found = judged(
      figure('C17.d3', {
        n: 6,
        events: [closed(1, 1), closed(1, 2), still(1, 2), closed(1, 4), still(1, 5), closed(1, 8)],
      }),
    );
    expect(found.value).toBeCloseTo(1 / 3, 9);
    expect(found.low).toBeCloseTo(1 - 0.9044, 4);
    expect(found.high).toBeCloseTo(1 - 0.1946, 4);
    expect(found.curve).toHaveLength(4);
  });
});
