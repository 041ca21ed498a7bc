/** What the oracle says of a metric, and its own Kaplan–Meier. */
export interface Answer {
  readonly value?: number | null;
  readonly n?: number;
  readonly d?: number;
}

/** The number which an answer states: n ÷ d, null when nothing is counted. */
export const valueOf = (answer: Answer): number | null =>
  answer.d === undefined ? (answer.value ?? null) : answer.d === 0 ? null : (answer.n ?? 0) / answer.d;

export interface Month {
  readonly text: string;
  readonly from: number;
  readonly until: number;
}

export interface Step {
  readonly days: number;
  readonly left: number;
}

/** S(t) after each time at which something ended; at a tie, ends come before censorings. */
export function survival(rows: readonly { days: number; done: boolean }[]): Step[] {
  const times = [...new Set(rows.filter((row) => row.done).map((row) => row.days))].sort((a, b) => a - b);
  let left = 1;
  return times.map((days) => {
    const atRisk = rows.filter((row) => row.days >= days).length;
    const ends = rows.filter((row) => row.done && row.days === days).length;
    left *= 1 - ends / atRisk;
    return { days, left };
  });
}

/** The smallest t with S(t) ≤ share; null when it is never reached. */
export const firstBelow = (steps: readonly Step[], share: number): number | null =>
  steps.find((step) => step.left <= share + 1e-12)?.days ?? null;

/** 1 − S(t). */
export const curve = (steps: readonly Step[], t: number): number | null =>
  steps.length ? 1 - (steps.findLast((step) => step.days <= t)?.left ?? 1) : null;
