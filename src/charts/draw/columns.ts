import type { BarSeriesOption, ScatterSeriesOption } from 'echarts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Chart } from '../chart.ts';
import type { Look } from '../look.ts';
import { mix } from '../parts/color.ts';
import { bare, drawable, frame, grid, hairline, nameAt, places, px, text } from '../parts/frame.ts';
import { monthAxis } from '../parts/months.ts';
import { formatOf, mainColumn, present, reader } from '../parts/read.ts';

/** Columns by month, stacked; each part is named beside the last column, unfinished months are hatched. */
export const stack: Chart = (table, panel, words, look) => {
  const columns = present(table, 'metrics' in panel ? panel.metrics : []);
  const base = frame(table, words, look, 'stack');
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: look.band } } },
    grid: grid(look, { right: 120, top: 24 }),
    xAxis: monthAxis(reader(table).texts('month'), words, look, true, table.rows.length > 8 ? 2 : 1),
    yAxis: {
      type: 'value',
      splitNumber: 3,
      minInterval: formatOf(columns[0]) === 'count' ? 1 : 0,
      ...bare,
      splitLine: hairline(look),
      axisLabel: { ...text(look), formatter: (value: number) => tick(value, columns[0], words) },
    },
    series: [
      ...columns.map((column, at) => part(table, column, at, words, look)),
      ...totals(table, columns, words, look),
    ],
  };
};

const tick = (value: number, column: ShownColumn | undefined, words: Words) =>
  words.number(value, formatOf(column), formatOf(column) === 'percent' ? { digits: 0 } : { compact: true, bare: true });

function part(table: ShownTable, column: ShownColumn, at: number, words: Words, look: Look): BarSeriesOption {
  const read = reader(table);
  const values = read.numbers(column.key);
  const pending = read.numbers(`${column.key}.pending`);
  const color = look.series[at % look.series.length] ?? look.accent;
  return {
    type: 'bar',
    stack: 'all',
    barMaxWidth: px(look, 36),
    barCategoryGap: '34%',
    cursor: 'pointer',
    itemStyle: { color, borderColor: look.surface, borderWidth: 0.5 },
    labelLayout: { moveOverlap: 'shiftY' },
    label: {
      position: 'right',
      distance: px(look, 14),
      ...text(look, look.ink, 500),
      lineHeight: px(look, 16),
      width: px(look, 100),
      overflow: 'break',
      formatter: ({ dataIndex }) =>
        `${drawable(column.label)}\n${words.number(values[dataIndex] ?? null, formatOf(column))}`,
    },
    data: values.map((value, row) => ({
      value: value ?? '-',
      row,
      column: column.key,
      label: { show: row === values.length - 1 && value !== null },
      itemStyle: (pending[row] ?? 0) > 0 ? { decal: hatch(mix(look.surface, color, 0.6)) } : {},
    })),
  };
}

/** Thin slanted lines: not finished. */
const hatch = (color: string) => ({
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [1, 5],
  rotation: -Math.PI / 4,
  color,
});

/** Counts are summed above their column; shares are not. */
function totals(table: ShownTable, columns: readonly ShownColumn[], words: Words, look: Look): ScatterSeriesOption[] {
  if (columns.length < 2 || columns.some((column) => formatOf(column) !== 'count')) return [];
  const read = reader(table);
  const parts = columns.map((column) => read.numbers(column.key));
  const sums = table.rows.map((_, row) => parts.reduce((sum, values) => sum + (values[row] ?? 0), 0));
  return [
    {
      type: 'scatter',
      silent: true,
      symbolSize: 0.01,
      tooltip: { show: false },
      data: sums.map((sum, row) => [row, sum]),
      labelLayout: { hideOverlap: true },
      label: {
        show: true,
        position: 'top',
        ...text(look),
        formatter: ({ dataIndex }) => words.number(sums[dataIndex] ?? null, 'count', { compact: true }),
      },
    },
  ];
}

/** Columns by age, darker as they grow older. */
export const ageing: Chart = (table, panel, words, look) => {
  const read = reader(table);
  const main = mainColumn(table, 'metric' in panel ? panel.metric : '');
  const values = read.numbers(main?.key ?? '');
  const shade = (row: number) =>
    look.sequential[Math.min(8, 3 + Math.round((row * 5) / Math.max(1, values.length - 1)))];
  return {
    ...frame(table, words, look, 'ageing'),
    grid: grid(look, { top: 28 }),
    xAxis: {
      type: 'category',
      data: places(read.texts('group')),
      ...bare,
      axisLabel: {
        ...text(look),
        interval: 0,
        rotate: 0,
        overflow: 'break',
        width: px(look, 58),
        formatter: nameAt(read.texts('group')),
      },
    },
    yAxis: { type: 'value', min: 0, splitNumber: 3, minInterval: 1, ...bare, axisLabel: { show: false } },
    series: [
      {
        type: 'bar',
        barMaxWidth: px(look, 64),
        barCategoryGap: '28%',
        cursor: 'pointer',
        emphasis: { itemStyle: { opacity: 0.82 } },
        data: values.map((value, row) => ({
          value: value ?? '-',
          row,
          column: main?.key ?? '',
          itemStyle: { color: shade(row), borderRadius: [px(look, 2), px(look, 2), 0, 0] },
        })),
        label: {
          show: true,
          position: 'top',
          ...text(look, look.ink, 500),
          formatter: ({ dataIndex }) => words.number(values[dataIndex] ?? null, formatOf(main)),
        },
      },
    ],
  };
};
