import type { Note } from './file.ts';
import type { FieldId } from './field.ts';
import type { FactTable, Kind, TableKind } from './kind.ts';
import type { ColumnReading } from './mapping.ts';
import type { Day, Stamp } from './plain.ts';
import type { ScorecardLine, Target } from './rules.ts';

export interface RowCounts {
  readonly read: number;
  readonly used: number;
  readonly refused: number;
  readonly duplicate: number;
  readonly superseded: number;
  readonly outOfPeriod: number;
}

/** A loaded table: a CSV, a sheet of a workbook, a member of a zip. */
export interface LoadedTable {
  /** `_file` in every typed and derived table. */
  readonly file: number;
  readonly path: string;
  readonly sheet: string;
  readonly format: string;
  readonly encoding: string;
  readonly kind: TableKind;
  readonly source: string;
  readonly headers: readonly string[];
  readonly columns: readonly ColumnReading[];
  /** Fields the file maps, whether or not its cells are filled. */
  readonly fields: readonly FieldId[];
  /** Stamp fields whose column carries clock times. */
  readonly clocks: readonly FieldId[];
  readonly rows: RowCounts;
  readonly unreadCells: number;
  readonly damagedIds: number;
  readonly notes: readonly Note[];
  /** Stated export time (exclusive instant), else null. */
  readonly exportedAt: Stamp | null;
  /** exportedAt, else the file's own latest event: never null for a table with rows. */
  readonly knownUntil: Stamp | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

export interface FactShape {
  readonly rows: number;
  /** Fields which a filter or a split reaches, by own column or link. */
  readonly reaches: readonly FieldId[];
  /** Data cut-off, exclusive instant. */
  readonly asOf: Stamp;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

/** A business volume found in a file: policies, customers … of a month and an organisation. */
export interface Volume {
  /** `2026-08` where it can be read, else as written. */
  readonly period: string;
  readonly scope: string;
  readonly measure: string;
  readonly value: number;
}

/** What is loaded: all that query, findings and the screens know of the data. */
export interface Loaded {
  readonly tables: readonly LoadedTable[];
  readonly facts: Partial<Record<FactTable, FactShape>>;
  /** Own dimensions: `x_<hash>` → header as written. */
  readonly customs: Readonly<Record<FieldId, string>>;
  /** Staff id → name, from the roster. */
  readonly staffNames: Readonly<Record<string, string>>;
  readonly asOf: Partial<Record<Kind, Stamp>>;
  /** Targets and weights found in files. */
  readonly targets: readonly Target[];
  readonly scorecard: readonly ScorecardLine[];
  readonly volumes: readonly Volume[];
  /** Years with data for which no calendar of holidays is known. */
  readonly calendarYearsMissing: readonly number[];
  /** Grows with every load: an answer to an older version is late. */
  readonly version: number;
}
