/** Stamps of any writing as naive stamps of the report zone. */
import { sql } from '../../sql/sql.ts';
import type { DateOrder } from '../../types/mapping.ts';
import type { Sql } from '../../types/plain.ts';
import type { TypingContext } from './context.ts';

const replaced = (text: Sql, pattern: string, by: string): Sql => sql`regexp_replace(${text}, ${pattern}, ${by})`;
const replacedAll = (text: Sql, pattern: string, by: string): Sql =>
  sql`regexp_replace(${text}, ${pattern}, ${by}, 'g')`;

/** Plain ISO, by far the most frequent: read without further ado. */
const plainIso = (text: Sql): Sql =>
  sql`substr(${text}, 5, 1) = '-' AND substr(${text}, 8, 1) = '-' AND (length(${text}) = 10 OR (length(${text}) = 19 AND substr(${text}, 17, 1) = ':'))`;

/** Any writing brought near to ISO: 2026年3月1日 下午3:05 → 2026-3-1 3:05 PM. To be given narrowed text. */
export function nearIso(text: Sql, order: DateOrder | undefined, exportYear: number | null): Sql {
  const steps: ((text: Sql) => Sql)[] = [
    (t) => replacedAll(t, String.raw`\s*[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?\s*`, ' '),
    (t) => replaced(t, String.raw`(?:上午|早上|早晨|凌晨|清晨)\s*(\d[\d:时点分秒. ]*)`, String.raw`\1 AM`),
    (t) => replaced(t, String.raw`(?:下午|晚上|中午|傍晚)\s*(\d[\d:时点分秒. ]*)`, String.raw` \1 PM`),
    (t) => replaced(t, String.raw`^(\d{4}|\d{2})年\s*(\d{1,2})月\s*(\d{1,2})\s*[日号]?`, String.raw`\1-\2-\3 `),
    (t) => replaced(t, String.raw`^(\d{4})年\s*(\d{1,2})月$`, String.raw`\1-\2-1`),
    (t) =>
      exportYear === null ? t : replaced(t, String.raw`^(\d{1,2})月\s*(\d{1,2})\s*[日号]?`, `${exportYear}-\\1-\\2 `),
    (t) => replaced(t, String.raw`(\d{1,2})[时点](\d{1,2})分(\d{1,2})秒?`, String.raw`\1:\2:\3`),
    (t) => replaced(t, String.raw`(\d{1,2})[时点](\d{1,2})分?`, String.raw`\1:\2`),
    (t) => replaced(t, String.raw`(\d{1,2})[时点]\s*(AM|PM)?$`, String.raw`\1:00 \2`),
    (t) => replaced(t, String.raw`^(\d{4})[./](\d{1,2})[./](\d{1,2})`, String.raw`\1-\2-\3`),
    ...ordered(order),
    (t) => replaced(t, String.raw`^(\d{4}-\d{1,2}-\d{1,2})[T,\s]+(\d)`, String.raw`\1 \2`),
    (t) =>
      replaced(t, String.raw`^(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{1,2})\s*([AaPp]\.?[Mm]\.?)$`, String.raw`\1:00 \2`),
    (t) => replaced(t, String.raw`^(\d{4})-(\d{1,2})$`, String.raw`\1-\2-1`),
    (t) => sql`trim(${t})`,
  ];
  return steps.reduce((done, step) => step(done), text);
}

