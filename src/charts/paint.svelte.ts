import type { ECElementEvent, EChartsOption } from 'echarts';
import { flushSync } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Mark } from './chart.ts';
import { init } from './echarts.ts';
import { readLook, type Look } from './look.ts';

export interface Gestures {
  /** A click: filters. */
  readonly pick?: (mark: Mark) => void;
  /** A double click: opens the rows. */
  readonly open?: (mark: Mark) => void;
}

/** Paints a chart on an element, in the element's own look; repaints on new data, new size and another theme. */
export const paint =
  (option: (look: Look) => EChartsOption, gestures: Gestures = {}): Attachment<HTMLElement> =>
  (node) => {
    const chart = init(node, null, { renderer: 'canvas' });
    let look = $state.raw(readLook(node));
    const sizes = new ResizeObserver(() => chart.resize());
    sizes.observe(node);
    const stopWatching = watchTheme(() => (look = readLook(node)));
    const stopPrinting = watchPrint(() => {
      look = readLook(node);
      flushSync();
      chart.getZr().flush();
    });
    chart.on('click', (event) => tell(event, gestures.pick));
    chart.on('dblclick', (event) => tell(event, gestures.open));
    $effect(() => chart.setOption(option(look), { notMerge: true }));
    return () => {
      sizes.disconnect();
      stopWatching();
      stopPrinting();
      chart.dispose();
    };
  };

function tell(event: ECElementEvent, hear?: (mark: Mark) => void) {
  const data: unknown = event.data;
  if (hear && isMark(data)) hear({ row: data.row, column: data.column });
}

const isMark = (data: unknown): data is Mark =>
  typeof data === 'object' && data !== null && 'row' in data && 'column' in data && typeof data.row === 'number';

/** Calls back when the page's theme, or its size factor, may have changed. */
function watchTheme(changed: () => void): () => void {
  const attributes = new MutationObserver(changed);
  const filter = ['data-theme', 'data-present', 'class', 'style'];
  attributes.observe(document.documentElement, { attributeFilter: filter });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => {
    attributes.disconnect();
    dark.removeEventListener('change', changed);
  };
}

/** Calls back when the page turns to paper or back: paper is light, and does not wait for a frame. */
function watchPrint(changed: () => void): () => void {
  const paper = matchMedia('print');
  paper.addEventListener('change', changed);
  return () => paper.removeEventListener('change', changed);
}
