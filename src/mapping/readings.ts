/** How each column is read once its field is known: date order, clock, unit, scale, the meaning of its values. */
import { booleanOf, canonicalOf, lateWords, ratingLevel, foldValue } from '../subjects/dictionaries/index.ts';
import type { Field } from '../types/field.ts';
import type { TableHead } from '../types/file.ts';
import type { ColumnReading, DateOrder, MappingQuestion, RatingScale } from '../types/mapping.ts';
import { dictionaryOf, isDuration, scaleOf } from './agreement.ts';
import { customFieldId, factorOf, unitOf } from './headers.ts';
import type { ColumnProfile, TableProfile } from './profile.ts';

type Values = Readonly<Record<string, string | null>>;
type Details = Partial<ColumnReading>;

/** A column that carries no field of the kind: an own dimension, or nothing where it is empty. */
export const customReading = (header: string, column: number, profile: ColumnProfile | undefined): ColumnReading => ({
  column,
  header,
  field: (profile?.filled ?? 0) > 0 ? customFieldId(header) : null,
  confidence: 'none',
  filled: profile?.filled ?? 0,
  unread: 0,
});

/** The reading of a column as a field. */
export function fieldReading(
  field: Field,
  column: number,
  head: TableHead,
  profile: TableProfile,
  confidence: ColumnReading['confidence'],
  chosen: Details = {},
): ColumnReading {
  const header = head.columns[column] ?? '';
  const values = profile.columns[column];
  const base: ColumnReading = {
    column,
    header,
    field: field.id,
    confidence,
    filled: values?.filled ?? 0,
    ...picked(chosen),
  };
  return values ? { ...base, ...detailsOf(field, header, values, profile, chosen) } : base;
}

/** What stays from a choice made before. */
const picked = (chosen: Details): Details => (chosen.negated === undefined ? {} : { negated: chosen.negated });

function detailsOf(
  field: Field,
  header: string,
  column: ColumnProfile,
  profile: TableProfile,
  chosen: Details,
): Details {
  switch (field.type) {
    case 'stamp':
      return isDuration(field, column)
        ? { unit: chosen.unit ?? unitOf(header) ?? 'minutes' }
        : stampDetails(column, profile, chosen);
    case 'number':
    case 'integer':
      return field.dictionary
        ? valueDetails(column, { ...enumValues(field, column), ...chosen.values })
        : { ...numberDetails(column, chosen), ...factored(field, header) };
    case 'seconds':
    case 'minutes':
    case 'hours':
      return { unit: chosen.unit ?? unitOf(header) ?? field.type, ...numberDetails(column, chosen) };
    case 'boolean':
      return valueDetails(column, { ...booleanValues(column, chosen.negated ?? false), ...chosen.values });
    case 'enum':
      return valueDetails(column, { ...enumValues(field, column), ...chosen.values });
    case 'rating':
      return ratingDetails(column, chosen);
    case 'text':
    case 'id':
      return { unread: 0 };
  }
}

const factored = (field: Field, header: string): Details => {
  const factor = factorOf(header);
  return factor === 1 ||
    (factor === 0.01 &&
      field.id !== 'target' &&
      field.id !== 'weight' &&
      field.id !== 'floor' &&
      field.id !== 'upper' &&
      !field.wide)
    ? {}
    : { factor };
};

function stampDetails(column: ColumnProfile, profile: TableProfile, chosen: Details): Details {
  const order = orderOf(column) ?? (column.dayMonth > 0 ? (chosen.dateOrder ?? orderOfTable(profile)) : undefined);
  return {
    hasClock: column.clocks > 0,
    unread: Math.max(0, column.filled - column.dates),
    ...(order ? { dateOrder: order } : {}),
  };
}

/** The order that the values of a column prove. */
export function orderOf(column: ColumnProfile): DateOrder | undefined {
  if (column.dayMonth === 0) return undefined;
  if (
    column.first.max > 12 &&
    column.first.max === column.first.min &&
    column.second.max <= 12 &&
    column.third.max <= 31 &&
    column.third.max !== column.third.min
  )
    return 'ymd';
  if (column.first.max > 12) return 'dmy';
  return column.second.max > 12 ? 'mdy' : undefined;
}

/** One file writes its dates one way: any column may prove it. */
export const orderOfTable = (profile: TableProfile): DateOrder | undefined => {
  const orders = new Set(profile.columns.flatMap((column) => orderOf(column) ?? []));
  return orders.size === 1 ? [...orders][0] : undefined;
};

const numberDetails = (column: ColumnProfile, chosen: Details): Details => ({
  decimal: chosen.decimal ?? (column.decimalCommas > 0 && column.decimalPoints === 0 ? ',' : '.'),
  unread: Math.max(0, column.filled - Math.max(column.numbers, column.durations)),
});

function valueDetails(column: ColumnProfile, values: Values): Details {
  const known = column.top.filter(({ text }) => values[text] !== undefined).reduce((sum, { n }) => sum + n, 0);
  return { values, unread: Math.max(0, column.filled - known) };
}

/** What the values of an enum column mean; a value that means nothing known has no entry. */
export function enumValues(field: Field, column: ColumnProfile): Values {
  const dictionary = dictionaryOf(field, column);
  return Object.fromEntries(
    column.top.flatMap(({ text }): [string, string | null][] => {
      const word = canonicalOf(dictionary, text);
      return word === undefined ? [] : [[text, word === '' ? null : word]];
    }),
  );
}

/** Yes and no of a column, turned already where its header means the opposite. */
function booleanValues(column: ColumnProfile, negated: boolean): Values {
  return Object.fromEntries(
    column.top.flatMap(({ text }): [string, string | null][] => {
      const yes = booleanOf(text);
      if (yes === undefined) return [];
      if (yes === null) return [[text, null]];
      return [[text, String(negated && !lateWords.has(foldValue(text)) ? !yes : yes)]];
    }),
  );
}

function ratingDetails(column: ColumnProfile, chosen: Details): Details {
  const found = scaleOf(column);
  const scale: RatingScale = chosen.scale ?? (typeof found === 'string' ? found : (found[0] ?? '5'));
  const values = Object.fromEntries(
    column.top.flatMap(({ text }): [string, string | null][] => {
      const reading = ratingLevel(text, scale);
      if (reading === undefined) return [];
      return [[text, reading.mode === 'auto' ? 'auto' : reading.level === null ? null : String(reading.level)]];
    }),
  );
  return { scale, ...valueDetails(column, { ...values, ...chosen.values }) };
}

/** What only the person can say about the readings. */
export function readingQuestions(
  columns: readonly ColumnReading[],
  profile: TableProfile,
  fieldType: (id: string) => string | undefined,
): MappingQuestion[] {
  return columns.flatMap((reading): MappingQuestion[] => {
    const column = profile.columns[reading.column];
    const type = reading.field === null ? undefined : fieldType(reading.field);
    if (!column || reading.confidence === 'none') return [];
    if (type === 'stamp' && column.dayMonth > 0 && !reading.dateOrder)
      return [{ kind: 'date-order', column: reading.column }];
    if (type === 'rating' && typeof scaleOf(column) !== 'string')
      return [{ kind: 'rating-scale', column: reading.column, scales: scaleOf(column) as readonly RatingScale[] }];
    return [];
  });
}
