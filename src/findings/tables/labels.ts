/** The words of a group: what stands on an axis or in the first column. */
import { subjectFields } from '../../subjects/fields/index.ts';
import { metricOf } from '../../subjects/metrics/index.ts';
import type { FieldId } from '../../types/field.ts';
import type { PartId, Split } from '../../types/metric.ts';
import type { Words } from '../../types/words.ts';
import type { FindingView } from '../view.ts';

export type GroupValue = string | number | null;

/** Keys which are no values of the data. */
export const missingKey = '';
export const otherKey = '#other';
export const totalKey = '#total';
export const lastSeenKey = '#last-seen';

export const keyOf = (value: GroupValue): string => (value === null ? missingKey : String(value));

/** The label of a group of a split. */
export function splitLabel(split: Split, key: string, view: FindingView, words: Words): string {
  if (key === otherKey || key === totalKey || key === lastSeenKey) return words.say(`group.${key.slice(1)}`);
  if (split.kind === 'field') return fieldLabel(split.field, key, view, words);
  if (key === missingKey) return words.say('group.missing');
  switch (split.kind) {
    case 'month':
      return words.month(key);
    case 'hour':
      return `${key.padStart(2, '0')}:00`;
    default:
      return words.say(`group.${split.kind}.${key}`);
  }
}

/** The label of a field's value: staff by name, dictionary words in the reader's language, all else as written. */
export function fieldLabel(field: FieldId, key: string, view: FindingView, words: Words): string {
  if (key === missingKey)
    return words.say(words.has(`group.missing.${field}`) ? `group.missing.${field}` : 'group.missing');
  if (field === 'staff') return view.namesHidden ? key : (view.loaded.staffNames[key] ?? key);
  const word = (dictionariesOf.get(field) ?? [field])
    .map((dictionary) => `value.${dictionary}.${key}`)
    .find((candidate) => words.has(candidate));
  return word ? words.say(word) : key;
}

/** The name of a field; an own dimension goes by its header. */
export const fieldName = (field: FieldId, view: FindingView, words: Words): string =>
  view.loaded.customs[field] ?? (words.has(`field.${field}`) ? words.say(`field.${field}`) : field);

/** The name of a metric; a part without words of its own goes by the name of the whole. */
export function metricName(id: PartId, words: Words): string {
  const names = [id, metricOf(id)?.id ?? id, id.split('.')[0] ?? id].map((name) => `metric.${name}`);
  return words.say(names.find((name) => words.has(name)) ?? `metric.${id}`);
}

export const splitName = (split: Split, view: FindingView, words: Words): string =>
  split.kind === 'field' ? fieldName(split.field, view, words) : words.say(`column.${split.kind}`);

const dictionariesOf = new Map<FieldId, string[]>();
for (const { fields } of Object.values(subjectFields)) {
  for (const { id, dictionary } of fields) {
    if (!dictionary) continue;
    const known = dictionariesOf.get(id) ?? [];
    if (!known.includes(dictionary)) dictionariesOf.set(id, [...known, dictionary]);
  }
}
