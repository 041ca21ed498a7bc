/** XLSX and XLSM, read in a stream: every sheet that holds a table is a table. */
import type { DroppedFile, Note, ReadEvent } from '../../types/file.ts';
import type { FileFormat, ReadContext } from '../context.ts';
import { Trouble, checkAborted, fileNameOf } from '../context.ts';
import { readWithSheetJs } from '../legacy/xls.ts';
import { tableEvents } from '../table/events.ts';
import type { RawRow } from '../table/rows.ts';
import { zipEntries } from '../zip/directory.ts';
import { SheetRows } from './sheet.ts';
import type { SheetPart, Workbook } from './workbook.ts';
import { Parts, openWorkbook, textOfPart, workbookPart } from './workbook.ts';
import { DoctypeError, XmlScanner } from './xml.ts';

export const xlsx: FileFormat = {
  accepts: (seen) => seen.content === 'workbook',
  async *read(file, context) {
    const fileName = fileNameOf(file.path);
    const entries = await zipEntries(file.blob);
    if (entries === null) throw new Trouble({ kind: 'broken', fileName, detail: 'truncated' });
    if (entries.some((entry) => entry.encrypted)) throw new Trouble({ kind: 'encrypted', fileName });
    const parts = new Parts(file.blob, fileName, entries);
    const part = await workbookPart(parts);
    if (part === null && !parts.get('content.xml')) throw new Trouble({ kind: 'unknown-format', fileName });
    if (part === null || part.endsWith('.bin')) {
      yield* readWithSheetJs(file, context);
      return;
    }
    try {
      yield* sheetsOf(file, await openWorkbook(parts, part), context);
    } catch (error) {
      throw error instanceof DoctypeError ? new Trouble({ kind: 'broken', fileName, detail: 'DOCTYPE' }) : error;
    }
  },
};

async function* sheetsOf(file: DroppedFile, book: Workbook, context: ReadContext): AsyncGenerator<ReadEvent> {
  let tables = 0;
  for (const sheet of book.sheets) {
    const listener = new SheetRows(book.facts);
    const source = {
      file,
      sheet: sheet.name,
      format: 'xlsx',
      encoding: '',
      textual: false,
      strict: true,
      rows: rowsOf(file, sheet, listener, context),
      notes: () => notesOf(sheet, listener, book.facts.is1904),
    };
    for await (const event of tableEvents(source, context)) {
      if (event.kind === 'table') tables++;
      yield event;
    }
  }
  if (tables === 0) throw new Trouble({ kind: 'no-table', fileName: fileNameOf(file.path) });
}

async function* rowsOf(
  file: DroppedFile,
  { entry }: SheetPart,
  listener: SheetRows,
  context: ReadContext,
): AsyncGenerator<readonly RawRow[]> {
  const scanner = new XmlScanner(listener);
  let chars = 0;
  for await (const text of textOfPart(file.blob, entry, fileNameOf(file.path))) {
    checkAborted(context.options);
    scanner.push(text);
    chars += text.length;
    context.progress.at(entry.offset + Math.min(1, chars / Math.max(1, entry.size)) * entry.compressedSize);
    if (listener.rows.length < 500) continue;
    const rows = listener.rows;
    listener.rows = [];
    yield rows;
  }
  yield listener.rows;
}

function notesOf(sheet: SheetPart, listener: SheetRows, is1904: boolean): Note[] {
  const notes: Note[] = [];
  if (sheet.hidden) notes.push({ kind: 'hidden-sheet' });
  if (listener.hiddenRows > 0) notes.push({ kind: 'hidden-rows', count: listener.hiddenRows });
  if (is1904) notes.push({ kind: 'date-system-1904' });
  if (listener.errorCells > 0) notes.push({ kind: 'error-cells', count: listener.errorCells });
  return notes;
}
