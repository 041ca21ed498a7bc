import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanInterval, poisson, wilson } from '../../src/stats/index.ts';

test.each([
  [8, 10, 0.49, 0.943],
  [5, 5, 0.566, 1],
  [0, 5, 0, 0.434],
  [980, 1000, 0.969, 0.987],
  [20, 1000, 0.013, 0.0307],
  [196, 200, 0.9497, 0.992],
  [49, 50, 0.895, 0.996],
])('Wilson of %i in %i', (x, n, low, high) => {
  expect(wilson(x, n).low).toBeCloseTo(low, 3);
  expect(wilson(x, n).high).toBeCloseTo(high, 3);
});

test.each([
  [0.99, 381],
  [0.98, 189],
  [0.95, 73],
  [0.9, 35],
  [0.85, 22],
])('the first all-good n that proves %d is %i', (target, n) => {
  expect(wilson(n, n).low).toBeGreaterThanOrEqual(target);
  expect(wilson(n - 1, n - 1).low).toBeLessThan(target);
});

test.each([
  [1, 563],
  [2, 726],
  [3, 878],
])('with %i failures 99 %% is proved first at n = %i', (failures, n) => {
  expect(wilson(n - failures, n).low).toBeGreaterThanOrEqual(0.99);
  expect(wilson(n - 1 - failures, n - 1).low).toBeLessThan(0.99);
});

test('Wilson stays in order, inside [0, 1] and mirrors failures', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const x = Math.round(n * share);
      const { low, high } = wilson(x, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(x / n);
      expect(high).toBeGreaterThanOrEqual(x / n);
      expect(high).toBeLessThanOrEqual(1);
      expect(low === 0).toBe(x === 0);
      expect(high === 1).toBe(x === n);
      expect(wilson(n - x, n).low).toBeCloseTo(1 - high, 9);
    }),
  );
});

test.each([
  [0, 0, 3.689],
  [3, 0.619, 8.767],
])('exact Poisson of %i', (count, low, high) => {
  expect(poisson(count).low).toBeCloseTo(low, 3);
  expect(poisson(count).high).toBeCloseTo(high, 3);
});

test('Poisson is divided by its exposure, and does not jump where the exact road ends', () => {
  expect(poisson(3, 2).high).toBeCloseTo(8.767 / 2, 3);
  expect(poisson(9_999).high + 1).toBeCloseTo(poisson(10_000).high, 1);
  expect(poisson(10_000).low + 1).toBeCloseTo(poisson(10_001).low, 1);
});

test('t interval of a mean', () => {
  expect(meanInterval(10, 2, 10)).toEqual({ low: expect.closeTo(8.5693, 4), high: expect.closeTo(11.4307, 4) });
  expect(meanInterval(10, 0, 1)).toBeNull();
});
