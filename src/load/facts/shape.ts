/** What the files map, as SQL: unknown and failed are told apart by the file a row came from. */
import { fieldOf, subjectFields } from '../../subjects/fields/index.ts';
import type { Field, FieldId } from '../../types/field.ts';
import type { Kind } from '../../types/kind.ts';
import type { Sql } from '../../types/plain.ts';
import type { FactsInput, FactsTable } from './input.ts';

export class Shape {
  readonly #input: FactsInput;

  constructor(input: FactsInput) {
    this.#input = input;
  }

  tables(kind: Kind): readonly FactsTable[] {
    return this.#input.tables.filter((table) => table.kind === kind);
  }

  loaded(kind: Kind): boolean {
    return this.tables(kind).length > 0;
  }

  /** Some file of the kind maps one of the fields. */
  maps(kind: Kind, ...fields: readonly FieldId[]): boolean {
    return this.tables(kind).some((table) => fields.some((field) => table.fields.includes(field)));
  }

  /** Callback rows can be told to belong to complaints: by ticket, or by customer. */
  get joinsCallbacks(): boolean {
    return this.maps('callbacks', 'ticket_id', 'customer_key', 'phone', 'id_no', 'email');
  }

  /** True in rows of files that map one of the fields. */
  mapped(kind: Kind, alias: string, ...fields: readonly FieldId[]): string {
    return this.#inFiles(kind, alias, (table) => fields.some((field) => table.fields.includes(field)));
  }

  /** True in rows of files whose column carries clock times. */
  clocked(kind: Kind, alias: string, field: FieldId): string {
    return this.#inFiles(kind, alias, (table) => table.clocks.includes(field));
  }

  /** The number of the row's source among the sources of the kind. */
  sourceNumber(kind: Kind, alias: string): string {
    const sources = [...new Set(this.tables(kind).map((table) => table.source))];
    const whens = sources.map((source, i) => {
      const files = this.tables(kind).filter((table) => table.source === source);
      return `WHEN ${alias}._file IN (${files.map((table) => table.file).join(', ')}) THEN ${i}`;
    });
    return whens.length === 0 ? '0' : `CASE ${whens.join(' ')} END`;
  }

  /** The column, or a missing text where the kind has no such field. */
  own(kind: Kind, alias: string, field: FieldId): string {
    return fieldOf(kind, field) ? `${alias}."${field}"` : 'NULL::VARCHAR';
  }

  /** A due column as an exclusive instant: the day after a day, the second after a clock time. */
  dueColumn(kind: Kind, alias: string, field: FieldId): string {
    return exclusive(`${alias}."${field}"`, this.clocked(kind, alias, field));
  }

  /** Own dimensions of the kind; none while nothing is loaded. */
  customs(kind: Kind): readonly FieldId[] {
    return this.loaded(kind) ? (this.#input.customs[kind] ?? []) : [];
  }

  /** `, alias."x_1" AS "x_1" …` for the listed own dimensions; missing where the kind lacks them. */
  customColumns(kind: Kind, alias: string, wanted: readonly FieldId[] = this.customs(kind)): string {
    const has = this.customs(kind);
    return wanted
      .map((id) => `, ${has.includes(id) ? `${alias}.${quoted(id)}` : 'NULL::VARCHAR'} AS ${quoted(id)}`)
      .join('');
  }

  /** Who the customer is: the key where the file has keys, else phone, document or mail. */
  customer(kind: Kind, alias: string): string {
    const others = (['phone', 'id_no', 'email'] as const)
      .filter((field) => fieldOf(kind, field))
      .map((field) => `'${field}:' || nullif(trim(${alias}."${field}"), '')`);
    const key = `nullif(trim(${alias}.customer_key), '')`;
    if (others.length === 0) return key;
    return `CASE WHEN ${this.mapped(kind, alias, 'customer_key')} THEN ${key} ELSE coalesce(${others.join(', ')}) END`;
  }

  /** How many event stamps the row has. */
  stampCount(kind: Kind, alias: string): string {
    const counts = eventFields(kind).map(({ id }) => `(${alias}."${id}" IS NOT NULL)::INTEGER`);
    return counts.length === 0 ? '0' : `(${counts.join(' + ')})`;
  }

  /** An event stamp lies after the time until which the row is known. */
  laterThanKnown(kind: Kind, alias: string): string {
    const known = `${alias}._known_until`;
    const laters = eventFields(kind).map(({ id }) => {
      const stamp = `${alias}."${id}"`;
      return `${stamp} > ${known} OR (${stamp} = ${known} AND NOT ${this.clocked(kind, alias, id)})`;
    });
    return laters.length === 0 ? 'false' : `coalesce(${laters.join(' OR ')}, false)`;
  }

  #inFiles(kind: Kind, alias: string, keep: (table: FactsTable) => boolean): string {
    const all = this.tables(kind);
    const files = all.filter(keep).map((table) => table.file);
    if (files.length === 0) return 'false';
    return files.length === all.length ? 'true' : `(${alias}._file IN (${files.join(', ')}))`;
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** SQL without parameters; made of our own names only. */
export const statement = (text: string): Sql => ({ text, params: [] });

/** A stated limit as an exclusive instant. */
export const exclusive = (stamp: string, hasClock: string): string =>
  `CASE WHEN ${hasClock} THEN ${stamp} + INTERVAL 1 SECOND ELSE date_trunc('day', ${stamp}) + INTERVAL 1 DAY END`;

/** `LEFT JOIN deadlines alias` on the day of a trigger. */
export const joinDeadlines = (alias: string, trigger: string): string =>
  `LEFT JOIN deadlines ${alias} ON ${alias}.day = CAST(${trigger} AS DATE)`;

/** A view on the table with one row per id: the latest one, where several rows share it. */
export const onePerId = (view: string, table: string, id: string, stamp: string): Sql[] => [
  statement(`CREATE OR REPLACE TABLE ${view}_shared AS SELECT ${id}, max((${stamp}, _file, _row)) AS latest FROM ${table}
    WHERE ${id} IN (SELECT ${id} FROM ${table} GROUP BY ${id} HAVING count(*) > 1) GROUP BY ${id}`),
  statement(`CREATE OR REPLACE VIEW ${view} AS SELECT t.* FROM ${table} t LEFT JOIN ${view}_shared s ON s.${id} = t.${id}
    WHERE t.${id} IS NOT NULL AND (s.${id} IS NULL OR s.latest = (t.${stamp}, t._file, t._row))`),
];

const eventFields = (kind: Kind): readonly Field[] =>
  subjectFields[kind].fields.filter((field) => field.event === true && field.type === 'stamp' && field.wide !== true);
