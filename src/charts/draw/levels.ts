import type { BarSeriesOption, EChartsOption, SeriesOption } from 'echarts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Chart } from '../chart.ts';
import type { Look } from '../look.ts';
import { inkOn } from '../parts/color.ts';
import { bare, frame, px, text } from '../parts/frame.ts';
import { nameAxis } from '../parts/names.ts';
import { largest, reader, smallest } from '../parts/read.ts';
import { span } from '../parts/rows.ts';
import { sideColumn } from '../parts/side.ts';

const levels = [1, 2, 3, 4, 5] as const;
/** Shares under this are drawn without their figure. */
const leastLabelled = 0.08;

/** The field at the right: the rate and its interval. */
const second = { xAxisIndex: 1, yAxisIndex: 1 };

/** One row of a five-level chart: shares of the levels, and where they start so that neutral stands in the middle. */
interface LevelRow {
  readonly shares: readonly (number | null)[];
  readonly left: number;
}

/** Five levels, diverging from neutral; beside them the top-two share with its interval. */
export const levelBars: Chart = (table, _panel, words, look) => {
  const read = reader(table);
  const rows = levelRows(table);
  const start = Math.max(0, ...rows.map((row) => row.left));
  const names = named(read.texts('group'), read.column('group')?.format === 'month', words);
  const value = read.numbers('S01').map((share) => words.number(share, 'percent'));
  return {
    ...frame(table, words, look, 'levels'),
    legend: legend(words, look),
    ...axes(names, read, look, words),
    series: [
      offset(rows, start),
      ...levels.map((level) => levelSeries(level, rows, words, look)),
      ...dots(table, look),
      sideColumn({ figures: value, head: words.say('chart.satisfied'), at: 62, strong: true }, look, second),
    ],
  };
};

const named = (labels: readonly string[], months: boolean, words: Words) =>
  labels.map((label) => (months ? words.month(label, true) : label));

export function levelRows(table: ShownTable): LevelRow[] {
  const read = reader(table);
  const counts = levels.map((level) => read.numbers(`level${level}`));
  return table.rows.map((_, row) => {
    const all = counts.map((each) => each[row] ?? 0);
    const total = all.reduce((sum, count) => sum + count, 0);
    const shares = all.map((count) => (total > 0 ? count / total : null));
    const [worst = 0, bad = 0, neutral = 0] = shares.map((share) => share ?? 0);
    return { shares, left: worst + bad + neutral / 2 };
  });
}

const offset = (rows: readonly LevelRow[], start: number): BarSeriesOption => ({
  type: 'bar',
  stack: 'levels',
  silent: true,
  itemStyle: { color: 'transparent' },
  tooltip: { show: false },
  data: rows.map((row) => start - row.left),
});

function levelSeries(level: number, rows: readonly LevelRow[], words: Words, look: Look): BarSeriesOption {
  const color = look.diverging[level - 1] ?? look.other;
  return {
    type: 'bar',
    name: words.say(`chart.level${level}`),
    stack: 'levels',
    barWidth: px(look, 22),
    itemStyle: { color },
    emphasis: { itemStyle: { opacity: 0.82 } },
    data: rows.map((row, i) => ({
      value: row.shares[level - 1] ?? '-',
      row: i,
      column: `level${level}`,
      label: { show: (row.shares[level - 1] ?? 0) >= leastLabelled },
    })),
    label: {
      position: 'inside',
      ...text(look, inkOn(color, [look.surface, look.ink])),
      formatter: ({ dataIndex }) =>
        words.number(rows[dataIndex]?.shares[level - 1] ?? null, 'percent', { digits: 0, bare: true }),
    },
  };
}

const legend = (words: Words, look: Look): EChartsOption['legend'] => ({
  data: levels.map((level) => words.say(`chart.level${level}`)),
  bottom: 0,
  left: 'center',
  icon: 'rect',
  itemWidth: px(look, 8),
  itemHeight: px(look, 8),
  itemGap: px(look, 10),
  selectedMode: false,
  textStyle: text(look),
});

function axes(names: readonly string[], read: ReturnType<typeof reader>, look: Look, words: Words): EChartsOption {
  const low = smallest(read.numbers('S01.low'), read.numbers('S01'));
  const high = largest(read.numbers('S01.high'), read.numbers('S01'));
  const [from, until] = [Math.floor(low * 20) / 20, Math.ceil(high * 20) / 20];
  const known = Number.isFinite(low);
  const rows = { top: px(look, 24), bottom: px(look, 60) };
  return {
    grid: [
      { left: px(look, roomFor(names)), right: '36%', ...rows, outerBoundsMode: 'none' },
      { left: '68%', right: px(look, 64), ...rows, outerBoundsMode: 'none' },
    ],
    xAxis: [
      { type: 'value', gridIndex: 0, min: 0, max: 'dataMax', ...bare, axisLabel: { show: false } },
      {
        type: 'value',
        gridIndex: 1,
        min: known ? from : 0,
        max: known ? until : 1,
        interval: known ? until - from : 1,
        ...bare,
        axisLabel: { ...text(look), formatter: (at: number) => words.number(at, 'percent', { digits: 0 }) },
      },
    ],
    yAxis: [
      { ...nameAxis(names, look, 96), gridIndex: 0 },
      { ...nameAxis(names, look), gridIndex: 1, axisLabel: { show: false } },
    ],
  };
}

/** Room for the longest name, within reason; Han take a full em, Latin about half. */
const roomFor = (names: readonly string[]) => {
  const ems = Math.max(2, ...names.map((name) => name.replace(/[\u2e80-\uffff]/g, '00').length / 2));
  return Math.min(104, Math.ceil(ems * 13) + 14);
};

function dots(table: ShownTable, look: Look): SeriesOption[] {
  const read = reader(table);
  const [value, low, high] = [read.numbers('S01'), read.numbers('S01.low'), read.numbers('S01.high')];
  const small = read.numbers('S01.small');
  return [
    {
      ...second,
      type: 'custom',
      silent: true,
      data: low.flatMap((from, i) => (from === null || high[i] == null ? [] : [[from, i, high[i]]])),
      tooltip: { show: false },
      renderItem: (_, api) => span(api, look.ink, 1.5 * look.size),
    },
    {
      ...second,
      type: 'scatter',
      symbolSize: px(look, 8),
      data: value.flatMap((at, row) =>
        at === null ? [] : [{ value: [at, row], row, column: 'S01', itemStyle: dotStyle(small[row] === 1, look) }],
      ),
    },
  ];
}

const dotStyle = (small: boolean, look: Look) =>
  small ? { color: look.surface, borderColor: look.ink, borderWidth: 1.5 * look.size } : { color: look.ink };
