/** What a figure of a screen has to ask, drawing by drawing. */
import { sameLastYear, previousPeriod, yearToDate } from '../calendar/index.ts';
import { metricList, metricOf } from '../subjects/metrics/index.ts';
import { monthTable } from '../subjects/headlines.ts';
import type { FieldId } from '../types/field.ts';
import type { Filter, PartId, Split } from '../types/metric.ts';
import type { Panel } from '../types/panel.ts';
import type { Period, Span } from '../types/period.ts';
import { monthsBack } from './months.ts';
import type { AskRole, PanelAsk } from './types.ts';

/** What the reader looks at. */
export interface PanelView {
  readonly period: Period;
  readonly compare: Span | null;
  readonly filters: readonly Filter[];
  /** The dimension chosen in place of the panel's own. */
  readonly by?: FieldId;
}

const month: Split = { kind: 'month' };
const fieldSplit = (field: FieldId): Split => ({ kind: 'field', field });

/** Which of `by` is shown: the one below the last that a filter pins to a single value. */
export function levelOf(by: readonly FieldId[], filters: readonly Filter[]): FieldId {
  const pinned = (field: FieldId | undefined) =>
    filters.some((filter) => filter.field === field && filter.values.length === 1);
  let depth = 0;
  while (depth < by.length - 1 && pinned(by[depth])) depth += 1;
  return by[depth] ?? '';
}

/** Every reading of the same times: P50, P90, within 3, 7 … days; they cost one statement. */
function readings(id: PartId): PartId[] {
  const metric = metricOf(id);
  if (metric?.kind !== 'duration') return [id];
  return metricList.filter((other) => other.kind === 'duration' && other.days === metric.days).map((other) => other.id);
}

/** The questions of a panel, each with its role; a list asks none. */
export function asksOf(panel: Panel, view: PanelView): PanelAsk[] {
  const ask = (
    role: AskRole,
    metrics: readonly PartId[],
    splits: readonly Split[] = [],
    span: Span = view.period,
  ): PanelAsk => ({
    role,
    metrics,
    splits,
    span: { from: span.from, until: span.until },
    filters: view.filters,
  });
  const compared = (metrics: readonly PartId[], splits: readonly Split[] = []): PanelAsk[] =>
    view.compare ? [ask('compare', metrics, splits, view.compare)] : [];
  const back = (months: number | undefined): Span => (months ? monthsBack(view.period, months) : view.period);

  switch (panel.draw) {
    case 'trend':
    case 'stack':
      return [ask('main', panel.metrics, [month], back(panel.months))];
    case 'bars':
    case 'pareto': {
      const by = [fieldSplit(view.by ?? levelOf(panel.by, view.filters))];
      return [ask('main', [panel.metric], by), ...compared([panel.metric], by), ask('total', [panel.metric])];
    }
    case 'heat':
      return [ask('main', [panel.metric], [panel.rows, panel.columns], back(panel.months))];
    case 'curve':
      return [ask('main', readings(panel.metric)), ...compared(readings(panel.metric))];
    case 'levels': {
      const by = view.by ? fieldSplit(view.by) : panel.by;
      const span = back(panel.months);
      return [ask('levels', ['S01'], [by, { kind: 'level' }], span), ask('main', ['S01', 'S07.response'], [by], span)];
    }
    case 'funnel':
      return [ask('main', panel.steps), ...compared(panel.steps)];
    case 'ageing':
      return [ask('main', [panel.metric], [{ kind: 'age' }]), ask('total', [panel.metric])];
    case 'reasons':
      return [ask('main', [panel.metric]), ...compared([panel.metric])];
    case 'list':
      return [];
    case 'pivot': {
      const by = panel.by.map(fieldSplit);
      return [ask('main', panel.metrics, by), ...compared(panel.metrics, by), ask('total', panel.metrics)];
    }
    case 'scorecard': {
      const by = [fieldSplit(view.by ?? panel.by)];
      return [ask('main', ['Q12'], by), ask('total', ['Q12'])];
    }
    case 'metrics-table': {
      const by = [fieldSplit(view.by ?? panel.by)];
      return [ask('main', panel.metrics, by), ask('total', panel.metrics)];
    }
    case 'month-table':
      return [
        ask('main', monthTable),
        ask('previous', monthTable, [], previousPeriod(view.period)),
        ask('year', monthTable, [], sameLastYear(view.period)),
        ask('ytd', monthTable, [], yearToDate(view.period)),
      ];
  }
}
