// The axis that carries names down the side of horizontal bars.
import type { YAXisComponentOption } from 'echarts';
import type { Look } from '../look.ts';
import { bare, nameAt, places, px, text } from './frame.ts';

/** The library's types know `show` only; a formatter keeps the name a text node. */
const whole = { show: true, formatter: (params: { name: string }) => textNode(params.name) };

/** Names down the left side; a long one is cut, and whole in its tooltip. */
export const nameAxis = (labels: readonly string[], look: Look, width = 148): YAXisComponentOption => ({
  type: 'category',
  inverse: true,
  data: places(labels),
  ...bare,
  axisLabel: {
    ...text(look, look.ink),
    interval: 0,
    width: px(look, width),
    overflow: 'truncate',
    margin: px(look, 10),
    formatter: nameAt(labels),
  },
  tooltip: whole,
});

function textNode(value: string): HTMLElement {
  const node = document.createElement('span');
  node.textContent = value;
  return node;
}
