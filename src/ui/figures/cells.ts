/** How a cell of a shown table reads. */
import type { Plain } from '../../types/plain.ts';
import type { ShownColumn } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';

const textual = new Set(['text', 'month', 'day', 'stamp', 'verdict']);

export const isNumber = (column: ShownColumn): boolean => !textual.has(column.format);

export const marks: Record<string, string> = { met: '✓', missed: '✕', undecided: '?', none: '' };

/** Mark and word of a verdict. */
export const verdictText = (verdict: string, words: Words): string =>
  verdict === 'none' || verdict === '' ? '' : `${marks[verdict] ?? ''} ${words.say(`ui.verdict.${verdict}`)}`;

/** The text of a cell: what its row says of it in `<key>.text`, else its value in the reader's language. */
export function textOf(row: readonly Plain[], at: number, columns: readonly ShownColumn[], words: Words): string {
  const column = columns[at];
  if (!column) return '';
  const said = columns.findIndex(({ key }) => key === `${column.key}.text`);
  return said < 0 ? cellText(row[at] ?? null, column, words) : String(row[said] ?? '');
}

/** The text of one cell in the reader's language. */
export function cellText(value: Plain, column: ShownColumn, words: Words): string {
  switch (column.format) {
    case 'text':
      return value === null ? '' : String(value);
    case 'month':
      return value === null ? '' : words.month(String(value));
    case 'day':
      return value === null ? '' : words.day(String(value));
    case 'stamp':
      return value === null ? '' : words.stamp(String(value));
    case 'verdict':
      return verdictText(String(value ?? ''), words);
    default:
      return typeof value === 'string' ? value : words.number(typeof value === 'number' ? value : null, column.format);
  }
}

/** A stamp to its second, `2026-08-31 23:59:59`; the day alone at midnight. */
export function exactStamp(value: Plain): string {
  const text = value === null ? '' : String(value);
  return text.slice(11, 19).replace(/[:0]/g, '') === '' ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** A stamp as tables read it: `2026-08-31 23:59`, without the time where it is midnight. */
export function shortStamp(value: Plain): string {
  return exactStamp(value).slice(0, 16);
}
