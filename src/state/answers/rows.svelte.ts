/** The rows behind a number: a part of a figure, or of the accounting of a file. */
import { rowsOfTable } from '../../load/rows.ts';
import { rowsQuery, type RowPart } from '../../query/index.ts';
import { metricUnder } from '../../subjects/metrics/index.ts';
import type { FieldId } from '../../types/field.ts';
import type { RowsOf } from '../../types/load.ts';
import type { LoadedTable } from '../../types/loaded.ts';
import type { Filter, PartId, Split } from '../../types/metric.ts';
import type { Span } from '../../types/period.ts';
import type { Plain, Result, Sql } from '../../types/plain.ts';
import type { Problem } from '../../types/problem.ts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';
import type { App } from '../app.svelte.ts';
import { maskOf } from './mask.ts';

/** Which rows the person wants to see. */
export type RowsWish =
  | {
      readonly kind: 'metric';
      readonly metric: PartId;
      readonly title: string;
      readonly splits?: readonly Split[];
      readonly group?: readonly Plain[];
      readonly span?: Span;
      readonly filters?: readonly Filter[];
      readonly part?: RowPart;
    }
  | { readonly kind: 'file'; readonly table: LoadedTable; readonly part: RowsOf };

type Part = RowPart | RowsOf;
interface Pages {
  readonly count: Sql;
  readonly page: Sql;
  readonly columns: readonly FieldId[];
}

export const pageSize = 50;
const exportLimit = 100_000;

export class Rows {
  wish = $state.raw<RowsWish | null>(null);
  part = $state.raw<Part>('numerator');
  search = $state('');
  page = $state(0);
  sort = $state.raw<{ column: FieldId; descending: boolean } | null>(null);
  table = $state.raw<ShownTable | null>(null);
  total = $state.raw<number | null>(null);
  waiting = $state(false);
  problem = $state.raw<Problem | null>(null);
  #turn = 0;

  /** Opens the rows of a number, from the start. */
  open(app: App, wish: RowsWish): void {
    this.wish = wish;
    this.part = wish.kind === 'file' ? wish.part : (wish.part ?? this.partsOf(app, wish)[0] ?? 'all');
    this.search = '';
    this.page = 0;
    this.sort = null;
    this.table = null;
    this.total = null;
  }

  /** The parts of the number that can be looked at. */
  parts(app: App): readonly Part[] {
    if (!this.wish) return [];
    return this.wish.kind === 'file' ? [this.wish.part] : this.partsOf(app, this.wish);
  }

  partsOf(app: App, wish: RowsWish & { kind: 'metric' }): readonly RowPart[] {
    const metric = metricUnder(wish.metric, app.rules);
    switch (metric?.kind) {
      case 'ratio':
        return [
          ...(['numerator', 'missed', 'denominator'] as const),
          ...(metric.pending ? (['pending'] as const) : []),
          ...(metric.unknown ? (['unknown'] as const) : []),
        ];
      case 'duration':
        return ['denominator', 'numerator', 'missed'];
      case 'stock':
        return metric.lastSeen ? ['numerator', 'pending'] : ['numerator'];
      case 'flow':
        return ['numerator', 'denominator'];
      default:
        return ['denominator', ...(metric && 'unknown' in metric && metric.unknown ? (['unknown'] as const) : [])];
    }
  }

  /** The word of a part: rows of a count are no denominator. */
  partKey(app: App, part: Part): string {
    const kind = this.wish?.kind === 'metric' ? metricUnder(this.wish.metric, app.rules)?.kind : undefined;
    const plain =
      kind !== undefined && kind !== 'ratio' && kind !== 'flow' && (part === 'denominator' || part === 'numerator');
    if (kind === 'duration') return `ui.part.duration.${part}`;
    return plain ? 'ui.part.counted' : `ui.part.${part}`;
  }

  sortBy(column: FieldId): void {
    this.sort = { column, descending: this.sort?.column === column && !this.sort.descending };
    this.page = 0;
  }

