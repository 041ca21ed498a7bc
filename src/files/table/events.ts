/** From the records of a sheet or file to the events of one table. */
import type { DroppedFile, Note, ReadEvent } from '../../types/file.ts';
import type { ReadContext } from '../context.ts';
import { checkAborted } from '../context.ts';
import { Body } from './body.ts';
import { CsvWriter } from './canonical.ts';
import { columnsOf } from './columns.ts';
import type { HeaderPlace } from './header.ts';
import { headerPlace } from './header.ts';
import type { RawRow } from './rows.ts';
import { filledOf, isBlank } from './rows.ts';

/** Rows read before the header is sought and the columns are settled. */
const sampleRows = 2000;
const chunkBytes = 2 << 20;

export interface TableSource {
  readonly file: DroppedFile;
  readonly sheet: string;
  readonly format: string;
  readonly encoding: string;
  readonly textual: boolean;
  readonly rows: AsyncIterable<readonly RawRow[]>;
  /** Asked when all rows are read. */
  notes(): readonly Note[];
  /** A sheet is a table only with two columns, or one column of short cells. */
  readonly strict?: boolean;
}

/** The events of a table; none when the rows hold no table. */
export async function* tableEvents(source: TableSource, context: ReadContext): AsyncGenerator<ReadEvent> {
  const rows = source.rows[Symbol.asyncIterator]();
  try {
    const { sample, done } = await sampleOf(rows);
    const place = headerPlace(sample);
    if (place === null || (source.strict && !isTable(sample, place))) return;
    yield* eventsOf(source, context, sample, place, done ? null : rows);
  } finally {
    await rows.return?.();
  }
}

async function sampleOf(rows: AsyncIterator<readonly RawRow[]>): Promise<{ sample: RawRow[]; done: boolean }> {
  const sample: RawRow[] = [];
  while (sample.length < sampleRows) {
    const next = await rows.next();
    if (next.done) return { sample, done: true };
    for (const row of next.value) sample.push(row);
  }
  return { sample, done: false };
}

async function* eventsOf(
  source: TableSource,
  context: ReadContext,
  sample: RawRow[],
  place: HeaderPlace,
  rest: AsyncIterator<readonly RawRow[]> | null,
): AsyncGenerator<ReadEvent> {
  const columns = columnsOf(sample, place, source.textual);
  const above = sample.slice(0, Math.max(place.first, 0)).filter((row) => filledOf(row.cells) > 0);
  const table = context.nextTable();
  const { sheet, format, encoding } = source;
  const titles = [...above.map((row) => lineOf(row)), ...(sheet === '' ? [] : [sheet])];
  const headerRow = sample[place.last]?.row ?? 0;
  yield {
    kind: 'table',
    table,
    head: { path: source.file.path, sheet, format, encoding, columns: columns.names, headerRow, titles },
  };

  const firstRows = sample.slice(place.last + 1);
  const body = new Body(columns, sample[place.last], firstRows, source.textual);
  const writer = new CsvWriter();
  const chunk = (): ReadEvent => {
    const rows = writer.rows;
    return {
      kind: 'rows',
      table,
      chunk: { kind: 'csv', bytes: writer.take(), rows },
      bytesRead: context.progress.bytes,
    };
  };
  for (let batch: readonly RawRow[] | null = firstRows; batch !== null; batch = await nextOf(rest)) {
    checkAborted(context.options);
    const out: RawRow[] = [];
    for (const row of batch) body.take(row, out);
    for (const row of out) {
      writer.row(row.row, row.cells, columns.keep);
      if (writer.length > chunkBytes) yield chunk();
    }
  }
  const out: RawRow[] = [];
  const notes = body.finish(out);
  for (const row of out) writer.row(row.row, row.cells, columns.keep);
  if (writer.rows > 0) yield chunk();
  yield { kind: 'end', table, notes: [...titleNotes(above), ...notes, ...source.notes()], refused: body.refused };
}

async function nextOf(rest: AsyncIterator<readonly RawRow[]> | null): Promise<readonly RawRow[] | null> {
  const next = await rest?.next();
  return next === undefined || next.done ? null : next.value;
}

const lineOf = (row: RawRow): string =>
  row.cells
    .filter((cell) => !isBlank(cell))
    .map((cell) => cell.trim())
    .join(' ');

const titleNotes = (above: readonly RawRow[]): Note[] =>
  above.length === 0
    ? []
    : [{ kind: 'title-rows', rows: above.map((row) => row.row), text: above.map(lineOf).join('\n') }];

/** Sheets of prose are no tables. */
function isTable(sample: readonly RawRow[], place: HeaderPlace): boolean {
  if (place.width >= 2) return true;
  const cells = sample.flatMap((row) => row.cells.filter((cell) => !isBlank(cell)));
  return cells.length >= 2 && cells.every((cell) => cell.length <= 60) && (cells[0]?.length ?? 0) <= 30;
}
