/** Cells as canonical words, yes or no, and rating levels: by the values listed in the reading. */
import { anyOf, sql } from '../../sql/sql.ts';
import type { ColumnReading } from '../../types/mapping.ts';
import type { Sql } from '../../types/plain.ts';
import { listed } from '../clean.ts';

/** The raw texts of each word of a reading. */
function textsByWord(reading: ColumnReading): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const [text, word] of Object.entries(reading.values ?? {}))
    if (word !== null) words.set(word, [...(words.get(word) ?? []), text]);
  return words;
}

/** Texts that were decided to say nothing. */
export const silent = (reading: ColumnReading): string[] =>
  Object.entries(reading.values ?? {}).flatMap(([text, word]) => (word === null ? [text] : []));

const isOneOf = (cell: Sql, texts: readonly string[]): Sql =>
  texts.length === 0 ? sql`false` : sql`${cell} IN (${listed(texts)})`;

const chosen = (whens: readonly Sql[], otherwise: Sql): Sql =>
  whens.length === 0
    ? otherwise
    : sql`(CASE ${whens.reduce((all, each) => sql`${all} ${each}`)} ELSE ${otherwise} END)`;

/** The canonical word of a cell. */
export const wordSql = (cell: Sql, reading: ColumnReading): Sql =>
  chosen(
    [...textsByWord(reading)].map(([word, texts]) => sql`WHEN ${isOneOf(cell, texts)} THEN ${word}`),
    sql`CAST(NULL AS VARCHAR)`,
  );

/** Yes or no; a count that was not listed is yes from one on. */
export function booleanSql(cell: Sql, reading: ColumnReading): Sql {
  const words = textsByWord(reading);
  const count = sql`(CASE WHEN regexp_matches(${cell}, '^\\d+$') THEN (TRY_CAST(${cell} AS BIGINT) > 0) <> ${reading.negated ?? false} END)`;
  return chosen(
    ['true', 'false'].map((word) => sql`WHEN ${isOneOf(cell, words.get(word) ?? [])} THEN ${word === 'true'}`),
    sql`CASE WHEN ${isOneOf(cell, silent(reading))} THEN NULL ELSE ${count} END`,
  );
}

/** Level, mode and scale of a rating cell. */
export function ratingSql(cell: Sql, reading: ColumnReading): { level: Sql; mode: Sql; scale: string } {
  const words = textsByWord(reading);
  const auto = isOneOf(cell, words.get('auto') ?? []);
  const listedLevels = ['1', '2', '3', '4', '5'].map(
    (level) => sql`WHEN ${isOneOf(cell, words.get(level) ?? [])} THEN ${Number(level)}`,
  );
  const level = chosen(
    [sql`WHEN ${anyOf([auto, isOneOf(cell, silent(reading))])} THEN NULL`, ...listedLevels],
    sql`CAST(${levelOfNumber(sql`TRY_CAST(regexp_extract(${cell}, '^(\\d+(?:\\.\\d+)?)分?$', 1) AS DOUBLE)`, reading)} AS INTEGER)`,
  );
  return {
    level: sql`CAST(${level} AS INTEGER)`,
    mode: sql`CASE WHEN ${auto} THEN 'auto' END`,
    scale: scaleName(reading),
  };
}

const scaleName = (reading: ColumnReading): string =>
  reading.scale === undefined || reading.scale === 'words' ? '5' : reading.scale;

function levelOfNumber(value: Sql, reading: ColumnReading): Sql {
  const all: Readonly<Record<string, readonly number[]>> = { '10': [8, 6, 4, 2, 10], '100': [90, 80, 60, 40, 100] };
  const steps = all[reading.scale ?? ''];
  if (!steps) return sql`CASE WHEN ${value} BETWEEN 1 AND 5 AND ${reading.scale === '5'} THEN round(${value}) END`;
  const above = reading.scale === '10' ? sql`>` : sql`>=`;
  const [five = 0, four = 0, three = 0, two = 0, top = 0] = steps;
  return sql`CASE WHEN ${value} > ${top} OR ${value} < ${reading.scale === '10' ? 1 : 0} THEN NULL WHEN ${value} ${above} ${five} THEN 5 WHEN ${value} ${above} ${four} THEN 4
    WHEN ${value} ${above} ${three} THEN 3 WHEN ${value} ${above} ${two} THEN 2 WHEN ${value} IS NOT NULL THEN 1 END`;
}
