// Tables as an Excel workbook: numbers stay numbers, text is never a formula.
import type { CellObject, Sheet } from 'write-excel-file/browser';
import type { Format } from '../../types/metric.ts';
import type { Plain } from '../../types/plain.ts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import { shownColumns, verdictOf } from './csv.ts';

export interface NamedTable {
  readonly name: string;
  readonly table: ShownTable;
}

const numberFormats: Partial<Record<ShownColumn['format'], string>> = {
  count: '#,##0',
  percent: '0.0%',
  days: '0.0',
  hours: '0.0',
  seconds: '0',
  score: '0.0',
  number: '0.00',
  'per-day': '0.0',
} satisfies Record<Format, string>;

/** What Excel takes in one cell. */
const longest = 32_767;

/** A workbook with one sheet per table, the header frozen. The writer is loaded when first needed. */
export async function xlsxOf(tables: readonly NamedTable[], words: Words): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
  return write(sheetsOf(tables, words)).toBlob();
}

/** The sheets as plain data, before they are written. */
export function sheetsOf(tables: readonly NamedTable[], words: Words): Sheet<Blob>[] {
  const names = sheetNames(tables.map(({ name }) => name));
  return tables.map(({ table }, i) => {
    const columns = shownColumns(table);
    const head = columns.map(({ column }): CellObject => ({
      ...textCell(column.label),
      fontWeight: 'bold',
      wrap: true,
    }));
    const rows = table.rows.map((row) => columns.map(({ column, at }) => cell(row[at] ?? null, column, words)));
    return {
      sheet: names[i] ?? `${i + 1}`,
      data: [head, ...rows],
      columns: columns.map(({ column, at }) => ({ width: widthOf(table, column, at) })),
      stickyRowsCount: 1,
    };
  });
}

function cell(value: Plain, column: ShownColumn, words: Words): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') {
    const format = numberFormats[column.format];
    return Number.isFinite(value) ? { type: Number, value, ...(format ? { format } : {}) } : null;
  }
  if (typeof value === 'boolean') return { type: Boolean, value };
  return textCell(column.format === 'verdict' ? verdictOf(value, words) : value);
}

const textCell = (value: string): CellObject => ({ type: String, value: value.slice(0, longest), format: '@' });

/** Room for the longest text of the first rows; Han count double. */
function widthOf(table: ShownTable, column: ShownColumn, at: number): number {
  const texts = [column.label, ...table.rows.slice(0, 200).map((row) => String(row[at] ?? ''))];
  const longestText = Math.max(...texts.map((text) => text.replace(/[^\u0000-\u02ff]/g, '00').length));
  return Math.min(
    48,
    Math.max(8, (typeof table.rows[0]?.[at] === 'number' ? Math.min(longestText, 14) : longestText) + 2),
  );
}

/** Names a workbook allows: 31 characters, none of `[]:*?/\`, no apostrophe at the ends, each once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, i) => {
    const clean =
      name
        .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || `${i + 1}`;
    const base = clean.toLowerCase() === 'history' ? `${clean} 1` : clean;
    let unique = base.slice(0, 31).trim();
    for (let again = 2; taken.has(unique.toLowerCase()); again += 1) {
      const tail = ` (${again})`;
      unique = base.slice(0, 31 - tail.length).trim() + tail;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
