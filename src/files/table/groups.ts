/** Headers of two rows: group names above column names, as merged cells leave them. */
import type { RawRow } from './rows.ts';
import { filledOf, isBlank, kindOf } from './rows.ts';

const columnsOf = (width: number): number[] => Array.from({ length: width }, (_, i) => i);

const isWords = (row: RawRow, width: number): boolean =>
  row.damage === undefined &&
  columnsOf(width).every((column) => {
    const cell = row.cells[column];
    return isBlank(cell) || (kindOf(cell) === 'text' && (cell ?? '').length <= 30 && !/[：:]/.test(cell ?? ''));
  });

/** The row above `at` names groups of columns: it stands over every unnamed column, or it leaves the gaps of merged cells. */
export function groupRowAbove(rows: readonly RawRow[], at: number, width: number): boolean {
  const above = rows[at - 1];
  const header = rows[at];
  if (!above || !header || above.row !== header.row - 1 || !isWords(above, width)) return false;
  if (rows.slice(0, at - 1).some((row) => filledOf(row.cells) > 1)) return false;
  const filled = columnsOf(width).filter((column) => !isBlank(above.cells[column]));
  const unnamed = columnsOf(width).filter((column) => isBlank(header.cells[column]));
  if (unnamed.length > 0) return filled.length > unnamed.length && unnamed.every((column) => filled.includes(column));
  return filled.length >= 2 && filled.length < width;
}

/** The row below `at` completes it: it fills the gaps, and leaves out what spans both rows. */
export function secondRowBelow(rows: readonly RawRow[], at: number, width: number): boolean {
  const below = rows[at + 1];
  const header = rows[at];
  if (!below || !header || below.row !== header.row + 1 || !isWords(below, width) || !isWords(header, width))
    return false;
  const gaps = columnsOf(width).filter((column) => isBlank(header.cells[column]));
  const open = columnsOf(width).filter((column) => isBlank(below.cells[column]));
  return gaps.length > 0 && open.length > 0 && !gaps.some((column) => open.includes(column));
}
