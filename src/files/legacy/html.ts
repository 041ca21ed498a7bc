/** HTML tables saved as `.xls`, as many systems write them; a page saved as `.csv` is a problem with a name. */
import type { ReadEvent } from '../../types/file.ts';
import type { FileFormat } from '../context.ts';
import { Trouble, fileNameOf } from '../context.ts';
import { XmlScanner, attribute, decodeEntities } from '../sheets/xml.ts';
import type { XmlListener } from '../sheets/xml.ts';
import { tableEvents } from '../table/events.ts';
import type { RawRow } from '../table/rows.ts';
import { encodingOfMarkup, textOfMarkup } from './markup.ts';

const spreadsheetNames = /\.(?:xls[xm]?|et|html?|mht)$/i;

export const html: FileFormat = {
  accepts: (seen) => seen.content === 'html',
  async *read(file, context) {
    const fileName = fileNameOf(file.path);
    const page = new Trouble({ kind: 'html-page', fileName });
    if (!spreadsheetNames.test(fileName)) throw page;
    const encoding = await encodingOfMarkup(file, context);
    const listener = new HtmlTables();
    const scanner = new XmlScanner(listener, { html: true });
    for await (const text of textOfMarkup(file, encoding, context)) scanner.push(text);
    let tables = 0;
    for (const rows of listener.finished()) {
      const all = once(rows);
      const source = {
        file,
        sheet: '',
        format: 'html',
        encoding,
        textual: false,
        strict: true,
        rows: all,
        notes: () => [],
      };
      for await (const event of tableEvents(source, context)) {
        if (event.kind === 'table') tables++;
        yield numbered(event, tables);
      }
    }
    if (tables === 0) throw page;
  },
};

/** Second and later tables of a page are told apart by their number. */
const numbered = (event: ReadEvent, count: number): ReadEvent =>
  event.kind === 'table' && count > 1 ? { ...event, head: { ...event.head, sheet: String(count) } } : event;

async function* once(rows: readonly RawRow[]): AsyncGenerator<readonly RawRow[]> {
  yield rows;
}

interface OpenTable {
  readonly rows: RawRow[];
  cells: string[];
  /** Columns still covered from rows above. */
  spans: number[];
}

/** Collects the innermost tables that have rows; a cell that spans columns leaves gaps, as in a sheet. */
class HtmlTables implements XmlListener {
  readonly #done: RawRow[][] = [];
  readonly #open: OpenTable[] = [];
  #cell: string | null = null;
  #span = { columns: 1, rows: 1 };

  finished(): RawRow[][] {
    while (this.#open.length > 0) this.close('table');
    return this.#done.filter((rows) => rows.length > 0);
  }

  open(name: string, attributes: string): void {
    if (name === 'table') this.#open.push({ rows: [], cells: [], spans: [] });
    else if (name === 'tr') this.#endRow();
    else if (name === 'td' || name === 'th') {
      this.#endCell();
      this.#cell = '';
      const stated = (what: string): number => Math.min(1000, Math.max(1, Number(attribute(attributes, what)) || 1));
      this.#span = { columns: stated('colspan'), rows: stated('rowspan') };
    } else if (name === 'br' && this.#cell !== null && this.#cell !== '') this.#cell += '\n';
  }

  close(name: string): void {
    if (name === 'td' || name === 'th') this.#endCell();
    else if (name === 'tr') this.#endRow();
    else if (name === 'table') {
      this.#endRow();
      const table = this.#open.pop();
      if (table) this.#done.push(table.rows);
      this.#cell = null;
    }
  }

  text(text: string, verbatim: boolean): void {
    if (this.#cell === null) return;
    this.#cell += verbatim ? text : decodeEntities(text.replace(/[\t\r\n ]+/g, ' '));
  }

  #endCell(): void {
    const table = this.#open.at(-1);
    if (this.#cell === null || !table) return;
    while ((table.spans[table.cells.length] ?? 0) > 0) table.cells.push('');
    for (let i = 0; i < this.#span.columns; i++) {
      if (this.#span.rows > 1) table.spans[table.cells.length] = this.#span.rows;
      table.cells.push(i === 0 ? this.#cell.replaceAll('\u00a0', ' ').trim() : '');
    }
    this.#cell = null;
  }

  #endRow(): void {
    this.#endCell();
    const table = this.#open.at(-1);
    if (!table || table.cells.length === 0) return;
    table.rows.push({ row: table.rows.length + 1, cells: table.cells });
    table.spans = table.spans.map((rest) => Math.max(0, rest - 1));
    table.cells = [];
  }
}
