/** What could not be read: cells into `unread`, lost ids into `damaged`, rows without a stamp into `refused`. */
import { allOf, ident, join, sql } from '../../sql/sql.ts';
import type { Sql } from '../../types/plain.ts';
import { filled, listed, narrowed } from '../clean.ts';
import { damagedId, type Mapped } from './columns.ts';
import type { TypingPlan } from './typing.ts';
import { silent } from './values.ts';

/** The statements, in this order; the last one takes refused rows out of the typed table. */
export function leftoverSql(plan: TypingPlan): Sql[] {
  return [
    ...plan.fields
      .filter(({ field }) => (field.type !== 'text' || field.id === 'period') && field.type !== 'id')
      .map((mapped) => unreadSql(plan, mapped)),
    ...plan.wide.map((mapped) => unreadWideSql(plan, mapped)),
    ...plan.fields.filter(({ field }) => field.type === 'id').map((mapped) => damagedSql(plan, mapped)),
    ...refusedSql(plan),
  ];
}

const written = ({ reading }: Mapped): Sql => filled(ident(`c${reading.column}`));

function unreadSql(plan: TypingPlan, mapped: Mapped): Sql {
  const { field, reading } = mapped;
  const value = sql`typed.${ident(field.id)} IS NULL`;
  const empty = field.type === 'rating' ? sql`${value} AND typed.${ident(`${field.id}_mode`)} IS NULL` : value;
  const quiet = silent(reading);
  return sql`INSERT INTO unread SELECT DISTINCT CAST(${plan.file} AS SMALLINT), typed._row, ${field.id}, left(r.text, 200)
    FROM (SELECT _row, ${written(mapped)} AS text FROM ${ident(plan.rawTable)}) AS r JOIN ${ident(plan.typed)} AS typed USING (_row)
    WHERE ${allOf([sql`r.text IS NOT NULL`, empty, ...(quiet.length > 0 ? [sql`r.text NOT IN (${listed(quiet)})`] : [])])}
    ORDER BY 2`;
}

/** A cell of a wide sheet that is no number. */
function unreadWideSql(plan: TypingPlan, mapped: Mapped): Sql {
  const [name, value] = plan.subject.kind === 'targets' ? ['metric_id', 'target'] : ['measure', 'value'];
  return sql`INSERT INTO unread SELECT CAST(${plan.file} AS SMALLINT), typed._row, ${mapped.field.id}, left(r.text, 200)
    FROM (SELECT _row, ${written(mapped)} AS text FROM ${ident(plan.rawTable)}) AS r JOIN ${ident(plan.typed)} AS typed USING (_row)
    WHERE r.text IS NOT NULL AND typed.${ident(name ?? '')} = ${mapped.field.id} AND typed.${ident(value ?? '')} IS NULL ORDER BY 2`;
}

const damagedSql = (plan: TypingPlan, mapped: Mapped): Sql =>
  sql`INSERT INTO damaged SELECT CAST(${plan.file} AS SMALLINT), _row, ${mapped.field.id}, ${narrowed(written(mapped))}
    FROM ${ident(plan.rawTable)} WHERE CASE WHEN contains(${ident(`c${mapped.reading.column}`)}, '+') THEN ${damagedId(narrowed(written(mapped)))} END ORDER BY _row`;

function refusedSql(plan: TypingPlan): Sql[] {
  if (plan.wide.length > 0) return [withoutValueSql(plan)];
  const stamps = plan.fields.filter(({ field }) => plan.subject.stamps.includes(field.id));
  if (plan.subject.stamps.length === 0) return [];
  const text = stamps.length === 0 ? sql`NULL` : sql`left(COALESCE(${join(stamps.map(written))}, NULL), 200)`;
  return [
    sql`INSERT INTO refused SELECT CAST(${plan.file} AS SMALLINT), typed._row, 'no-stamp', r.text
      FROM (SELECT _row, ${text} AS text FROM ${ident(plan.rawTable)}) AS r JOIN ${ident(plan.typed)} AS typed USING (_row)
      WHERE typed._stamp IS NULL ORDER BY 2`,
    sql`DELETE FROM ${ident(plan.typed)} WHERE _stamp IS NULL`,
  ];
}

/** A row of a wide sheet without any measure. */
const withoutValueSql = (plan: TypingPlan): Sql =>
  sql`INSERT INTO refused SELECT CAST(${plan.file} AS SMALLINT), _row, 'no-value', NULL FROM ${ident(plan.rawTable)}
    WHERE _row NOT IN (SELECT _row FROM ${ident(plan.typed)}) ORDER BY _row`;
