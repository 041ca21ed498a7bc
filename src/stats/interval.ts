/** Confidence intervals, 95 % throughout. */
import { jStat } from 'jstat';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution. */
export const z95 = 1.9599639845400545;

/** Wilson interval of `x` among `n`: low exactly 0 without hits, high exactly 1 without failures. */
export function wilson(x: number, n: number): Interval {
  const p = x / n;
  const zz = z95 * z95;
  const centre = p + zz / (2 * n);
  const half = z95 * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n));
  const scale = 1 + zz / n;
  return {
    low: x === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: x === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}

/** Exact Poisson interval of a count, per exposure. */
export function poisson(count: number, exposure = 1): Interval {
  return {
    low: (count === 0 ? 0 : chiSquare(0.025, 2 * count) / 2) / exposure,
    high: chiSquare(0.975, 2 * count + 2) / 2 / exposure,
  };
}

/** t interval of a mean; null below two values. */
export function meanInterval(mean: number, sampleDeviation: number, n: number): Interval | null {
  if (n < 2) return null;
  const half = (jStat.studentt.inv(0.975, n - 1) * sampleDeviation) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}

/** Beyond this the exact inversion is slow and Wilson–Hilferty agrees to six digits. */
const exactUpTo = 20_000;

function chiSquare(probability: number, df: number): number {
  if (df <= exactUpTo) return jStat.chisquare.inv(probability, df);
  const z = probability < 0.5 ? -z95 : z95;
  const a = 2 / (9 * df);
  return df * (1 - a + z * Math.sqrt(a)) ** 3;
}

/** The smallest n whose Wilson low reaches `share` when none fails; null where none does. */
export const firstProof = (share: number): number | null =>
  share >= 1 ? null : Math.max(1, Math.ceil((z95 * z95 * share) / (1 - share)));
