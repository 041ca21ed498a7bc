import type { Kind } from './kind.ts';
import type { Day, Stamp } from './plain.ts';
import type { PartId } from './metric.ts';

export type DayType = 'natural' | 'working' | 'clock';

/** A deadline: start day not counted, the last day rolls to a working day when `natural` (`domain.md` §2, Deadline). */
export interface DeadlineRule {
  readonly id:
    | 'resolve'
    | 'resolve-complex'
    | 'accept'
    | 'respond'
    | 'reply'
    | 'callback'
    | 'callback-customer'
    | 'exception-major'
    | 'exception-important'
    | 'exception-normal';
  /** Days for natural and working, hours for clock. */
  readonly limit: number;
  readonly dayType: DayType;
  readonly validFrom: Day;
}

export interface Target {
  readonly metric: PartId;
  readonly scope: { readonly level: 'all' | 'region' | 'branch' | 'team' | 'staff'; readonly name: string };
  readonly value: number;
  /** The upper bound of a range target, whose lower bound is `value`. */
  readonly upper?: number;
  readonly floor?: number;
  readonly validFrom: Day;
  readonly source: string;
}

export interface ScorecardLine {
  readonly metric: PartId;
  readonly weight: number;
}

/** Everything the person may set, with effective dates; one plain value. */
export interface Rules {
  readonly deadlines: readonly DeadlineRule[];
  readonly targets: readonly Target[];
  readonly scorecard: readonly ScorecardLine[];
  /** Smallest n that carries a verdict in a sample metric. */
  readonly minimumN: number;
  /** The file's own due date leads C12.legal. */
  readonly fileDueLeads: boolean;
  readonly qcPassLine: number;
  readonly serviceLevelSeconds: number;
  readonly shortAbandonSeconds: number;
  /** Days after the offer before a missing answer counts in S07. */
  readonly responseWaitDays: number;
  /** B03 counts the first attempt instead of the first reached one. */
  readonly callbackCountsAttempt: boolean;
  /** Cut-off per source, in place of the one found; `YYYY-MM-DD HH:MM:SS`, exclusive. */
  readonly cutOffs: Partial<Record<Kind, Stamp>>;
}
