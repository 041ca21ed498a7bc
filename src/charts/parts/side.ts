// Columns of figures at the right of horizontal bars.
import type { CustomSeriesOption } from 'echarts';
import type { Look } from '../look.ts';
import { drawable, px, text } from './frame.ts';
import { painted } from './rows.ts';

export interface Side {
  readonly figures: readonly string[];
  readonly head: string;
  /** From the field to the right edge of the column, in CSS pixels at size 1. */
  readonly at: number;
  readonly strong?: boolean;
}

/** Figures in a column, flush right, a small head above them. */
export const sideColumn = (
  side: Side,
  look: Look,
  place: { xAxisIndex?: number; yAxisIndex?: number } = {},
): CustomSeriesOption => ({
  ...place,
  type: 'custom',
  silent: true,
  z: 5,
  clip: false,
  data: side.figures.map((_, row) => [0, row]),
  tooltip: { show: false },
  renderItem: (params, api) => {
    const area = params.coordSys as unknown as { x: number; y: number; width: number };
    const x = area.x + area.width + px(look, side.at);
    const [, y = 0] = api.coord([0, api.value(1)]);
    const body = painted(side.strong ? text(look, look.ink, 500) : text(look));
    const figure = {
      type: 'text' as const,
      x,
      y,
      style: {
        ...body,
        text: drawable(side.figures[params.dataIndex] ?? ''),
        align: 'right' as const,
        verticalAlign: 'middle' as const,
      },
    };
    if (params.dataIndex > 0 || !side.head) return figure;
    const head = {
      type: 'text' as const,
      x,
      y: area.y - px(look, 8),
      style: {
        ...painted(text(look, look.faint)),
        text: side.head,
        align: 'right' as const,
        verticalAlign: 'bottom' as const,
      },
    };
    return { type: 'group', children: [figure, head] };
  },
});
