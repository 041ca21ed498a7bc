/** Headers as they are compared, the units they carry, and the fields they may mean. */
import { simplified } from '../subjects/dictionaries/index.ts';
import type { Field, FieldId, SubjectFields } from '../types/field.ts';

const signs = /[\s_\-–—:：*?？#/\\.、,，·()（）[\]【】{}<>《》"'“”]/g;
const brackets = /[(（[【]([^)）\]】]*)[)）\]】]/g;

/** NFKC, lower case, without blanks and signs; what stands in brackets is kept. */
export const foldHeader = (header: string): string =>
  simplified(header.normalize('NFKC')).toLowerCase().replace(signs, '');

/** As `foldHeader`, without what stands in brackets and without the (2) of a duplicate. */
export const foldBare = (header: string): string =>
  foldHeader(header.normalize('NFKC').replace(brackets, '')) || foldHeader(header);

const withoutCopy = (header: string): string => header.replace(/ \(\d+\)$/, '');

const units: readonly (readonly [RegExp, 'seconds' | 'minutes' | 'hours' | 'days'])[] = [
  [/^(?:s|sec|secs|seconds?|in ?secs?|in ?seconds|秒|秒钟|单位[:：]?秒)$/, 'seconds'],
  [/^(?:m|min|mins|minutes?|in ?mins?|in ?minutes|分|分钟|单位[:：]?分钟?)$/, 'minutes'],
  [/^(?:h|hr|hrs|hours?|in ?hrs|in ?hours|小时|时|单位[:：]?小时)$/, 'hours'],
  [/^(?:d|days?|in ?days|天|日|单位[:：]?天)$/, 'days'],
];

/** 秒, min, (in hrs) … of a header; also `… in minutes`. */
export function unitOf(header: string): 'seconds' | 'minutes' | 'hours' | 'days' | undefined {
  const text = header.normalize('NFKC').toLowerCase();
  const inside = [...text.matchAll(brackets)].map((match) => (match[1] ?? '').trim());
  const tail = /(?:\bin |[_-])(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|s|h)\b/.exec(text)?.[1];
  const found = [...inside, ...(tail ? [tail] : [])].flatMap((word) => units.filter(([pattern]) => pattern.test(word)));
  return found[0]?.[1];
}

/** 万元 → 10000, % → 0.01; 1 without such a unit. */
export function factorOf(header: string): number {
  const inside = [...header.normalize('NFKC').matchAll(brackets)].map((match) => (match[1] ?? '').trim()).join(' ');
  if (/亿/.test(inside)) return 1e8;
  if (/百万/.test(inside)) return 1e6;
  if (/千万/.test(inside)) return 1e7;
  if (/万/.test(inside)) return 1e4;
  if (/千/.test(inside)) return 1e3;
  return /%/.test(inside) ? 0.01 : 1;
}

/** `x_` and eight hex digits of the folded header: FNV-1a, the same in every session. */
export function customFieldId(header: string): FieldId {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(foldHeader(header))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `x_${hash.toString(16).padStart(8, '0')}`;
}

/** A field which a header may mean. */
export interface Candidate {
  readonly field: Field;
  /** 3 = the header as listed, 2 = but for its brackets, 1 = contains the synonym. */
  readonly quality: 1 | 2 | 3;
  /** Place of the synonym in its list: the first leads where a field is `ordered`. */
  readonly place: number;
  readonly length: number;
  readonly sense: 'plain' | 'negated' | 'ask' | 'unique';
}

interface Synonym {
  readonly text: string;
  /** Latin words apart, for a match inside a header; null = only as a whole. */
  readonly words: string | null;
  readonly field: Field;
  readonly place: number;
  readonly sense: Candidate['sense'];
}

const tables = new Map<
  SubjectFields,
  { readonly exact: ReadonlyMap<string, readonly Synonym[]>; readonly all: readonly Synonym[] }
>();

const synonym = (text: string, field: Field, place: number, sense: Synonym['sense']): Synonym => ({
  text: foldHeader(text),
  words: wordsOf(text),
  field,
  place,
  sense,
});

/** `StreetName` → ` street name `. */
const wordsOf = (text: string): string =>
  ` ${text
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .join(' ')} `;

/** The synonyms of a kind by folded text, made once. */
function synonymsOf(subject: SubjectFields) {
  const known = tables.get(subject);
  if (known) return known;
  const all = subject.fields.flatMap((field) => [
    ...[...field.zh, ...field.en].map((text, place) => synonym(text, field, place, 'plain')),
    { ...synonym(field.id, field, 70, 'plain'), words: null },
    ...(field.negated ?? []).map((text, place) => synonym(text, field, 50 + place, 'negated')),
    ...(field.unique ?? []).map((text, place) => synonym(text, field, 80 + place, 'unique')),
    ...(field.ask ?? []).map((text, place) => synonym(text, field, 90 + place, 'ask')),
  ]);
  const exact = new Map<string, Synonym[]>();
  for (const synonym of all) exact.set(synonym.text, [...(exact.get(synonym.text) ?? []), synonym]);
  const made = { exact, all };
  tables.set(subject, made);
  return made;
}

/** The fields of a kind which a header may mean, best first. */
export function candidatesOf(header: string, subject: SubjectFields): Candidate[] {
  const { exact, all } = synonymsOf(subject);
  const name = withoutCopy(header);
  const found = (text: string, quality: 2 | 3) => (exact.get(text) ?? []).map((synonym) => candidate(synonym, quality));
  const bare = foldBare(name);
  const list = [
    ...found(foldHeader(name), 3),
    ...found(bare, 2),
    ...containing(name, bare, all).map((synonym) => candidate(synonym, 1)),
  ];
  return list.filter((each, i) => list.findIndex((other) => other.field.id === each.field.id) === i);
}

const candidate = (synonym: Synonym, quality: Candidate['quality']): Candidate => ({
  field: synonym.field,
  quality,
  place: synonym.place,
  length: synonym.text.length,
  sense: synonym.sense,
});

/** Synonyms inside a header, the longest first: at least three Han characters, or whole Latin words of four letters. */
function containing(header: string, bare: string, all: readonly Synonym[]): Synonym[] {
  const words = wordsOf(header);
  return all
    .filter(({ field, sense }) => !field.wide && (sense === 'plain' || sense === 'negated'))
    .filter(({ text, words: own }) => bare !== text && own !== null && isInside(text, own, bare, words))
    .toSorted((a, b) => b.text.length - a.text.length);
}

const isInside = (text: string, own: string, bare: string, words: string): boolean =>
  /\p{Script=Han}/u.test(text) ? text.length >= 3 && bare.includes(text) : text.length >= 4 && words.includes(own);

/** How many kinds know a header exactly: a header of one kind only says most about the kind. */
export function kindsKnowing(header: string, subjects: readonly SubjectFields[]): number {
  const folded = foldHeader(withoutCopy(header));
  return subjects.filter((subject) => synonymsOf(subject).exact.has(folded)).length;
}
