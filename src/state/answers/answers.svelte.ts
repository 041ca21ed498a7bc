/** Questions to the engine, each asked once and judged; the same question of the same data is kept. */
import { untrack } from 'svelte';
import { answerOf, type Answer, type FindingView } from '../../findings/index.ts';
import { figureQueries, type PanelAsk } from '../../query/index.ts';
import type { FieldId } from '../../types/field.ts';
import type { Ask, Figure } from '../../types/metric.ts';
import type { Panel } from '../../types/panel.ts';
import type { Outcome } from '../../types/problem.ts';
import type { ShownTable } from '../../types/table.ts';
import type { App } from '../app.svelte.ts';
import { asked, listed, shownOf } from './panel.svelte.ts';

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
