/** Shares that still add up after rounding (largest remainder); for display only. */

/** `parts` as shares of their sum, rounded to `digits` decimals of a percent, adding up to exactly 1. */
export function roundedShares(parts: readonly number[], digits = 1): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total <= 0) return parts.map(() => 0);
  const units = 100 * 10 ** digits;
  const exact = parts.map((part) => (part / total) * units);
  const whole = exact.map(Math.floor);
  const left = units - whole.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1;
  return whole.map((value) => value / units);
}
