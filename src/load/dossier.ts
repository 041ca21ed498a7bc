/** What was handed in: files on their way to tables, tables on their way to what is loaded. Walked in Node without a page. */
import type { Engine } from '../engine/engine.ts';
import { proposeMapping, recipeOf } from '../mapping/index.ts';
import type { DroppedFile } from '../types/file.ts';
import type { LoadContext, LoadReport, MappingPreview, PendingTable, RowsOf } from '../types/load.ts';
import type { Loaded } from '../types/loaded.ts';
import type { Mapping, Recipe } from '../types/mapping.ts';
import type { Outcome, Problem } from '../types/problem.ts';
import { isTyped, replaceJoined } from './join.ts';
import { loadedOf, nothingLoaded, tableOf } from './loaded.ts';
import { rowsOfTable, rowsWaiting, type RowPage, type TableRows } from './rows.ts';
import { sweep, tablesBeside } from './sweep.ts';
import type { Entry } from './tables/entry.ts';
import { previewOf } from './tables/preview.ts';
import type { Reader, ReadRequest } from './tables/read.ts';
import { newEntries, rereadEntries, typedEntries, type Made, type Tools } from './tables/steps.ts';

/** What a step would make of the dossier. */
type Draft = Made & { readonly learned?: readonly Recipe[] };
type Work = () => readonly Entry[] | Promise<Outcome<Draft> | readonly Entry[]>;

/**
 * Every step is all or nothing: it works on new tables under new numbers, which take their place at the end; given up
 * or failed, it leaves everything as it was. Steps asked for at the same time follow each other.
 */
