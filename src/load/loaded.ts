/** What is loaded, as a value: tables with their row counts, shapes of the derived tables, what files say of targets. */
import { addDays, missingYears } from '../calendar/index.ts';
import type { Engine } from '../engine/engine.ts';
import { ident, join, sql } from '../sql/sql.ts';
import type { FieldId } from '../types/field.ts';
import { factTables, kinds, type FactTable, type Kind } from '../types/kind.ts';
import type { FactShape, Loaded, LoadedTable, RowCounts } from '../types/loaded.ts';
import type { Sql, Stamp } from '../types/plain.ts';
import type { Outcome } from '../types/problem.ts';
import type { Rules } from '../types/rules.ts';
import { allRows, numberOf, rowsOf, textOf } from './answer.ts';
import { reachesOf } from './facts/index.ts';
import { foundIn } from './found.ts';
import { asOfKind, factsInput, knownUntil, type TypedEntry } from './join.ts';
import { clockFields, mappedFields } from './tables/measure.ts';
import type { Entry } from './tables/entry.ts';

/** Where a derived table's rows come from, and the stamp that spans its days. */
const shapes: Readonly<Record<FactTable, { readonly from: readonly Kind[]; readonly stamp: FieldId }>> = {
  complaint_facts: { from: ['complaints'], stamp: 'received_at' },
  callback_targets: { from: ['callbacks', 'complaints', 'customers'], stamp: 'period_stamp' },
  callback_attempts: { from: ['callbacks'], stamp: 'attempted_at' },
  ratings: { from: ['surveys', 'callbacks', 'complaints', 'interactions'], stamp: 'rated_at' },
  call_facts: { from: ['interactions'], stamp: 'start_at' },
  review_facts: { from: ['qc_reviews'], stamp: 'stamp' },
  staff_day_facts: { from: ['staff_days', 'interactions', 'complaints'], stamp: 'day' },
  exception_facts: { from: ['exceptions'], stamp: 'occurred_at' },
  row_checks: { from: kinds, stamp: 'stamp' },
};

/** Kinds whose wide sheets make several typed rows of one row of the file. */
const wideKinds: readonly Kind[] = ['targets', 'volumes'];

export const nothingLoaded: Loaded = {
  tables: [],
  facts: {},
  customs: {},
  staffNames: {},
  asOf: {},
  targets: [],
  scorecard: [],
  volumes: [],
  calendarYearsMissing: [],
  version: 0,
};

/** All that is known after a join. */
export async function loadedOf(
  engine: Engine,
  entries: readonly Entry[],
  typed: readonly TypedEntry[],
  rules: Rules,
  version: number,
): Promise<Outcome<Loaded>> {
  const lost = await rowsOf(engine, lostSql);
  if (!lost.ok) return lost;
  const facts = await factShapes(engine, typed, rules);
  if (!facts.ok) return facts;
  const found = await foundIn(engine);
  if (!found.ok) return found;
  const lostRows = (file: number, fate: string): number =>
    numberOf(lost.value.find(([of, name]) => of === file && name === fate)?.[2]);
  const tables = entries.flatMap((entry) => {
    if (entry.state === 'pending') return [];
    const counts = countsOf(entry, lostRows(entry.file, 'duplicate'), lostRows(entry.file, 'superseded'));
    return [{ ...tableOf(entry, counts), knownUntil: knownOf(entry, typed, rules) }];
  });
  return {
    ok: true,
    value: {
      ...found.value,
      tables,
      facts: facts.value,
      customs: customHeaders(typed),
      asOf: Object.fromEntries(
        kinds.flatMap((kind) => {
          const asOf = asOfKind(typed, kind, rules);
          return asOf === null ? [] : [[kind, asOf]];
        }),
      ),
      calendarYearsMissing: yearsMissing(tables),
      version,
    },
  };
}

/** Rows of a file of which nothing counts. */
const lostSql: Sql = sql`SELECT _file, fate, count(*) FROM (
    SELECT _file, fate FROM fates WHERE kind NOT IN (${join(wideKinds.map((kind) => sql`${kind}`))})
    UNION ALL ${join(
      wideKinds.map(
        (kind) => sql`SELECT _file, max(fate) FROM fates WHERE kind = ${kind}
          AND NOT EXISTS (FROM ${ident(kind)} used WHERE used._file = fates._file AND used._row = fates._row)
          GROUP BY _file, _row`,
      ),
      ' UNION ALL ',
    )}) lost GROUP BY _file, fate`;

