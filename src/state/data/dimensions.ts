/** The fields that are offered as filters. */
import { subjectFields } from '../../subjects/fields/index.ts';
import type { FieldId } from '../../types/field.ts';
import { commonDimensions } from '../../types/kind.ts';
import type { Loaded } from '../../types/loaded.ts';

const usual: readonly FieldId[] = commonDimensions;
const personal = new Set(
  Object.values(subjectFields).flatMap(({ fields }) => fields.filter((field) => field.pii).map((field) => field.id)),
);

/** The usual dimensions first, then the person's own columns; never a field with personal data. */
export function dimensionsOf(loaded: Loaded): readonly FieldId[] {
  const reached = new Set(Object.values(loaded.facts).flatMap((shape) => (shape.rows > 0 ? shape.reaches : [])));
  const others = [...reached].filter((field) => !usual.includes(field));
  return [...usual.filter((field) => reached.has(field)), ...others].filter((field) => !personal.has(field));
}
