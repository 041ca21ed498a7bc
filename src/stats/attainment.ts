/** How far a value attains its target, 0 to 1.2 (the parts of a scorecard). */

export interface AttainmentTarget {
  readonly better: 'up' | 'down' | 'neither' | 'range';
  readonly target: number;
  /** Upper bound of a range. */
  readonly upper?: number | null;
  /** Where an interval-scaled value attains nothing. */
  readonly floor?: number | null;
}

const most = 1.2;

/** Null where the value cannot be scored: no direction, or an interval-scaled target without its floor. */
export function attainment(actual: number, { better, target, upper, floor }: AttainmentTarget): number | null {
  switch (better) {
    case 'neither':
      return null;
    case 'up':
      return upward(actual, target, floor ?? null);
    case 'down':
      return downward(actual, target, floor ?? null);
    case 'range':
      return inRange(actual, target, upper ?? target);
  }
}

function upward(actual: number, target: number, floor: number | null): number | null {
  if (floor !== null) return interval(actual, target, floor);
  return target > 0 ? clip(actual / target) : null;
}

function downward(actual: number, target: number, floor: number | null): number | null {
  if (floor !== null) return interval(actual, target, floor);
  if (target === 0) return actual === 0 ? 1 : 0;
  return target > 0 ? clip(2 - actual / target) : null;
}

function inRange(actual: number, lower: number, upper: number): number | null {
  if (actual < lower) return upward(actual, lower, null);
  return actual > upper ? downward(actual, upper, null) : 1;
}

const interval = (actual: number, target: number, floor: number): number | null =>
  target === floor ? null : clip((actual - floor) / (target - floor));

const clip = (value: number): number => Math.min(most, Math.max(0, value));
