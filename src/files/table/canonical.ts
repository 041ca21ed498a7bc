/** Writes rows as the one CSV that the engine reads: UTF-8, comma, LF, filled cells quoted, row number first. */
import type { RawRow } from './rows.ts';
import { isBlank } from './rows.ts';

const QUOTE = 34;
const COMMA = 44;
const LF = 10;

/** A growing buffer of canonical CSV. */
export class CsvWriter {
  #bytes = new Uint8Array(1 << 18);
  #length = 0;
  rows = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds one row; `keep` names the cells to write, in order. */
  row(row: number, cells: readonly string[], keep: readonly number[]): void {
    this.#room(16);
    this.#cell(String(row));
    for (let i = 0; i < keep.length; i++) {
      this.#room(4);
      this.#bytes[this.#length++] = COMMA;
      const cell = cells[keep[i] ?? 0];
      if (cell !== undefined && !isBlank(cell)) this.#cell(cell);
    }
    this.#room(1);
    this.#bytes[this.#length++] = LF;
    this.rows++;
  }

  /** The bytes so far, in a buffer of their own; the writer starts anew. */
  take(): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    this.rows = 0;
    return bytes;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  /** No UTF-16 unit needs more than three bytes, a doubled quote included. */
  #cell(text: string): void {
    this.#room(text.length * 3 + 2);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = QUOTE;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < 128) {
        if (code === QUOTE) bytes[at++] = QUOTE;
        if (code !== 0) bytes[at++] = code;
      } else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 63);
      } else if (code >= 0xd800 && code < 0xe000) {
        const low = code < 0xdc00 ? text.charCodeAt(i + 1) : 0;
        const paired = low >= 0xdc00 && low < 0xe000;
        const point = paired ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
        if (paired) {
          i++;
          bytes[at++] = 0xf0 | (point >> 18);
          bytes[at++] = 0x80 | ((point >> 12) & 63);
        } else bytes[at++] = 0xe0 | (point >> 12);
        bytes[at++] = 0x80 | ((point >> 6) & 63);
        bytes[at++] = 0x80 | (point & 63);
      } else {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 63);
        bytes[at++] = 0x80 | (code & 63);
      }
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }
}

/** The canonical CSV of a few rows, all cells kept. */
export function canonicalCsv(rows: readonly RawRow[]): Uint8Array<ArrayBuffer> {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const keep = Array.from({ length: width }, (_, i) => i);
  const writer = new CsvWriter();
  for (const row of rows) writer.row(row.row, row.cells, keep);
  return writer.take();
}
