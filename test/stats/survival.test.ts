import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DurationCount } from '../../src/types/metric.ts';
import { doneWithin, openAt, quantile, quantileLimits, survival } from '../../src/stats/index.ts';

const ended = (days: number, done = 1): DurationCount => ({ days, done, censored: 0 });
const open = (days: number, censored = 1): DurationCount => ({ days, done: 0, censored });
const textbook = [ended(1), ended(2), open(2), ended(4), open(5), ended(8)];

test('Kaplan–Meier of 1, 2, 2+, 4, 5+, 8', () => {
  expect(survival(textbook)).toEqual([
    {
      days: 1,
      survival: expect.closeTo(5 / 6, 9),
      low: expect.closeTo(0.2731, 4),
      high: expect.closeTo(0.9747, 4),
      atRisk: 6,
    },
    {
      days: 2,
      survival: expect.closeTo(2 / 3, 9),
      low: expect.closeTo(0.1946, 4),
      high: expect.closeTo(0.9044, 4),
      atRisk: 5,
    },
    {
      days: 4,
      survival: expect.closeTo(4 / 9, 9),
      low: expect.closeTo(0.0662, 4),
      high: expect.closeTo(0.7849, 4),
      atRisk: 3,
    },
    { days: 8, survival: 0, low: 0, high: expect.any(Number), atRisk: 1 },
  ]);
  expect(quantile(survival(textbook), 0.5)).toBe(4);
  expect(quantile(survival(textbook), 0.9)).toBe(8);
});

test('P50 of 1, 2, 3, 4 is 2, although 1 − 0.25 − 0.25 is not exact in thirds', () => {
  expect(quantile(survival([1, 2, 3, 4].map((days) => ended(days))), 0.5)).toBe(2);
  expect(quantile(survival(Array.from({ length: 10 }, (_, i) => ended(i + 1))), 0.9)).toBe(9);
});

test('a quantile that is never reached is null, and so is its upper limit', () => {
  const steps = survival([ended(1), open(3, 9)]);
  expect(quantile(steps, 0.5)).toBeNull();
  expect(quantileLimits(steps, 0.5)).toEqual({ low: expect.toSatisfy((v) => v === null || v === 1), high: null });
});

test('share within t, and before the first event', () => {
  const steps = survival(textbook);
  expect(doneWithin(textbook, steps, 3).value).toBeCloseTo(1 / 3, 9);
  expect(doneWithin(textbook, steps, 0.5)).toEqual({ value: 0, low: 0, high: expect.closeTo(0.39, 2) });
  expect(openAt(textbook, steps, 100)).toMatchObject({ survival: 0, low: 0 });
});

test('all done in one step is bounded by the number of rows', () => {
  const counts = [ended(2, 50)];
  expect(openAt(counts, survival(counts), 15).high).toBeCloseTo(0.0714, 3);
});

test('the curve falls, its limits hold it, and without censoring it is the plain share', () => {
  const counts = fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 90 }),
      done: fc.integer({ min: 0, max: 4 }),
      censored: fc.integer({ min: 0, max: 4 }),
    }),
  );
  fc.assert(
    fc.property(counts, (list) => {
      const steps = survival(list);
      steps.forEach((step, i) => {
        expect(step.survival).toBeLessThanOrEqual(steps[i - 1]?.survival ?? 1);
        expect(step.low).toBeLessThanOrEqual(step.survival + 1e-12);
        expect(step.high).toBeGreaterThanOrEqual(step.survival - 1e-12);
      });
      const all = list.map((count) => ({ ...count, censored: 0 }));
      const total = all.reduce((sum, count) => sum + count.done, 0);
      for (const step of survival(all)) {
        const still = all.reduce((sum, count) => sum + (count.days > step.days ? count.done : 0), 0);
        expect(step.survival).toBeCloseTo(still / total, 9);
      }
    }),
  );
});
