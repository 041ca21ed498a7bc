import type { Panel } from '../types/panel.ts';
import type { Chart } from './chart.ts';
import { bars } from './draw/bars.ts';
import { ageing, stack } from './draw/columns.ts';
import { curve } from './draw/curve.ts';
import { funnel } from './draw/funnel.ts';
import { heat } from './draw/heat.ts';
import { levelBars } from './draw/levels.ts';
import { pareto } from './draw/pareto.ts';
import { trend } from './draw/trend.ts';

/** How each kind of drawing is drawn; panels that are not here are tables. */
export const charts = {
  trend,
  stack,
  bars,
  pareto,
  reasons: pareto,
  heat,
  curve,
  levels: levelBars,
  funnel,
  ageing,
} satisfies Partial<Record<Panel['draw'], Chart>>;
export type Drawn = keyof typeof charts;

/** The chart of a panel; undefined for those that are tables. */
export const chartOf = (panel: Panel): Chart | undefined =>
  Object.hasOwn(charts, panel.draw) ? charts[panel.draw as Drawn] : undefined;

export type { Chart, Mark } from './chart.ts';
export { lookFrom, readLook, type Look } from './look.ts';
export { heightOf } from './size.ts';
