/** The typed expression of every field, in two steps: the cleaned cell, then its value. */
import { sql } from '../../sql/sql.ts';
import type { Field } from '../../types/field.ts';
import type { ColumnReading } from '../../types/mapping.ts';
import type { Sql } from '../../types/plain.ts';
import type { TypingContext } from './context.ts';
import { isoStampSql, nearIso, periodSql, stampSql } from './dates.ts';
import type { Evidence } from './evidence.ts';
import { durationSql, numberSql } from './numbers.ts';
import { booleanSql, ratingSql, wordSql } from './values.ts';

/** A field with the column that carries it. */
export interface Mapped {
  readonly field: Field;
  readonly reading: ColumnReading;
  readonly seen: Evidence;
}

export interface NamedSql {
  readonly name: string;
  readonly value: Sql;
}

/** An id that a spreadsheet has turned into 1.23E+17: its digits are lost. */
export const damagedId = (text: Sql): Sql =>
  sql`(CASE WHEN contains(${text}, '+') THEN regexp_matches(${text}, '^\\d(?:\\.\\d+)?[eE]\\+\\d+$') ELSE false END)`;

/** The text of a filled cell, ready to be read as its field. */
export function cellText({ field, reading, seen }: Mapped, text: Sql, context: TypingContext): Sql {
  if (field.type === 'id') return seen.noPointZero ? text : sql`regexp_replace(${text}, '^(\\d+)\\.0+$', '\\1')`;
  return field.type === 'stamp' && !reading.unit && !seen.iso ? stampText(text, reading, context) : text;
}

/** Full-width digits matter here; words and names stay as written. */
export function toNarrow({ field, seen }: Mapped): boolean {
  return !seen.narrow && hasDigits(field);
}

function hasDigits(field: Field): boolean {
  switch (field.type) {
    case 'text':
      return field.id === 'period';
    case 'enum':
    case 'boolean':
    case 'rating':
      return false;
    case 'integer':
      return !field.dictionary;
    case 'id':
    case 'stamp':
    case 'number':
    case 'seconds':
    case 'minutes':
    case 'hours':
      return true;
  }
}

/** Plain ISO stays as it is; everything else goes the long way. */
const stampText = (text: Sql, reading: ColumnReading, context: TypingContext): Sql =>
  sql`(CASE WHEN regexp_matches(${text}, '^\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d:\\d\\d)?$') THEN ${text} ELSE ${nearIso(text, reading.dateOrder, context.exportYear)} END)`;

/** The columns of a field from its cleaned cell. */
export function typedColumns({ field, reading, seen }: Mapped, text: Sql, context: TypingContext): NamedSql[] {
  const one = (value: Sql): NamedSql[] => [{ name: field.id, value }];
  switch (field.type) {
    case 'text':
      return one(field.id === 'period' ? periodSql(text, context.exportYear) : text);
    case 'id':
      return one(text);
    case 'enum':
      return one(wordSql(text, reading));
    case 'boolean':
      return one(booleanSql(text, reading));
    case 'stamp':
      if (reading.unit) return one(durationSql(text, reading, 'seconds', seen.plain));
      return one(seen.iso ? isoStampSql(text, context) : stampSql(text, context));
    case 'number':
      return one(numberSql(text, reading, seen.plain));
    case 'integer':
      return one(
        sql`TRY_CAST(${field.dictionary ? wordSql(text, reading) : numberSql(text, reading, seen.plain)} AS INTEGER)`,
      );
    case 'seconds':
    case 'minutes':
    case 'hours':
      return one(durationSql(text, reading, field.type, seen.plain));
    case 'rating':
      return ratingColumns(field, text, reading);
  }
}

function ratingColumns(field: Field, text: Sql, reading: ColumnReading): NamedSql[] {
  const { level, mode, scale } = ratingSql(text, reading);
  return [
    { name: field.id, value: level },
    { name: `${field.id}_raw`, value: text },
    { name: `${field.id}_scale`, value: sql`CASE WHEN ${text} IS NOT NULL THEN ${scale} END` },
    { name: `${field.id}_mode`, value: mode },
  ];
}

/** The parts of a category path. */
export const pathColumns = (text: Sql, separator: string): NamedSql[] =>
  [1, 2, 3].map((level) => ({
    name: `category_l${level}`,
    value: sql`NULLIF(trim(split_part(${text}, ${separator}, ${level})), '')`,
  }));
