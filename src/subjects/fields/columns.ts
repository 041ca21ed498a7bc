/** The columns of a typed table. */
import type { Field } from '../../types/field.ts';
import type { Kind } from '../../types/kind.ts';
import { subjectFields } from './index.ts';

export interface TypedColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'TIMESTAMP' | 'DOUBLE' | 'INTEGER' | 'BOOLEAN';
}

/** The columns which every typed table has, before the fields of its kind. */
export const ownColumns = [
  { name: '_file', type: 'SMALLINT' },
  { name: '_row', type: 'INTEGER' },
  { name: '_stamp', type: 'TIMESTAMP' },
  { name: '_missing', type: 'SMALLINT' },
  { name: '_cells', type: 'SMALLINT' },
  { name: '_key', type: 'VARCHAR' },
  { name: '_hash', type: 'VARCHAR' },
] as const;

/** The columns of one field: a rating has four. */
export function columnsOfField(field: Field): TypedColumn[] {
  const name = field.id;
  switch (field.type) {
    case 'text':
    case 'id':
    case 'enum':
      return [{ name, type: 'VARCHAR' }];
    case 'stamp':
      return [{ name, type: 'TIMESTAMP' }];
    case 'number':
    case 'seconds':
    case 'minutes':
    case 'hours':
      return [{ name, type: 'DOUBLE' }];
    case 'integer':
      return [{ name, type: 'INTEGER' }];
    case 'boolean':
      return [{ name, type: 'BOOLEAN' }];
    case 'rating':
      return [
        { name, type: 'INTEGER' },
        { name: `${name}_raw`, type: 'VARCHAR' },
        { name: `${name}_scale`, type: 'VARCHAR' },
        { name: `${name}_mode`, type: 'VARCHAR' },
      ];
  }
}

/** The canonical columns of a kind, in order; the measures of wide sheets are rows, not columns. */
export const columnsOf = (kind: Kind): TypedColumn[] =>
  subjectFields[kind].fields.filter((field) => !field.wide).flatMap(columnsOfField);
