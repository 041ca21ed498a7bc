/** What a panel was answered and how it is shown; the old answer stays until the new one is there. */
import { panelSubtitle, tableOf, type Answer, type FindingView } from '../../findings/index.ts';
import { asksOf, listQuery } from '../../query/index.ts';
import { bareId, metricOf } from '../../subjects/metrics/index.ts';
import type { FieldId } from '../../types/field.ts';
import type { Figure, Judged, PartId, Split } from '../../types/metric.ts';
import type { Panel } from '../../types/panel.ts';
import type { Result } from '../../types/plain.ts';
import type { Outcome, Problem } from '../../types/problem.ts';
import type { ShownTable } from '../../types/table.ts';
import type { App } from '../app.svelte.ts';
import { shownRows } from './rows.svelte.ts';

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

/** A list longer than this says that it shows its beginning only: the page holds every row it lists. */
const listLimit = 20_000;

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

/** The answers to all questions of a panel. */
export async function asked(app: App, panel: Panel, view: FindingView): Promise<Outcome<Answered>> {
  const outcome = await app.answers.all(asksOf(panel, view), view);
  return outcome.ok ? { ok: true, value: { panel, view, answers: outcome.value, rows: null } } : outcome;
}

/** The rows of a list, with their number. */
export async function listed(app: App, panel: Panel, list: string, view: FindingView): Promise<Outcome<Answered>> {
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

/** Title, subtitle, source and table of an answered panel, in the reader's language. */
export function shownOf(app: App, { panel, view, answers, rows }: Answered): Shown {
  const { words } = app;
  const figures = answers.flatMap((answer) => answer.figures);
  const main = answers.find(({ ask }) => ask.role === 'main');
  const missing =
    figures.length > 0 && figures.every((figure) => figure.missing) ? (figures[0]?.missing ?? null) : null;
  const subtitle = rows
    ? [
        words.has(`panel.${panel.id}.sub`) ? words.say(`panel.${panel.id}.sub`) : '',
        words.say('ui.rows.count', { n: words.number(rows.total, 'count', { bare: true }) }),
        rows.total > listLimit
          ? words.say('ui.list.first', { n: words.number(listLimit, 'count', { bare: true }) })
          : '',
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
    notFiltered: rows
      ? rows.notFiltered
      : figures.flatMap((figure) => figure.notFiltered).filter((field, i, all) => all.indexOf(field) === i),
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
