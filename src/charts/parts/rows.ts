// The rows of a bar chart, read from its table, and the layers that lie on horizontal bars.
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn, SeriesOption } from 'echarts';
import type { Format } from '../../types/metric.ts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Look } from '../look.ts';
import { px, text } from './frame.ts';
import { formatOf, mainColumn, reader } from './read.ts';

export interface BarRow {
  readonly row: number;
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly compare: number | null;
  readonly target: number | null;
  readonly cumulative: number | null;
  readonly small: boolean;
  readonly signal: boolean;
}

export interface BarRows {
  readonly column: string;
  readonly format: Format;
  readonly rows: readonly BarRow[];
}

export function barRows(table: ShownTable, metric: string): BarRows {
  const read = reader(table);
  const main = mainColumn(table, metric);
  const column = main?.key ?? metric;
  const of = (part: string) => read.numbers(`${column}.${part}`);
  const [keys, labels, values, cumulative] = [
    read.texts('key'),
    read.texts('group'),
    read.numbers(column),
    read.numbers('cumulative'),
  ];
  const [n, low, high, compare] = [of('n'), of('low'), of('high'), of('compare')];
  const [target, small, signal] = [of('target'), of('small'), of('signal')];
  const rows = values.map((value, row) => ({
    row,
    key: keys[row] ?? '',
    label: labels[row] ?? '',
    value,
    n: n[row] ?? null,
    low: low[row] ?? null,
    high: high[row] ?? null,
    compare: compare[row] ?? null,
    target: target[row] ?? null,
    cumulative: cumulative[row] ?? null,
    small: small[row] === 1,
    signal: (signal[row] ?? 0) !== 0,
  }));
  return { column, format: formatOf(main), rows };
}

/** How far right anything of a row reaches. */
export const reachOf = (row: BarRow): number => Math.max(0, row.value ?? 0, row.high ?? 0, row.compare ?? 0);

/** The values, written close behind the bars, and behind whatever lies across the bar's end. */
export const valueLabels = (bars: BarRows, words: Words, look: Look, limits = true): SeriesOption => ({
  type: 'custom',
  silent: true,
  z: 6,
  data: bars.rows.map((row, i) => [row.value ?? 0, i, row.compare ?? '-', (limits ? row.high : null) ?? '-']),
  tooltip: { show: false },
  renderItem: (params, api) => {
    const row = bars.rows[params.dataIndex];
    const label = words.number(row?.value ?? null, bars.format);
    const [end = 0, y = 0] = api.coord([Math.max(0, row?.value ?? 0), api.value(1)]);
    const room = px(look, 12) + label.length * px(look, 7);
    const across = [row?.compare, limits ? row?.high : null].flatMap((at) =>
      at == null ? [] : (api.coord([at, 0])[0] ?? []),
    );
    const free = across.toSorted((a, b) => a - b).reduce((x, at) => (at > x - 1 && at < x + room ? at : x), end);
    return {
      type: 'text',
      x: free + px(look, 6),
      y,
      style: { ...painted(text(look, look.ink, 500)), text: label, verticalAlign: 'middle' },
    };
  },
});

/** A label's style in the words of drawn shapes. */
export const painted = ({ color, ...font }: ReturnType<typeof text>) => ({ ...font, fill: color });

/** The compare period, as a thin upright tick across each bar. */
export const compareTicks = (bars: BarRows, look: Look, thickness: number): SeriesOption => ({
  type: 'scatter',
  silent: true,
  symbol: 'rect',
  symbolSize: [1.5 * look.size, thickness + px(look, 6)],
  z: 4,
  itemStyle: { color: look.ink },
  data: bars.rows.flatMap((row, i) => (row.compare === null ? [] : [[row.compare, i]])),
  tooltip: { show: false },
});

/** Intervals, as a thin line through the end of each bar. */
export const whiskers = (bars: BarRows, look: Look): SeriesOption => ({
  type: 'custom',
  silent: true,
  z: 4,
  data: bars.rows.flatMap((row, i) => (row.low === null || row.high === null ? [] : [[row.low, i, row.high]])),
  tooltip: { show: false },
  renderItem: (_, api) => span(api, look.muted, 1.25 * look.size),
});

/** A level line from the first dimension to the third, at the row of the second. */
export function span(api: CustomSeriesRenderItemAPI, stroke: string, lineWidth: number): CustomSeriesRenderItemReturn {
  const [x1 = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
  const [x2 = 0] = api.coord([api.value(2), api.value(1)]);
  return { type: 'line', shape: { x1, y1: y, x2, y2: y }, style: { stroke, lineWidth } };
}
