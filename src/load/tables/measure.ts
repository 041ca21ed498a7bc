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
import { allRows, numberOf, textOf } from '../answer.ts';
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

/** The fields a mapping fills; a category path fills the levels below its own. */
export const mappedFields = (mapping: Mapping): readonly FieldId[] => [
  ...new Set(
    mapping.columns.flatMap(({ field, split }) =>
      field === null ? [] : split ? [field, 'category_l2', 'category_l3'] : [field],
    ),
  ),
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
  const answers = await allRows(engine, [
    measuredSql(file, statedExportTime(head), mapping, kind),
    sql`SELECT field, count(*) FROM unread WHERE _file = ${file} GROUP BY field`,
  ]);
  if (!answers.ok) return answers;
  const [[row = []] = [], unread = []] = answers.value;
  const [rows, refused, damaged, exportedAt, knownUntil, firstDay, lastDay, from, until] = row;
  return {
    ok: true,
    value: {
      rows: numberOf(rows),
      refused: numberOf(refused),
      damaged: numberOf(damaged),
      unread: Object.fromEntries(unread.map(([field, count]) => [String(field), numberOf(count)])),
      exportedAt: textOf(exportedAt),
      knownUntil: textOf(knownUntil),
      firstDay: textOf(firstDay),
      lastDay: textOf(lastDay),
      years: typeof from === 'number' ? { from, until: numberOf(until) } : null,
    },
  };
}

/** Counts, export time, cut-off, first and last day of the rows, first and last year of all stamps; later than the cut-off is no day of the data. */
function measuredSql(file: number, stated: Stamp | null, mapping: Mapping, kind: Kind): Sql {
  const typed = ident(typedTable(file));
  const stamps = mappedFields(mapping).filter((field) => fieldOf(kind, field)?.type === 'stamp');
  const years = stamps.map((field) => sql`year(${ident(field)})`);
  const sane = years.map((year) => sql`CASE WHEN ${year} BETWEEN 1990 AND 2100 THEN ${year} END`);
  const known = sql`(SELECT until IS NULL FROM known) OR _stamp < (SELECT CAST(until AS TIMESTAMP) FROM known)`;
  const withColumn = mappedFields(mapping).includes('export_time');
  const event = stated !== null && !withColumn ? sql`NULL` : sql`(${latestEventSql(typed, mapping, kind)})`;
  return sql`WITH known AS MATERIALIZED (SELECT exported, coalesce(exported, ${event}) AS until
      FROM (SELECT coalesce((${exportColumnSql(typed, mapping)}), ${stated}) AS exported))
    SELECT count(DISTINCT _row), (SELECT count(DISTINCT _row) FROM refused WHERE _file = ${file}),
      (SELECT count(*) FROM damaged WHERE _file = ${file}), (SELECT exported FROM known), (SELECT until FROM known),
      strftime(min(_stamp) FILTER (${known}), '%Y-%m-%d'), strftime(max(_stamp) FILTER (${known}), '%Y-%m-%d'),
      min(least(${join([sql`NULL`, ...sane])})), max(greatest(${join([sql`NULL`, ...sane])})) FROM ${typed}`;
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
  const whole = { text: stamps.map((field) => String(clocks.includes(field))).join(', '), params: [] };
  const places = { text: stamps.map((_, i) => String(i)).join(', '), params: [] };
  return sql`WITH needed AS (SELECT CASE WHEN count(DISTINCT _row) < 100 THEN 1 ELSE 3 END AS rows FROM ${typed}),
    events AS NOT MATERIALIZED (SELECT _row, unnest([${places}]) AS place, unnest([${whole}]) AS clock, unnest([${join(stamps.map(ident))}]) AS seen FROM ${typed}),
    days AS (SELECT CAST(seen AS DATE) AS day FROM events GROUP BY place, day HAVING count(*) >= (SELECT rows FROM needed)),
    sure AS (SELECT coalesce(max(day), DATE '0001-01-01') AS day FROM days),
    late AS (SELECT _row, seen, clock FROM events WHERE seen >= (SELECT day FROM sure))
    SELECT ${stampText(sql`CASE WHEN bool_and(clock) THEN date_trunc('second', max(seen)) + INTERVAL 1 SECOND ELSE ${endOfDay(sql`max(seen)`)} END`)} FROM late GROUP BY CAST(seen AS DATE)
    ORDER BY count(DISTINCT _row) >= (SELECT rows FROM needed) DESC, CAST(seen AS DATE) DESC LIMIT 1`;
}

/** Without any event field the stamps that put a row in a period serve. */
function eventFields(mapping: Mapping, kind: Kind): readonly FieldId[] {
  const mapped = mappedFields(mapping);
  const events = mapped.filter((field) => fieldOf(kind, field)?.event);
  return events.length > 0 ? events : subjectFields[kind].stamps.filter((field) => mapped.includes(field));
}

const stampText = (stamp: Sql): Sql => sql`strftime(${stamp}, '%Y-%m-%d %H:%M:%S')`;
const endOfDay = (stamp: Sql): Sql => sql`CAST(CAST(${stamp} AS DATE) + 1 AS TIMESTAMP)`;
