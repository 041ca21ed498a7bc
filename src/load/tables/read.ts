/** Files to raw tables: every cell as text, row numbers as Excel shows them. */
import type { Engine } from '../../engine/engine.ts';
import { ident, join, sql } from '../../sql/sql.ts';
import type { DroppedFile, Note, ReadEvent, ReadOptions, RefusedRecord, TableHead } from '../../types/file.ts';
import type { LoadContext } from '../../types/load.ts';
import type { Outcome, Problem } from '../../types/problem.ts';

/** `readFile`, here or in a worker. */
export type Reader = (file: DroppedFile, options: ReadOptions) => AsyncIterable<ReadEvent>;

/** A table whose cells stand in `raw_<file>`. */
export interface RawTable {
  readonly file: number;
  /** What was dropped: the file itself, the workbook or the zip it came from. */
  readonly origin: DroppedFile;
  /** The encoding chosen by hand, if any. */
  readonly encoding: string | undefined;
  readonly head: TableHead;
  readonly rows: number;
  readonly notes: readonly Note[];
  readonly refused: readonly RefusedRecord[];
}

export interface ReadRequest {
  readonly file: DroppedFile;
  readonly encoding?: string;
}

export const rawTable = (file: number): string => `raw_${file}`;
export const rawColumns = (head: TableHead): readonly string[] => ['_row', ...head.columns.map((_, i) => `c${i}`)];

/** After these nothing else can be done; other problems concern one table. */
export const isFatal = (problem: Problem): boolean =>
  problem.kind === 'cancelled' || problem.kind === 'engine-stopped' || problem.kind === 'out-of-memory';

type Growing = { -readonly [K in keyof RawTable]: RawTable[K] } & { ended: boolean };

/** Reads files one after the other into raw tables numbered by `nextNumber`. */
export class Reading {
  readonly tables: Growing[] = [];
  readonly problems: Problem[] = [];
  readonly #engine: Engine;
  readonly #context: LoadContext;
  readonly #nextNumber: () => number;
  readonly #startedAt: number;
  #bytesBefore = 0;
  #totalBytes = 0;
  #rows = 0;

  constructor(engine: Engine, context: LoadContext, nextNumber: () => number) {
    this.#engine = engine;
    this.#context = context;
    this.#nextNumber = nextNumber;
    this.#startedAt = context.now?.() ?? 0;
  }

  /** The tables of all files; a problem only if nothing more can be done. */
  async read(requests: readonly ReadRequest[], reader: Reader): Promise<Outcome<readonly RawTable[]>> {
    this.#totalBytes = requests.reduce((sum, { file }) => sum + file.blob.size, 0);
    for (const request of requests) {
      this.say('reading', request.file.path, 0);
      const fatal = await this.#readOne(request, reader);
      if (fatal) return { ok: false, problem: fatal };
      this.#bytesBefore += request.file.blob.size;
    }
    return { ok: true, value: this.tables.filter((table) => table.ended) };
  }

  say(step: 'reading' | 'understanding' | 'joining', path: string, bytesRead = 0): void {
    this.#context.onProgress?.({
      step,
      path,
      rows: this.#rows,
      bytes: step === 'reading' ? Math.min(this.#bytesBefore + bytesRead, this.#totalBytes) : this.#totalBytes,
      totalBytes: this.#totalBytes,
      startedAt: this.#startedAt,
    });
  }

  async #readOne({ file, encoding }: ReadRequest, reader: Reader): Promise<Problem | null> {
    const signal = this.#context.signal;
    const open = new Map<number, Growing>();
    const broken = new Set<number>();
    try {
      for await (const event of reader(file, { ...(encoding && { encoding }), ...(signal && { signal }) })) {
        if (signal?.aborted) return { kind: 'cancelled' };
        const problem =
          event.kind === 'problem' ? event.problem : await this.#take(event, open, broken, file, encoding);
        if (problem && isFatal(problem)) return problem;
        if (problem) this.problems.push(problem);
      }
    } catch (error) {
      if (signal?.aborted) return { kind: 'cancelled' };
      this.problems.push({
        kind: 'broken',
        fileName: file.path,
        detail: error instanceof Error ? error.message : String(error),
      });
    }
    return signal?.aborted ? { kind: 'cancelled' } : null;
  }

  async #take(
    event: Exclude<ReadEvent, { kind: 'problem' }>,
    open: Map<number, Growing>,
    broken: Set<number>,
    origin: DroppedFile,
    encoding: string | undefined,
  ): Promise<Problem | null> {
    if (broken.has(event.table)) return null;
    const done = await this.#apply(event, open, origin, encoding);
    if (done.ok) return null;
    broken.add(event.table);
    return done.problem;
  }

  async #apply(
    event: Exclude<ReadEvent, { kind: 'problem' }>,
    open: Map<number, Growing>,
    origin: DroppedFile,
    encoding: string | undefined,
  ): Promise<Outcome<null>> {
    if (event.kind === 'table') {
      const table: Growing = {
        file: this.#nextNumber(),
        origin,
        encoding,
        head: event.head,
        rows: 0,
        notes: [],
        refused: [],
        ended: false,
      };
      open.set(event.table, table);
      this.tables.push(table);
      return this.#engine.execute([createRaw(table)]);
    }
    const table = open.get(event.table);
    if (!table) return { ok: true, value: null };
    if (event.kind === 'end') {
      Object.assign(table, { notes: event.notes, refused: event.refused, ended: true });
      return { ok: true, value: null };
    }
    table.rows += event.chunk.rows;
    this.#rows += event.chunk.rows;
    this.say('reading', table.head.path, event.bytesRead);
    return this.#engine.append(rawTable(table.file), event.chunk, rawColumns(table.head), this.#context.signal);
  }
}

function createRaw({ file, head }: RawTable): ReturnType<typeof sql> {
  const columns = rawColumns(head).map((column, i) => sql`${ident(column)} ${i === 0 ? sql`INTEGER` : sql`VARCHAR`}`);
  return sql`CREATE TABLE ${ident(rawTable(file))} (${join(columns)})`;
}
