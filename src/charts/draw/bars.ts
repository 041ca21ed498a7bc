import type { BarSeriesOption, EChartsOption } from 'echarts';
import type { Words } from '../../types/words.ts';
import { digitsOf } from '../../locales/numbers.ts';
import type { Chart } from '../chart.ts';
import type { Look } from '../look.ts';
import { mix } from '../parts/color.ts';
import { bare, frame, grid, px, text } from '../parts/frame.ts';
import { nameAxis } from '../parts/names.ts';
import { isRest } from '../parts/read.ts';
import { barRows, compareTicks, reachOf, valueLabels, whiskers, type BarRow, type BarRows } from '../parts/rows.ts';
import { sideColumn, type Side } from '../parts/side.ts';

export const barThickness = 20;
/** Kept free behind the longest bar, for its value. */
export const valueRoom = 60;
const figureWidth = 52;

/** Horizontal bars from zero, the compare period as a tick. Counts stand behind their bars; shares and means, which carry limits and a target, stand in a column with their n. */
export const bars: Chart = (table, panel, words, look) => {
  const rows = barRows(table, 'metric' in panel ? panel.metric : '');
  const counted = rows.format === 'count';
  return {
    ...frame(table, words, look, 'bars'),
    ...field(rows, look, counted ? valueRoom : 0, counted ? [] : figures(rows, words)),
    series: [
      { ...barSeries(rows, look), ...targetLine(rows, words, look) },
      compareTicks(rows, look, px(look, barThickness)),
      whiskers(rows, look),
      ...(counted ? [valueLabels(rows, words, look)] : figures(rows, words).map((side) => sideColumn(side, look))),
    ],
  };
};

function figures(rows: BarRows, words: Words): Side[] {
  const values = rows.rows.map((row) => words.number(row.value, rows.format));
  const most = Math.max(...values.map((value) => value.length)) * 7.5 + 16;
  const first = { figures: values, head: '', at: Math.max(figureWidth, Math.ceil(most)), strong: true };
  const sizes = rows.rows.map((row) => words.number(row.n, 'count'));
  const known = rows.rows.some((row) => row.n !== null);
  return [first, ...(known ? [{ figures: sizes, head: words.say('chart.n'), at: first.at + figureWidth }] : [])];
}

/** Grid and axes of horizontal bars; `room` and `sides` stand at the right of the field. */
export function field(rows: BarRows, look: Look, room: number, sides: readonly Side[]): EChartsOption {
  const names = rows.rows.map((row) => row.label);
  const least = Math.min(0, ...rows.rows.map((row) => Math.min(row.value ?? 0, row.low ?? 0)));
  const most = Math.max(...rows.rows.map(reachOf), targetOf(rows) ?? 0);
  const headed = sides.some((side) => side.head) || targetOf(rows) !== null;
  return {
    grid: grid(look, { right: Math.max(room, ...sides.map((side) => side.at)), top: headed ? 26 : 4 }),
    xAxis: { type: 'value', min: least, max: most > least ? most : least + 1, ...bare, axisLabel: { show: false } },
    yAxis: [nameAxis(names, look)],
  };
}

export const barSeries = (rows: BarRows, look: Look): BarSeriesOption => ({
  type: 'bar',
  barWidth: px(look, barThickness),
  cursor: 'pointer',
  data: rows.rows.map((row) => ({
    value: row.value ?? '-',
    row: row.row,
    column: rows.column,
    itemStyle: fill(row, rows, look),
  })),
  emphasis: { itemStyle: { opacity: 0.82 } },
});

/** Where rows carry signals, they stand out; what is left over is grey; a small n is hollow. */
function fill(row: BarRow, rows: BarRows, look: Look) {
  const lead = look.series[0] ?? look.accent;
  const quiet = rows.rows.some((each) => each.signal) && !row.signal;
  const color = isRest(row.key) ? look.other : quiet ? mix(lead, look.surface, 0.55) : lead;
  const borderRadius = px(look, 2);
  if (!row.small) return { color, borderRadius };
  return { color: mix(color, look.surface, 0.16), borderColor: color, borderWidth: 1.25 * look.size, borderRadius };
}

/** The one target of all rows, if they share it. */
function targetOf(rows: BarRows): number | null {
  const targets = new Set(rows.rows.map((row) => row.target).filter((target) => target !== null));
  return targets.size === 1 ? ([...targets][0] ?? null) : null;
}

function targetLine(rows: BarRows, words: Words, look: Look): Pick<BarSeriesOption, 'markLine'> {
  const target = targetOf(rows);
  if (target === null) return {};
  const value = words.number(target, rows.format, { digits: digitsOf(target, rows.format) });
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: look.muted, width: look.size, type: 'solid' },
      label: { ...text(look), formatter: () => words.say('chart.targetAt', { value }), position: 'start' },
      data: [{ xAxis: target }],
    },
  };
}
