/** What the month would say with a mapping: the table is typed aside, looked at, and thrown away. */
import type { Engine } from '../../engine/engine.ts';
import { typedTable } from '../../ledger/join.ts';
import { ident, sql } from '../../sql/sql.ts';
import { subjectFields } from '../../subjects/fields/index.ts';
import type { FieldId } from '../../types/field.ts';
import type { Kind } from '../../types/kind.ts';
import type { MappingPreview } from '../../types/load.ts';
import type { Mapping } from '../../types/mapping.ts';
import type { Outcome } from '../../types/problem.ts';
import { allRows, numberOf, textOf } from '../answer.ts';
import { typeInto, type Entry } from './entry.ts';
import { mappedFields, type Measured } from './measure.ts';
import { rawTable } from './read.ts';

/** Rows looked at: enough to judge a mapping, few enough to answer at once. */
const most = 50_000;

/** The preview of a pending entry; what stands under the number `aside` is left to be swept. */
export async function previewOf(
  engine: Engine,
  entry: Entry,
  mapping: Mapping,
  aside: number,
  signal?: AbortSignal,
): Promise<Outcome<MappingPreview | null>> {
  const { kind } = mapping;
  if (kind === 'unknown') return { ok: true, value: null };
  return lookedAt(engine, { ...entry, mapping }, kind, aside, signal);
}

async function lookedAt(
  engine: Engine,
  entry: Entry,
  kind: Kind,
  aside: number,
  signal?: AbortSignal,
): Promise<Outcome<MappingPreview>> {
  const raw = rawTable(aside);
  const copied = await engine.execute(
    [sql`CREATE TABLE ${ident(raw)} AS FROM ${ident(rawTable(entry.raw.file))} ORDER BY _row LIMIT ${most}`],
    signal,
  );
  if (!copied.ok) return copied;
  const measured = await typeInto(engine, aside, raw, entry, kind, signal);
  if (!measured.ok) return measured;
  return countsOf(engine, entry, kind, aside, measured.value);
}

async function countsOf(
  engine: Engine,
  entry: Entry,
  kind: Kind,
  aside: number,
  measured: Measured,
): Promise<Outcome<MappingPreview>> {
  const table = ident(typedTable(aside));
  const fields = mappedFields(entry.mapping);
  const groupedBy =
    subjectFields[kind].fields.find(({ id, dimension }) => dimension && fields.includes(id))?.id ?? null;
  const group = groupedBy === null ? sql`NULL` : ident(groupedBy);
  const known = fields.filter((field) => !field.startsWith('x_') && isColumn(kind, field));
  const answers = await allRows(engine, [
    sql`SELECT strftime(_stamp, '%Y-%m') AS month, count(*) FROM ${table} WHERE _stamp IS NOT NULL GROUP BY month ORDER BY month`,
    sql`SELECT ${group} AS value, count(*) AS n FROM ${table} WHERE value IS NOT NULL GROUP BY value ORDER BY n DESC, value LIMIT 8`,
    ...known.map((field) => sql`SELECT count(${ident(field)}) FROM ${table}`),
  ]);
  if (!answers.ok) return answers;
  const [months = [], groups = [], ...filled] = answers.value;
  return {
    ok: true,
    value: {
      kind,
      rows: Math.min(entry.raw.rows, most),
      of: entry.raw.rows,
      undated: measured.refused,
      months: months.map(([month, rows]) => ({ month: String(month), rows: numberOf(rows) })),
      groups: groups.map(([value, rows]) => ({ value: textOf(value) ?? '', rows: numberOf(rows) })),
      groupedBy,
      fields: known.map((field, i) => fieldCount(field, numberOf(filled[i]?.[0]?.[0]), measured)),
    },
  };
}

const fieldCount = (field: FieldId, read: number, { unread }: Measured) => ({
  field,
  filled: read + (unread[field] ?? 0),
  unread: unread[field] ?? 0,
});

const isColumn = (kind: Kind, id: FieldId): boolean =>
  subjectFields[kind].fields.some((field) => field.id === id && !field.wide);
