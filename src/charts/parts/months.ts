import type { XAXisComponentOption } from 'echarts';
import type { Words } from '../../types/words.ts';
import type { Look } from '../look.ts';
import { bare, nameAt, places, px, text } from './frame.ts';

/** Short months; the year stands under the first and under each January. */
export const monthLabels = (months: readonly string[], words: Words): string[] =>
  months.map((month, i) => {
    const short = words.month(month, true);
    return i === 0 || month.endsWith('-01') ? `${short}\n${month.slice(0, 4)}` : short;
  });

export const monthAxis = (
  months: readonly string[],
  words: Words,
  look: Look,
  edge: boolean,
): XAXisComponentOption => ({
  type: 'category',
  boundaryGap: edge,
  data: places(months),
  ...bare,
  axisLabel: {
    ...text(look),
    formatter: nameAt(monthLabels(months, words)),
    lineHeight: px(look, 16),
    textMargin: 0,
    interval: 0,
    rotate: 0,
    hideOverlap: true,
    showMaxLabel: true,
  },
});
