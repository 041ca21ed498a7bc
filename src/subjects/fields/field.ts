/** Shorthand for one field: Chinese synonyms separated by spaces, English ones by commas. */
import type { Field, FieldType } from '../../types/field.ts';

type Extra = Partial<Omit<Field, 'id' | 'type' | 'need' | 'zh' | 'en'>>;

const parts = (text: string, separator: RegExp): string[] => text.split(separator).filter((part) => part !== '');

/** A field with its synonyms; the first header listed is the usual one. */
export const field = (
  id: string,
  type: FieldType,
  need: Field['need'],
  zh: string,
  en: string,
  extra: Extra = {},
): Field => ({ id, type, need, zh: parts(zh, /\s+/), en: parts(en, /,\s*/), ...extra });
