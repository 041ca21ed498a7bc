// What every chart has in common: type, grid lines, tooltip, a sentence for screen readers.
import type { EChartsOption, TooltipComponentOption } from 'echarts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Look } from '../look.ts';
import { tipNode } from './tip.ts';

export const px = (look: Look, size: number): number => Math.round(size * look.size);

export const text = (look: Look, color: string = look.muted, weight: 400 | 500 | 650 = 400) => ({
  color,
  fontFamily: look.font,
  fontSize: px(look, 12),
  fontWeight: weight,
});

/** A hairline for the values of an axis; dashed lines mean "unfinished", so grid lines are whole. */
export const hairline = (look: Look) => ({ show: true, lineStyle: { color: look.hairline, width: 1 } });

const nothing = { show: false } as const;
export const bare = { axisLine: nothing, axisTick: nothing, splitLine: nothing } as const;

/** Categories by their place; their names are written by the formatter, so that no stranger's name becomes a key inside the library. */
export const places = (names: readonly string[]): string[] => names.map((_, place) => String(place));
export const nameAt =
  (names: readonly string[]) =>
  (place: string): string =>
    drawable(names[Number(place)] ?? '');

/**
 * A text that may be painted. The library keeps text widths in a plain object: a category called `__proto__` or
 * `constructor` would reach every object's prototype. A zero-width space makes it a key like any other; it stands inside
 * the name, so that a name broken into lines is none either.
 */
export const drawable = (name: string): string =>
  name in Object.prototype ? `${name[0]}\u200b${name.slice(1)}` : name;

/** Margins in which axis labels are counted in. */
export const grid = (look: Look, sides: { left?: number; right?: number; top?: number; bottom?: number }) => ({
  left: px(look, sides.left ?? 4),
  right: px(look, sides.right ?? 0),
  top: px(look, sides.top ?? 8),
  bottom: px(look, sides.bottom ?? 0),
  outerBoundsMode: 'same' as const,
  outerBoundsContain: 'axisLabel' as const,
});

type Frame = EChartsOption & { readonly tooltip: TooltipComponentOption };

export function frame(table: ShownTable, words: Words, look: Look, kind: string): Frame {
  return {
    animation: false,
    textStyle: { fontFamily: look.font, color: look.ink },
    color: [...look.series],
    aria: { enabled: true, label: { description: describe(table, words, kind) } },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: look.surface,
      borderColor: look.hairline,
      borderWidth: 1,
      padding: [px(look, 8), px(look, 12)],
      textStyle: text(look, look.ink),
      formatter: (params: unknown) => tipNode(table, rowOf(params), words, look),
    },
  };
}

/** The row a tooltip speaks of: an item carries it, an axis names it by its index. */
function rowOf(params: unknown): number | null {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  if (typeof first !== 'object' || first === null) return null;
  const data: unknown = 'data' in first ? first.data : null;
  if (typeof data === 'object' && data !== null && 'row' in data && typeof data.row === 'number') return data.row;
  return 'dataIndex' in first && typeof first.dataIndex === 'number' ? first.dataIndex : null;
}

function describe(table: ShownTable, words: Words, kind: string): string {
  const shown = table.columns.filter((column) => !column.hidden && column.metric !== undefined);
  const names = words.list(shown.map((column) => column.label));
  return words.say('chart.described', { kind: words.say(`chart.kind.${kind}`), names, rows: table.rows.length });
}
