/** Columns and cells which several tables share. */
import { metricOf } from '../../subjects/metrics/index.ts';
import type { FieldId } from '../../types/field.ts';
import type { Format, Judged, Metric, PartId } from '../../types/metric.ts';
import type { Plain } from '../../types/plain.ts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import { isCounted } from './groups.ts';
import { metricName } from './labels.ts';

/** A column with the way its cell is read from a row. */
export interface Reader<Row> extends ShownColumn {
  readonly read: (row: Row) => Plain;
}

/** The table of the rows, each column reading its own cell. */
export function tableFrom<Row>(readers: readonly Reader<Row>[], rows: readonly Row[]): ShownTable {
  return {
    columns: readers.map(({ read: _, ...column }) => column),
    rows: rows.map((row) => readers.map(({ read }) => read(row))),
  };
}

export const mustBe = (id: PartId): Metric => {
  const metric = metricOf(id);
  if (!metric) throw new Error(`no metric ${id}`);
  return metric;
};

/** A text column; `hidden` ones carry keys. */
export const textColumn = <Row>(
  key: string,
  label: string,
  read: (row: Row) => Plain,
  more: { hidden?: boolean; field?: FieldId; format?: ShownColumn['format'] } = {},
): Reader<Row> => ({ key, label, format: 'text', ...more, read });

/** A number that belongs to a metric: its n, a limit, its target. */
export function sideColumn<Row>(
  id: PartId,
  side: string,
  words: Words,
  read: (row: Row) => Plain,
  more: { hidden?: boolean; format?: ShownColumn['format'] } = {},
): Reader<Row> {
  const label = `${metricName(id, words)} · ${words.say(`column.${side}`)}`;
  const format: Format = mustBe(id).format;
  return { key: `${id}.${side}`, label, format, metric: id, ...more, read };
}

/** The value and n of a metric; rows are asked for their judged figure. */
export function valueColumns<Row>(id: PartId, words: Words, of: (row: Row) => Judged | undefined): Reader<Row>[] {
  const metric = mustBe(id);
  return [
    { key: id, label: metricName(id, words), format: metric.format, metric: id, read: (row) => of(row)?.value ?? null },
    sideColumn(id, 'n', words, (row) => of(row)?.n ?? null, {
      format: 'count',
      ...(isCounted(metric) ? { hidden: true } : {}),
    }),
  ];
}

/** Limits of a metric, for the chart. */
export const limitColumns = <Row>(id: PartId, words: Words, of: (row: Row) => Judged | undefined): Reader<Row>[] => [
  sideColumn(id, 'low', words, (row) => of(row)?.low ?? null, { hidden: true }),
  sideColumn(id, 'high', words, (row) => of(row)?.high ?? null, { hidden: true }),
];
