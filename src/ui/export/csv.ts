import type { Plain } from '../../types/plain.ts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';

/** A text which a spreadsheet would run or swallow when it opens the file. */
const runs = /^([\t\r\n]|[\s\u200b\ufeff]*[=+\-@|%])/u;
const isNumber = /^[+-]?\d+([.,]\d+)?%?$/;

/** Text that stays text in a spreadsheet: what looks like a formula gets a leading apostrophe. */
export const harmless = (text: string): string => (runs.test(text) && !isNumber.test(text) ? `'${text}` : text);

/** The columns that are shown, each with its place in a row. */
export const shownColumns = (table: ShownTable): { column: ShownColumn; at: number }[] =>
  table.columns.flatMap((column, at) => (column.hidden ? [] : [{ column, at }]));

/** The shown columns as CSV for Excel: UTF-8 with its mark, CRLF, numbers unrounded, no cell that runs. */
export function csvOf(table: ShownTable, words: Words): Blob {
  const columns = shownColumns(table);
  const head = columns.map(({ column }) => quoted(harmless(column.label)));
  const rows = table.rows.map((row) => columns.map(({ column, at }) => cell(row[at] ?? null, column, words)));
  const text = [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
  return new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });
}

function cell(value: Plain, column: ShownColumn, words: Words): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return quoted(harmless(column.format === 'verdict' ? verdictOf(value, words) : String(value)));
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A verdict in words where the language has them. */
export function verdictOf(value: Plain, words: Words): string {
  const key = `verdict.${String(value)}`;
  return words.has(key) ? words.say(key) : String(value ?? '');
}