function countsOf({ raw, state, measured }: Entry, duplicate: number, superseded: number): RowCounts {
  const read = raw.rows + raw.refused.length;
  if (state !== 'typed' || measured === null) return { ...none, read, refused: read };
  return {
    ...none,
    read,
    used: measured.rows - duplicate - superseded,
    refused: read - measured.rows,
    duplicate,
    superseded,
  };
}
const none: RowCounts = { read: 0, used: 0, refused: 0, duplicate: 0, superseded: 0, outOfPeriod: 0 };

/** An entry as it stands in the list; without counts, as one that waits for answers. */
export function tableOf(entry: Entry, counts: RowCounts = countsOf({ ...entry, state: 'pending' }, 0, 0)): LoadedTable {
  const { raw, mapping, measured, profile } = entry;
  const columns = mapping.columns.map((reading) => ({
    ...reading,
    filled: reading.filled ?? profile.columns[reading.column]?.filled ?? 0,
    unread: reading.field === null ? 0 : (measured?.unread[reading.field] ?? 0),
  }));
  return {
    file: entry.file,
    path: raw.head.path,
    sheet: raw.head.sheet,
    format: raw.head.format,
    encoding: raw.head.encoding,
    kind: mapping.kind,
    source: mapping.source,
    headers: raw.head.columns,
    columns,
    fields: mappedFields(mapping),
    clocks: clockFields(mapping),
    rows: counts,
    unreadCells: Object.values(measured?.unread ?? {}).reduce((sum, n) => sum + n, 0),
    damagedIds: measured?.damaged ?? 0,
    notes: raw.notes,
    exportedAt: measured?.exportedAt ?? null,
    knownUntil: measured?.knownUntil ?? null,
    firstDay: measured?.firstDay ?? null,
    lastDay: measured?.lastDay ?? null,
  };
}

const knownOf = (entry: Entry, typed: readonly TypedEntry[], rules: Rules): Stamp | null => {
  const same = typed.find(({ file }) => file === entry.file);
  return same ? knownUntil(same, typed, rules) : null;
};

async function factShapes(
  engine: Engine,
  typed: readonly TypedEntry[],
  rules: Rules,
): Promise<Outcome<Loaded['facts']>> {
  const day = (name: 'min' | 'max', stamp: FieldId): Sql =>
    sql`strftime(${{ text: name, params: [] }}(${ident(stamp)}), '%Y-%m-%d')`;
  const answers = await allRows(
    engine,
    factTables.map((table) => {
      const { stamp } = shapes[table];
      return sql`SELECT count(*), ${day('min', stamp)}, ${day('max', stamp)} FROM ${ident(table)}`;
    }),
  );
  if (!answers.ok) return answers;
  const reaches = reachesOf(factsInput(typed, rules));
  const facts: Partial<Record<FactTable, FactShape>> = {};
  factTables.forEach((table, i) => {
    const asOf = shapes[table].from.flatMap((kind) => asOfKind(typed, kind, rules) ?? []).sort()[0];
    const [rows, firstDay, lastDay] = answers.value[i]?.[0] ?? [];
    if (asOf === undefined || numberOf(rows) === 0) return;
    facts[table] = {
      rows: numberOf(rows),
      reaches: reaches[table],
      asOf,
      firstDay: textOf(firstDay),
      lastDay: textOf(lastDay),
    };
  });
  return { ok: true, value: facts };
}

const customHeaders = (typed: readonly TypedEntry[]): Readonly<Record<FieldId, string>> =>
  Object.fromEntries(
    typed.flatMap(({ mapping }) =>
      mapping.columns.flatMap(({ field, header }) => (field?.startsWith('x_') ? [[field, header]] : [])),
    ),
  );

/** Years of the rows without a calendar. */
function yearsMissing(tables: readonly LoadedTable[]): readonly number[] {
  const years = tables.flatMap(({ firstDay, lastDay }) =>
    firstDay === null || lastDay === null ? [] : missingYears({ from: firstDay, until: addDays(lastDay, 1) }),
  );
  return [...new Set(years)].sort((a, b) => a - b);
}
