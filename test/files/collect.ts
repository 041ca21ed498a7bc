/** Reads a file to its end and takes the canonical CSV apart again, for assertions. */
import { readFileSync } from 'node:fs';
import { readFile } from '../../src/files/index.ts';
import type { DroppedFile, Note, ReadOptions, RefusedRecord, TableHead } from '../../src/types/file.ts';
import type { Problem } from '../../src/types/problem.ts';

export interface ReadTable {
  head: TableHead;
  /** Row number and cells; '' = empty. Empty for Arrow chunks. */
  rows: { row: number; cells: string[] }[];
  rowCount: number;
  notes: readonly Note[];
  refused: readonly RefusedRecord[];
  ended: boolean;
  arrow: { bytes: Uint8Array; firstRow: number; rows: number }[];
}

export const dropped = (path: string, ...parts: BlobPart[]): DroppedFile => ({ path, blob: new Blob(parts) });
export const fromDisk = (name: string): DroppedFile =>
  dropped(name, readFileSync(new URL(`../data/${name}`, import.meta.url)));

export async function collect(
  file: DroppedFile,
  options: ReadOptions = {},
): Promise<{ tables: ReadTable[]; problems: Problem[] }> {
  const tables: ReadTable[] = [];
  const problems: Problem[] = [];
  for await (const event of readFile(file, options)) {
    if (event.kind === 'problem') problems.push(event.problem);
    else if (event.kind === 'table')
      tables[event.table] = {
        head: event.head,
        rows: [],
        rowCount: 0,
        notes: [],
        refused: [],
        ended: false,
        arrow: [],
      };
    else {
      const table = only(tables[event.table]);
      if (event.kind === 'end') Object.assign(table, { notes: event.notes, refused: event.refused, ended: true });
      else {
        table.rowCount += event.chunk.rows;
        if (event.chunk.kind === 'csv') table.rows.push(...rowsOf(event.chunk.bytes));
        else table.arrow.push(event.chunk);
      }
    }
  }
  return { tables, problems };
}

/** An independent reading of canonical CSV. */
export function rowsOf(bytes: Uint8Array): { row: number; cells: string[] }[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const records = text.match(/(?:"(?:[^"]|"")*"|[^"\n])*\n/g) ?? [];
  return records.map((record) => {
    const cells = Array.from(record.slice(0, -1).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g), (m) =>
      (m[1] ?? m[2] ?? '').replaceAll('""', '"'),
    );
    return { row: Number(cells[0]), cells: cells.slice(1) };
  });
}

/** What must be there. */
export function only<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}
