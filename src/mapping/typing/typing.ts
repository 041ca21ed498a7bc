/** Writes the typed table of a file: our column names, our types, keys, and what could not be read beside it. */
import { columnsOf, type TypedColumn } from '../../subjects/fields/columns.ts';
import { subjectFields } from '../../subjects/fields/index.ts';
import { allOf, ident, join, sql } from '../../sql/sql.ts';
import type { SubjectFields } from '../../types/field.ts';
import type { TableHead } from '../../types/file.ts';
import type { ColumnReading, Mapping } from '../../types/mapping.ts';
import type { Sql } from '../../types/plain.ts';
import { narrowed, orNull, raw, trimmed } from '../clean.ts';
import type { TableProfile } from '../profile.ts';
import { cellText, damagedId, pathColumns, toNarrow, typedColumns, type Mapped, type NamedSql } from './columns.ts';
import type { TypingContext } from './context.ts';
import { evidenceOf } from './evidence.ts';
import { hashSql, keySql, missingSql, sourceSql } from './keys.ts';
import { numberSql } from './numbers.ts';
import { leftoverSql } from './leftovers.ts';

/** Everything the statements of one file are made of. */
export interface TypingPlan {
  readonly file: number;
  readonly rawTable: string;
  readonly typed: string;
  readonly subject: SubjectFields;
  readonly source: string;
  readonly fields: readonly Mapped[];
  readonly wide: readonly Mapped[];
  readonly customs: readonly ColumnReading[];
  /** Columns whose cells are as they should be. */
  readonly tidy: ReadonlySet<number>;
  readonly context: TypingContext;
}

/** The name of a file's typed table. */
export const typedTable = (file: number): string => `typed_${file}`;

/** Statements that make `typed_<file>` and fill `unread`, `damaged` and `refused`. */
export function typingSql(
  file: number,
  rawTable: string,
  head: TableHead,
  mapping: Mapping,
  context: TypingContext,
  profile: TableProfile,
): Sql[] {
  const plan = planOf(file, rawTable, head, mapping, context, profile);
  return [createSql(plan), ...leftoverSql(plan), proxySql(plan)];
}

function planOf(
  file: number,
  rawTable: string,
  head: TableHead,
  mapping: Mapping,
  context: TypingContext,
  profile: TableProfile,
): TypingPlan {
  if (mapping.kind === 'unknown') throw new Error(`${head.path}: a table of unknown kind has no typed form`);
  const subject = subjectFields[mapping.kind];
  const mapped = mapping.columns.flatMap((reading): Mapped[] => {
    const field = subject.fields.find((each) => each.id === reading.field);
    return field ? [{ field, reading, seen: evidenceOf(profile.columns[reading.column]) }] : [];
  });
  return {
    file,
    rawTable,
    typed: typedTable(file),
    subject,
    source: mapping.source || mapping.kind,
    fields: mapped.filter(({ field }) => !field.wide),
    wide: mapped.filter(({ field }) => field.wide),
    customs: mapping.columns.filter((reading) => reading.field?.startsWith('x_')),
    tidy: new Set(profile.columns.flatMap((column, i) => (evidenceOf(column).tidy ? [i] : []))),
    context,
  };
}

const list = (columns: readonly NamedSql[]): Sql =>
  join(columns.map(({ name, value }) => sql`${value} AS ${ident(name)}`));

/** The measure and its value in a long table. */
const wideNames = (plan: TypingPlan): { name: string; value: string } =>
  plan.subject.kind === 'targets' ? { name: 'metric_id', value: 'target' } : { name: 'measure', value: 'value' };

/** Cleaned cells step by step, each step over plain names; a wide sheet gives one row for each of its measures. */
function cellsSql(plan: TypingPlan): Sql {
  const raws = [
    ...new Set(
      [...plan.fields, ...plan.wide]
        .map(({ reading }) => reading.column)
        .concat(plan.customs.map(({ column }) => column)),
    ),
  ];
  const cell = (column: number): Sql => ident(`c${column}`);
  const clean = (column: number, by: (cell: Sql) => Sql): Sql =>
    plan.tidy.has(column) ? cell(column) : by(cell(column));
  const fields = plan.fields.map((mapped) => ({ mapped, name: `t_${mapped.field.id}` }));
  const row = { name: '_row', value: ident('_row') };
  const narrow = fields.map(({ mapped, name }) => ({
    name,
    value: toNarrow(mapped) ? narrowed(cell(mapped.reading.column)) : cell(mapped.reading.column),
  }));
  const customs = plan.customs.map((reading) => ({ name: reading.field ?? '', value: cell(reading.column) }));
  const wides = plan.wide.map(({ reading, seen }) => ({
    name: `w_${reading.column}`,
    value: seen.narrow ? cell(reading.column) : narrowed(cell(reading.column)),
  }));
  const ready = fields.map(({ mapped, name }) => ({ name, value: cellText(mapped, ident(name), plan.context) }));
  const kept = customs.map(({ name }) => ({ name, value: ident(name) }));
  return sql`trimmed AS (SELECT ${list([row, ...raws.map((column) => ({ name: `c${column}`, value: clean(column, trimmed) }))])} FROM ${ident(plan.rawTable)}),
    said AS (SELECT ${list([row, ...raws.map((column) => ({ name: `c${column}`, value: clean(column, orNull) }))])} FROM trimmed),
    narrow AS (SELECT ${list([row, ...narrow, ...customs, ...wides])} FROM said),
    cells AS (${plan.wide.length === 0 ? sql`SELECT ${list([row, ...ready, ...kept])} FROM narrow` : longSql(plan, [row, ...ready, ...kept])})`;
}