/** a/b/c with the year last (or two digits first) in the order of the file. */
function ordered(order: DateOrder | undefined): ((text: Sql) => Sql)[] {
  if (order === undefined) return [];
  const short = String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})(\D.*)?$`;
  if (order === 'ymd') return [(t) => replaced(t, short, String.raw`20\1-\2-\3\4`)];
  const [month, day] = order === 'mdy' ? ['1', '2'] : ['2', '1'];
  return [
    (t) => replaced(t, String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})`, `\\3-\\${month}-\\${day}`),
    (t) => replaced(t, String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.]([7-9]\d)(\D.*)?$`, `19\\3-\\${month}-\\${day}\\4`),
    (t) => replaced(t, short, `20\\3-\\${month}-\\${day}\\4`),
  ];
}

const named = [
  '%d-%b-%Y',
  '%d-%b-%y',
  '%d %b %Y',
  '%d %B %Y',
  '%b %d, %Y',
  '%B %d, %Y',
  '%b %d %Y',
  '%B %d %Y',
].flatMap((day) => [day, `${day} %H:%M:%S`, `${day} %H:%M`, `${day} %I:%M:%S %p`, `${day} %I:%M %p`]);

const zone = String.raw`\s*(?:Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$`;

/** The stamp of a text in plain ISO. */
export const isoStampSql = (text: Sql, context: TypingContext): Sql =>
  shifted(sql`TRY_CAST(${text} AS TIMESTAMP)`, context);

/** The stamp of a text that `nearIso` has seen; NULL when it is none. */
export function stampSql(text: Sql, context: TypingContext): Sql {
  const iso = String.raw`^\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?)?$`;
  const naive = shifted(
    sql`CASE WHEN ${plainIso(text)} THEN TRY_CAST(${text} AS TIMESTAMP)
      WHEN regexp_matches(${text}, ${iso}) THEN TRY_CAST(replace(${text}, ',', '.') AS TIMESTAMP)
      WHEN regexp_matches(${text}, '^[2-7]\\d{4}(?:\\.\\d+)?$') THEN TIMESTAMP '1899-12-30' + to_seconds(round(TRY_CAST(${text} AS DOUBLE) * 86400))
      WHEN regexp_matches(${text}, '^(?:19|20)\\d{6}(?:[ T]?\\d{4,6})?$') THEN try_strptime(regexp_replace(${text}, '[ T]', ''), ['%Y%m%d%H%M%S', '%Y%m%d%H%M', '%Y%m%d'])
      WHEN regexp_matches(${text}, '[A-Za-z]{3}') THEN ${words(text)}
      WHEN regexp_matches(${text}, '(?i)\\d\\s*[ap]\\.?m\\.?$') THEN ${halfDay(text)} END`,
    context,
  );
  const absolute = sql`CASE WHEN regexp_matches(${text}, '^1\\d{9}$') THEN make_timestamp(CAST(${text} AS BIGINT) * 1000000)
      WHEN regexp_matches(${text}, '^1\\d{12}$') THEN make_timestamp(CAST(${text} AS BIGINT) * 1000)
      WHEN regexp_matches(${text}, ${`^\\d{4}-\\d{1,2}-\\d{1,2} \\d{1,2}:.*${zone}`}) THEN TRY_CAST(regexp_replace(${text}, ${zone}, '') AS TIMESTAMP) - to_minutes(${offsetMinutes(text)})
      END + to_minutes(${context.reportOffsetMinutes})`;
  return sql`COALESCE(${naive}, ${absolute})`;
}

/** 3:05 PM; 15:05 PM is 15:05. */
function halfDay(text: Sql): Sql {
  const clean = sql`upper(replace(${text}, '.', ''))`;
  return sql`COALESCE(try_strptime(${clean}, ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S%p', '%Y-%m-%d %I %p']),
    TRY_CAST(regexp_replace(${clean}, '\\s*[AP]M$', '') AS TIMESTAMP))`;
}

/** 19-Jan-2022, Jan 19, 2022 3:04 PM, Wed Jan 19 11:42:16 EST 2022. */
const words = (text: Sql): Sql =>
  sql`try_strptime(${replaced(
    replaced(text, String.raw`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? `, ''),
    String.raw`^([A-Za-z]{3,9} \d{1,2}) (\d{1,2}:\d{2}:\d{2}) (?:[A-Z]{3,4} )?(\d{4})$`,
    String.raw`\1 \3 \2`,
  )}, [${{ text: named.map((format) => `'${format}'`).join(', '), params: [] }}])`;

/** Minutes east of Greenwich of a written offset; Z is 0. */
function offsetMinutes(text: Sql): Sql {
  const pattern = String.raw`([+-])(\d{2}):?(\d{2})?$`;
  const piece = (index: number): Sql =>
    sql`COALESCE(TRY_CAST(regexp_extract(${text}, ${pattern}, ${{ text: String(index), params: [] }}) AS INTEGER), 0)`;
  return sql`CAST((CASE WHEN regexp_extract(${text}, ${pattern}, 1) = '-' THEN -1 ELSE 1 END) * (CASE WHEN regexp_matches(${text}, ${String.raw`:\d{1,2}.*[+-]\d{2}(?::?\d{2})?$`}) THEN ${piece(2)} * 60 + ${piece(3)} ELSE 0 END) AS INTEGER)`;
}

/** Naive stamps of a file from another zone, moved to the report zone. */
function shifted(stamp: Sql, context: TypingContext): Sql {
  if (context.zoneShifts.length === 0) return sql`(${stamp})`;
  const cases = context.zoneShifts
    .toSorted((a, b) => b.from.localeCompare(a.from))
    .map((shift) => sql`WHEN s >= CAST(${shift.from} AS TIMESTAMP) THEN s + to_minutes(${shift.minutes})`)
    .reduce((all, each) => sql`${all} ${each}`);
  return sql`(list_transform([${stamp}], lambda s: CASE ${cases} ELSE s END)[1])`;
}

/** The month, quarter or year of a volume sheet as `2026-08`, `2026-Q3`, `2026`. */
export function periodSql(text: Sql, exportYear: number | null): Sql {
  const year = sql`regexp_extract(${text}, '^((?:19|20)\\d{2})', 1)`;
  const month = (pattern: string): Sql => sql`lpad(regexp_extract(${text}, ${pattern}, 1), 2, '0')`;
  const yearMonth = String.raw`^(?:19|20)\d{2}[-/.年]?\s?(0?[1-9]|1[0-2])(?:月份?|[-/.]\d{1,2}(?:[ T].*)?|月\d{1,2}日)?$`;
  const quarter = String.raw`^(?:19|20)\d{2}[-年 ]?(?:第?([一二三四1-4])季度?|Q([1-4]))$`;
  const monthOnly = String.raw`^(0?[1-9]|1[0-2])月份?$`;
  const quarterDigit = sql`translate(regexp_extract(${text}, ${quarter}, 1) || regexp_extract(${text}, ${quarter}, 2), '一二三四', '1234')`;
  const own =
    exportYear === null
      ? sql``
      : sql`WHEN regexp_matches(${text}, ${monthOnly}) THEN ${String(exportYear)} || '-' || ${month(monthOnly)}`;
  return sql`(CASE WHEN regexp_matches(${text}, ${yearMonth}) THEN ${year} || '-' || ${month(yearMonth)}
    WHEN regexp_matches(${text}, ${quarter}) THEN ${year} || '-Q' || ${quarterDigit}
    WHEN regexp_matches(${text}, '^(?:19|20)\\d{2}年?(?:度|全年)?$') THEN ${year} ${own} END)`;
}
