/** Old binary workbooks (and .xlsb, .ods), by SheetJS, which is loaded only then. */
import type { DroppedFile, Note, ReadEvent } from '../../types/file.ts';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { FileFormat, ReadContext } from '../context.ts';
import { Trouble, checkAborted, fileNameOf } from '../context.ts';
import { numberText, readingOfCode, serialText } from '../sheets/serial.ts';
import { tableEvents } from '../table/events.ts';
import type { RawRow } from '../table/rows.ts';

/** SheetJS holds the whole book in memory, many times its size. */
const largest = 256 * 2 ** 20;

export const xls: FileFormat = {
  accepts: (seen) => seen.content === 'ole',
  async *read(file, context) {
    const bytes = new Uint8Array(await file.blob.slice(0, 4 << 20).arrayBuffer());
    if (hasWord(bytes, 'EncryptedPackage')) throw new Trouble({ kind: 'encrypted', fileName: fileNameOf(file.path) });
    const isCompound = bytes[0] === 0xd0;
    if (isCompound && !hasWord(bytes, 'Workbook') && !hasWord(bytes, 'Book') && file.blob.size <= bytes.length)
      throw new Trouble({ kind: 'unknown-format', fileName: fileNameOf(file.path) });
    yield* readWithSheetJs(file, context);
  },
};

/** A stream name of a compound file, as it stands in its directory: UTF-16. */
function hasWord(bytes: Uint8Array, word: string): boolean {
  const wide = Uint8Array.from(Array.from(word).flatMap((char) => [char.charCodeAt(0), 0]));
  for (let at = bytes.indexOf(wide[0] ?? 0); at >= 0; at = bytes.indexOf(wide[0] ?? 0, at + 1))
    if (wide.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** Every sheet of a book that SheetJS can read. */
export async function* readWithSheetJs(file: DroppedFile, context: ReadContext): AsyncGenerator<ReadEvent> {
  const fileName = fileNameOf(file.path);
  if (file.blob.size > largest) throw new Trouble({ kind: 'too-large', fileName, limit: `${largest / 2 ** 20} MB` });
  const book = await openBook(file, fileName);
  context.progress.at(file.blob.size);
  let tables = 0;
  for (const [i, name] of book.SheetNames.entries()) {
    checkAborted(context.options);
    const sheet = book.Sheets[name];
    if (!sheet || sheet['!type'] === 'chart') continue;
    const is1904 = book.Workbook?.WBProps?.date1904 === true;
    const rows = rowsOf(sheet, is1904);
    const notes = notesOf(sheet, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0, is1904, rows.errors);
    const source = {
      file,
      sheet: name,
      format: 'xls',
      encoding: '',
      textual: false,
      strict: true,
      rows: once(rows.rows),
      notes: () => notes,
    };
    for await (const event of tableEvents(source, context)) {
      if (event.kind === 'table') tables++;
      yield event;
    }
  }
  if (tables === 0) throw new Trouble({ kind: 'no-table', fileName });
}

async function openBook(file: DroppedFile, fileName: string): Promise<WorkBook> {
  const bytes = new Uint8Array(await file.blob.arrayBuffer());
  const { read } = await import('@e965/xlsx');
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellHTML: false,
      cellText: false,
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      /password|encrypt/i.test(detail) ? { kind: 'encrypted', fileName } : { kind: 'broken', fileName, detail },
    );
  }
}

async function* once(rows: readonly RawRow[]): AsyncGenerator<readonly RawRow[]> {
  yield rows;
}

function rowsOf(sheet: WorkSheet, is1904: boolean): { rows: RawRow[]; errors: number } {
  const rows: RawRow[] = [];
  let errors = 0;
  const data: (CellObject | undefined)[][] = sheet['!data'] ?? [];
  data.forEach((line, index) => {
    if (!line) return;
    const cells: string[] = [];
    line.forEach((cell, column) => {
      if (cell?.t === 'e') errors++;
      const text = cell ? textOf(cell, is1904) : '';
      if (text === '') return;
      while (cells.length < column && column < 512) cells.push('');
      cells[column] = text;
    });
    if (cells.length > 0) rows.push({ row: index + 1, cells });
  });
  return { rows, errors };
}

function textOf(cell: CellObject, is1904: boolean): string {
  if (cell.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.t === 'b') return cell.v ? 'true' : 'false';
  if (cell.t !== 'n') return String(cell.v);
  const reading = typeof cell.z === 'string' ? readingOfCode(cell.z) : 'number';
  const date = reading === 'number' ? null : serialText(Number(cell.v), reading, is1904);
  return date ?? numberText(String(cell.v));
}

function notesOf(sheet: WorkSheet, hidden: boolean, is1904: boolean, errors: number): Note[] {
  const hiddenRows = (sheet['!rows'] ?? []).filter((row) => row?.hidden).length;
  const notes: Note[] = [];
  if (hidden) notes.push({ kind: 'hidden-sheet' });
  if (hiddenRows > 0) notes.push({ kind: 'hidden-rows', count: hiddenRows });
  if (is1904) notes.push({ kind: 'date-system-1904' });
  if (errors > 0) notes.push({ kind: 'error-cells', count: errors });
  return notes;
}
