import type { EChartsOption } from 'echarts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Chart } from '../chart.ts';
import type { Look } from '../look.ts';
import { inkOn, rampAt } from '../parts/color.ts';
import { bare, frame, nameAt, places, px, text } from '../parts/frame.ts';
import { monthLabels } from '../parts/months.ts';
import { nameAxis } from '../parts/names.ts';
import { formatOf, largest, mainColumn, reader, smallest } from '../parts/read.ts';

/** With more columns than this, cells are too narrow for figures. */
const mostLabelled = 16;

/** Rows × columns, one hue from the surface up; cells without an answer stay empty. */
export const heat: Chart = (table, panel, words, look) => {
  const main = mainColumn(table, 'metric' in panel ? panel.metric : '');
  const read = reader(table);
  const values = read.numbers(main?.key ?? '');
  const rows = distinct(read.texts('row.key'), read.texts('row'));
  const columns = distinct(read.texts('column.key'), columnNames(table, words));
  const from = Math.min(0, smallest(values, [0]));
  const until = Math.max(largest(values), from + 1e-9);
  const cells = values.flatMap((value, row) =>
    value === null ? [] : [cell(value, row, [columns.at(row), rows.at(row)], (value - from) / (until - from))],
  );
  function cell(value: number, row: number, [x, y]: [number, number], share: number) {
    const color = rampAt(look.sequential, share);
    const ink = inkOn(color, [look.surface, look.ink]);
    const itemStyle = { color, borderColor: look.surface, borderWidth: 1.5 * look.size };
    return { value: [x, y, value], row, column: main?.key ?? '', itemStyle, label: { color: ink } };
  }
  const format = formatOf(main);
  return {
    ...frame(table, words, look, 'heat'),
    ...axes(rows.names, columns.names, look),
    visualMap: scale(from, until, (value) => words.number(value, format, { digits: 0, compact: true }), look),
    series: [
      {
        type: 'heatmap',
        data: cells,
        cursor: 'pointer',
        emphasis: { itemStyle: { borderColor: look.ink } },
        labelLayout: { hideOverlap: true },
        label: {
          show: columns.names.length <= mostLabelled,
          ...text(look),
          formatter: ({ data }) => words.number(third(data), format, { bare: true, compact: true }),
        },
      },
    ],
  };
};

const third = (data: unknown): number | null => {
  const value = typeof data === 'object' && data !== null && 'value' in data ? data.value : null;
  return Array.isArray(value) && typeof value[2] === 'number' ? value[2] : null;
};

/** Months are shortened; other names stand as they are. */
function columnNames(table: ShownTable, words: Words): readonly string[] {
  const read = reader(table);
  const [keys, names] = [read.texts('column.key'), read.texts('column')];
  const months = [...new Set(keys)];
  if (!months.every((key) => /^\d{4}-\d{2}$/.test(key))) return names;
  const labels = monthLabels(months, words);
  return keys.map((key) => labels[months.indexOf(key)] ?? '');
}

/** The distinct keys in order of appearance, their names, and the place of each row's key. */
function distinct(keys: readonly string[], names: readonly string[]) {
  const places = new Map<string, number>();
  const found: string[] = [];
  const at = keys.map((key, row) => {
    const place = places.get(key) ?? places.size;
    if (!places.has(key)) found.push(names[row] ?? '');
    places.set(key, place);
    return place;
  });
  return { names: found, at: (row: number) => at[row] ?? 0 };
}

const axes = (rows: readonly string[], columns: readonly string[], look: Look): EChartsOption => ({
  grid: {
    left: 0,
    right: 0,
    top: 0,
    bottom: px(look, 32),
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  },
  xAxis: {
    type: 'category',
    data: places(columns),
    ...bare,
    axisLabel: { ...text(look), rotate: 0, hideOverlap: true, formatter: nameAt(columns) },
  },
  yAxis: nameAxis(rows, look),
});

const scale = (min: number, max: number, say: (value: number) => string, look: Look): EChartsOption['visualMap'] => ({
  type: 'continuous',
  min,
  max,
  calculable: false,
  hoverLink: false,
  orient: 'horizontal',
  right: 0,
  bottom: 0,
  itemWidth: px(look, 8),
  itemHeight: px(look, 96),
  text: [say(max), say(min)],
  textGap: px(look, 6),
  textStyle: text(look),
  inRange: { color: [...look.sequential] },
});
