/** What every format gets beside the file: options, progress, numbering, and the way to open files inside files. */
import type { DroppedFile, ReadEvent, ReadOptions } from '../types/file.ts';
import type { Problem } from '../types/problem.ts';

/** A problem on its way up to `readFile`, which turns it into an event. */
export class Trouble extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Bytes of the dropped file that are done; a member of an archive counts by its share of the archive. */
export class Progress {
  bytes = 0;
  readonly #base: number;
  readonly #scale: number;
  constructor(base = 0, scale = 1) {
    this.#base = base;
    this.#scale = scale;
    this.bytes = base;
  }
  at(bytesOfFile: number): void {
    this.bytes = Math.round(this.#base + bytesOfFile * this.#scale);
  }
  within(base: number, scale: number): Progress {
    return new Progress(this.#base + base * this.#scale, this.#scale * scale);
  }
}

export interface ReadContext {
  readonly options: ReadOptions;
  readonly progress: Progress;
  /** 0 = dropped itself, 1 = inside an archive, 2 = inside an archive inside an archive. */
  readonly depth: number;
  nextTable(): number;
  /** Reads a file found inside this one. */
  inner(file: DroppedFile, progress: Progress): AsyncIterable<ReadEvent>;
}

/** One way of reading; `accepts` judges by content first, by name only where the content leaves it open. */
export interface FileFormat {
  accepts(seen: Seen): boolean;
  read(file: DroppedFile, context: ReadContext): AsyncIterable<ReadEvent>;
}

/** What the first look at a file shows. */
export interface Seen {
  /** Lower-case extension without the dot. */
  readonly extension: string;
  readonly content: Content;
}

export type Content = 'workbook' | 'ole' | 'parquet' | 'zip' | 'gzip' | 'html' | 'spreadsheetml' | 'text' | 'unknown';

/** The last part of a path: what the person calls the file. */
export const fileNameOf = (path: string): string => path.split('/').at(-1) ?? path;

/** Stops a read that was given up. */
export function checkAborted(options: ReadOptions): void {
  if (options.signal?.aborted) throw new Trouble({ kind: 'cancelled' });
}
