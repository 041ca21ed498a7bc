import type {
  EChartsOption,
  GridComponentOption,
  SeriesOption,
  XAXisComponentOption,
  YAXisComponentOption,
} from 'echarts';
import type { Format } from '../../types/metric.ts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Chart } from '../chart.ts';
import type { Look } from '../look.ts';
import { bare, frame, hairline, px, text } from '../parts/frame.ts';
import { monthAxis } from '../parts/months.ts';
import { formatOf, present, reader, type Reader } from '../parts/read.ts';
import { scaleOf } from '../parts/scale.ts';
import { spread } from '../parts/spread.ts';
import { bandLayer } from './trend-band.ts';
import { lineLayers } from './trend-line.ts';

/** Lines by month. Metrics of different units never share an axis: each unit has a field of its own. */
export const trend: Chart = (table, panel, words, look): EChartsOption => {
  const columns = present(table, 'metrics' in panel ? panel.metrics : []);
  const fields = byFormat(columns);
  const parts = fields.map((field, index) => fieldOf(table, field, index, fields.length, words, look));
  const base = frame(table, words, look, 'trend');
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: look.faint, type: 'solid' } },
    },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: parts.map((part) => part.grid),
    xAxis: parts.map((part) => part.xAxis),
    yAxis: parts.map((part) => part.yAxis),
    series: parts.flatMap((part) => part.series),
  };
};

function byFormat(columns: readonly ShownColumn[]): ShownColumn[][] {
  const fields = new Map<Format, ShownColumn[]>();
  for (const column of columns) fields.set(formatOf(column), [...(fields.get(formatOf(column)) ?? []), column]);
  return [...fields.values()];
}

interface Field {
  readonly grid: GridComponentOption;
  readonly xAxis: XAXisComponentOption;
  readonly yAxis: YAXisComponentOption;
  readonly series: SeriesOption[];
}

function fieldOf(
  table: ShownTable,
  columns: readonly ShownColumn[],
  index: number,
  fields: number,
  words: Words,
  look: Look,
): Field {
  const read = reader(table);
  const months = read.texts('month');
  const alone = columns.length === 1;
  const named = !alone || fields > 1;
  const share = 100 / fields;
  const yAxis = valueAxis(read, columns, { index, fields }, words, look);
  const shifts = labelShifts(read, columns, yAxis, fields);
  return {
    grid: {
      left: 0,
      right: px(look, named ? 128 : 80),
      top: index === 0 ? px(look, 24) : `${index * share + 6}%`,
      bottom: index === fields - 1 ? 0 : `${100 - (index + 1) * share + 2}%`,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      ...monthAxis(months, words, look, months.length === 1, named && months.length > 8 ? 2 : 1),
      gridIndex: index,
    },
    yAxis,
    series: columns.flatMap((column, at) => {
      const color = look.series[at % look.series.length] ?? look.accent;
      const place = { xAxisIndex: index, yAxisIndex: index };
      return [
        ...(alone ? bandLayer(read, column, place, look) : []),
        ...lineLayers(read, column, { place, color, named, shift: shifts[at] ?? 0, words, look }),
      ];
    }),
  };
}

/** About how tall the field of a chart is, and a line of a label. */
const fieldHeight = 190;
const lineHeight = 16;

/** Where the names at the ends of several lines move, so that they do not lie on each other. */
function labelShifts(
  read: Reader,
  columns: readonly ShownColumn[],
  { min, max }: YAXisComponentOption,
  fields: number,
): number[] {
  if (columns.length < 2 || typeof min !== 'number' || typeof max !== 'number') return [];
  const room = fieldHeight / fields;
  const last = columns.map(({ key }) => read.numbers(key).findLast((value) => value !== null) ?? min);
  const lines = columns.map(({ key }) => (read.numbers(`${key}.target`).some((target) => target !== null) ? 3 : 2));
  return spread(
    last.map((value) => ((max - value) / (max - min)) * room),
    lines.map((count) => count * lineHeight + 4),
    room + lineHeight,
  );
}

/** Human steps; a share never leaves 0–100 %. */
function valueAxis(
  read: Reader,
  columns: readonly ShownColumn[],
  { index, fields }: { index: number; fields: number },
  words: Words,
  look: Look,
): YAXisComponentOption {
  const format = formatOf(columns[0]);
  const parts = columns.length === 1 ? ['', '.target', '.low', '.high', '.lcl', '.ucl'] : ['', '.target'];
  const values = columns.flatMap(({ key }) => parts.flatMap((part) => read.numbers(`${key}${part}`)));
  const known = values.filter((value) => value !== null);
  const scale = scaleOf(known, fields > 1 ? 2 : 3, {
    ...(format === 'percent' ? { cap: Math.max(1, ...known) } : {}),
    whole: format === 'count',
  });
  return {
    type: 'value',
    gridIndex: index,
    ...scale,
    ...bare,
    splitLine: hairline(look),
    axisLabel: { ...text(look), formatter: (value: number) => tick(value, format, words) },
  };
}

const tick = (value: number, format: Format, words: Words) =>
  words.number(value, format, {
    bare: format !== 'percent',
    compact: format === 'count',
    digits: decimals(value, format),
  });

const decimals = (value: number, format: Format): number => {
  const shown = format === 'percent' ? value * 100 : value;
  return [0, 1].find((digits) => Math.abs(shown - Number(shown.toFixed(digits))) < 1e-6) ?? 2;
};
