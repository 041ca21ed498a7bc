/** The common shape of every row-like format on its way to a table. */

export interface RawRow {
  /** 1-based record number in the sheet or file. */
  readonly row: number;
  /** '' = empty; may be shorter or longer than the header. */
  readonly cells: string[];
  /** A record that could not be taken apart; `cells[0]` holds its text. */
  readonly damage?: 'unclosed-quote' | 'unreadable';
}

/** Nothing but spaces of any kind. */
export const isBlank = (cell: string | undefined): boolean =>
  cell === undefined ||
  cell === '' ||
  (cell.charCodeAt(0) <= 32 || cell.charCodeAt(0) >= 160 ? cell.trim() === '' : false);

export const filledOf = (cells: readonly string[]): number => {
  let filled = 0;
  for (let i = 0; i < cells.length; i++) if (!isBlank(cells[i])) filled++;
  return filled;
};

/** Length without empty cells at the end. */
export function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1])) width--;
  return width;
}

export type CellKind = 'empty' | 'number' | 'date' | 'text';

const number = /^[-+(]?[¥$€£￥]?\s*[-+]?[\d０-９][\d０-９.,， ']*(?:[eE][-+]?\d+)?\s*(?:%|％|万|元|亿)?\)?$/;
const date =
  /^(?:\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}(?::\d{2})?)(?:[ T].*)?$/;

/** What a cell looks like, for telling headers, titles and totals from rows. */
export function kindOf(cell: string | undefined): CellKind {
  if (cell === undefined || isBlank(cell)) return 'empty';
  if (cell.length > 40) return 'text';
  const text = cell.trim();
  const first = text.charCodeAt(0);
  const maybe = (first >= 40 && first <= 57) || first === 36 || (first > 127 && !(first >= 0x4e00 && first <= 0x9fff));
  if (!maybe) return 'text';
  if (date.test(text)) return 'date';
  return number.test(text) ? 'number' : 'text';
}
