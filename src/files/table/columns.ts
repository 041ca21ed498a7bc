/** Which columns of a table are kept, and what they are called. */
import type { HeaderPlace } from './header.ts';
import type { RawRow } from './rows.ts';
import { isBlank, widthOf } from './rows.ts';

export interface Columns {
  /** Positions of the kept columns, in order. */
  readonly keep: readonly number[];
  readonly names: readonly string[];
  /** 1-based positions of columns left out. */
  readonly empty: readonly number[];
  /** Cells which a full row is written with. */
  readonly written: number;
}

/** `textual`: delimited text, where a cell beyond the header shifts a row, rather than a note beside a table. */
export function columnsOf(rows: readonly RawRow[], place: HeaderPlace, textual: boolean): Columns {
  const header = rows.slice(Math.max(place.first, 0), place.last + 1);
  const body = rows.slice(place.last + 1).filter((row) => row.damage === undefined);
  const written = Math.max(0, ...header.map((row) => (textual ? row.cells.length : widthOf(row.cells))));
  const limit = columnLimit(body, place, written, textual);
  const used = usedColumns(body, limit);
  const labels = joinedNames(header, limit);
  const [keep, empty]: [number[], number[]] = [[], []];
  for (let column = 0; column < Math.max(limit, written); column++) {
    if (labels[column] || used[column]) keep.push(column);
    else empty.push(column + 1);
  }
  const names = unique(keep.map((column) => labels[column] || `#${column + 1}`));
  return { keep, names, empty: empty.length > 1000 ? empty.slice(0, 1000) : empty, written: written || limit };
}

/** Columns that may be kept: those of the header, and further ones where the rows agree on them. */
function columnLimit(body: readonly RawRow[], place: HeaderPlace, written: number, textual: boolean): number {
  if (place.last < 0) return textual ? place.width : Math.max(place.width, ...body.map((row) => widthOf(row.cells)));
  const wider = body.filter((row) => widthOf(row.cells) > written);
  if (wider.length === 0 || (textual && wider.length <= body.length / 2)) return written;
  if (textual) return Math.max(place.width, written);
  return wider.reduce((most, row) => Math.max(most, widthOf(row.cells)), written);
}

function usedColumns(body: readonly RawRow[], limit: number): boolean[] {
  const used: boolean[] = Array.from({ length: limit }, () => false);
  for (const row of body) {
    const end = Math.min(limit, row.cells.length);
    for (let column = 0; column < end; column++) if (!used[column] && !isBlank(row.cells[column])) used[column] = true;
  }
  return used;
}

/** Names of one or two header rows; a group name spreads to the right until the next one. */
function joinedNames(header: readonly RawRow[], limit: number): string[] {
  const [first, second] = header.map((row) => row.cells.map(nameOf));
  if (first === undefined) return [];
  if (second === undefined) return first;
  let group = '';
  return Array.from({ length: limit }, (_, column) => {
    group = first[column] || (second[column] ? group : '');
    const name = second[column] ?? '';
    return name === '' || name === group ? group : group === '' ? name : `${group} / ${name}`;
  });
}

/** As written, without line breaks and outer spaces. */
const nameOf = (cell: string | undefined): string =>
  (cell ?? '')
    .replace(/\s*[\r\n]+\s*/g, (_, at: number, all: string) => (all.charCodeAt(at - 1) > 0x2e7f ? '' : ' '))
    .trim();

function unique(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  const taken = new Set(names);
  return names.map((name) => {
    let count = (seen.get(name) ?? 0) + 1;
    if (count > 1) while (taken.has(`${name} (${count})`)) count++;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
