/** Cells as they are shown and exported: what belongs to a customer is hidden by default. */
import { fieldOf, subjectFields } from '../../subjects/fields/index.ts';
import { maskCell, maskText } from '../../subjects/mask.ts';
import type { Field, FieldId, PersonalData } from '../../types/field.ts';
import type { TableKind } from '../../types/kind.ts';
import type { Plain } from '../../types/plain.ts';

const all = Object.values(subjectFields).flatMap(({ fields }) => fields);
const personal = new Map<FieldId, PersonalData>(
  all.flatMap((field) => (field.pii ? [[field.id, field.pii] as const] : [])),
);
const named = new Map<FieldId, Field>(all.map((field) => [field.id, field]));
const staff = new Set(['staff', 'staff_id', 'handler', 'handler_id', 'caller', 'agent', 'agent_id', 'reviewer']);
/** Fields of derived tables that hold a customer's words. */
const free = new Set(['comment', 'content', 'result', 'raw', 'text', 'reasons', 'outcome']);

/** What hides the cells of a field; null where nothing has to be hidden. `kind` settles a name that two kinds share. */
export function maskOf(field: FieldId, kind: TableKind | null = null): ((value: Plain) => Plain) | null {
  const exact = kind !== null && kind !== 'unknown' ? fieldOf(kind, field) : undefined;
  const pii = exact ? exact.pii : personal.get(field);
  if (pii)
    return (value) => (typeof value === 'string' || typeof value === 'number' ? maskCell(String(value), pii) : value);
  if (exact ? isFree(exact) : free.has(field) || field.startsWith('x_') || isFree(named.get(field)))
    return (value) => (typeof value === 'string' ? maskText(value) : value);
  return null;
}

const isFree = (field: Field | undefined): boolean =>
  field !== undefined && field.type === 'text' && field.dimension !== true && !staff.has(field.id);
