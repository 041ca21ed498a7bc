/** The rows of one worksheet, from its XML. Rows are sparse: nothing is sized by a dimension that the file states. */
import type { RawRow } from '../table/rows.ts';
import type { Reading } from './serial.ts';
import { isoText, numberText, serialText } from './serial.ts';
import { textOfXml, unescapeText } from './strings.ts';
import type { XmlListener } from './xml.ts';
import { attribute } from './xml.ts';

export interface BookFacts {
  readonly strings: readonly string[];
  /** By style index. */
  readonly readings: readonly Reading[];
  readonly is1904: boolean;
}

export class SheetRows implements XmlListener {
  rows: RawRow[] = [];
  hiddenRows = 0;
  errorCells = 0;
  readonly #book: BookFacts;
  #inData = false;
  #row = 0;
  #hidden = false;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #taking = false;
  #phonetic = false;
  #inCell = false;

  constructor(book: BookFacts) {
    this.#book = book;
  }

  open(name: string, attributes: string): void {
    if (!this.#inData) {
      if (name === 'sheetData') this.#inData = true;
      return;
    }
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#taking = this.#inCell && this.#type !== 'inlineStr';
    else if (name === 't') this.#taking = this.#inCell && !this.#phonetic && this.#type === 'inlineStr';
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'row') this.#openRow(attributes);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#taking = false;
    else if (name === 'c' && this.#inCell) this.#closeCell();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'row') this.#closeRow();
    else if (name === 'sheetData') this.#inData = false;
  }

  text(text: string, verbatim: boolean): void {
    if (this.#taking) this.#value += textOfXml(text, verbatim);
  }

  #openRow(attributes: string): void {
    const stated = Number(attribute(attributes, 'r'));
    this.#row = stated > 0 ? stated : this.#row + 1;
    const hidden = attribute(attributes, 'hidden');
    this.#hidden = hidden === '1' || hidden === 'true';
    this.#cells = [];
    this.#column = -1;
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    if (this.#hidden) this.hiddenRows++;
    this.rows.push({ row: this.#row, cells: this.#cells });
    this.#cells = [];
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    this.#column = reference === null ? this.#column + 1 : columnOf(reference, this.#column + 1);
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = '';
    this.#inCell = true;
  }

  #closeCell(): void {
    this.#inCell = false;
    if (this.#value === '') return;
    const text = this.#textOfCell();
    if (text === '') return;
    const cells = this.#cells;
    while (cells.length < this.#column && this.#column < 512) cells.push('');
    cells[this.#column] = text;
  }

  #textOfCell(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return this.#book.strings[Number(value)] ?? '';
      case 'str':
      case 'inlineStr':
        return unescapeText(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false';
      case 'e':
        this.errorCells++;
        return '';
      case 'd':
        return isoText(value, this.#book.readings[this.#style] ?? 'number');
      default:
        return this.#number(value);
    }
  }

  #number(value: string): string {
    const reading = this.#book.readings[this.#style] ?? 'number';
    if (reading === 'number') return numberText(value);
    return serialText(Number(value), reading, this.#book.is1904) ?? numberText(value);
  }
}

/** `BC12` → 54; without letters the next column. */
function columnOf(reference: string, next: number): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 || column > 16_384 ? next : column - 1;
}
