import type { Kind } from './kind.ts';

/** A canonical column of a typed table, or `x_<hash>` for a column of the person's own (自定义维度). */
export type FieldId = string;

export type FieldType =
  | 'text' // VARCHAR
  | 'id' // VARCHAR, every digit kept; 1.23E+17 is damaged
  | 'stamp' // TIMESTAMP, naive, report zone
  | 'number' // DOUBLE
  | 'integer' // INTEGER
  | 'seconds' // DOUBLE, from durations of any unit
  | 'minutes' // DOUBLE, from durations of any unit
  | 'hours' // DOUBLE, from durations of any unit
  | 'boolean' // BOOLEAN
  | 'enum' // VARCHAR, canonical words of its dictionary
  | 'rating'; // level 1–5 INTEGER; the raw text and the scale stand in <field>_raw, <field>_scale

export type PersonalData = 'name' | 'phone' | 'email' | 'id_number' | 'policy' | 'key';

export interface Field {
  readonly id: FieldId;
  readonly type: FieldType;
  /** R = the table is refused without it, r = some pages need it, o = optional (`domain.md` §3). */
  readonly need: 'R' | 'r' | 'o';
  /** Fields of one group stand for each other: the need holds for the group. */
  readonly oneOf?: string;
  readonly dictionary?: string;
  readonly pii?: PersonalData;
  /** An event stamp counts for the data cut-off; due, promised, appointment and plan stamps do not. */
  readonly event?: boolean;
  /** Offered as filter and breakdown. */
  readonly dimension?: boolean;
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** Headers whose yes means no (是否超时 for timely_flag). */
  readonly negated?: readonly string[];
  /** Headers that may mean this field, but are always asked. */
  readonly ask?: readonly string[];
  /** Headers that mean this field only if their values can be keys: all distinct and no mere row counter (序号). */
  readonly unique?: readonly string[];
  /** Several columns may carry the field: the synonym listed first leads, nothing is asked. */
  readonly ordered?: boolean;
  /** A column of a wide sheet (one column per measure or KPI): becomes rows, never a typed column. */
  readonly wide?: boolean;
}

export interface SubjectFields {
  readonly kind: Kind;
  readonly fields: readonly Field[];
  /** The columns of the key; without them the hash of the mapped cells and its occurrence serve. */
  readonly key: readonly FieldId[];
  /** Stamps of which the first present one puts a row in a period; a row without any is refused. Empty: none needed. */
  readonly stamps: readonly FieldId[];
}
