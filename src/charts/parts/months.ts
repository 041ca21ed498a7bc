import type { XAXisComponentOption } from 'echarts';
import type { Words } from '../../types/words.ts';
import type { Look } from '../look.ts';
import { bare, nameAt, places, px, text } from './frame.ts';

/** Short months; the year stands under the first that is written of it. Where there is little room, every other month. */
export const monthLabels = (months: readonly string[], words: Words, every = 1): string[] =>
  months.map((month, i) => {
    if ((months.length - 1 - i) % every !== 0) return '';
    const before = months[i - every];
    const short = words.month(month, true);
    return before?.slice(0, 4) === month.slice(0, 4) ? short : `${short}\n${month.slice(0, 4)}`;
  });

export const monthAxis = (
  months: readonly string[],
  words: Words,
  look: Look,
  edge: boolean,
  every = 1,
): XAXisComponentOption => ({
  type: 'category',
  boundaryGap: edge,
  data: places(months),
  ...bare,
  axisLabel: {
    ...text(look),
    formatter: nameAt(monthLabels(months, words, every)),
    lineHeight: px(look, 16),
    textMargin: 0,
    interval: 0,
    rotate: 0,
    hideOverlap: true,
    showMaxLabel: true,
  },
});
