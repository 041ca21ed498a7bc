/** What the values of each column look like: counted by SQL over all rows, never a sample. */
import { ident, inlined, join, sql } from '../sql/sql.ts';
import type { Plain, Result, Sql } from '../types/plain.ts';
import { narrowed, orNull, raw, trimmed } from './clean.ts';

export interface Counted {
  readonly text: string;
  readonly n: number;
}

export interface ColumnProfile {
  readonly rows: number;
  /** Cells that say something. */
  readonly filled: number;
  readonly distinct: number;
  /** The most frequent values, at most 400. */
  readonly top: readonly Counted[];
  /** Cells that have to be cleaned: blanks around them, or a word that says nothing. */
  readonly untidy: number;
  /** Cells with other characters than ASCII. */
  readonly wide: number;
  /** Cells that read as a date of any form, as a number, as a duration. */
  readonly dates: number;
  readonly numbers: number;
  readonly durations: number;
  /** Of these, dates as YYYY-MM-DD with or without a full clock, and numbers of digits and one point at most. */
  readonly isoDates: number;
  readonly plainNumbers: number;
  /** Dates with a clock other than 00:00. */
  readonly clocks: number;
  /** Dates in the form a/b/c with the year last: how many, and the extremes of their parts. */
  readonly dayMonth: number;
  readonly first: { readonly min: number; readonly max: number };
  readonly second: { readonly min: number; readonly max: number };
  readonly third: { readonly min: number; readonly max: number };
  readonly min: number | null;
  readonly max: number | null;
  /** Numbers whose comma (whose point) can only be the decimal sign. */
  readonly decimalCommas: number;
  readonly decimalPoints: number;
  /** Cells with a plus sign, as in 1.23E+17, and cells with a zero after a point. */
  readonly pluses: number;
  readonly pointZeros: number;
}

export interface TableProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

