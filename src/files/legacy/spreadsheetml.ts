/** SpreadsheetML 2003: XML workbooks, mostly saved as `.xls`. */
import type { Note } from '../../types/file.ts';
import type { FileFormat } from '../context.ts';
import { Trouble, fileNameOf } from '../context.ts';
import { isoText, numberText } from '../sheets/serial.ts';
import { textOfXml } from '../sheets/strings.ts';
import type { XmlListener } from '../sheets/xml.ts';
import { DoctypeError, XmlScanner, attribute } from '../sheets/xml.ts';
import { tableEvents } from '../table/events.ts';
import type { RawRow } from '../table/rows.ts';
import { encodingOfMarkup, textOfMarkup } from './markup.ts';

export const spreadsheetml: FileFormat = {
  accepts: (seen) => seen.content === 'spreadsheetml',
  async *read(file, context) {
    const fileName = fileNameOf(file.path);
    const encoding = await encodingOfMarkup(file, context);
    const listener = new XmlSheets();
    const scanner = new XmlScanner(listener);
    try {
      for await (const text of textOfMarkup(file, encoding, context)) scanner.push(text);
    } catch (error) {
      throw error instanceof DoctypeError ? new Trouble({ kind: 'broken', fileName, detail: 'DOCTYPE' }) : error;
    }
    if (!listener.closed) throw new Trouble({ kind: 'broken', fileName, detail: 'truncated' });
    let tables = 0;
    for (const { name, rows, notes } of listener.sheets) {
      const source = {
        file,
        sheet: name,
        format: 'spreadsheetml',
        encoding,
        textual: false,
        strict: true,
        rows: once(rows),
        notes: () => notes,
      };
      for await (const event of tableEvents(source, context)) {
        if (event.kind === 'table') tables++;
        yield event;
      }
    }
    if (tables === 0) throw new Trouble({ kind: 'no-table', fileName });
  },
};

async function* once(rows: readonly RawRow[]): AsyncGenerator<readonly RawRow[]> {
  yield rows;
}

interface XmlSheet {
  readonly name: string;
  readonly rows: RawRow[];
  readonly notes: Note[];
}

class XmlSheets implements XmlListener {
  readonly sheets: XmlSheet[] = [];
  closed = false;
  #row = 0;
  #repeat = 0;
  #cells: string[] = [];
  #column = 0;
  #across = 0;
  #type = '';
  #value: string | null = null;
  #errors = 0;

  open(name: string, attributes: string): void {
    if (name === 'Worksheet') this.#openSheet(attributes);
    else if (name === 'Row') {
      this.#row = Number(attribute(attributes, 'Index')) || this.#row + 1;
      this.#repeat = Number(attribute(attributes, 'Span')) || 0;
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'Cell') {
      const index = Number(attribute(attributes, 'Index'));
      if (index > 0 && index <= 16_384) this.#column = index - 1;
      this.#across = Math.min(16_384, Number(attribute(attributes, 'MergeAcross')) || 0);
    } else if (name === 'Data') {
      this.#type = attribute(attributes, 'Type') ?? 'String';
      this.#value = '';
    }
  }

  close(name: string): void {
    if (name === 'Data') this.#put();
    else if (name === 'Cell') this.#column += 1 + this.#across;
    else if (name === 'Row') {
      if (this.#cells.length > 0) this.sheets.at(-1)?.rows.push({ row: this.#row, cells: this.#cells });
      this.#row += this.#repeat;
      this.#cells = [];
    } else if (name === 'Worksheet' && this.#errors > 0) {
      this.sheets.at(-1)?.notes.push({ kind: 'error-cells', count: this.#errors });
    } else if (name === 'Workbook') this.closed = true;
  }

  text(text: string, verbatim: boolean): void {
    if (this.#value !== null) this.#value += textOfXml(text, verbatim);
  }

  #openSheet(attributes: string): void {
    this.sheets.push({ name: attribute(attributes, 'Name') ?? '', rows: [], notes: [] });
    this.#row = 0;
    this.#errors = 0;
  }

  #put(): void {
    const text = this.#textOfData(this.#value ?? '');
    this.#value = null;
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #textOfData(value: string): string {
    if (this.#type === 'Number') return numberText(value);
    if (this.#type === 'DateTime') return isoText(value, 'date').replace(/^1899-12-3[01] (?=\d)/, '');
    if (this.#type === 'Boolean') return value.trim() === '1' ? 'true' : 'false';
    if (this.#type !== 'Error') return value;
    this.#errors++;
    return '';
  }
}
