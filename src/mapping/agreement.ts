/** Whether the values of a column can be what its header promises. */
import { booleanOf, canonicalOf, ratingLevel, scaleOfWords } from '../subjects/dictionaries/index.ts';
import type { Field } from '../types/field.ts';
import type { RatingScale } from '../types/mapping.ts';
import type { ColumnProfile, Counted } from './profile.ts';

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

const sum = (list: readonly Counted[]): number => list.reduce((total, each) => total + each.n, 0);

/** Share of the counted cells whose value is known (or says nothing). */
export const knownShare = (profile: ColumnProfile, known: (text: string) => boolean): number =>
  share(sum(profile.top.filter(({ text }) => known(text))), Math.max(profile.filled, 1));

/** Codes of Freshdesk's API, for a column that holds nothing else. */
export function dictionaryOf(field: Field, profile: ColumnProfile): string {
  if (
    field.id === 'source' &&
    profile.top.length > 0 &&
    profile.top.every(({ text }) => canonicalOf('regulator_flag', text) !== undefined)
  )
    return 'regulator_flag';
  const codes = { status: 'status_code', channel: 'channel_code' }[field.dictionary ?? ''];
  const allCodes =
    codes !== undefined && profile.top.length > 1 && profile.top.every(({ text }) => canonicalOf(codes, text));
  return allCodes ? codes : (field.dictionary ?? '');
}

const looksLikeDuration = (profile: ColumnProfile): boolean =>
  share(profile.durations, profile.filled) >= 0.8 ||
  (share(profile.numbers, profile.filled) >= 0.8 && share(profile.dates, profile.filled) < 0.8);

/** Fields that take a duration in place of a stamp, and add it to the time of receipt. */
export const takesDuration = (field: Field): boolean => field.id === 'first_response_at';

/** A stamp column that holds durations. */
export const isDuration = (field: Field, profile: ColumnProfile): boolean =>
  takesDuration(field) && profile.filled > 0 && looksLikeDuration(profile);

/** Share of cells that the type of the field can read. */
export function agreement(field: Field, profile: ColumnProfile): number {
  if (profile.filled === 0) return 1;
  switch (field.type) {
    case 'text':
    case 'id':
      return 1;
    case 'stamp':
      return isDuration(field, profile) ? 1 : share(profile.dates, profile.filled);
    case 'number':
      return share(profile.numbers, profile.filled);
    case 'integer':
      return field.dictionary
        ? knownShare(profile, (text) => canonicalOf(field.dictionary ?? '', text) !== undefined)
        : share(profile.numbers, profile.filled);
    case 'seconds':
    case 'minutes':
    case 'hours':
      return share(
        Math.max(
          profile.durations,
          profile.numbers,
          profile.durations + profile.numbers > profile.filled ? profile.filled : 0,
        ),
        profile.filled,
      );
    case 'boolean':
      return knownShare(profile, (text) => booleanOf(text) !== undefined);
    case 'enum': {
      const dictionary = dictionaryOf(field, profile);
      return knownShare(profile, (text) => canonicalOf(dictionary, text) !== undefined);
    }
    case 'rating':
      return ratingShare(profile);
  }
}

const ratingShare = (profile: ColumnProfile): number =>
  Math.max(
    ...(['words', '2', '3', '5', '10', '100'] as const).map((scale) =>
      knownShare(profile, (text) => ratingLevel(text, scale) !== undefined),
    ),
  );

/** How much of a column must be readable before its header is believed. */
export function needed(field: Field, quality: 1 | 2 | 3): number {
  if (field.type === 'enum' || field.type === 'boolean') return 0.8;
  return quality === 1 ? 0.8 : 0.5;
}

/** Values that can be keys: all distinct, and no counter of rows. */
export function canBeKey(profile: ColumnProfile): boolean {
  const counter =
    profile.min !== null && profile.max !== null && profile.min >= 0 && profile.max <= profile.rows * 2 + 10;
  return profile.filled > 0 && profile.distinct === profile.filled && !counter;
}

/** The scale of a rating column, or the scales among which only the person can choose. */
export function scaleOf(profile: ColumnProfile): RatingScale | readonly RatingScale[] {
  const texts = profile.top.map(({ text }) => text);
  const words = scaleOfWords(texts.filter((text) => !/^\d/.test(text)));
  if (words) return words;
  const numbers = texts.map((text) => Number.parseFloat(text)).filter(Number.isFinite);
  const highest = Math.max(0, ...numbers);
  if (texts.some((text) => /[星★]/.test(text)) || highest <= 5) return '5';
  return highest <= 10 ? ['10', '100'] : ['100'];
}
