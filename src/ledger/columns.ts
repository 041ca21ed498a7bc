/** The columns of a kind's table, for a kind of which nothing is loaded. */
import type { Field, FieldType, SubjectFields } from '../types/field.ts';
import type { Sql } from '../types/plain.ts';
import { ident, join, sql } from '../sql/sql.ts';

interface Column {
  readonly name: string;
  readonly type: string;
}

const typeOf: Record<FieldType, string> = {
  text: 'VARCHAR',
  id: 'VARCHAR',
  stamp: 'TIMESTAMP',
  number: 'DOUBLE',
  integer: 'INTEGER',
  seconds: 'DOUBLE',
  minutes: 'DOUBLE',
  hours: 'DOUBLE',
  boolean: 'BOOLEAN',
  enum: 'VARCHAR',
  rating: 'INTEGER',
};

const fixed: readonly Column[] = [
  { name: '_file', type: 'SMALLINT' },
  { name: '_row', type: 'INTEGER' },
  { name: '_stamp', type: 'TIMESTAMP' },
  { name: '_missing', type: 'SMALLINT' },
  { name: '_cells', type: 'SMALLINT' },
  { name: '_key', type: 'VARCHAR' },
  { name: '_hash', type: 'VARCHAR' },
];

const columnsOfField = (field: Field): readonly Column[] => [
  { name: field.id, type: typeOf[field.type] },
  ...(field.type === 'rating'
    ? ['raw', 'scale', 'mode'].map((part) => ({ name: `${field.id}_${part}`, type: 'VARCHAR' }))
    : []),
];

/** Every canonical column of the kind's typed tables, in order. */
export const typedColumns = (subject: SubjectFields): readonly Column[] => [
  ...fixed,
  ...subject.fields.flatMap(columnsOfField),
];

/** A query with the kind's columns and no row. */
export function noRows(subject: SubjectFields): Sql {
  const columns = typedColumns(subject).map(
    ({ name, type }) => sql`CAST(NULL AS ${{ text: type, params: [] }}) AS ${ident(name)}`,
  );
  return sql`SELECT ${join(columns)} WHERE false`;
}
