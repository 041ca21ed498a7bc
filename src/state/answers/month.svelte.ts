/** What a screen says in words: its sentence, and what went wrong in the period. */
import {
  finding,
  findingMetrics,
  problems,
  scoreFigure,
  scorecard,
  type FindingView,
  type Sentence,
  type Shortcoming,
} from '../../findings/index.ts';
import { listQuery, type PanelAsk } from '../../query/index.ts';
import type { LoadedTable } from '../../types/loaded.ts';
import type { Judged } from '../../types/metric.ts';
import type { Route } from '../../types/panel.ts';
import type { Problem } from '../../types/problem.ts';
import type { App } from '../app.svelte.ts';

type ListCounts = Readonly<Record<string, number>>;

/** The figures behind the words of a screen; said anew when the language changes. */
export class Month {
  screen = $state.raw<Route>('overview');
  figures = $state.raw<readonly Judged[] | null>(null);
  lists = $state.raw<ListCounts>({});
  problem = $state.raw<Problem | null>(null);
  waiting = $state(false);
  #turn = 0;

  ask(app: App, screen: Route): void {
    const view = app.finding;
    if (!view) return;
    const turn = ++this.#turn;
    this.waiting = true;
    const ask: PanelAsk = {
      role: 'main',
      metrics: findingMetrics(screen),
      span: view.period,
      splits: [],
      filters: view.filters,
    };
    void Promise.all([app.answers.answer(ask, view), listCounts(app, view)]).then(([outcome, lists]) => {
      if (turn !== this.#turn) return;
      this.waiting = false;
      this.problem = outcome.ok ? null : outcome.problem;
      if (!outcome.ok) return;
      this.screen = screen;
      this.lists = lists;
      this.figures = withScore(outcome.value.figures, view);
    });
  }

  sentence(app: App): Sentence | null {
    return this.figures ? finding(this.screen, this.figures, this.lists, app.words) : null;
  }

  shortcomings(app: App): readonly Shortcoming[] {
    const tables = app.session.loaded?.tables ?? [];
    if (!this.figures) return [];
    const sum = (pick: (table: LoadedTable) => number) => tables.reduce((total, table) => total + pick(table), 0);
    const data = { refusedRows: sum((table) => table.rows.refused), unreadCells: sum((table) => table.unreadCells) };
    return problems(this.figures, this.lists, data, app.words);
  }
}

/** The parts of the scorecard, and the score they make. */
export function withScore(figures: readonly Judged[], view: FindingView): readonly Judged[] {
  const whole = figures.filter((figure) => figure.group.length === 0);
  const [card] = scorecard([{ group: null, level: 'all', figures: whole }], view.rules, view.period.from);
  return card ? [...figures, scoreFigure(card, view.rules, view.period.from)] : figures;
}

const listCounts = (app: App, view: FindingView): Promise<ListCounts> =>
  app.answers.counted(() => countLists(app, view));

async function countLists(app: App, view: FindingView): Promise<ListCounts> {
  const counts: Record<string, number> = {};
  const engine = app.session.engine;
  if (!engine) return counts;
  for (const list of ['supervision', 'callbacks-overdue', 'callbacks-due']) {
    const query = listQuery(
      { list, span: view.period, filters: view.filters, limit: 0, offset: 0 },
      view.loaded,
      view.rules,
    );
    const answer = query ? await engine.run(query.count) : null;
    if (answer?.ok) counts[list] = Number(answer.value.columns[0]?.values[0] ?? 0);
  }
  return counts;
}
