/** Files turned into tables of raw rows: format, encoding, dialect, header, sheets. */
import type { DroppedFile, ReadEvent, ReadOptions } from '../types/file.ts';
import type { FileFormat, ReadContext } from './context.ts';
import { Progress, Trouble, checkAborted, fileNameOf } from './context.ts';
import { archive } from './zip/archive.ts';
import { gzip } from './zip/gzip.ts';
import { html } from './legacy/html.ts';
import { spreadsheetml } from './legacy/spreadsheetml.ts';
import { xls } from './legacy/xls.ts';
import { parquet } from './parquet/parquet.ts';
import { xlsx } from './sheets/xlsx.ts';
import { sniff } from './sniff.ts';
import { csv } from './text/csv.ts';

export { canonicalCsv } from './table/canonical.ts';
export { filesOfDrop, filesOfInput, tableOfClipboard } from './drop.ts';

export const formats = { xlsx, xls, parquet, archive, gzip, html, spreadsheetml, csv } satisfies Record<
  string,
  FileFormat
>;
export type FormatId = keyof typeof formats;

/**
 * The tables of a file, sheets and members of archives one after the other. A problem ends the file (in an archive: the
 * member) that it names; a table that saw no `end` was not read to its end and must not be used.
 */
export function readFile(file: DroppedFile, options: ReadOptions = {}): AsyncIterable<ReadEvent> {
  let tables = 0;
  const contextAt = (depth: number, progress: Progress): ReadContext => ({
    options,
    depth,
    progress,
    nextTable: () => tables++,
    inner: (member, share) => eventsOf(member, contextAt(depth + 1, share)),
  });
  return eventsOf(file, contextAt(0, new Progress()));
}

async function* eventsOf(file: DroppedFile, context: ReadContext): AsyncGenerator<ReadEvent> {
  try {
    checkAborted(context.options);
    const seen = await sniff(file);
    const format = Object.values(formats).find((each) => each.accepts(seen));
    if (format === undefined) throw new Trouble({ kind: 'unknown-format', fileName: fileNameOf(file.path) });
    yield* format.read(file, context);
  } catch (error) {
    if (error instanceof Trouble && error.problem.kind === 'cancelled' && context.depth > 0) throw error;
    yield { kind: 'problem', problem: problemOf(error, file) };
  }
}

function problemOf(error: unknown, file: DroppedFile) {
  if (error instanceof Trouble) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'broken', fileName: fileNameOf(file.path), detail } as const;
}
