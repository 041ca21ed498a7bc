/** What the values of each column look like: counted by SQL over all rows, never a sample. */
import { ident, join, sql } from '../sql/sql.ts';
import type { Plain, Result, Sql } from '../types/plain.ts';
import { narrowed, raw, said, trimmed } from './clean.ts';

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
  /** Values with every digit as 9, the most frequent 40. */
  readonly shapes: readonly Counted[];
  /** Cells that read as a date of any form, as a number, as a duration. */
  readonly dates: number;
  readonly numbers: number;
  readonly durations: number;
  /** Dates with a clock other than 00:00. */
  readonly clocks: number;
  readonly zoned: number;
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
  readonly damaged: number;
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

/** One question per column; the answers go to `profileOf` in the same order. */
export const profileSql = (rawTable: string, columnCount: number): Sql[] => [
  sql`SELECT count(*)::DOUBLE AS n FROM ${ident(rawTable)}`,
  ...Array.from({ length: columnCount }, (_, column) => columnSql(rawTable, ident(`c${column}`))),
];

const matches = (pattern: string): Sql => sql`short AND regexp_matches(text, ${pattern})`;
const sum = (name: string, condition: Sql): Sql =>
  sql`COALESCE(sum(n) FILTER (WHERE ${condition}), 0)::DOUBLE AS ${ident(name)}`;
const extreme = (name: string, of: 'min' | 'max', value: Sql): Sql =>
  sql`${raw(of)}(${value})::DOUBLE AS ${ident(name)}`;

/** Separators inside the one text that carries a list of counted values. */
const [betweenValues, beforeCount] = ['\u001f', '\u001e'];

const countedList = (rows: Sql): Sql =>
  sql`(SELECT string_agg(text || ${beforeCount} || n::BIGINT, ${betweenValues} ORDER BY n DESC, text) FROM (${rows}))`;

function columnSql(rawTable: string, cell: Sql): Sql {
  const parts = ([1, 2, 3] as const).flatMap((index) => [
    extreme(`min${index}`, 'min', raw(`part${index}`)),
    extreme(`max${index}`, 'max', raw(`part${index}`)),
  ]);
  return sql`WITH cells AS (SELECT ${trimmed(raw('text'))} AS text, n FROM (SELECT ${cell} AS text, count(*) AS n FROM ${ident(rawTable)} WHERE ${cell} IS NOT NULL GROUP BY 1)),
    g AS MATERIALIZED (SELECT text AS written, sum(n) AS n FROM cells WHERE ${said(raw('text'))} GROUP BY 1),
    w AS (SELECT written, n, ${narrowed(raw('written'))} AS text, length(written) <= 40 AS short FROM g),
    kinds AS (SELECT *, ${matches(date)} AS is_date, ${matches(number)} AS is_number, CASE WHEN short THEN TRY_CAST(text AS DOUBLE) END AS number FROM w),
    v AS (SELECT *, ${[1, 2, 3].map((index) => sql`CASE WHEN is_date THEN TRY_CAST(regexp_extract(text, ${dayMonth}, ${raw(String(index))}) AS INTEGER) END AS ${raw(`part${index}`)}`).reduce((a, b) => sql`${a}, ${b}`)} FROM kinds)
    SELECT ${sum('filled', sql`true`)}, count(*)::DOUBLE AS "distinct",
      ${sum('dates', sql`is_date`)}, ${sum('numbers', sql`is_number`)}, ${sum('durations', matches(duration))},
      ${sum('clocks', sql`CASE WHEN is_date THEN regexp_matches(text, ${anyClock}) AND NOT regexp_matches(text, ${midnight}) END`)},
      ${sum('zoned', sql`CASE WHEN is_date THEN regexp_matches(text, ${String.raw`^\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$`}) END`)},
      ${sum('dayMonth', sql`part1 IS NOT NULL`)}, ${join(parts)},
      ${extreme('min', 'min', raw('number'))}, ${extreme('max', 'max', raw('number'))},
      ${sum('decimalCommas', sql`CASE WHEN is_number AND contains(text, ',') THEN regexp_matches(text, ${String.raw`^[^,]*\d,(?:\d{1,2}|\d{4,})\D*$|\.\d{3},`}) END`)},
      ${sum('decimalPoints', sql`CASE WHEN is_number AND (contains(text, '.') OR contains(text, ',')) THEN regexp_matches(text, ${String.raw`^[^.]*\d\.(?:\d{1,2}|\d{4,})\D*$|,\d{3}\.|,\d{3},`}) END`)},
      ${sum('damaged', sql`CASE WHEN short AND contains(upper(text), 'E+') THEN regexp_matches(text, ${String.raw`^\d(?:\.\d+)?[eE]\+\d+$`}) END`)},
      ${countedList(sql`SELECT written AS text, n FROM g WHERE length(written) <= 200 ORDER BY n DESC, written LIMIT 400`)} AS top,
      ${countedList(sql`SELECT regexp_replace(text, '[0-9]', '9', 'g') AS text, sum(n) AS n FROM w WHERE short GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40`)} AS shapes
    FROM v`;
}

/** The profile from the answers to `profileSql`. */
export function profileOf(results: readonly Result[]): TableProfile {
  const rows = Number(results[0]?.columns[0]?.values[0] ?? 0);
  return { rows, columns: results.slice(1).map((result) => columnProfile(result, rows)) };
}

function columnProfile(result: Result, rows: number): ColumnProfile {
  const cells = new Map(result.columns.map(({ name, values }) => [name, values[0] ?? null]));
  const value = (name: string): number | null => (typeof cells.get(name) === 'number' ? Number(cells.get(name)) : null);
  const count = (name: string): number => value(name) ?? 0;
  const range = (index: number) => ({ min: count(`min${index}`), max: count(`max${index}`) });
  return {
    rows,
    filled: count('filled'),
    distinct: count('distinct'),
    top: countedOf(cells.get('top') ?? null),
    shapes: countedOf(cells.get('shapes') ?? null),
    dates: count('dates'),
    numbers: count('numbers'),
    durations: count('durations'),
    clocks: count('clocks'),
    zoned: count('zoned'),
    dayMonth: count('dayMonth'),
    first: range(1),
    second: range(2),
    third: range(3),
    min: value('min'),
    max: value('max'),
    decimalCommas: count('decimalCommas'),
    decimalPoints: count('decimalPoints'),
    damaged: count('damaged'),
  };
}

const countedOf = (list: Plain): Counted[] =>
  list === null
    ? []
    : String(list)
        .split(betweenValues)
        .map((pair) => {
          const at = pair.lastIndexOf(beforeCount);
          return { text: pair.slice(0, at), n: Number(pair.slice(at + 1)) };
        });
