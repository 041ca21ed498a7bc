/** The one border at which Arrow becomes plain values; an unknown type is an error, never a guess. */
import { DataType, type Field, type RecordBatch, type Schema } from 'apache-arrow';
import type { Plain, Result } from '../types/plain.ts';

/** An answer as it comes: whole, or the batches of a stream. */
export interface Batches {
  readonly schema: Schema;
  readonly batches: readonly RecordBatch[];
}

export function decode({ schema, batches }: Batches): Result {
  const columns = schema.fields.map((field, i) => ({
    name: field.name,
    // iterate: toArray() forgets the nulls of number columns
    values: batches.flatMap((batch) => Array.from(batch.getChildAt(i) ?? [], (value: unknown) => plain(value, field))),
  }));
  return { rowCount: batches.reduce((sum, batch) => sum + batch.numRows, 0), columns };
}

function plain(value: unknown, field: Field): Plain {
  if (value === null || value === undefined) return null;
  if (DataType.isDate(field.type) || DataType.isTimestamp(field.type) || DataType.isTime(field.type))
    throw unreadable(field);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw unreadable(field);
}

const unreadable = (field: Field): Error => new Error(`${field.name} came out as ${field.type}: cast it in SQL`);