const clock = String.raw`(?:[ T,]+\d{1,2}[:：时点]\d{1,2}.*)?`;
const dayMonth = String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${clock}$`;
const date = [
  String.raw`^(?:19|20|18)\d{2}[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,2}日?号?(?:[ T(（]?.*)?)?$`,
  String.raw`^\d{1,2}月\s?\d{1,2}[日号]?.*$`,
  dayMonth,
  String.raw`^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[ T]?\d{4,6})?$`,
  String.raw`^[2-7]\d{4}(?:\.\d+)?$`,
  String.raw`^1\d{9}(?:\d{3})?$`,
  String.raw`^(?:[A-Za-z]{3,9},? )?\d{1,2}[ -][A-Za-z]{3,9}[ -,]+\d{2,4}.*$`,
  String.raw`^(?:[A-Za-z]{3,9},? )?[A-Za-z]{3,9} \d{1,2},? .*\d{4}.*$`,
].join('|');
const number = String.raw`^[-+(]?\s?[¥￥$€£]?\s?\d[\d,. ]*(?:[eE][+-]?\d+)?\s?(?:%|万|亿|元|万元|亿元|分|次|件|个)?\)?$`;
const duration = String.raw`^(?:\d{1,4}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|(?:\d+(?:\.\d+)?\s*(?:天|日|小时|时|分钟|分|秒钟|秒|days?|hours?|hrs?|hr|h|minutes?|mins?|min|m|seconds?|secs?|sec|s|d)\s*)+|1899-12-3[01] \d\d:\d\d:\d\d.*)$`;
const midnight = String.raw`[ T](?:00?:00(?::00(?:\.0+)?)?|12:00(?::00)? ?AM)$`;
const anyClock = String.raw`[ T日号午]\s?\d{1,2}[:：时点]\d{1,2}|^1\d{9}(?:\d{3})?$|^\d{5}\.\d+$|^(?:19|20)\d{6}[ T]?\d{4,6}$`;

const isoDate = String.raw`^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$`;
const plainNumber = String.raw`^-?\d+(?:\.\d+)?$`;

/** How many frequent values are listed. */
const topCount = 400;

/** Distinct cells that one question may hold at most. */
const most = 4_000_000;

/**
 * Questions over a few columns each, all over the whole table; the answers go to `profileOf`.
 * Patterns stand in the text: a bound one would be compiled for every row.
 */
export function profileSql(rawTable: string, columnCount: number, rows: number): Sql[] {
  const each = Math.max(1, Math.floor(most / Math.max(rows, 1)));
  const columns = Array.from({ length: columnCount }, (_, column) => column);
  return columns
    .filter((column) => column % each === 0)
    .map((first) => ({ text: inlined(columnsSql(rawTable, columns.slice(first, first + each))), params: [] }));
}

const sum = (name: string, condition: Sql): Sql =>
  sql`COALESCE(sum(n) FILTER (WHERE ${condition}), 0)::DOUBLE AS ${ident(name)}`;
const extreme = (name: string, of: 'min' | 'max', value: Sql): Sql =>
  sql`${raw(of)}(${value})::DOUBLE AS ${ident(name)}`;

/** Separators inside the one text that carries a list of counted values. */
const [betweenValues, beforeCount] = ['\u001f', '\u001e'];

const part = (index: 1 | 2 | 3): Sql =>
  sql`CASE WHEN is_pair THEN TRY_CAST(regexp_extract(text, ${dayMonth}, ${raw(String(index))}) AS INTEGER) END AS ${raw(`part${index}`)}`;

/** Each value of each column once; `text` is what may be a date or a number: short, with a digit, narrow. */
function valuesSql(rawTable: string, columns: readonly number[]): Sql {
  const cells = join(columns.map((column) => ident(`c${column}`)));
  const numbers = raw(columns.join(', '));
  return sql`counted AS (SELECT col, cell, count(*) AS n FROM
      (SELECT unnest([${numbers}]) AS col, unnest([${cells}]) AS cell FROM ${ident(rawTable)}) WHERE cell IS NOT NULL GROUP BY col, cell),
    trimmed AS (SELECT col, cell, n, ${trimmed(raw('cell'))} AS bare FROM counted),
    cells AS (SELECT col, cell, n, ${orNull(raw('bare'))} AS written FROM trimmed),
    g AS MATERIALIZED (SELECT col, written, sum(n) AS n, bool_or(cell IS DISTINCT FROM written) AS untidy FROM cells GROUP BY col, written),
    short AS (SELECT *, CASE WHEN length(written) <= 40 THEN ${narrowed(raw('written'))} END AS narrow FROM g),
    digits AS (SELECT *, CASE WHEN regexp_matches(narrow, '[0-9]') THEN narrow END AS text FROM short),
    kinds AS (SELECT *, regexp_matches(text, ${date}) AS is_date, regexp_matches(text, ${number}) AS is_number,
      regexp_matches(text, '^\\d{1,2}[-/.]\\d{1,2}[-/.]') AS is_pair FROM digits),
    v AS (SELECT *, CASE WHEN is_number THEN TRY_CAST(text AS DOUBLE) END AS number, ${join(([1, 2, 3] as const).map(part))} FROM kinds)`;
}

function columnsSql(rawTable: string, columns: readonly number[]): Sql {
  const parts = ([1, 2, 3] as const).flatMap((index) => [
    extreme(`min${index}`, 'min', raw(`part${index}`)),
    extreme(`max${index}`, 'max', raw(`part${index}`)),
  ]);
  return sql`WITH ${valuesSql(rawTable, columns)},
    measured AS (SELECT col, ${sum('filled', sql`written IS NOT NULL`)}, count(written)::DOUBLE AS "distinct",
      ${sum('untidy', sql`untidy`)}, ${sum('wide', sql`strlen(written) > length(written)`)},
      ${sum('dates', sql`is_date`)}, ${sum('numbers', sql`is_number`)}, ${sum('durations', sql`regexp_matches(text, ${duration})`)},
      ${sum('clocks', sql`CASE WHEN is_date THEN regexp_matches(text, ${anyClock}) AND NOT regexp_matches(text, ${midnight}) END`)},
      ${sum('isoDates', sql`CASE WHEN is_date THEN regexp_matches(written, ${isoDate}) END`)},
      ${sum('plainNumbers', sql`CASE WHEN is_number THEN regexp_matches(written, ${plainNumber}) END`)},
      ${sum('pluses', sql`contains(written, '+')`)}, ${sum('pointZeros', sql`contains(written, '.0')`)},
      ${sum('dayMonth', sql`part1 IS NOT NULL`)}, ${join(parts)},
      ${extreme('min', 'min', raw('number'))}, ${extreme('max', 'max', raw('number'))},
      ${sum('decimalCommas', sql`CASE WHEN is_number AND contains(text, ',') THEN regexp_matches(text, ${String.raw`^[^,]*\d,(?:\d{1,2}|\d{4,})\D*$|\.\d{3},`}) END`)},
      ${sum('decimalPoints', sql`CASE WHEN is_number AND (contains(text, '.') OR contains(text, ',')) THEN regexp_matches(text, ${String.raw`^[^.]*\d\.(?:\d{1,2}|\d{4,})\D*$|,\d{3}\.|,\d{3},`}) END`)},
      min({minus: -n, written: written}, ${raw(String(topCount))}) FILTER (WHERE length(written) <= 200) AS top
      FROM v GROUP BY col)
    SELECT * EXCLUDE (top), array_to_string(list_transform(top, lambda each: each.written || ${beforeCount} || (-each.minus)::BIGINT), ${betweenValues}) AS top
      FROM measured`;
}

/** The profile from the answers to `profileSql`. */
export function profileOf(results: readonly Result[], columnCount: number, rows: number): TableProfile {
  const found = new Map(results.flatMap(recordsOf).map((record) => [record['col'], record]));
  return {
    rows,
    columns: Array.from({ length: columnCount }, (_, column) => columnProfile(found.get(column) ?? {}, rows)),
  };
}

type Measures = Readonly<Record<string, Plain>>;

const recordsOf = ({ rowCount, columns }: Result): Measures[] =>
  Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[i] ?? null])),
  );

function columnProfile(cells: Measures, rows: number): ColumnProfile {
  const value = (name: string): number | null => (typeof cells[name] === 'number' ? cells[name] : null);
  const count = (name: string): number => value(name) ?? 0;
  const range = (index: number) => ({ min: count(`min${index}`), max: count(`max${index}`) });
  return {
    rows,
    filled: count('filled'),
    distinct: count('distinct'),
    top: countedOf(cells['top'] ?? null),
    untidy: count('untidy'),
    wide: count('wide'),
    dates: count('dates'),
    isoDates: count('isoDates'),
    numbers: count('numbers'),
    plainNumbers: count('plainNumbers'),
    durations: count('durations'),
    clocks: count('clocks'),
    dayMonth: count('dayMonth'),
    first: range(1),
    second: range(2),
    third: range(3),
    min: value('min'),
    max: value('max'),
    decimalCommas: count('decimalCommas'),
    decimalPoints: count('decimalPoints'),
    pluses: count('pluses'),
    pointZeros: count('pointZeros'),
  };
}

const countedOf = (list: Plain): Counted[] =>
  list === null || list === ''
    ? []
    : String(list)
        .split(betweenValues)
        .map((pair) => {
          const at = pair.lastIndexOf(beforeCount);
          return { text: pair.slice(0, at), n: Number(pair.slice(at + 1)) };
        });
