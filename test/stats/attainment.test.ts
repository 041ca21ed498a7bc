import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttainmentTarget } from '../../src/stats/index.ts';
import { attainment, populationDeviation, roundedShares, sampleDeviation, variation } from '../../src/stats/index.ts';

test.each<[number, AttainmentTarget, number | null]>([
  [98, { better: 'up', target: 98 }, 1],
  [90, { better: 'up', target: 100 }, 0.9],
  [100, { better: 'up', target: 85 }, 100 / 85],
  [4, { better: 'down', target: 5 }, 1.2],
  [7.5, { better: 'down', target: 5 }, 0.5],
  [10, { better: 'down', target: 5 }, 0],
  [0, { better: 'down', target: 0 }, 1],
  [1, { better: 'down', target: 0 }, 0],
  [80, { better: 'range', target: 75, upper: 85 }, 1],
  [60, { better: 'range', target: 75, upper: 85 }, 0.8],
  [102, { better: 'range', target: 75, upper: 85 }, 0.8],
  [20, { better: 'up', target: 40, floor: 0 }, 0.5],
  [-10, { better: 'up', target: 0, floor: -100 }, 0.9],
  [10, { better: 'up', target: 0 }, null],
  [10, { better: 'neither', target: 5 }, null],
])('attainment of %d under %o', (actual, target, expected) => {
  const found = attainment(actual, target);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 9);
});

test('attainment never leaves 0 to 1.2', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
      fc.double({ noNaN: true, min: 1e-3, max: 1e6 }),
      (actual, target) => {
        for (const better of ['up', 'down', 'range'] as const) {
          const found = attainment(actual, { better, target, upper: target * 2 });
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(1.2);
        }
      },
    ),
  );
});

test('deviations', () => {
  expect(variation([100, 0, 0, 0, 0])).toBeCloseTo(2, 12);
  expect(populationDeviation([2, 4])).toBe(1);
  expect(sampleDeviation([2, 4])).toBeCloseTo(Math.SQRT2, 12);
  expect(sampleDeviation([2])).toBeNull();
  expect(variation([])).toBeNull();
  expect(variation([0, 0])).toBeNull();
});

test('rounded shares add up, and none is off by a whole step', () => {
  expect(roundedShares([1, 1, 1])).toEqual([0.334, 0.333, 0.333]);
  expect(roundedShares([0, 0])).toEqual([0, 0]);
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), (parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      const shares = roundedShares(parts);
      const sum = shares.reduce((all, share) => all + Math.round(share * 1000), 0);
      expect(sum).toBe(total === 0 ? 0 : 1000);
      shares.forEach((share, i) =>
        expect(Math.abs(share - (parts[i] ?? 0) / (total || 1))).toBeLessThan(0.001 + 1e-12),
      );
    }),
  );
});
