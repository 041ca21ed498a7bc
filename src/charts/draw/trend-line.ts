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
  /** How far its name moves out of another's way, in CSS pixels at size 1. */
  readonly shift: number;
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
    ...(style.named ? {} : { labelLayout: { moveOverlap: 'shiftY' as const } }),
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
          label: row === last ? endLabel(column, value, targetText(read, column, style), style) : { show: false },
        },
      ];
    }),
  };
}

const dot = (color: string, hollow: boolean, look: Look) =>
  hollow ? { color: look.surface, borderColor: color, borderWidth: 1.75 * look.size } : { color };

/** The value at the end of a line; where several lines share the field, with its name and its target. */
function endLabel(column: ShownColumn, value: number, target: string | null, { named, shift, words, look }: LineStyle) {
  const figure = words.number(value, formatOf(column));
  const name = [drawable(column.label), figure, ...(target === null ? [] : [target])].join('\n');
  return {
    show: true,
    position: 'right' as const,
    distance: px(look, 8),
    offset: [0, px(look, shift)] as [number, number],
    ...text(look, look.ink, 650),
    lineHeight: px(look, 16),
    width: px(look, named ? 124 : 60),
    overflow: 'break' as const,
    formatter: () => (named ? name : figure),
  };
}

const targetsOf = (read: Reader, column: ShownColumn) => read.numbers(`${column.key}.target`);

function targetText(read: Reader, column: ShownColumn, { words }: LineStyle): string | null {
  const target = targetsOf(read, column).findLast((each) => each !== null);
  if (target == null) return null;
  const format = formatOf(column);
  return words.say('chart.targetAt', { value: words.number(target, format, { digits: digitsOf(target, format) }) });
}

/** The target of each month as a thin stepped line; a line alone has it written at the end. */
function targetLayer(read: Reader, column: ShownColumn, style: LineStyle): LineSeriesOption[] {
  const { look } = style;
  const targets = targetsOf(read, column);
  const last = targets.findLastIndex((target) => target !== null);
  const said = targetText(read, column, style);
  if (said === null) return [];
  const label = {
    show: !style.named,
    position: 'right' as const,
    distance: px(look, 8),
    ...text(look),
    formatter: () => said,
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
      lineStyle: style.named
        ? { color: style.color, width: look.size, opacity: 0.6 }
        : { color: look.muted, width: look.size },
      data: targets.map((each, i) => (i === last ? { value: each ?? '-', label } : (each ?? '-'))),
    },
  ];
}
