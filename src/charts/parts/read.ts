// Reading a shown table by column key.
import type { Format } from '../../types/metric.ts';
import type { Plain } from '../../types/plain.ts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';

export interface Reader {
  readonly count: number;
  column(key: string): ShownColumn | undefined;
  /** Numbers of a column; null where there is none, or no such column. */
  numbers(key: string): readonly (number | null)[];
  texts(key: string): readonly string[];
}

export function reader(table: ShownTable): Reader {
  const cells = (key: string): readonly Plain[] => {
    const at = table.columns.findIndex((column) => column.key === key);
    return table.rows.map((row) => row[at] ?? null);
  };
  return {
    count: table.rows.length,
    column: (key) => table.columns.find((column) => column.key === key),
    numbers: (key) => cells(key).map(numeric),
    texts: (key) => cells(key).map((value) => (value === null ? '' : String(value))),
  };
}

const numeric = (value: Plain): number | null => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

const measures: ReadonlySet<string> = new Set<Format>([
  'count',
  'percent',
  'days',
  'hours',
  'seconds',
  'score',
  'number',
  'per-day',
]);

/** The number format of a column; plain numbers where it has none. */
export const formatOf = (column: ShownColumn | undefined): Format =>
  column && measures.has(column.format) ? (column.format as Format) : 'number';

/** The metrics of a panel which the table holds, in the panel's order. */
export const present = (table: ShownTable, metrics: readonly string[]): readonly ShownColumn[] =>
  metrics.flatMap((metric) => table.columns.find((column) => column.key === metric) ?? []);

/** The metric a one-metric table is about: the panel's, else the first shown column that carries one. */
export const mainColumn = (table: ShownTable, metric: string): ShownColumn | undefined =>
  present(table, [metric])[0] ?? table.columns.find((column) => column.metric !== undefined && !column.hidden);

export const largest = (...lists: readonly (readonly (number | null)[])[]): number =>
  lists.reduce((most, list) => list.reduce<number>((top, value) => Math.max(top, value ?? top), most), -Infinity);

export const smallest = (...lists: readonly (readonly (number | null)[])[]): number =>
  lists.reduce((least, list) => list.reduce<number>((low, value) => Math.min(low, value ?? low), least), Infinity);

/** Groups that are no name of their own: what is left over, and what is not known. */
export const isRest = (key: string): boolean => key === '' || key === '#other';
