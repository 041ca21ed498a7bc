import type { FieldId } from './field.ts';
import type { TableKind } from './kind.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type RatingScale = '2' | '3' | '5' | '10' | '100' | 'words';

/** What was decided for one column of a file. */
export interface ColumnReading {
  /** Position in `TableHead.columns`. */
  readonly column: number;
  readonly header: string;
  /** A field of the kind, or `x_<hash>` for an own dimension, or null when left out. */
  readonly field: FieldId | null;
  readonly confidence: 'sure' | 'likely' | 'chosen' | 'none';
  readonly dateOrder?: DateOrder;
  /** The column carries clock times, not only days. */
  readonly hasClock?: boolean;
  /** Seconds (or minutes) in one unit of a duration column without its own units. */
  readonly unit?: 'seconds' | 'minutes' | 'hours' | 'days';
  readonly decimal?: '.' | ',';
  /** Separator of a category path (A/B/C) whose parts fill l1, l2, l3. */
  readonly split?: string;
  /** The header's unit multiplies a number: 万元 = 10000, % = 0.01. */
  readonly factor?: number;
  /** Yes means no. */
  readonly negated?: boolean;
  readonly scale?: RatingScale;
  /** Values of an enum column: raw → canonical word; null = left as missing. */
  readonly values?: Readonly<Record<string, string | null>>;
  /** How many non-empty cells could not be read, out of all non-empty cells. */
  readonly unread?: number;
  readonly filled?: number;
}

/** A question which only the person can answer. */
export type MappingQuestion =
  | { kind: 'which-kind'; candidates: readonly TableKind[] }
  | { kind: 'which-column'; field: FieldId; columns: readonly number[] }
  | { kind: 'which-field'; column: number; fields: readonly FieldId[] }
  | { kind: 'date-order'; column: number }
  | { kind: 'rating-scale'; column: number; scales: readonly RatingScale[] }
  | { kind: 'missing-required'; fields: readonly FieldId[] };

/** How a table is understood; complete when `questions` is empty. */
export interface Mapping {
  readonly kind: TableKind;
  readonly source: string;
  readonly columns: readonly ColumnReading[];
  readonly questions: readonly MappingQuestion[];
  /** The zone of naive stamps in the file. */
  readonly zone: string;
}

/** A mapping remembered for a header set. */
export interface Recipe {
  readonly id: string;
  readonly source: string;
  readonly kind: TableKind;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly savedAt: string;
}
