import type { LineSeriesOption, ScatterSeriesOption, SeriesOption } from 'echarts';
import { digitsOf } from '../../locales/numbers.ts';
import type { ShownColumn } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Look } from '../look.ts';
import { drawable, px, text } from '../parts/frame.ts';
import { formatOf, type Reader } from '../parts/read.ts';
import type { Place } from './trend-band.ts';

export interface LineStyle {
  readonly place: Place;
  readonly color: string;
  /** Several lines: each is named at its end. */
  readonly named: boolean;
  readonly words: Words;
  readonly look: Look;
}

/** The line of one metric: whole where months are complete, dashed to and from those that are not, and its target. */
export function lineLayers(read: Reader, column: ShownColumn, style: LineStyle): SeriesOption[] {
  const values = read.numbers(column.key);
  const open = read.numbers(`${column.key}.pending`).map((pending) => (pending ?? 0) > 0);
  const near = open.map((is, i) => is || open[i - 1] === true || open[i + 1] === true);
  const whole = values.map((value, i) => (open[i] ? null : value));
  const dashed = values.map((value, i) => (near[i] ? value : null));
  return [
    ...targetLayer(read, column, style),
    stroke(whole, 'solid', style),
    ...(open.some(Boolean) ? [stroke(dashed, 'dashed', style)] : []),
    points(read, column, values, open, style),
  ];
}

const stroke = (values: readonly (number | null)[], type: 'solid' | 'dashed', style: LineStyle): LineSeriesOption => ({
  ...style.place,
  type: 'line',
  silent: true,
  showSymbol: false,
  connectNulls: false,
  data: values.map((value) => value ?? '-'),
  lineStyle: { color: style.color, width: 2 * style.look.size, type },
  z: 3,
});

function points(
  read: Reader,
  column: ShownColumn,
  values: readonly (number | null)[],
  open: readonly boolean[],
  style: LineStyle,
): ScatterSeriesOption {
  const { look } = style;
  const small = read.numbers(`${column.key}.small`);
  const signal = read.numbers(`${column.key}.signal`);
  const last = values.findLastIndex((value) => value !== null);
  return {
    ...style.place,
    type: 'scatter',
    z: 4,
    cursor: 'pointer',
    labelLayout: { moveOverlap: 'shiftY' },
    data: values.flatMap((value, row) => {
      if (value === null) return [];
      const hollow = open[row] === true || small[row] === 1;
      const marked = (signal[row] ?? 0) !== 0;
      return [
        {
          value: [row, value],
          row,
          column: column.key,
          symbolSize: px(look, marked ? 10 : row === last ? 8 : 6),
          itemStyle: dot(marked ? look.missed : style.color, hollow, look),
          label: row === last ? endLabel(column, value, style) : { show: false },
        },
      ];
    }),
  };
}

const dot = (color: string, hollow: boolean, look: Look) =>
  hollow ? { color: look.surface, borderColor: color, borderWidth: 1.75 * look.size } : { color };

function endLabel(column: ShownColumn, value: number, { named, words, look }: LineStyle) {
  const figure = words.number(value, formatOf(column));
  return {
    show: true,
    position: 'right' as const,
    distance: px(look, 8),
    ...text(look, look.ink, 650),
    lineHeight: px(look, 16),
    width: px(look, named ? 116 : 60),
    overflow: 'break' as const,
    formatter: () => (named ? `${drawable(column.label)}\n${figure}` : figure),
  };
}

/** The target of each month as a thin stepped line; the last one is written at its end. */
function targetLayer(read: Reader, column: ShownColumn, style: LineStyle): LineSeriesOption[] {
  const { look, words } = style;
  const targets = read.numbers(`${column.key}.target`);
  const last = targets.findLastIndex((target) => target !== null);
  const target = targets[last];
  if (target == null) return [];
  const format = formatOf(column);
  const value = words.number(target, format, { digits: digitsOf(target, format) });
  const label = {
    show: true,
    position: 'right' as const,
    distance: px(look, 8),
    ...text(look),
    formatter: () => words.say('chart.targetAt', { value }),
  };
  return [
    {
      ...style.place,
      type: 'line',
      step: 'middle',
      silent: true,
      symbol: 'circle',
      symbolSize: 0.01,
      showSymbol: true,
      showAllSymbol: true,
      connectNulls: false,
      labelLayout: { moveOverlap: 'shiftY' },
      z: 2,
      tooltip: { show: false },
      lineStyle: { color: look.muted, width: look.size },
      data: targets.map((each, i) => (i === last ? { value: each ?? '-', label } : (each ?? '-'))),
    },
  ];
}
