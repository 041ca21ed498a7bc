import type { Problem } from './problem.ts';

/** A file as the person gave it: its path inside the drop (folder, zip member) and its bytes. */
export interface DroppedFile {
  readonly path: string;
  readonly blob: Blob;
}

/** Something said about a table: rows or columns that were left out, or a reading that was chosen. */
export type Note =
  | { kind: 'title-rows'; rows: number[]; text: string }
  | { kind: 'foot-rows'; rows: number[] }
  | { kind: 'total-rows'; rows: number[] }
  | { kind: 'empty-columns'; columns: number[] }
  | { kind: 'blank-rows'; count: number }
  | { kind: 'repeated-header-rows'; rows: number[] }
  | { kind: 'ragged-rows'; rows: number[] }
  | { kind: 'hidden-sheet' }
  | { kind: 'hidden-rows'; count: number }
  | { kind: 'date-system-1904' }
  | { kind: 'error-cells'; count: number }
  | { kind: 'encoding-uncertain'; runnerUp: string; margin: number };

/** One table of a file, recognised but not yet read to the end. */
export interface TableHead {
  readonly path: string;
  readonly sheet: string;
  readonly format: string;
  /** `utf-8`, `gb18030`, `big5`, `utf-16le` …; empty for workbooks and Parquet. */
  readonly encoding: string;
  /** Headers as written, one per kept column, in order; duplicates get ` (2)`; empty ones `#3`. */
  readonly columns: readonly string[];
  /** 1-based record number of the header (last row of a multi-row header); 0 where the format has none (Parquet). */
  readonly headerRow: number;
  /** Title rows above the header and sheet name: asOf, year of `3月1日` and kind are read from them. */
  readonly titles: readonly string[];
}

/** A record that could not be read as a row: it is counted as read and refused. */
export interface RefusedRecord {
  readonly row: number;
  readonly text: string;
  readonly reason: 'too-many-cells' | 'unclosed-quote' | 'unreadable';
}

/**
 * Rows on their way into the engine. `csv`: UTF-8, comma, every filled cell quoted, `"` doubled, LF, no header;
 * first column = row number as Excel shows it, then one column per header; an empty cell is nothing between its commas.
 * `arrow`: an Arrow IPC stream whose columns stand in the order of the header; row numbers count from `firstRow`.
 */
export type RowChunk =
  | { kind: 'csv'; bytes: Uint8Array; rows: number }
  | { kind: 'arrow'; bytes: Uint8Array; rows: number; firstRow: number };

export type ReadEvent =
  | { kind: 'table'; table: number; head: TableHead }
  | { kind: 'rows'; table: number; chunk: RowChunk; bytesRead: number }
  | { kind: 'end'; table: number; notes: readonly Note[]; refused: readonly RefusedRecord[] }
  | { kind: 'problem'; problem: Problem };

export interface ReadOptions {
  /** Encoding chosen by hand, in place of the detected one. */
  readonly encoding?: string;
  readonly signal?: AbortSignal;
}
