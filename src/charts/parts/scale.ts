/** An axis that ends on its own ticks. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

const humanSteps = [1, 2, 5, 10];

/** The closest human steps around values: at most `splits` of them; a cap is never passed, nor zero from above. */
export function scaleOf(
  values: readonly number[],
  splits: number,
  { cap = Infinity, whole = false } = {},
): Scale | null {
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const rough = (high - low || Math.abs(high) * 0.1 || 1) / splits;
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const steps = [...humanSteps.map((step) => step * power), 20 * power];
  const fits = steps.map((step) => around(low, high, whole ? Math.max(1, Math.round(step)) : step, cap));
  return fits.find(({ min, max, interval }) => (max - min) / interval <= splits + 1 + 1e-9) ?? fits.at(-1) ?? null;
}

function around(low: number, high: number, step: number, cap: number): Scale {
  const near = (ticks: number) => Number((ticks * step).toPrecision(12));
  const max = Math.min(cap, near(Math.ceil(high / step - 1e-9)));
  const min = near(Math.floor(low / step + 1e-9));
  const flat = max - min < step / 2;
  return { min: flat ? near(Math.round(min / step) - 1) : min, max, interval: step };
}
