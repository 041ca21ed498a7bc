/** Answers of panels and headline figures: asked, judged, kept; late ones are dropped. */
import { untrack } from 'svelte';
import { answerOf, panelSubtitle, tableOf, type Answer, type FindingView } from '../findings/index.ts';
import { asksOf, figureQueries, listQuery, monthsBack, type PanelAsk } from '../query/index.ts';
import { bareId, metricOf, metricUnder } from '../subjects/metrics/index.ts';
import type { FieldId } from '../types/field.ts';
import type { Ask, Figure, Format, Judged, PartId, Split } from '../types/metric.ts';
import type { Panel } from '../types/panel.ts';
import type { Result } from '../types/plain.ts';
import type { Outcome, Problem } from '../types/problem.ts';
import type { ShownTable } from '../types/table.ts';
import type { App } from './app.svelte.ts';
import { withScore } from './month.svelte.ts';
import { shownRows } from './rows.svelte.ts';

/** A headline figure with what stands beside it. */
export interface KpiAnswer {
  readonly figure: Judged;
  readonly before: Judged | null;
  /** Thirteen months, the last one that of the period. */
  readonly series: readonly (number | null)[];
  readonly format: Format;
}

export class Answers {
  readonly #app: App;
  // not shown, so not reactive
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #kept = new Map<string, Promise<Outcome<readonly Figure[]>>>();
  #ground: unknown[] = [];
  /** Questions on their way. */
  open = $state(0);

  constructor(app: App) {
    this.#app = app;
  }

  /** The judged answer to one question; the same question of the same data is asked once. */
  async answer(ask: PanelAsk, view: FindingView): Promise<Outcome<Answer>> {
    const figures = await this.#figures(ask, view);
    return figures.ok ? { ok: true, value: answerOf(ask, figures.value, view.rules) } : figures;
  }

  /** All questions of a panel, or the first problem. */
  async all(asks: readonly PanelAsk[], view: FindingView): Promise<Outcome<readonly Answer[]>> {
    const outcomes = await Promise.all(asks.map((ask) => this.answer(ask, view)));
    const failed = outcomes.find((outcome) => !outcome.ok);
    if (failed && !failed.ok) return failed;
    return { ok: true, value: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])) };
  }

  /** The values of a dimension with their rows, largest first; the other filters hold. */
  async valuesOf(field: FieldId): Promise<readonly { value: string; count: number }[]> {
    const view = this.#app.finding;
    if (!view) return [];
    const filters = view.filters.filter((filter) => filter.field !== field);
    const metrics = ['C01', 'S07.response', 'B01.due', 'K01', 'G01'];
    for (const metric of metrics) {
      const ask: PanelAsk = {
        role: 'main',
        metrics: [metric],
        span: view.period,
        splits: [{ kind: 'field', field }],
        filters,
      };
      const answer = await this.#figures(ask, view);
      const found = answer.ok ? answer.value.filter((figure) => !figure.missing && figure.group.length === 1) : [];
      const counted = found.map((figure) => ({
        value: String(figure.group[0] ?? ''),
        count: figure.numerator ?? figure.n,
      }));
      if (counted.length > 0) return counted.toSorted((a, b) => b.count - a.count);
    }
    return [];
  }

  /** The tables of panels under their titles; those without rows are left out. */
  async tablesOf(panels: readonly Panel[]): Promise<readonly { name: string; table: ShownTable }[]> {
    const view = this.#app.finding;
    if (!view) return [];
    const app = this.#app;
    const shown = await Promise.all(
      panels.map(async (panel) => {
        const outcome = await (panel.draw === 'list' ? listed(app, panel, panel.list, view) : asked(app, panel, view));
        return outcome.ok ? shownOf(app, outcome.value) : null;
      }),
    );
    return shown.flatMap((each) =>
      each && each.table.rows.length > 0 ? [{ name: each.title, table: each.table }] : [],
    );
  }

  /** Runs something as an open question: the page is not ready until it is answered. */
  async counted<T>(work: () => Promise<T>): Promise<T> {
    untrack(() => (this.open += 1));
    try {
      return await work();
    } finally {
      this.open -= 1;
    }
  }

  #figures(ask: Ask, view: FindingView): Promise<Outcome<readonly Figure[]>> {
    if (this.#ground[0] !== view.loaded || this.#ground[1] !== view.rules) {
      this.#ground = [view.loaded, view.rules];
      this.#kept.clear();
    }
    const { metrics, span, splits, filters } = ask;
    const key = JSON.stringify([metrics, span.from, span.until, splits, filters]);
    const known = this.#kept.get(key);
    if (known) return known;
    const asked = this.counted(() => this.#run(ask, view));
    this.#kept.set(key, asked);
    void asked.then((outcome) => !outcome.ok && this.#kept.delete(key));
    return asked;
  }

  async #run(ask: Ask, view: FindingView): Promise<Outcome<readonly Figure[]>> {
    const engine = this.#app.session.engine;
    if (!engine) return { ok: false, problem: { kind: 'engine-stopped', cause: 'not started' } };
    const figures: Figure[] = [];
    for (const query of figureQueries(ask, view.loaded, view.rules)) {
      const result = await engine.run(query.sql);
      if (!result.ok) return result;
      figures.push(...query.figures(result.value));
    }
    return { ok: true, value: figures };
  }
}

