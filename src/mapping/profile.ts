/** What the values of each column look like: counted by SQL over all rows, never a sample. */
import { ident, sql } from '../sql/sql.ts';
import type { Plain, Result, Sql } from '../types/plain.ts';
import { filled, narrowed } from './clean.ts';

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

const total = (name: string, condition: Sql): Sql =>
  sql`SELECT 'sum' AS part, ${name} AS text, sum(n) FILTER (WHERE ${condition})::DOUBLE AS n FROM v`;
const extreme = (name: string, value: Sql): Sql =>
  sql`SELECT 'sum' AS part, ${name} AS text, (${value})::DOUBLE AS n FROM v`;
const matches = (pattern: string): Sql => sql`short AND regexp_matches(text, ${pattern})`;
const part = (index: number, of: 'min' | 'max'): Sql =>
  sql`${{ text: of, params: [] }}(TRY_CAST(regexp_extract(text, ${dayMonth}, ${{ text: String(index), params: [] }}) AS INTEGER)) FILTER (WHERE short)`;

function columnSql(rawTable: string, cell: Sql): Sql {
  const sums = [
    total('filled', sql`true`),
    extreme('distinct', sql`count(*)`),
    total('dates', matches(date)),
    total('numbers', matches(number)),
    total('durations', matches(duration)),
    total(
      'clocks',
      sql`${matches(date)} AND regexp_matches(text, ${anyClock}) AND NOT regexp_matches(text, ${midnight})`,
    ),
    total('zoned', matches(String.raw`^\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$`)),
    total('dayMonth', matches(dayMonth)),
    ...([1, 2, 3] as const).flatMap((index) => [
      extreme(`min${index}`, part(index, 'min')),
      extreme(`max${index}`, part(index, 'max')),
    ]),
    extreme('min', sql`min(TRY_CAST(text AS DOUBLE)) FILTER (WHERE short)`),
    extreme('max', sql`max(TRY_CAST(text AS DOUBLE)) FILTER (WHERE short)`),
    total('decimalCommas', matches(String.raw`^[^,]*\d,(?:\d{1,2}|\d{4,})\D*$|\.\d{3},`)),
    total('decimalPoints', matches(String.raw`^[^.]*\d\.(?:\d{1,2}|\d{4,})\D*$|,\d{3}\.|,\d{3},`)),
    total('damaged', matches(String.raw`^\d(?:\.\d+)?[eE]\+\d+$`)),
  ];
  const unions = sums.reduce((all, each) => sql`${all} UNION ALL ${each}`);
  return sql`WITH v AS MATERIALIZED (
      SELECT ${narrowed(sql`text`)} AS text, text AS written, count(*) AS n, length(any_value(text)) <= 40 AS short
      FROM (SELECT ${filled(cell)} AS text FROM ${ident(rawTable)} WHERE ${cell} IS NOT NULL) WHERE text IS NOT NULL GROUP BY 1, 2),
    shapes AS (SELECT regexp_replace(text, '[0-9]', '9', 'g') AS text, sum(n)::DOUBLE AS n FROM v WHERE short GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40)
    ${unions}
    UNION ALL SELECT * FROM (SELECT 'top', left(written, 200), n::DOUBLE FROM v WHERE length(text) <= 200 ORDER BY n DESC, written LIMIT 400)
    UNION ALL SELECT 'shape', text, n FROM shapes`;
}

/** The profile from the answers to `profileSql`. */
export function profileOf(results: readonly Result[]): TableProfile {
  const rows = Number(results[0]?.columns[0]?.values[0] ?? 0);
  return { rows, columns: results.slice(1).map((result) => columnProfile(result, rows)) };
}

function columnProfile(result: Result, rows: number): ColumnProfile {
  const cells = (column: number): readonly Plain[] => result.columns[column]?.values ?? [];
  const list = (part: string): Counted[] =>
    cells(0).flatMap((value, i) => (value === part ? [{ text: String(cells(1)[i]), n: Number(cells(2)[i]) }] : []));
  const sums = new Map(cells(1).map((name, i) => [`${String(cells(0)[i])} ${String(name)}`, cells(2)[i] ?? null]));
  const sum = (name: string): number | null => {
    const value = sums.get(`sum ${name}`) ?? null;
    return value === null ? null : Number(value);
  };
  const count = (name: string): number => sum(name) ?? 0;
  const range = (index: number) => ({ min: count(`min${index}`), max: count(`max${index}`) });
  return {
    rows,
    filled: count('filled'),
    distinct: count('distinct'),
    top: list('top'),
    shapes: list('shape'),
    dates: count('dates'),
    numbers: count('numbers'),
    durations: count('durations'),
    clocks: count('clocks'),
    zoned: count('zoned'),
    dayMonth: count('dayMonth'),
    first: range(1),
    second: range(2),
    third: range(3),
    min: sum('min'),
    max: sum('max'),
    decimalCommas: count('decimalCommas'),
    decimalPoints: count('decimalPoints'),
    damaged: count('damaged'),
  };
}
