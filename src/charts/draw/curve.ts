import type { EChartsOption, LineSeriesOption, ScatterSeriesOption } from 'echarts';
import type { Format } from '../../types/metric.ts';
import type { Words } from '../../types/words.ts';
import type { Chart } from '../chart.ts';
import type { Look } from '../look.ts';
import { bare, frame, grid, hairline, px, text } from '../parts/frame.ts';
import { reader, type Reader } from '../parts/read.ts';

interface Steps {
  readonly days: readonly number[];
  readonly done: readonly number[];
}

/** The share done within a time, as steps with their interval; marked at the deadlines people ask for, and at P50 and P90. */
export const curve: Chart = (table, panel, words, look) => {
  const read = reader(table);
  const marks = 'marks' in panel ? panel.marks : [];
  const format: Format = read.column('days')?.format === 'hours' ? 'hours' : 'days';
  const steps = { days: known(read.numbers('days')), done: known(read.numbers('done')) };
  const end = Math.max((marks.at(-1) ?? 0) * 1.06, 1);
  return {
    ...frame(table, words, look, 'curve'),
    grid: grid(look, { top: 28, right: 52 }),
    xAxis: {
      type: 'value',
      min: 0,
      max: end,
      ...bare,
      axisLabel: {
        ...text(look),
        customValues: [0, ...marks],
        formatter: (value: number) => words.number(value, format, { digits: 0, bare: value !== marks.at(-1) }),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      ...bare,
      splitLine: hairline(look),
      axisLabel: { ...text(look), formatter: (value: number) => words.number(value, 'percent', { digits: 0 }) },
    },
    graphic: corner(steps, end, format, words, look),
    series: [
      ...band(read, end, look),
      line(steps, end, look),
      markPoints(steps, marks, words, look),
      quantiles(steps, end, format, words, look),
    ],
  };
};

const known = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? 0);

/** The share done at a time: that of the last step at or before it. */
export function doneAt({ days, done }: Steps, time: number): number | null {
  const last = days.findLastIndex((day) => day <= time);
  if (days.length === 0 || time > (days.at(-1) ?? 0)) return null;
  return last < 0 ? 0 : (done[last] ?? null);
}

/** The first time at which a share is done; null where the curve does not reach it. */
export const timeOf = ({ days, done }: Steps, share: number): number | null =>
  days[done.findIndex((value) => value >= share - 1e-12)] ?? null;

/** Steps from nothing done at 0, cut at the end of the picture; a curve known no further stops there. */
function path(days: readonly number[], done: readonly number[], end: number): [number, number][] {
  const inside = days.flatMap((day, i): [number, number][] => (day <= end ? [[day, done[i] ?? 0]] : []));
  const last = inside.at(-1)?.[1] ?? 0;
  return [
    [0, days[0] === 0 ? (done[0] ?? 0) : 0],
    ...inside,
    ...(inside.length < days.length ? [[end, last] as [number, number]] : []),
  ];
}

function band(read: Reader, end: number, look: Look): LineSeriesOption[] {
  const days = known(read.numbers('days'));
  const low = path(days, known(read.numbers('low')), end);
  const high = path(days, known(read.numbers('high')), end);
  const layer = (data: [number, number][], area: object): LineSeriesOption => ({
    type: 'line',
    step: 'end',
    stack: 'band',
    stackStrategy: 'all',
    silent: true,
    showSymbol: false,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    z: 1,
    data,
    ...area,
  });
  const gap = high.map(([day, value], i): [number, number] => [day, value - (low[i]?.[1] ?? 0)]);
  return [layer(low, {}), layer(gap, { areaStyle: { color: look.band, opacity: 1 } })];
}

const line = (steps: Steps, end: number, look: Look): LineSeriesOption => ({
  type: 'line',
  step: 'end',
  silent: true,
  showSymbol: false,
  z: 3,
  lineStyle: { color: look.series[0] ?? look.accent, width: 2 * look.size },
  data: path(steps.days, steps.done, end),
});

/** The share done at each mark, written on the free side under the curve. */
function markPoints(steps: Steps, marks: readonly number[], words: Words, look: Look): ScatterSeriesOption {
  const color = look.series[0] ?? look.accent;
  return {
    type: 'scatter',
    z: 5,
    symbolSize: px(look, 7),
    itemStyle: { color },
    labelLayout: { hideOverlap: true },
    data: marks.flatMap((mark) => {
      const share = doneAt(steps, mark);
      const row = steps.days.findLastIndex((day) => day <= mark);
      return share === null || row < 0 ? [] : [{ value: [mark, share], row, column: 'done' }];
    }),
    label: {
      show: true,
      position: 'bottom',
      distance: px(look, 6),
      align: 'left',
      ...text(look, look.ink, 500),
      formatter: ({ value }) => words.number(Array.isArray(value) ? Number(value[1]) : null, 'percent'),
    },
  };
}

const shares = [0.5, 0.9] as const;
const shareName = (share: number) => `P${Math.round(share * 100)}`;

/** P50 and P90 where the curve passes them inside the picture, written on the free side above it. */
function quantiles(steps: Steps, end: number, format: Format, words: Words, look: Look): ScatterSeriesOption {
  const points = shares.flatMap((share) => {
    const time = timeOf(steps, share);
    return time === null || time > end ? [] : [{ share, time, row: steps.days.indexOf(time) }];
  });
  return {
    type: 'scatter',
    z: 5,
    symbolSize: px(look, 9),
    itemStyle: { color: look.surface, borderColor: look.ink, borderWidth: 1.75 * look.size },
    data: points.map(({ share, time, row }) => ({ value: [time, share], row, column: 'days' })),
    label: {
      show: true,
      position: 'top',
      distance: px(look, 6),
      align: 'right',
      ...text(look, look.ink, 650),
      formatter: ({ dataIndex }) => {
        const point = points[dataIndex];
        return point ? quantileText(point.share, point.time, format, words) : '';
      },
    },
  };
}

const quantileText = (share: number, time: number | null, format: Format, words: Words): string =>
  `${shareName(share)} ${words.number(time, format)}`;

/** The times that lie outside the picture, in the free corner under the curve. */
function corner(steps: Steps, end: number, format: Format, words: Words, look: Look): EChartsOption['graphic'] {
  const { color, fontFamily, fontSize } = text(look, look.ink);
  const said = shares.flatMap((share) => {
    const time = timeOf(steps, share);
    return time !== null && time <= end ? [] : [quantileText(share, time, format, words)];
  });
  return {
    type: 'text',
    right: px(look, 56),
    bottom: px(look, 40),
    silent: true,
    style: { text: said.join('   '), fill: color, font: `650 ${fontSize}px ${fontFamily}`, align: 'right' },
  };
}