  /** Fetches the page; run it from an effect. */
  ask(app: App): void {
    const pages = this.#pages(app, pageSize, this.page * pageSize);
    const [wish, words] = [this.wish, app.words];
    if (!wish) return;
    const turn = ++this.#turn;
    this.waiting = true;
    void app.answers
      .counted(() => this.#fetch(app, pages, wish, words))
      .then(({ table, total, problem }) => {
        if (turn !== this.#turn) return;
        this.waiting = false;
        this.problem = problem;
        this.table = table;
        this.total = total;
      });
  }

  /** All rows, up to what a workbook comfortably holds, masked like those on the screen. */
  async everything(app: App): Promise<ShownTable | null> {
    if (!this.wish) return null;
    const { table } = await this.#fetch(app, this.#pages(app, exportLimit, 0), this.wish, app.words);
    return table;
  }

  #pages(app: App, limit: number, offset: number): Pages | null {
    const [wish, view] = [this.wish, app.finding];
    if (!wish || !view) return null;
    if (wish.kind === 'file')
      return rowsOfTable(wish.table, this.part as RowsOf, { search: this.search, limit, offset });
    const request = {
      metric: wish.metric,
      part: this.part as RowPart,
      span: wish.span ?? view.period,
      filters: wish.filters ?? view.filters,
      ...(wish.splits && wish.group ? { splits: wish.splits, group: wish.group } : {}),
      search: this.search,
      ...(this.sort ? { sort: this.sort } : {}),
      limit,
      offset,
    };
    return rowsQuery(request, view.loaded, view.rules);
  }

  async #fetch(app: App, pages: Pages | null, wish: RowsWish, words: App['words']): Promise<Fetched> {
    const engine = app.session.engine;
    if (!pages || !engine) return { table: null, total: 0, problem: null };
    const count = await engine.run(pages.count);
    if (!count.ok) return { table: null, total: null, problem: count.problem };
    const page = await engine.run(pages.page);
    if (!page.ok) return { table: null, total: null, problem: page.problem };
    const total = Number(count.value.columns[0]?.values[0] ?? 0);
    return { table: shownRows(app, wish, pages.columns, page.value, words), total, problem: null };
  }
}

interface Fetched {
  readonly table: ShownTable | null;
  readonly total: number | null;
  readonly problem: Problem | null;
}

/** The columns, masked, with file and row number: first behind a figure, last in a list. */
export function shownRows(
  app: App,
  wish: RowsWish | null,
  columns: readonly FieldId[],
  result: Result,
  words: App['words'],
): ShownTable {
  const of = (name: string): readonly Plain[] => result.columns.find((column) => column.name === name)?.values ?? [];
  const [files, rows] = [of('_file'), of('_row')];
  const kind = wish?.kind === 'file' ? wish.table.kind : null;
  const fields = columns.map((field) => ({ field, values: of(field), mask: maskOf(field, kind) }));
  const withFile = wish?.kind !== 'file';
  const head: ShownColumn[] = [
    ...(withFile ? [{ key: '_file', label: words.say('ui.rows.file'), format: 'text' as const }] : []),
    { key: '_row', label: words.say('ui.rows.row'), format: 'text' },
  ];
  const shown = columns.map((field): ShownColumn => ({
    key: field,
    label: app.texts.fieldName(field),
    format: formatOf(field),
    field,
  }));
  const placeOf = (i: number): Plain[] => [...(withFile ? [pathOf(app, files[i] ?? null)] : []), rows[i] ?? null];
  const isList = wish === null;
  return {
    columns: isList ? [...shown, ...head] : [...head, ...shown],
    rows: Array.from({ length: result.rowCount }, (_, i) => [
      ...(isList ? [] : placeOf(i)),
      ...fields.map(({ field, values, mask }) => {
        const value = values[i] ?? null;
        return mask ? mask(value) : app.texts.cellValue(field, value);
      }),
      ...(isList ? placeOf(i) : []),
    ]),
  };
}

function pathOf(app: App, file: Plain): Plain {
  const table = app.session.loaded?.tables.find((candidate) => candidate.file === file);
  return table ? [table.path, table.sheet].filter(Boolean).join(' · ') : file;
}

function formatOf(field: FieldId): ShownColumn['format'] {
  if (/(_at|_before|_on|_until|_start)$/.test(field) || field === 'stamp') return 'stamp';
  if (field === 'day') return 'day';
  return 'text';
}
