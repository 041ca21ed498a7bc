/** Takes delimited text apart into records, chunk by chunk. */
import type { RawRow } from '../table/rows.ts';

export interface Dialect {
  readonly delimiter: string;
  /** '' = no quoting. */
  readonly quote: string;
}

const CR = 13;
const LF = 10;
/** A record longer than this has lost its closing quote. */
const longestRecord = 1 << 20;

export class RecordParser {
  #rest = '';
  #row = 0;
  #end = 0;
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  readonly #quote: string;
  readonly #quoteCode: number;

  constructor(dialect: Dialect) {
    this.#delimiter = dialect.delimiter;
    this.#delimiterCode = dialect.delimiter.charCodeAt(0);
    this.#quote = dialect.quote;
    this.#quoteCode = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  }

  /** Records which `text` completes; with `final`, also what is left at the end of the file. */
  push(text: string, final = false): RawRow[] {
    const clean = text.includes('\0') ? text.replaceAll('\0', '') : text;
    const all = this.#rest === '' ? clean : this.#rest + clean;
    const rows: RawRow[] = [];
    let at = 0;
    while (at < all.length) {
      const cells = this.#record(all, at, final);
      if (cells) rows.push({ row: ++this.#row, cells });
      else if (final || all.length - at > longestRecord) rows.push(this.#unclosed(all, at));
      else break;
      at = this.#end;
    }
    this.#rest = all.slice(at);
    return rows;
  }

  /** The cells of the record at `at`, its end in `#end`; null when the text ends before the record does. */
  #record(text: string, at: number, final: boolean): string[] | null {
    const cells: string[] = [];
    const length = text.length;
    let i = at;
    for (;;) {
      const start = i;
      const quoted = this.#quoteCode >= 0 ? this.#opening(text, i) : -1;
      if (quoted >= 0) {
        const cell = this.#quoted(text, quoted, final);
        if (cell === null) return null;
        cells.push(cell);
        i = this.#end;
      } else {
        i = this.#plainEnd(text, i);
        if (i >= length && !final) return null;
        cells.push(text.slice(start, i));
      }
      if (i >= length) return this.#close(cells, i);
      const code = text.charCodeAt(i);
      if (code === LF) return this.#close(cells, i + 1);
      if (code === CR) {
        if (i + 1 >= length && !final) return null;
        return this.#close(cells, text.charCodeAt(i + 1) === LF ? i + 2 : i + 1);
      }
      i += this.#delimiter.length;
    }
  }

  #close(cells: string[], end: number): string[] {
    this.#end = end;
    return cells;
  }

  #plainEnd(text: string, from: number): number {
    const code = this.#delimiterCode;
    const single = this.#delimiter.length === 1;
    let i = from;
    for (; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === LF || c === CR || (c === code && (single || text.startsWith(this.#delimiter, i)))) break;
    }
    return i;
  }

  /** Position of the quote that opens a cell at `at`, spaces before it allowed; else -1. */
  #opening(text: string, at: number): number {
    let i = at;
    while (text.charCodeAt(i) === 32) i++;
    return text.charCodeAt(i) === this.#quoteCode && (i === at || this.#delimiterCode !== 32) ? i : -1;
  }

  /** The quoted cell that opens at `open`, the position after it in `#end`; a lone quote inside stands for itself. */
  #quoted(text: string, open: number, final: boolean): string | null {
    const quote = this.#quote;
    let doubled = false;
    for (let i = open + 1; ;) {
      const at = text.indexOf(quote, i);
      if (at < 0) return null;
      if (at + 1 >= text.length && !final) return null;
      if (text.charCodeAt(at + 1) === this.#quoteCode) {
        doubled = true;
        i = at + 2;
        continue;
      }
      const end = this.#afterQuote(text, at + 1, final);
      if (end === null) return null;
      if (end >= 0) {
        this.#end = end;
        const cell = text.slice(open + 1, at);
        return doubled ? cell.replaceAll(quote + quote, quote) : cell;
      }
      i = at + 1;
    }
  }

  /** Where the cell ends after its closing quote; -1 when text follows, so that the quote did not close it. */
  #afterQuote(text: string, at: number, final: boolean): number | null {
    let i = at;
    while (text.charCodeAt(i) === 32 && this.#delimiterCode !== 32) i++;
    if (i >= text.length) return final ? i : null;
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return i;
    if (code !== this.#delimiterCode) return -1;
    if (this.#delimiter.length === 1 || text.startsWith(this.#delimiter, i)) return i;
    return text.length - i < this.#delimiter.length && !final ? null : -1;
  }

  /** The line at `at` as a damaged record; the next one starts on the next line. */
  #unclosed(text: string, at: number): RawRow {
    let end = at;
    while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
    const line = text.slice(at, end);
    this.#end = text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
    return { row: ++this.#row, cells: [line], damage: 'unclosed-quote' };
  }
}
