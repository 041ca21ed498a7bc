/** Keys, hashes and the count of empty cells of a typed row (`domain.md` §3, Keys; G01). */
import { columnsOf } from '../../subjects/fields/columns.ts';
import { ident, join, sql } from '../../sql/sql.ts';
import type { Field, FieldId, SubjectFields } from '../../types/field.ts';
import type { Sql } from '../../types/plain.ts';
import { raw } from '../clean.ts';
import type { TypingPlan } from './typing.ts';

/** The source of a row: its own column, else the name of the file's source. */
export const sourceSql = (plan: TypingPlan): Sql =>
  plan.fields.some(({ field }) => field.id === 'source_system')
    ? sql`COALESCE(source_system, ${plan.source})`
    : sql`${plan.source}`;

/** Key columns; those of one group stand for each other. */
function keyParts(subject: SubjectFields): FieldId[][] {
  const groupOf = (id: FieldId): string => subject.fields.find((field) => field.id === id)?.oneOf ?? id;
  const parts = new Map<string, FieldId[]>();
  for (const id of subject.key) parts.set(groupOf(id), [...(parts.get(groupOf(id)) ?? []), id]);
  return [...parts.values()];
}

/** The key within its source; NULL where the first part is missing or damaged. */
export function keySql(plan: TypingPlan, damaged: ReadonlySet<FieldId>): Sql {
  const mapped = new Set([...plan.fields, ...plan.wide].map(({ field }) => field.id));
  const long = plan.wide.length > 0 ? new Set(['metric_id', 'target', 'measure', 'value']) : new Set<string>();
  const has = (id: FieldId): boolean => mapped.has(id) || long.has(id);
  const cell = (id: FieldId): Sql => {
    const text = sql`CAST(${ident(id)} AS VARCHAR)`;
    return damaged.has(id) ? sql`(CASE WHEN NOT ${ident(`d_${id}`)} THEN ${text} END)` : text;
  };
  const [first = [], ...rest] = keyParts(plan.subject).map((part) => part.filter(has));
  if (first.length === 0) return sql`CAST(NULL AS VARCHAR)`;
  const either = (part: readonly FieldId[]): Sql => sql`COALESCE(${join(part.map(cell))}, NULL)`;
  const more = rest.filter((part) => part.length > 0).map((part) => sql` || '|' || COALESCE(${either(part)}, '')`);
  return sql`${sourceSql(plan)} || ':' || ${either(first)}${more.reduce((all, each) => sql`${all}${each}`, sql``)}`;
}

/** The hash of the mapped cells; when and from where a file was exported is no part of a row. */
export function hashSql(plan: TypingPlan, present: ReadonlySet<string>): Sql {
  const columns = columnsOf(plan.subject.kind).filter(({ name }) => present.has(name) && name !== 'export_time');
  if (columns.length === 0) return sql`md5(CAST(_row AS VARCHAR))`;
  return sql`md5(concat_ws(chr(31), ${join(columns.map(({ name }) => sql`COALESCE(CAST(${ident(name)} AS VARCHAR), '')`))}))`;
}

const emptySql = (field: Field): Sql =>
  field.type === 'rating'
    ? sql`(${ident(field.id)} IS NULL AND ${ident(`${field.id}_mode`)} IS NULL)`
    : sql`${ident(field.id)} IS NULL`;

/** Empty cells among the needed fields, and how many of those there are; a group is one cell. */
export function missingSql(subject: SubjectFields): Sql {
  const groups = new Map<string, Field[]>();
  for (const field of subject.fields)
    if (field.need !== 'o' && !field.wide)
      groups.set(field.oneOf ?? field.id, [...(groups.get(field.oneOf ?? field.id) ?? []), field]);
  const empty = [...groups.values()].map((fields) => sql`CAST(${join(fields.map(emptySql), ' AND ')} AS SMALLINT)`);
  const missing = empty.length === 0 ? sql`0` : join(empty, ' + ');
  return sql`CAST(${missing} AS SMALLINT) AS _missing, CAST(${raw(String(groups.size))} AS SMALLINT) AS _cells`;
}