/** What a panel was answered, with the view in which it was asked. */
export interface Answered {
  readonly panel: Panel;
  readonly view: FindingView;
  readonly answers: readonly Answer[];
  /** The rows of a list. */
  readonly rows: {
    readonly columns: readonly FieldId[];
    readonly result: Result;
    readonly total: number;
    readonly notFiltered: readonly FieldId[];
  } | null;
}

/** A panel as it is shown, in the reader's language. */
export interface Shown {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly table: ShownTable;
  readonly figures: readonly Judged[];
  readonly splits: readonly Split[];
  readonly notFiltered: readonly FieldId[];
  readonly missing: Figure['missing'];
}

const listLimit = 500;

/** The answer of one panel; the old one stays until the new one is there. */
export class PanelAnswer {
  answered = $state.raw<Answered | null>(null);
  problem = $state.raw<Problem | null>(null);
  waiting = $state(false);
  #turn = 0;

  ask(app: App, panel: Panel): void {
    const view = app.finding;
    if (!view) return;
    const turn = ++this.#turn;
    this.waiting = true;
    const work = panel.draw === 'list' ? listed(app, panel, panel.list, view) : asked(app, panel, view);
    void work.then((outcome) => {
      if (turn !== this.#turn) return;
      this.waiting = false;
      this.problem = outcome.ok ? null : outcome.problem;
      if (outcome.ok) this.answered = outcome.value;
    });
  }

  /** The panel in words and rows; null before the first answer. */
  shown(app: App): Shown | null {
    return this.answered ? shownOf(app, this.answered) : null;
  }
}

async function asked(app: App, panel: Panel, view: FindingView): Promise<Outcome<Answered>> {
  const outcome = await app.answers.all(asksOf(panel, view), view);
  return outcome.ok ? { ok: true, value: { panel, view, answers: outcome.value, rows: null } } : outcome;
}

async function listed(app: App, panel: Panel, list: string, view: FindingView): Promise<Outcome<Answered>> {
  const engine = app.session.engine;
  const request = { list, span: view.period, filters: view.filters, limit: listLimit, offset: 0 };
  const query = listQuery(request, view.loaded, view.rules);
  if (!query || !engine) return { ok: true, value: { panel, view, answers: [], rows: null } };
  return app.answers.counted(async () => {
    const [count, page] = [await engine.run(query.count), await engine.run(query.page)];
    if (!count.ok) return count;
    if (!page.ok) return page;
    const total = Number(count.value.columns[0]?.values[0] ?? 0);
    const { columns, notFiltered } = query;
    return { ok: true, value: { panel, view, answers: [], rows: { columns, result: page.value, total, notFiltered } } };
  });
}

/** Title, subtitle and table of an answered panel. */
function shownOf(app: App, { panel, view, answers, rows }: Answered): Shown {
  const { words } = app;
  const figures = answers.flatMap((answer) => answer.figures);
  const main = answers.find(({ ask }) => ask.role === 'main');
  const missing =
    figures.length > 0 && figures.every((figure) => figure.missing) ? (figures[0]?.missing ?? null) : null;
  const subtitle = rows
    ? [
        words.has(`panel.${panel.id}.sub`) ? words.say(`panel.${panel.id}.sub`) : '',
        words.say('ui.rows.count', { n: words.number(rows.total, 'count', { bare: true }) }),
      ]
        .filter(Boolean)
        .join(' · ')
    : panelSubtitle(panel, answers, view, words);
  return {
    title: words.say(`panel.${panel.id}`),
    subtitle,
    source: sourceOfPanel(app, main?.ask.metrics ?? []),
    table: rows
      ? shownRows(app, null, rows.columns, rows.result, words)
      : missing
        ? { columns: [], rows: [] }
        : tableOf(panel, answers, view, words),
    figures,
    splits: main?.ask.splits ?? [],
    notFiltered: rows ? rows.notFiltered : [...new Set(figures.flatMap((figure) => figure.notFiltered))],
    missing,
  };
}

/** The files a panel stands on, and the ids of its metrics. */
function sourceOfPanel(app: App, metrics: readonly PartId[]): string {
  const kinds = new Set(metrics.flatMap((id) => metricOf(id)?.from ?? []));
  const files = (app.session.loaded?.tables ?? []).filter((table) => [...kinds].some((kind) => kind === table.kind));
  const names = [...new Set(metrics.map(bareId))];
  const ids = names.length > 4 ? `${names.slice(0, 4).join(' ')} …` : names.join(' ');
  const kindNames = [...kinds]
    .filter((kind) => files.some((table) => table.kind === kind))
    .map((kind) => app.words.say(`kind.${kind}`));
  return [
    files.length > 0 ? app.words.say('ui.figure.source', { kinds: app.words.list(kindNames), n: files.length }) : '',
    ids,
  ]
    .filter(Boolean)
    .join(' · ');
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