export class Dossier {
  #engine: Engine;
  readonly #read: Reader;
  #entries: readonly Entry[] = [];
  #loaded: Loaded = nothingLoaded;
  #lastNumber = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(engine: Engine, read: Reader) {
    this.#engine = engine;
    this.#read = read;
  }

  get loaded(): Loaded {
    return this.#loaded;
  }

  /** Tables that wait for the person's answers. */
  get pending(): readonly PendingTable[] {
    return this.#entries
      .filter(({ state }) => state === 'pending')
      .map((entry) => ({
        table: tableOf(entry),
        head: entry.raw.head,
        mapping: entry.mapping,
        profile: entry.profile,
      }));
  }

  /** Makes all tables that are asked of, empty at first: before the first load, and after a change of rules. */
  rejoin(context: LoadContext): Promise<Outcome<LoadReport>> {
    return this.#step(context, () => this.#entries);
  }

  /** Reads files and adds their tables; a table with open questions waits in `pending`. */
  load(files: readonly DroppedFile[], context: LoadContext): Promise<Outcome<LoadReport>> {
    return this.#step(context, async () => {
      const requests = files.map((file) => ({ file }));
      const made = await newEntries(this.#tools(), requests, context);
      return after(made, ({ entries, problems }) => ({ entries: [...this.#entries, ...entries], problems }));
    });
  }

  /** Types a waiting table as the person understands it, and others whose headers are known by that; kind `unknown` leaves it out. */
  confirm(file: number, mapping: Mapping, context: LoadContext): Promise<Outcome<LoadReport>> {
    return this.#step(context, async () => {
      const chosen = this.#entries.find((entry) => entry.file === file);
      if (chosen?.state !== 'pending') return this.#entries;
      const understood = mapping.kind === 'unknown' ? { ...mapping, questions: [] } : mapping;
      const learned = [recipeOf(understood, chosen.raw.head, context.today)];
      const entries = this.#with(chosen, { ...chosen, mapping: understood }).map((entry) =>
        entry.state === 'pending' && entry.file !== file
          ? proposedAgain(entry, [...learned, ...context.recipes])
          : entry,
      );
      const made = await typedEntries(this.#tools(), { entries, problems: [] }, context);
      return after(made, (value) => ({ ...value, learned }));
    });
  }

  /** What the month would say if a waiting table were understood so; null while its kind is unknown. */
  preview(file: number, mapping: Mapping, signal?: AbortSignal): Promise<Outcome<MappingPreview | null>> {
    return this.#alone(async () => {
      const entry = this.#entries.find((each) => each.file === file && each.state === 'pending');
      if (!entry) return { ok: true, value: null };
      const preview = await previewOf(this.#engine, entry, mapping, this.#tools().nextNumber(), signal);
      await sweep(this.#engine, this.#entries);
      return preview;
    });
  }

  /** Reads one table again, in another encoding or with another mapping, in place of the old one. */
  reread(
    file: number,
    change: { encoding?: string; mapping?: Mapping },
    context: LoadContext,
  ): Promise<Outcome<LoadReport>> {
    return this.#step(context, async () => {
      const old = this.#entries.find((entry) => entry.file === file);
      if (!old) return this.#entries;
      const { mapping, encoding = old.raw.encoding } = change;
      const request = requestOf(old.raw.origin, encoding);
      const made = await rereadEntries(this.#tools(), [{ old, mapping }], request, context);
      const learned = mapping && mapping.kind !== 'unknown' ? [recipeOf(mapping, old.raw.head, context.today)] : [];
      if (made.ok && made.value.entries.length === 0)
        return { ok: false, problem: made.value.problems[0] ?? noTable(old) };
      return after(made, ({ entries, problems }) => ({ entries: this.#with(old, ...entries), problems, learned }));
    });
  }

  /** Opens the question of a loaded table's kind and columns again. */
  askAgain(file: number, context: LoadContext): Promise<Outcome<LoadReport>> {
    return this.#step(context, async () => {
      const old = this.#entries.find((entry) => entry.file === file);
      if (!old) return this.#entries;
      const mapping: Mapping = { ...old.mapping, questions: [{ kind: 'which-kind', candidates: [old.mapping.kind] }] };
      const request = requestOf(old.raw.origin, old.raw.encoding);
      const made = await rereadEntries(this.#tools(), [{ old, mapping }], request, context);
      return after(made, ({ entries, problems }) => ({ entries: this.#with(old, ...entries), problems }));
    });
  }

  /** Takes one table out; rows of other files that it had replaced count again. */
  remove(file: number, context: LoadContext): Promise<Outcome<LoadReport>> {
    return this.#step(context, () => this.#entries.filter((entry) => entry.file !== file));
  }

  /** Takes everything out. */
  forgetEverything(context: LoadContext): Promise<Outcome<LoadReport>> {
    return this.#step(context, () => []);
  }

  /** The same files, understood as before, in a fresh engine. */
  restart(engine: Engine, context: LoadContext): Promise<Outcome<LoadReport>> {
    this.#engine = engine;
    return this.#step(context, async () => {
      const entries: Entry[] = [];
      const problems: Problem[] = [];
      for (const { request, olds } of requestsOf(this.#entries)) {
        const same = olds.map((old) => ({ old, mapping: old.mapping }));
        const made = await rereadEntries(this.#tools(), same, request, context);
        if (!made.ok) return made;
        entries.push(...made.value.entries);
        problems.push(...made.value.problems);
      }
      return { ok: true, value: { entries, problems } };
    });
  }

  /** The rows and cells behind a number of the table list. */
  rowsOf(file: number, of: RowsOf, page: RowPage): TableRows | null {
    const table = this.#loaded.tables.find((each) => each.file === file);
    const entry = this.#entries.find((each) => each.file === file);
    if (entry && entry.state !== 'typed') return rowsWaiting(entry.raw.file, entry.state, of, page);
    return table ? rowsOfTable(table, of, page) : null;
  }

  #tools(): Tools {
    return { engine: this.#engine, read: this.#read, nextNumber: () => ++this.#lastNumber };
  }

  #with(old: Entry, ...instead: readonly Entry[]): readonly Entry[] {
    return this.#entries.flatMap((entry) => (entry === old ? instead : [entry]));
  }

  /** Runs a step after those before it; its draft takes the place of what stands, or leaves no trace. */
  #step(context: LoadContext, work: Work): Promise<Outcome<LoadReport>> {
    return this.#alone(async () => {
      const begun = await this.#engine.execute(tablesBeside);
      if (!begun.ok) return begun;
      const done = await this.#attempt(work, context).catch(brokenStep);
      await sweep(this.#engine, this.#entries);
      return done;
    });
  }

  async #attempt(work: Work, context: LoadContext): Promise<Outcome<LoadReport>> {
    const made = await work();
    const draft: Outcome<Draft> = 'ok' in made ? made : { ok: true, value: { entries: made, problems: [] } };
    return draft.ok ? this.#take(draft.value, context) : draft;
  }

  async #take({ entries, problems, learned = [] }: Draft, context: LoadContext): Promise<Outcome<LoadReport>> {
    const typed = entries.filter(isTyped);
    const joined = await replaceJoined(this.#engine, typed, context);
    if (!joined.ok) return joined;
    const loaded = await loadedOf(this.#engine, entries, typed, context.rules, this.#loaded.version + 1);
    if (!loaded.ok) {
      await replaceJoined(this.#engine, this.#entries.filter(isTyped), context);
      return loaded;
    }
    this.#entries = entries;
    this.#loaded = loaded.value;
    return { ok: true, value: { loaded: this.#loaded, pending: this.pending, problems, learned } };
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

const after = <T, U>(outcome: Outcome<T>, next: (value: T) => U): Outcome<U> =>
  outcome.ok ? { ok: true, value: next(outcome.value) } : outcome;

const proposedAgain = (entry: Entry, recipes: readonly Recipe[]): Entry => ({
  ...entry,
  mapping: proposeMapping(entry.raw.head, entry.profile, recipes),
});

/** A fault of ours: the step leaves no trace, and says what happened. */
const brokenStep = (error: unknown): Outcome<LoadReport> => ({
  ok: false,
  problem: { kind: 'query-failed', sql: '', cause: error instanceof Error ? error.message : String(error) },
});

const noTable = ({ raw }: Entry): Problem => ({ kind: 'no-table', fileName: raw.head.path });

const requestOf = (file: DroppedFile, encoding: string | undefined): ReadRequest =>
  encoding === undefined ? { file } : { file, encoding };

/** Each file once, with the tables that came from it. */
function requestsOf(entries: readonly Entry[]): readonly { request: ReadRequest; olds: Entry[] }[] {
  const requests: { request: ReadRequest; olds: Entry[] }[] = [];
  for (const entry of entries) {
    const { origin, encoding } = entry.raw;
    const same = requests.find(({ request }) => request.file === origin && request.encoding === encoding);
    if (same) same.olds.push(entry);
    else requests.push({ request: requestOf(origin, encoding), olds: [entry] });
  }
  return requests;
}
