/** Headline figures: the number, its months, and what it was before. */
import type { Answer, FindingView } from '../../findings/index.ts';
import { monthsBack, type PanelAsk } from '../../query/index.ts';
import { metricOf, metricUnder } from '../../subjects/metrics/index.ts';
import type { Format, Judged, PartId } from '../../types/metric.ts';
import type { App } from '../app.svelte.ts';
import { withScore } from './month.svelte.ts';
import type { Answers } from './answers.svelte.ts';

/** A headline figure with what stands beside it. */
export interface KpiAnswer {
  readonly figure: Judged;
  readonly before: Judged | null;
  /** Thirteen months, the last one that of the period. */
  readonly series: readonly (number | null)[];
  readonly format: Format;
}

const series = 13;

/** The headline figures of a screen. */
export class Kpis {
  answers = $state.raw<readonly KpiAnswer[]>([]);
  waiting = $state(false);
  #turn = 0;

  ask(app: App, metrics: readonly PartId[]): void {
    const view = app.finding;
    if (!view || metrics.length === 0) return;
    const turn = ++this.#turn;
    this.waiting = true;
    void kpisOf(app.answers, metrics, view).then((answers) => {
      if (turn !== this.#turn) return;
      this.waiting = false;
      this.answers = answers;
    });
  }
}

/** Headline figures with their comparison and their last thirteen months. */
export async function kpisOf(
  answers: Answers,
  metrics: readonly PartId[],
  view: FindingView,
): Promise<readonly KpiAnswer[]> {
  const ask = (role: PanelAsk['role'], more: Partial<PanelAsk>): PanelAsk => ({
    role,
    metrics,
    span: view.period,
    splits: [],
    filters: view.filters,
    ...more,
  });
  const asks = [
    ask('main', {}),
    ask('levels', { span: monthsBack(view.period, series), splits: [{ kind: 'month' }] }),
    ...(view.compare ? [ask('compare', { span: view.compare })] : []),
  ];
  const outcome = await answers.all(asks, view);
  if (!outcome.ok) return [];
  const [main, months, before] = outcome.value.map((answer) =>
    answer.ask.splits.length === 0 && metrics.includes('Q12')
      ? { ...answer, figures: withScore(answer.figures, view) }
      : answer,
  );
  return metrics.flatMap((id) => kpiOf(id, view, main, months, before));
}

function kpiOf(id: PartId, view: FindingView, main?: Answer, months?: Answer, before?: Answer): KpiAnswer[] {
  const metric = metricUnder(id, view.rules);
  const full = metricOf(id)?.id ?? id;
  const figure = main?.figures.find((candidate) => candidate.metric === full);
  if (!metric || !figure) return [];
  const byMonth = new Map(
    months?.figures
      .filter((candidate) => candidate.metric === full)
      .map((month) => [String(month.group[0] ?? ''), month.value]),
  );
  return [
    {
      figure,
      before: before?.figures.find((candidate) => candidate.metric === full) ?? null,
      series: monthTexts(view).map((month) => byMonth.get(month) ?? null),
      format: metric.format,
    },
  ];
}

function monthTexts(view: FindingView): readonly string[] {
  const from = monthsBack(view.period, series).from;
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1];
  return Array.from({ length: series }, (_, i) => {
    const at = year * 12 + month + i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
