import type { Panel } from '../types/panel.ts';
import type { Chart } from './chart.ts';

const empty: Chart = () => ({});

/** How each kind of drawing is drawn; panels that are not here are tables. */
export const charts = {
  trend: empty,
  stack: empty,
  bars: empty,
  pareto: empty,
  reasons: empty,
  heat: empty,
  curve: empty,
  levels: empty,
  funnel: empty,
  ageing: empty,
} satisfies Partial<Record<Panel['draw'], Chart>>;
export type Drawn = keyof typeof charts;

/** The chart of a panel; undefined for those that are tables. */
export const chartOf = (panel: Panel): Chart | undefined =>
  Object.hasOwn(charts, panel.draw) ? charts[panel.draw as Drawn] : undefined;

export type { Chart, Mark } from './chart.ts';
export { heightOf } from './size.ts';
export { lookFrom, readLook, type Look } from './look.ts';
export { pngOf, svgOf } from './still.ts';