/** One row for each measure of a wide sheet that has a value. */
function longSql(plan: TypingPlan, base: readonly NamedSql[]): Sql {
  const arms = plan.wide.map(({ field, reading, seen }) => {
    const text = ident(`w_${reading.column}`);
    const measure = [
      { name: 'w_name', value: sql`${field.id}` },
      { name: 'w_value', value: numberSql(text, reading, seen.plain) },
    ];
    return sql`SELECT ${list([...base, ...measure])} FROM narrow WHERE ${text} IS NOT NULL`;
  });
  return join(arms, ' UNION ALL ');
}

/** Values of the mapped fields under their own names. */
function valuesSql(plan: TypingPlan): NamedSql[] {
  const values = plan.fields.flatMap((mapped) => {
    const text = ident(`t_${mapped.field.id}`);
    return mapped.reading.split ? pathColumns(text, mapped.reading.split) : typedColumns(mapped, text, plan.context);
  });
  if (plan.wide.length === 0) return values;
  const { name, value } = wideNames(plan);
  const own = (column: string, wide: Sql): NamedSql => {
    const mapped = values.find((each) => each.name === column);
    return { name: column, value: mapped ? sql`COALESCE(${mapped.value}, ${wide})` : wide };
  };
  return [
    ...values.filter((each) => each.name !== name && each.name !== value),
    own(name, raw('w_name')),
    own(value, raw('w_value')),
  ];
}

/** A value that needs another look: a response given as a duration, a year out of bounds, a rating entered by default. */
function settled(plan: TypingPlan, name: string): Sql {
  const value = ident(name);
  const stamp = plan.fields.find(({ field }) => field.type === 'stamp' && field.id === name);
  if (stamp?.reading.unit) return sql`received_at + to_seconds(CAST(${value} AS DOUBLE))`;
  if (stamp) return sql`CASE WHEN ${value} BETWEEN TIMESTAMP '1950-01-01' AND TIMESTAMP '2100-01-01' THEN ${value} END`;
  const rating = plan.fields.find(
    ({ field }) => field.type === 'rating' && (field.id === name || `${field.id}_mode` === name),
  );
  if (!rating) return value;
  const level = ident(rating.field.id);
  const byMode = plan.fields.some(({ field }) => field.id === 'answer_mode');
  if (rating.field.id === name) return byMode ? sql`CASE WHEN answer_mode = 'auto' THEN NULL ELSE ${level} END` : value;
  const mode = sql`CASE WHEN ${value} IS NOT NULL THEN ${value} WHEN ${level} IS NOT NULL THEN 'customer' END`;
  if (!byMode) return mode;
  return sql`CASE WHEN ${ident(`${rating.field.id}_raw`)} IS NULL THEN NULL WHEN answer_mode IN ('auto', 'agent', 'mystery') THEN answer_mode ELSE ${mode} END`;
}

function createSql(plan: TypingPlan): Sql {
  const values = valuesSql(plan);
  const present = new Set(values.map(({ name }) => name));
  const columns = columnsOf(plan.subject.kind);
  const canonical = columns.map(({ name, type }: TypedColumn): NamedSql => ({
    name,
    value: present.has(name) ? sql`CAST(${settled(plan, name)} AS ${raw(type)})` : sql`CAST(NULL AS ${raw(type)})`,
  }));
  const customs = plan.customs.map((reading): NamedSql => ({
    name: reading.field ?? '',
    value: ident(reading.field ?? ''),
  }));
  const damage = plan.fields
    .filter((mapped) => isKeyId(plan.subject, mapped) && !mapped.seen.digitsKept)
    .map(({ field }) => ({ name: `d_${field.id}`, value: damagedId(ident(`t_${field.id}`)) }));
  const damaged = new Set(damage.map(({ name }) => name.slice(2)));
  return sql`CREATE OR REPLACE TABLE ${ident(plan.typed)} AS
    WITH ${cellsSql(plan)},
    read AS (SELECT ${list([{ name: '_row', value: ident('_row') }, ...values, ...customs, ...damage])} FROM cells),
    typed AS (SELECT ${list([{ name: '_row', value: ident('_row') }, ...canonical, ...customs, ...damage.map(({ name }) => ({ name, value: ident(name) }))])} FROM read)
    SELECT CAST(${plan.file} AS SMALLINT) AS _file, _row, ${stampOf(plan.subject)} AS _stamp,
      ${missingSql(plan.subject)}, ${keySql(plan, damaged)} AS _key, ${hashSql(plan, present)} AS _hash,
      ${join([...columns.map(({ name }) => ident(name)), ...customs.map(({ name }) => ident(name))])}
    FROM typed`;
}

/** Ids of the key may be damaged; a damaged one is kept as text, but is no key. */
const isKeyId = (subject: SubjectFields, { field }: Mapped): boolean =>
  field.type === 'id' && subject.key.includes(field.id);

const stampOf = (subject: SubjectFields): Sql =>
  subject.stamps.length === 0 ? sql`CAST(NULL AS TIMESTAMP)` : sql`COALESCE(${join(subject.stamps.map(ident))}, NULL)`;

/** Rows without an id: the hash of their cells and its occurrence in the file. */
const proxySql = (plan: TypingPlan): Sql =>
  sql`UPDATE ${ident(plan.typed)} SET _key = ${sourceSql(plan)} || ':~' || ${ident(plan.typed)}._hash || '#' || twins.n
    FROM (SELECT _row AS r, _hash AS h, row_number() OVER (PARTITION BY _hash ORDER BY _row) AS n FROM ${ident(plan.typed)} WHERE _key IS NULL) AS twins
    WHERE ${allOf([sql`_key IS NULL`, sql`_row = twins.r`, sql`_hash = twins.h`])}`;
