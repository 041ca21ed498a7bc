/** What a typed table says of itself: its days, the time until which it is known, what could not be read. */
import type { Engine } from '../../engine/engine.ts';
import { typedTable } from '../../ledger/join.ts';
import { ident, join, sql } from '../../sql/sql.ts';
import { fieldOf, subjectFields } from '../../subjects/fields/index.ts';
import type { FieldId } from '../../types/field.ts';
import type { TableHead } from '../../types/file.ts';
import type { Kind } from '../../types/kind.ts';
import type { Mapping } from '../../types/mapping.ts';
import type { Day, Sql, Stamp } from '../../types/plain.ts';
import type { Outcome } from '../../types/problem.ts';
import { allRows, numberOf, rowsOf, textOf, type Row } from '../answer.ts';
import { statedExportTime } from './export-time.ts';

export interface Measured {
  /** Rows of the file that stand in the typed table; a wide sheet makes several of one. */
  readonly rows: number;
  readonly refused: number;
  readonly unread: Readonly<Record<FieldId, number>>;
  readonly damaged: number;
  readonly exportedAt: Stamp | null;
  readonly knownUntil: Stamp | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** First and last year of any stamp, due dates included; odd ones are left out. */
  readonly years: { readonly from: number; readonly until: number } | null;
}

/** The fields a mapping fills. */
export const mappedFields = (mapping: Mapping): readonly FieldId[] => [
  ...new Set(mapping.columns.flatMap(({ field }) => (field === null ? [] : [field]))),
];

/** Stamp fields whose column carries clock times. */
export const clockFields = (mapping: Mapping): readonly FieldId[] => [
  ...new Set(mapping.columns.flatMap(({ field, hasClock }) => (field !== null && hasClock ? [field] : []))),
];

export async function measure(
  engine: Engine,
  file: number,
  head: TableHead,
  mapping: Mapping,
  kind: Kind,
): Promise<Outcome<Measured>> {
  const typed = ident(typedTable(file));
  const answers = await allRows(engine, [
    sql`SELECT count(DISTINCT _row) FROM ${typed}`,
    sql`SELECT count(DISTINCT _row) FROM refused WHERE _file = ${file}`,
    sql`SELECT count(*) FROM damaged WHERE _file = ${file}`,
    sql`SELECT field, count(*) FROM unread WHERE _file = ${file} GROUP BY field`,
    exportColumnSql(typed, mapping),
    latestEventSql(typed, mapping, kind),
  ]);
  if (!answers.ok) return answers;
  const [rows, refused, damaged, unread = [], exported, event] = answers.value;
  const exportedAt = textOf(exported?.[0]?.[0]) ?? statedExportTime(head);
  const knownUntil = exportedAt ?? textOf(event?.[0]?.[0]);
  const days = await rowsOf(engine, daysSql(typed, knownUntil, mapping, kind));
  if (!days.ok) return days;
  return {
    ok: true,
    value: {
      rows: numberOf(rows?.[0]?.[0]),
      refused: numberOf(refused?.[0]?.[0]),
      damaged: numberOf(damaged?.[0]?.[0]),
      unread: Object.fromEntries(unread.map(([field, count]) => [String(field), numberOf(count)])),
      exportedAt,
      knownUntil,
      firstDay: textOf(days.value[0]?.[0]),
      lastDay: textOf(days.value[0]?.[1]),
      years: yearsOf(days.value[0]),
    },
  };
}

function exportColumnSql(typed: Sql, mapping: Mapping): Sql {
  if (!mappedFields(mapping).includes('export_time')) return sql`SELECT NULL`;
  const latest = sql`max(export_time)`;
  return sql`SELECT ${stampText(clockFields(mapping).includes('export_time') ? latest : endOfDay(latest))} FROM ${typed}`;
}

/**
 * The latest event day that carries the stamps of at least three rows (one row below a hundred), and the instant after its latest stamp.
 * Rows are counted only from the latest day on which one field alone reaches that number.
 */
function latestEventSql(typed: Sql, mapping: Mapping, kind: Kind): Sql {
  const stamps = eventFields(mapping, kind);
  if (stamps.length === 0) return sql`SELECT NULL`;
  const clocks = clockFields(mapping);
  const days = stamps.map(
    (field) => sql`SELECT CAST(${ident(field)} AS DATE) AS day, count(*) AS n FROM ${typed} GROUP BY 1`,
  );
  const late = stamps.map(
    (field) =>
      sql`SELECT _row, ${ident(field)} AS seen, ${clocks.includes(field)} AS clock FROM ${typed} WHERE ${ident(field)} >= (FROM sure)`,
  );
  return sql`WITH needed AS (SELECT CASE WHEN count(DISTINCT _row) < 100 THEN 1 ELSE 3 END AS rows FROM ${typed}),
    days AS (${join(days, ' UNION ALL ')}),
    sure AS (SELECT coalesce(max(day), DATE '0001-01-01') FROM days WHERE n >= (SELECT rows FROM needed)),
    late AS (${join(late, ' UNION ALL ')})
    SELECT ${stampText(sql`CASE WHEN bool_and(clock) THEN date_trunc('second', max(seen)) + INTERVAL 1 SECOND ELSE ${endOfDay(sql`max(seen)`)} END`)} FROM late GROUP BY CAST(seen AS DATE)
    ORDER BY count(DISTINCT _row) >= (SELECT rows FROM needed) DESC, CAST(seen AS DATE) DESC LIMIT 1`;
}

/** Without any event field the stamps that put a row in a period serve. */
function eventFields(mapping: Mapping, kind: Kind): readonly FieldId[] {
  const mapped = mappedFields(mapping);
  const events = mapped.filter((field) => fieldOf(kind, field)?.event);
  return events.length > 0 ? events : subjectFields[kind].stamps.filter((field) => mapped.includes(field));
}

/** First and last day of the rows, first and last year of all stamps; later than the cut-off is no day of the data. */
function daysSql(typed: Sql, knownUntil: Stamp | null, mapping: Mapping, kind: Kind): Sql {
  const known = knownUntil === null ? sql`true` : sql`_stamp < CAST(${knownUntil} AS TIMESTAMP)`;
  const stamps = mappedFields(mapping).filter((field) => fieldOf(kind, field)?.type === 'stamp');
  const years = stamps.map((field) => sql`year(${ident(field)})`);
  const sane = years.map((year) => sql`CASE WHEN ${year} BETWEEN 1990 AND 2100 THEN ${year} END`);
  return sql`SELECT strftime(min(_stamp) FILTER (${known}), '%Y-%m-%d'), strftime(max(_stamp) FILTER (${known}), '%Y-%m-%d'),
    min(least(${join([sql`NULL`, ...sane])})), max(greatest(${join([sql`NULL`, ...sane])})) FROM ${typed}`;
}

const yearsOf = (row: Row | undefined): Measured['years'] =>
  typeof row?.[2] === 'number' ? { from: row[2], until: numberOf(row[3]) } : null;

const stampText = (stamp: Sql): Sql => sql`strftime(${stamp}, '%Y-%m-%d %H:%M:%S')`;
const endOfDay = (stamp: Sql): Sql => sql`CAST(CAST(${stamp} AS DATE) + 1 AS TIMESTAMP)`;
