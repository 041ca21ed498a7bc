/** The one border at which Arrow becomes plain values; an unknown type is an error, never a guess. */
import { DataType, type Field, type Table } from 'apache-arrow';
import type { Plain, Result } from '../types/plain.ts';

export function decode(table: Table): Result {
  const columns = table.schema.fields.map((field, i) => {
    const vector = table.getChildAt(i);
    // iterate: toArray() forgets the nulls of number columns
    return { name: field.name, values: vector ? Array.from(vector, (value: unknown) => plain(value, field)) : [] };
  });
  return { rowCount: table.numRows, columns };
}

function plain(value: unknown, field: Field): Plain {
  if (value === null || value === undefined) return null;
  if (DataType.isDate(field.type) || DataType.isTimestamp(field.type) || DataType.isTime(field.type)) throw unreadable(field);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw unreadable(field);
}

const unreadable = (field: Field): Error => new Error(`${field.name} came out as ${field.type}: cast it in SQL`);
