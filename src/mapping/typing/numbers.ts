/** Numbers and durations of any writing. To be given narrowed text. */
import { sql } from '../../sql/sql.ts';
import type { ColumnReading } from '../../types/mapping.ts';
import type { Sql } from '../../types/plain.ts';

/** A number: thousands and decimals by the column's evidence, %, 万, 亿, currency, (…) for minus; `plain`: only digits and a point. */
export function numberSql(text: Sql, reading: ColumnReading, plain: boolean): Sql {
  if (plain && reading.decimal !== ',') return simpleSql(text, reading);
  const bare = sql`regexp_replace(${text}, '[¥￥$€£\\s元%万亿分次件个()]', '', 'g')`;
  const points =
    reading.decimal === ',' ? sql`replace(replace(${bare}, '.', ''), ',', '.')` : sql`replace(${bare}, ',', '')`;
  const sign = sql`(CASE WHEN ${text} LIKE '(%)' THEN -1 ELSE 1 END)`;
  const power = sql`(CASE WHEN ${text} LIKE '%亿%' THEN 1e8 WHEN ${text} LIKE '%万%' THEN 1e4 WHEN ${text} LIKE '%!%%' ESCAPE '!' THEN 0.01 ELSE ${reading.factor ?? 1} END)`;
  const value = sql`(CASE WHEN NOT regexp_matches(${text}, '\\d') THEN NULL
    WHEN regexp_matches(${text}, '^-?\\d+(?:\\.\\d+)?$') AND ${reading.decimal !== ','} THEN ${simpleSql(text, reading)}
    WHEN regexp_matches(${points}, '^[-+]?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?$') THEN round(TRY_CAST(${points} AS DOUBLE) * ${power}, 10) * ${sign} END)`;
  return sql`(CASE WHEN isfinite(${value}) THEN ${value} END)`;
}

function simpleSql(text: Sql, { factor = 1 }: ColumnReading): Sql {
  const value = sql`TRY_CAST(${text} AS DOUBLE)`;
  return factor === 1 ? value : sql`round(${value} * ${factor}, 10)`;
}

const secondsIn = { seconds: 1, minutes: 60, hours: 3600, days: 86400 } as const;
type Unit = keyof typeof secondsIn;

/** A duration in `into`: h:mm:ss, 1小时20分, 90 min, or a bare number in the column's unit. */
export function durationSql(
  text: Sql,
  reading: ColumnReading,
  into: 'seconds' | 'minutes' | 'hours',
  plain: boolean,
): Sql {
  const unit: Unit = reading.unit ?? into;
  const bare = sql`${numberSql(text, { ...reading, factor: 1 }, plain)} * ${secondsIn[unit]}`;
  const value = plain ? sql`(${bare})` : writtenSql(text, reading, into, bare);
  return secondsIn[into] === 1 ? value : sql`(${value} / ${secondsIn[into]})`;
}

/** Seconds of a duration with its units, or of `bare`. */
function writtenSql(text: Sql, reading: ColumnReading, into: Unit, bare: Sql): Sql {
  const part = (words: string, factor: number): Sql =>
    sql`COALESCE(TRY_CAST(regexp_extract(${text}, ${`(?i)(\\d+(?:\\.\\d+)?)\\s*(?:${words})`}, 1) AS DOUBLE), 0) * ${factor}`;
  const days = '天|日|days?|d';
  const hours = '小时|时|hours?|hrs?|h';
  const minutes = '分钟|分|minutes?|mins?|m';
  const seconds = '秒钟|秒|seconds?|secs?|s';
  const all = `(?i)^(?:\\d+(?:\\.\\d+)?\\s*(?:${days}|${hours}|${minutes}|${seconds})\\s*)+$`;
  const clock = (index: number): Sql =>
    sql`COALESCE(TRY_CAST(regexp_extract(${text}, '(\\d{1,4}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?$', ${{ text: String(index), params: [] }}) AS DOUBLE), 0)`;
  const two =
    into === 'seconds' && (reading.unit ?? 'seconds') === 'seconds'
      ? sql`${clock(1)} * 60 + ${clock(2)}`
      : sql`${clock(1)} * 3600 + ${clock(2)} * 60`;
  return sql`(CASE WHEN regexp_matches(${text}, '^(?:1899-12-3[01] )?\\d{1,4}:\\d{1,2}:\\d{1,2}(?:\\.\\d+)?$') THEN ${clock(1)} * 3600 + ${clock(2)} * 60 + ${clock(3)}
    WHEN regexp_matches(${text}, '^\\d{1,4}:\\d{1,2}$') THEN ${two}
    WHEN regexp_matches(${text}, ${all}) THEN ${part(days, 86400)} + ${part(hours, 3600)} + ${part(minutes, 60)} + ${part(seconds, 1)}
    ELSE ${bare} END)`;
}
