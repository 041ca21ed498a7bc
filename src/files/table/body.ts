/** Lets the rows of a table through and keeps out what is none: blanks, totals, repeated headers, foot notes. */
import type { Note, RefusedRecord } from '../../types/file.ts';
import type { Columns } from './columns.ts';
import type { RawRow } from './rows.ts';
import { filledOf, isBlank, kindOf } from './rows.ts';
import { isFootNote, isTotal } from './words.ts';

/** Row numbers listed in one note, at most; the counts of a file stay whole. */
const listed = 10_000;
/** Rows held back at most while it is open whether they are foot notes. */
const held = 200;

const list = (rows: number[], row: number): void => void (rows.length < listed && rows.push(row));

export class Body {
  readonly refused: RefusedRecord[] = [];
  readonly #columns: Columns;
  readonly #textual: boolean;
  readonly #sparseFill: number;
  readonly #kept: boolean[];
  readonly #head: readonly string[];
  readonly #rows = { total: [] as number[], repeated: [] as number[], ragged: [] as number[], foot: [] as number[] };
  #blanks = 0;
  #rowsSeen = 0;
  #sparseSeen = 0;
  #waiting: RawRow[] = [];
  #afterBreak = false;

  constructor(columns: Columns, header: RawRow | undefined, sample: readonly RawRow[], textual: boolean) {
    this.#columns = columns;
    this.#textual = textual;
    this.#head = header?.cells ?? [];
    this.#kept = [];
    for (const column of columns.keep) this.#kept[column] = true;
    const fills = sample.map((row) => filledOf(row.cells)).filter((fill) => fill > 0);
    fills.sort((a, b) => a - b);
    this.#sparseFill = Math.floor((fills[fills.length >> 1] ?? 1) / 3);
  }

  /** Rows which `row` sets free, itself among them or not. */
  take(row: RawRow, out: RawRow[]): void {
    if (row.damage !== undefined) return this.#refuse(row, row.damage);
    const filled = filledOf(row.cells);
    if (filled === 0) {
      this.#blanks++;
      if (this.#waiting.length === 0) this.#afterBreak = true;
      return;
    }
    if (this.#isRepeatedHeader(row)) return list(this.#rows.repeated, row.row);
    if (this.#columns.keep.length > 1 && isTotal(row.cells)) {
      this.#afterBreak = true;
      return list(this.#rows.total, row.row);
    }
    if (this.#mayBeFoot(row, filled)) {
      this.#waiting.push(row);
      if (this.#waiting.length > held) this.#release(out);
      return;
    }
    this.#release(out);
    this.#pass(row, out);
    this.#afterBreak = false;
  }

  /** Decides about the last rows: foot notes where notes stand, else rows. */
  finish(out: RawRow[]): Note[] {
    const rare = this.#sparseSeen <= Math.max(1, this.#rowsSeen * 0.02);
    const wide = this.#columns.keep.length >= 3 && this.#sparseFill >= 1;
    const likely = this.#afterBreak || (wide && rare);
    const from = this.#waiting.findIndex((row) => isFootNote(row) || (likely && !this.#fits(row)));
    const foot = from < 0 ? [] : this.#waiting.slice(from);
    this.#waiting = from < 0 ? this.#waiting : this.#waiting.slice(0, from);
    this.#release(out);
    for (const row of foot) list(this.#rows.foot, row.row);
    return this.#notes();
  }

  #notes(): Note[] {
    const { total, repeated, ragged, foot } = this.#rows;
    const notes: Note[] = [];
    if (total.length > 0) notes.push({ kind: 'total-rows', rows: total });
    if (repeated.length > 0) notes.push({ kind: 'repeated-header-rows', rows: repeated });
    if (foot.length > 0) notes.push({ kind: 'foot-rows', rows: foot });
    if (this.#blanks > 0) notes.push({ kind: 'blank-rows', count: this.#blanks });
    if (ragged.length > 0) notes.push({ kind: 'ragged-rows', rows: ragged });
    if (this.#columns.empty.length > 0) notes.push({ kind: 'empty-columns', columns: [...this.#columns.empty] });
    return notes;
  }

  #mayBeFoot(row: RawRow, filled: number): boolean {
    if (this.#columns.keep.length < 2) return isFootNote(row) && this.#afterBreak;
    if (filled <= Math.max(this.#sparseFill, 1)) return true;
    return filled * 2 <= this.#columns.keep.length + 1 && isFootNote(row);
  }

  /** A sparse row that is still a row: an id or a number in its first column. */
  #fits(row: RawRow): boolean {
    const first = row.cells[this.#columns.keep[0] ?? 0];
    return !isBlank(first) && (kindOf(first) !== 'text' || /^[\w-]*\d[\w-]*$/.test(first ?? ''));
  }

  #release(out: RawRow[]): void {
    for (const row of this.#waiting) {
      this.#sparseSeen++;
      this.#pass(row, out);
    }
    this.#waiting = [];
  }

  #pass(row: RawRow, out: RawRow[]): void {
    for (let i = 0; i < row.cells.length; i++)
      if (!this.#kept[i] && !isBlank(row.cells[i])) return this.#refuse(row, 'too-many-cells');
    if (this.#textual && row.cells.length < this.#columns.written) list(this.#rows.ragged, row.row);
    this.#rowsSeen++;
    out.push(row);
  }

  #refuse(row: RawRow, reason: RefusedRecord['reason']): void {
    this.refused.push({ row: row.row, text: row.cells.join(' | ').slice(0, 4000), reason });
  }

  #isRepeatedHeader(row: RawRow): boolean {
    const head = this.#head;
    if (head.length === 0 || this.#columns.keep.length < 2) return false;
    for (const column of this.#columns.keep) if (!isSame(row.cells[column], head[column])) return false;
    return true;
  }
}

const isSame = (a: string | undefined, b: string | undefined): boolean =>
  a === b || (a ?? '').trim() === (b ?? '').trim();
