/** Runs SQL and hands out plain results or a problem: the one door to DuckDB. */
import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RowChunk } from '../types/file.ts';
import type { Result, Sql } from '../types/plain.ts';
import type { Outcome, Problem } from '../types/problem.ts';
import { ident, inlined, literal } from '../sql/sql.ts';
import { decode, type Batches } from './decode.ts';

/** Where DuckDB may look for extensions: nowhere but beside the page (it asks even with auto-load off). */
export interface EngineSettings {
  readonly extensionRepository: string;
}

export class Engine {
  #db: AsyncDuckDB;
  #ask: AsyncDuckDBConnection;
  #load: AsyncDuckDBConnection;
  #chunk = 0;
  #stop: (problem: Problem) => void = () => undefined;
  /** Settles when the worker has crashed or was closed; nothing can be asked after that. */
  readonly stopped: Promise<Problem>;

  private constructor(db: AsyncDuckDB, ask: AsyncDuckDBConnection, load: AsyncDuckDBConnection) {
    this.#db = db;
    this.#ask = ask;
    this.#load = load;
    this.stopped = new Promise((resolve) => (this.#stop = resolve));
  }

  static async open(db: AsyncDuckDB, settings: EngineSettings): Promise<Engine> {
    await db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
    const [ask, load] = [await db.connect(), await db.connect()];
    const engine = new Engine(db, ask, load);
    for (const set of [
      'SET autoinstall_known_extensions = false',
      'SET autoload_known_extensions = false',
      `SET custom_extension_repository = ${literal(settings.extensionRepository)}`,
      'SET preserve_insertion_order = true',
    ])
      await load.query(set);
    return engine;
  }

  /** The worker died: every open and later question ends in `problem`. */
  crashed(cause: string): void {
    this.#stop({ kind: 'engine-stopped', cause });
  }

  /**
   * The answer to one question. Parameters are bound, and such a question cannot be given up: drop its answer when it is
   * late. With a signal it is sent with its values written in, and an abort stops the engine.
   */
  async run(statement: Sql, signal?: AbortSignal): Promise<Outcome<Result>> {
    if (signal) return this.#send(inlined(statement), decode, signal);
    return this.#guarded(statement.text, async () => {
      if (statement.params.length === 0) return decode(await this.#ask.query(statement.text));
      const prepared = await this.#ask.prepare(statement.text);
      try {
        return decode(await prepared.query(...statement.params));
      } finally {
        await prepared.close();
      }
    });
  }

  /** Runs statements in order, for loads and everything over a second; an abort leaves no half-made table of a CREATE TABLE AS. */
  async execute(statements: readonly Sql[], signal?: AbortSignal): Promise<Outcome<null>> {
    for (const statement of statements) {
      const done = await this.#send(inlined(statement), () => null, signal);
      if (!done.ok) return done;
    }
    return { ok: true, value: null };
  }

  /** Appends rows to a table whose columns are `_row INTEGER` and one VARCHAR per header. */
  async append(
    table: string,
    chunk: RowChunk,
    columns: readonly string[],
    signal?: AbortSignal,
  ): Promise<Outcome<null>> {
    if (signal?.aborted) return { ok: false, problem: { kind: 'cancelled' } };
    return chunk.kind === 'csv' ? this.#appendCsv(table, chunk.bytes, columns) : this.#appendArrow(table, chunk);
  }

  async close(): Promise<void> {
    this.#stop({ kind: 'engine-stopped', cause: 'closed' });
    await this.#db.terminate();
  }

  async #appendCsv(table: string, bytes: Uint8Array, columns: readonly string[]): Promise<Outcome<null>> {
    const name = `chunk-${++this.#chunk}.csv`;
    const longest = bytes.byteLength + 1;
    const types = columns.map((column, i) => `'${column}': '${i === 0 ? 'INTEGER' : 'VARCHAR'}'`).join(', ');
    const text = `INSERT INTO ${ident(table).text} SELECT * FROM read_csv('${name}', auto_detect = false, header = false,
      delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '', max_line_size = ${Math.max(2097152, longest)},
      parallel = false, columns = {${types}})`;
    return this.#guarded(text, async () => {
      await this.#db.registerFileBuffer(name, bytes);
      try {
        await this.#load.query(text);
      } finally {
        await this.#db.dropFile(name);
      }
      return null;
    });
  }

  async #appendArrow(table: string, chunk: RowChunk & { kind: 'arrow' }): Promise<Outcome<null>> {
    const name = `chunk_${++this.#chunk}`;
    return this.#guarded(name, async () => {
      await this.#load.insertArrowFromIPCStream(chunk.bytes, { name, create: true });
      try {
        const shape = decode(
          await this.#load.query(
            `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '${name}' ORDER BY column_index`,
          ),
        );
        const texts = shape.columns[0]?.values.map((column, i) =>
          asText(ident(String(column)).text, String(shape.columns[1]?.values[i])),
        );
        await this.#load.query(
          `INSERT INTO ${ident(table).text} SELECT ${chunk.firstRow} + rowid, ${(texts ?? []).join(', ')} FROM ${name}`,
        );
      } finally {
        await this.#load.query(`DROP TABLE IF EXISTS ${name}`);
      }
      return null;
    });
  }

  #send<T>(text: string, read: (answer: Batches) => T, signal?: AbortSignal): Promise<Outcome<T>> {
    return this.#guarded(text, async () => {
      if (signal?.aborted) throw new Error('Interrupted');
      const cancel = () => void this.#load.cancelSent();
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const reader = await (await this.#load.send(text)).open();
        const { schema } = reader;
        const batches = [];
        for await (const batch of reader) batches.push(batch);
        if (signal?.aborted) throw new Error('Interrupted');
        return read({ schema, batches });
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    });
  }

  async #guarded<T>(text: string, work: () => Promise<T>): Promise<Outcome<T>> {
    const attempt = work().then(
      (value): Outcome<T> => ({ ok: true, value }),
      (error: unknown): Outcome<T> => ({ ok: false, problem: problemOf(error, text) }),
    );
    return Promise.race([attempt, this.stopped.then((problem): Outcome<T> => ({ ok: false, problem }))]);
  }
}

/** A typed Parquet column as text; a zoned stamp keeps its zone as Z, so that typing can shift it. */
function asText(column: string, type: string): string {
  if (type.startsWith('TIMESTAMP WITH TIME ZONE')) return `CAST(CAST(${column} AS TIMESTAMP) AS VARCHAR) || 'Z'`;
  if (type.startsWith('TIMESTAMP')) return `CAST(CAST(${column} AS TIMESTAMP) AS VARCHAR)`;
  if (type === 'BLOB') return `decode(${column})`;
  return `CAST(${column} AS VARCHAR)`;
}

function problemOf(error: unknown, text: string): Problem {
  const cause = error instanceof Error ? error.message : String(error);
  if (/Interrupted|cancell?ed/i.test(cause)) return { kind: 'cancelled' };
  if (/Out of Memory|could not allocate|memory access out of bounds|std::bad_alloc/i.test(cause))
    return { kind: 'out-of-memory', sql: text };
  return { kind: 'query-failed', sql: text, cause };
}
