/** What could not be read: cells into `unread`, lost ids into `damaged`, rows without a stamp into `refused`. */
import { anyOf, ident, join, sql } from '../../sql/sql.ts';
import type { Sql } from '../../types/plain.ts';
import { filled, listed, narrowed, raw } from '../clean.ts';
import { damagedId, type Mapped } from './columns.ts';
import type { TypingPlan } from './typing.ts';
import { silent } from './values.ts';

/** The statements, in this order; the last one takes refused rows out of the typed table. */
export const leftoverSql = (plan: TypingPlan): Sql[] => [...unreadSql(plan), ...damagedSql(plan), ...refusedSql(plan)];

const written = ({ reading, seen }: Mapped): Sql => {
  const cell = ident(`c${reading.column}`);
  return seen.tidy ? cell : filled(cell);
};

/** A field whose filled cell may have left no value, and when it has not. */
interface Gap {
  readonly mapped: Mapped;
  readonly empty: Sql;
}

const typedCell = (name: string): Sql => sql`typed.${ident(name)}`;

/** One row for each cell that said something and became nothing; one pass over all fields. */
function unreadSql(plan: TypingPlan): Sql[] {
  const gaps = [...plan.fields.filter(canFail).map(gapOf), ...plan.wide.map((mapped) => wideGap(plan, mapped))];
  if (gaps.length === 0) return [];
  const text = (i: number): Sql => raw(`r.t${i}`);
  const lost = gaps.map(({ empty }, i) => sql`(${text(i)} IS NOT NULL AND ${empty})`);
  const cells = gaps.map(
    ({ mapped }, i) =>
      sql`{field: ${mapped.field.id}, text: CASE WHEN ${lost[i] ?? sql`false`} THEN left(${text(i)}, 200) END}`,
  );
  return [
    sql`INSERT INTO unread SELECT DISTINCT CAST(${plan.file} AS SMALLINT), _row, cell.field, cell.text FROM (
      SELECT typed._row, unnest([${join(cells)}]) AS cell
      FROM (SELECT _row, ${join(gaps.map(({ mapped }, i) => sql`${written(mapped)} AS ${raw(`t${i}`)}`))} FROM ${ident(plan.rawTable)}) AS r
      JOIN ${ident(plan.typed)} AS typed USING (_row) WHERE ${anyOf(lost)})
      WHERE cell.text IS NOT NULL ORDER BY 2, 3`,
  ];
}

/** Texts and ids always stand as written; neither do plain numbers fail, nor values that are all listed. */
function canFail({ field, reading, seen }: Mapped): boolean {
  switch (field.type) {
    case 'text':
      return field.id === 'period';
    case 'id':
      return false;
    case 'number':
    case 'seconds':
    case 'minutes':
    case 'hours':
      return !seen.plain || reading.decimal === ',';
    case 'enum':
      return !seen.covers(reading.values ?? {});
    case 'stamp':
    case 'integer':
    case 'boolean':
    case 'rating':
      return true;
  }
}

function gapOf(mapped: Mapped, i: number): Gap {
  const { field, reading } = mapped;
  const value = sql`${typedCell(field.id)} IS NULL`;
  const empty = field.type === 'rating' ? sql`${value} AND ${typedCell(`${field.id}_mode`)} IS NULL` : value;
  const quiet = silent(reading);
  return { mapped, empty: quiet.length > 0 ? sql`${empty} AND ${raw(`r.t${i}`)} NOT IN (${listed(quiet)})` : empty };
}

/** A cell of a wide sheet that is no number. */
function wideGap(plan: TypingPlan, mapped: Mapped): Gap {
  const [name, value] = plan.subject.kind === 'targets' ? ['metric_id', 'target'] : ['measure', 'value'];
  return { mapped, empty: sql`${typedCell(name ?? '')} = ${mapped.field.id} AND ${typedCell(value ?? '')} IS NULL` };
}

/** Ids that have lost digits. */
function damagedSql(plan: TypingPlan): Sql[] {
  const ids = plan.fields.filter(({ field, seen }) => field.type === 'id' && !seen.digitsKept);
  const arms = ids.map(
    (mapped) => sql`SELECT CAST(${plan.file} AS SMALLINT), _row, ${mapped.field.id}, text
      FROM (SELECT _row, ${narrowed(raw('text'))} AS text FROM (SELECT _row, ${written(mapped)} AS text FROM ${ident(plan.rawTable)}))
      WHERE ${damagedId(raw('text'))}`,
  );
  return arms.length === 0 ? [] : [sql`INSERT INTO damaged FROM (${join(arms, ' UNION ALL ')}) ORDER BY 2`];
}

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
