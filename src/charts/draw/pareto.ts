import type { SeriesOption } from 'echarts';
import type { Words } from '../../types/words.ts';
import type { Chart } from '../chart.ts';
import type { Look } from '../look.ts';
import { frame, px, text } from '../parts/frame.ts';
import { barRows, compareTicks, valueLabels, type BarRows } from '../parts/rows.ts';
import { sideColumn } from '../parts/side.ts';
import { barSeries, barThickness, field, valueRoom } from './bars.ts';

/** The share at which the vital few end. */
const vital = 0.8;
const shareWidth = 40;

/** Horizontal bars, largest first, with the cumulative share at the right and a line where it passes 80 %. */
export const pareto: Chart = (table, panel, words, look) => {
  const rows = barRows(table, 'metric' in panel ? panel.metric : '');
  const known = rows.rows.some((row) => row.cumulative !== null);
  const side = { figures: shares(rows, words), head: words.say('chart.cumulative'), at: valueRoom + shareWidth };
  return {
    ...frame(table, words, look, 'pareto'),
    ...field({ ...rows, rows: rows.rows.map((row) => ({ ...row, high: null })) }, look, valueRoom, known ? [side] : []),
    series: [
      barSeries(rows, look),
      compareTicks(rows, look, px(look, barThickness)),
      valueLabels(rows, words, look, false),
      ...(known ? [sideColumn(side, look)] : []),
      ...vitalLine(rows, words, look),
    ],
  };
};

const shares = (rows: BarRows, words: Words): string[] =>
  rows.rows.map((row) => words.number(row.cumulative, 'percent', { digits: 0 }));

/** The last row of the vital few; null where all rows are needed, or one is enough for no line to say anything. */
export function vitalRow(rows: BarRows): number | null {
  const at = rows.rows.findIndex((row) => row.cumulative !== null && row.cumulative >= vital - 1e-9);
  return at < 0 || at >= rows.rows.length - 1 ? null : at;
}

function vitalLine(rows: BarRows, words: Words, look: Look): SeriesOption[] {
  const at = vitalRow(rows);
  if (at === null) return [];
  const label = words.number(vital, 'percent', { digits: 0 });
  return [
    {
      type: 'custom',
      silent: true,
      z: 1,
      data: [[0, at]],
      tooltip: { show: false },
      renderItem: (params, api) => {
        const area = params.coordSys as unknown as { x: number; width: number };
        const [, middle = 0] = api.coord([0, api.value(1)]);
        const size = api.size?.([0, 1]);
        const y = middle + (Array.isArray(size) ? (size[1] ?? 0) : 0) / 2;
        const right = area.x + area.width + px(look, valueRoom + shareWidth);
        return {
          type: 'group',
          children: [
            {
              type: 'line',
              shape: { x1: area.x, y1: y, x2: right, y2: y },
              style: { stroke: look.faint, lineWidth: 1, lineDash: [2, 3] },
            },
            {
              type: 'text',
              x: right - px(look, shareWidth) - 4,
              y: y - 2,
              style: { ...style(look), text: label, align: 'right', verticalAlign: 'bottom' },
            },
          ],
        };
      },
    },
  ];
}

function style(look: Look) {
  const { color, fontFamily, fontSize } = text(look, look.faint);
  return { fill: color, fontFamily, fontSize: Math.round(fontSize * 0.92) };
}
