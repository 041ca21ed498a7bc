import type { FieldId } from './field.ts';
import type { Format, PartId } from './metric.ts';
import type { Plain } from './plain.ts';

/** A table as it is shown, drawn, copied and exported: one source for chart and "show as table". */
export interface ShownTable {
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly (readonly Plain[])[];
}

export interface ShownColumn {
  readonly key: string;
  readonly label: string;
  readonly format: Format | 'text' | 'month' | 'day' | 'stamp' | 'verdict';
  readonly metric?: PartId;
  readonly field?: FieldId;
  /** Carried for the chart or for clicks, not shown. */
  readonly hidden?: boolean;
}
