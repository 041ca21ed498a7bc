import type { FieldId } from './field.ts';
import type { FactTable, Kind } from './kind.ts';
import type { Sql } from './plain.ts';
import type { Span } from './period.ts';

/** `C12`, or a part of it: `C12.legal`. The bare id is its first part. */
export type PartId = string;

export type Format = 'count' | 'percent' | 'days' | 'hours' | 'seconds' | 'score' | 'number' | 'per-day';

/** Rows of the table which count; `hit` among `of`. Predicates speak of columns, `as_of` and `period_end` only. */
export type Measure =
  | { kind: 'count'; rows: Sql }
  | { kind: 'ratio'; of: Sql; hit: Sql; pending?: Sql; unknown?: Sql; interval: 'wilson' | 'none' }
  | { kind: 'mean'; of: Sql; value: Sql; unknown?: Sql }
  | { kind: 'deviation'; of: Sql; value: Sql; unknown?: Sql }
  | { kind: 'sums'; of: Sql; over: Sql; under: Sql; unknown?: Sql } // Σ over ÷ Σ under, over rows
  | { kind: 'quantile'; of: Sql; value: Sql; q: number; unknown?: Sql }
  | { kind: 'stock'; open: Sql; lastSeen?: Sql; unknown?: Sql } // predicates at e = least(period_end, as_of)
  | { kind: 'duration'; of: Sql; days: Sql; done: Sql; unknown?: Sql; read: { quantile: number } | { within: number } }
  | { kind: 'flow'; plus: { rows: Sql; by: FieldId }; over: { rows: Sql; by: FieldId } }
  | { kind: 'concentration'; of: Sql; across: FieldId; share: number; unknown?: Sql } // fewest ÷ all
  | { kind: 'spread'; of: Sql; read: 'load' | 'cv' | 'max' }
  | { kind: 'reasons'; of: Sql; list: Sql; unknown?: Sql } // respondents with ≥ 1 reason; one reason one count
  | { kind: 'score' } // weighted attainment of the scorecard, made from its parts in findings/
  | { kind: 'files' }; // G02: from the row accounting of the files that touch the period

export interface MetricBase {
  readonly id: PartId;
  readonly table: FactTable;
  readonly screen: 'complaints' | 'satisfaction' | 'callbacks' | 'staff' | 'calls' | 'data';
  readonly judged: 'all' | 'sample';
  /** The stamp that puts a row in a period. */
  readonly by: FieldId;
  readonly better: 'up' | 'down' | 'neither' | 'range';
  readonly format: Format;
  /** Fields without which the metric is "—"; an inner list: any one of them serves. */
  readonly needs: readonly (FieldId | readonly FieldId[])[];
  /** The typed tables that its rows come from. */
  readonly from: readonly Kind[];
  /** The typed tables whose mapping `needs` speaks of, where those are fewer. */
  readonly needsFrom?: readonly Kind[];
  /** The rows of `kind` are joined to those of the other kinds by any of `fields`; without them nothing is known. */
  readonly joined?: { readonly kind: Kind; readonly fields: readonly FieldId[] };
  readonly poisson?: boolean;
  /** What must be said beside the figure when any row in the period is so: `mark.<id>`. */
  readonly mark?: { readonly id: string; readonly when: Sql };
}
export type Metric = MetricBase & Measure;

/** One number, as measured: what the engine counted, before any judgement. */
export interface Figure {
  readonly metric: PartId;
  /** Values of the splits asked for, in their order. */
  readonly group: readonly (string | number | null)[];
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Rows that carry the figure (denominator of a ratio, rows of a mean or of a KM curve). */
  readonly n: number;
  /** In the period but not yet matured. */
  readonly pending: number;
  readonly unknown: number;
  /** Sample SD of a mean. */
  readonly deviation?: number | null;
  /** Of a duration: how many rows ended, and how many were censored, at each elapsed time. */
  readonly events?: readonly DurationCount[];
  /** Open rows last seen before e: shown apart from a stock. */
  readonly lastSeen?: number;
  /** What must be said beside the figure: words `mark.<id>`. */
  readonly marks?: readonly string[];
  /** Why there is no value: the fields not mapped (empty: no file of that kind in the period). */
  readonly missing?: { readonly needs: readonly FieldId[]; readonly kind: Kind | null } | null;
  /** Filters that do not reach the table: the figure stays whole. */
  readonly notFiltered: readonly FieldId[];
}

export interface DurationCount {
  readonly days: number;
  readonly done: number;
  readonly censored: number;
}

/** A step of 1 − S(t): share done within `days`. */
export interface CurveStep {
  readonly days: number;
  readonly survival: number;
  readonly low: number;
  readonly high: number;
  readonly atRisk: number;
}

export type Verdict = 'met' | 'missed' | 'undecided' | 'none';

/** A figure with interval, target and verdict. */
export interface Judged extends Figure {
  readonly curve?: readonly CurveStep[];
  readonly low: number | null;
  readonly high: number | null;
  readonly target: number | null;
  readonly targetUpper?: number | null;
  readonly verdict: Verdict;
  /** The plain comparison of value and target, which stands beside the verdict. */
  readonly plain: Verdict;
  /** n below the minimum: hollow mark. */
  readonly small: boolean;
}

export type Filter = { readonly kind: 'oneOf'; readonly field: FieldId; readonly values: readonly string[] }; // '' = missing

/** A way to split figures: a field, or a calendar part of the metric's own stamp. */
export type Split =
  | { readonly kind: 'field'; readonly field: FieldId }
  | { readonly kind: 'month' } // group value `YYYY-MM`
  | { readonly kind: 'weekday' } // 1 = Monday … 7
  | { readonly kind: 'hour' } // 0–23
  | { readonly kind: 'age' } // stock only: '0-3' '4-7' '8-15' '16-30' '31-60' '60+'
  | { readonly kind: 'level' }; // ratings: 1–5

export interface Ask {
  readonly metrics: readonly PartId[];
  readonly span: Span;
  readonly splits: readonly Split[];
  readonly filters: readonly Filter[];
}
