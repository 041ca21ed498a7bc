/** Finds the header row by evidence: words standing over columns of numbers and dates, as wide as the rows below. */
import type { CellKind, RawRow } from './rows.ts';
import { filledOf, isBlank, kindOf, widthOf } from './rows.ts';
import { groupRowAbove, secondRowBelow } from './groups.ts';

export interface HeaderPlace {
  /** Index of the first and the last header row in the sample; equal for a header of one row; -1 without header. */
  readonly first: number;
  readonly last: number;
  /** Columns that the rows usually span. */
  readonly width: number;
}

interface Evidence {
  readonly rows: readonly RawRow[];
  readonly width: number;
  /** The kind of a column where one kind rules its filled cells, else null. */
  readonly typed: readonly (CellKind | null)[];
}

const searched = 60;

/** Where the header stands; null when there is no table at all. */
export function headerPlace(rows: readonly RawRow[]): HeaderPlace | null {
  const filled = rows.filter((row) => filledOf(row.cells) > 0);
  if (filled.length === 0) return null;
  const width = usualWidth(filled);
  const evidence: Evidence = { rows, width, typed: typedColumns(filled, width) };
  const at = bestRow(evidence);
  if (at < 0) return { first: -1, last: -1, width };
  const last = secondRowBelow(rows, at, width) ? at + 1 : at;
  const first = last === at && groupRowAbove(rows, at, width) ? at - 1 : at;
  return { first, last, width };
}

/** The most frequent width, wider ones favoured; the first row decides where rows are few. */
function usualWidth(rows: readonly RawRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const width = widthOf(row.cells);
    counts.set(width, (counts.get(width) ?? 0) + (width > 1 ? 1 : 0.3));
  }
  let [best, most] = [1, 0];
  for (const [width, count] of counts) {
    const weighted = count * Math.sqrt(width);
    if (weighted > most) [best, most] = [width, weighted];
  }
  return best;
}

function typedColumns(rows: readonly RawRow[], width: number): (CellKind | null)[] {
  const body = rows.slice(0, 400);
  return Array.from({ length: width }, (_, column) => {
    const counts: Record<CellKind, number> = { empty: 0, number: 0, date: 0, text: 0 };
    for (const row of body) counts[kindOf(row.cells[column])]++;
    const all = counts.number + counts.date + counts.text;
    if (all < 2 && rows.length > 2) return null;
    if (counts.number > all * 0.6 || (rows.length <= 4 && counts.number > 0)) return 'number';
    if (counts.date > all * 0.6 || (rows.length <= 4 && counts.date > 0)) return 'date';
    return counts.number + counts.date > all * 0.6 ? 'number' : null;
  });
}

/** Index of the header row; -1 when the first row is already data. */
function bestRow(evidence: Evidence): number {
  const scores: number[] = [];
  let dataRows = 0;
  for (let i = 0; i < evidence.rows.length && scores.length < searched && dataRows < 2; i++) {
    scores.push(scoreOf(evidence, i));
    if (isData(evidence, i)) dataRows++;
  }
  const best = Math.max(...scores);
  const first = evidence.rows.findIndex((row) => filledOf(row.cells) > 0);
  if (best < 0.5 && isData(evidence, first)) return -1;
  const isTyped = evidence.typed.some((kind) => kind !== null);
  return scores.findIndex((score) => score >= best * (isTyped ? 0.95 : 0.85));
}

/** Between 0 and 1: how much of the width is named, and how many of the typed columns stand under a word. */
function scoreOf({ rows, width, typed }: Evidence, index: number): number {
  const row = rows[index];
  if (row === undefined || row.damage !== undefined) return 0;
  const cells = row.cells.slice(0, width);
  const names = cells.filter((cell) => !isBlank(cell));
  if (names.length === 0) return 0;
  const counting = isCounting(cells);
  const over = typed.flatMap((kind, column) => (kind === null ? [] : [nameOver(cells[column], kind, counting)]));
  const covered = over.length === 0 ? 1 : over.filter(Boolean).length / over.length;
  const distinct = new Set(names).size / width;
  const short = names.filter((name) => name.length <= 60).length / names.length;
  return ((distinct + covered) / 2) * short;
}

const nameOver = (cell: string | undefined, kind: CellKind, counting: boolean): boolean => {
  const own = kindOf(cell);
  return own === 'text' || (own === 'date' && kind === 'number') || (own === 'number' && counting);
};

/** Years (at least three) or numbered days (at least seven) as headers, in ascending order. */
function isCounting(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => cell.trim()).filter((cell) => kindOf(cell) === 'number');
  if (numbers.length < 3 || numbers.some((cell) => !/^\d{1,4}$/.test(cell))) return false;
  const years = numbers.every((cell) => /^(19|20)\d\d$/.test(cell));
  if (!years && numbers.length < 7) return false;
  return numbers.every(
    (cell, i) => i === 0 || (years ? +cell > Number(numbers[i - 1]) : +cell === Number(numbers[i - 1]) + 1),
  );
}

function isData({ rows, width, typed }: Evidence, index: number): boolean {
  const cells = rows[index]?.cells ?? [];
  if (isCounting(cells)) return false;
  const columns = typed.flatMap((kind, column) => (kind === null ? [] : [column]));
  const hits = columns.filter((column) => ['number', 'date'].includes(kindOf(cells[column]))).length;
  return columns.length > 0 && hits >= columns.length / 2 && filledOf(cells) >= width / 2;
}
