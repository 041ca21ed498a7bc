import type { FieldId } from './field.ts';
import type { PartId, Split } from './metric.ts';

export const routes = [
  'data',
  'overview',
  'complaints',
  'satisfaction',
  'callbacks',
  'staff',
  'calls',
  'report',
  'settings',
] as const;
export type Route = (typeof routes)[number];

/** A figure of a screen, as data: what it asks and how it is drawn. Words: `panel.<id>` and `panel.<id>.sub`. */
export type Panel = {
  readonly id: string;
  readonly screen: Route;
  /** Columns of the 12-column grid. */
  readonly width: 4 | 5 | 6 | 7 | 8 | 12;
} & Drawing;

export type Drawing =
  | { readonly draw: 'trend'; readonly metrics: readonly PartId[]; readonly months: number } // lines by month
  | { readonly draw: 'bars'; readonly metric: PartId; readonly by: readonly FieldId[]; readonly top: number } // by[0], drilling to by[1] …
  | { readonly draw: 'pareto'; readonly metric: PartId; readonly by: readonly FieldId[]; readonly top: number }
  | {
      readonly draw: 'heat';
      readonly metric: PartId;
      readonly rows: Split;
      readonly columns: Split;
      readonly months?: number;
    }
  | { readonly draw: 'curve'; readonly metric: PartId; readonly marks: readonly number[] }
  | { readonly draw: 'stack'; readonly metrics: readonly PartId[]; readonly months: number } // stacked columns by month
  | { readonly draw: 'levels'; readonly by: Split; readonly months?: number }
  | { readonly draw: 'funnel'; readonly steps: readonly PartId[] }
  | { readonly draw: 'ageing'; readonly metric: PartId }
  | { readonly draw: 'reasons'; readonly metric: PartId }
  | { readonly draw: 'list'; readonly list: string }
  | { readonly draw: 'pivot'; readonly by: readonly FieldId[]; readonly metrics: readonly PartId[] }
  | { readonly draw: 'scorecard'; readonly by: FieldId }
  | { readonly draw: 'metrics-table'; readonly by: FieldId; readonly metrics: readonly PartId[] } // groups × metrics
  | { readonly draw: 'month-table' };
