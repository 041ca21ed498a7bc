/** The calendar inside the engine: the same working days and deadlines, as tables. */
import type { Sql } from '../types/plain.ts';
import type { DeadlineRule } from '../types/rules.ts';
import { rulesInOrder } from './deadline.ts';
import { isYearCovered, noticeDays, yearsSpan } from './workdays.ts';

const statement = (text: string): Sql => ({ text, params: [] });

/**
 * `calendar(day, is_workday, rolled, workday_no)`: `rolled` is the first working day from `day` on, `workday_no`
 * the number of working days up to and including `day` — the n-th working day after a day is the working day
 * whose number is n higher.
 */
export function calendarSql(fromYear: number, untilYear: number): Sql[] {
  const { from, until } = yearsSpan(fromYear, untilYear);
  const notices = [...noticeDays].filter(([day]) => day >= from && day < until);
  const rows = notices.map(([day, work]) => `('${day}', ${work})`).join(', ') || `('0001-01-01', true)`;
  const years = Array.from({ length: untilYear - fromYear + 1 }, (_, i) => fromYear + i).filter(isYearCovered);
  const covered = years.length > 0 ? `year(day) IN (${years.join(', ')})` : 'false';
  return [
    statement(`CREATE OR REPLACE TABLE calendar AS
WITH notices AS (SELECT CAST(d AS DATE) AS day, work FROM (VALUES ${rows}) AS n(d, work)),
days AS (SELECT CAST(d AS DATE) AS day FROM range(TIMESTAMP '${from}', TIMESTAMP '${until}', INTERVAL 1 DAY) AS r(d)),
marked AS (SELECT days.day, coalesce(work, isodow(days.day) <= 5) OR NOT (${covered.replace('day', 'days.day')}) AS is_workday
  FROM days LEFT JOIN notices ON notices.day = days.day)
SELECT day, is_workday,
  min(CASE WHEN is_workday THEN day END) OVER (ORDER BY day ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS rolled,
  CAST(sum(CAST(is_workday AS INTEGER)) OVER (ORDER BY day) AS INTEGER) AS workday_no
FROM marked ORDER BY day`),
  ];
}

/** A limit that has a column of its own in `deadlines`: a rule, or a rule with days added. */
export interface DeadlineColumn {
  readonly name: string;
  readonly rule: DeadlineRule['id'];
  /** Natural or working days added to the rule's own (24 h each where it runs by the clock). */
  readonly extra?: number;
  /** In place of the rule's own versions. */
  readonly fixed?: Pick<DeadlineRule, 'limit' | 'dayType'>;
}

/**
 * `deadlines(day, <name>_due TIMESTAMP, <name>_hours DOUBLE …)`: for every trigger day the exclusive instant of each
 * limit by the rule in force on that day; of a limit that runs by the clock, its hours instead.
 */
export function deadlinesSql(columns: readonly DeadlineColumn[], rules: readonly DeadlineRule[]): Sql[] {
  const picks = columns.flatMap((column) => [
    `${casesOf(column, rules, dueOf)}::TIMESTAMP AS "${column.name}_due"`,
    `${casesOf(column, rules, (limit) => (limit.dayType === 'clock' ? String(limit.limit) : 'NULL'))}::DOUBLE AS "${column.name}_hours"`,
  ]);
  return [
    statement(`CREATE OR REPLACE TABLE working_days AS SELECT workday_no, day FROM calendar WHERE is_workday`),
    statement(
      `CREATE OR REPLACE TABLE deadlines AS SELECT c.day, ${picks.join(',\n  ')} FROM calendar c ORDER BY c.day`,
    ),
  ];
}

/** The instant of a limit for a trigger, where `deadlines` is joined as `alias` on the trigger's day. */
export function dueBeforeSql(alias: string, name: string, trigger: string, hasClock: string): string {
  const hours = `${alias}."${name}_hours"`;
  return `coalesce(${alias}."${name}_due", CASE WHEN ${hours} IS NULL THEN NULL
    WHEN ${hasClock} THEN ${trigger} + to_seconds(CAST(round(${hours} * 3600) AS BIGINT) + 1)
    ELSE CAST(${trigger} AS DATE)::TIMESTAMP + to_days(CAST(ceil(${hours} / 24) AS INTEGER) + 1) END)`;
}

type Limit = Pick<DeadlineRule, 'limit' | 'dayType'>;

function casesOf(column: DeadlineColumn, rules: readonly DeadlineRule[], write: (limit: Limit) => string): string {
  if (column.fixed) return write(column.fixed);
  const versions = rulesInOrder(rules, column.rule);
  const first = versions[0];
  if (!first) return 'NULL';
  const whens = versions
    .slice(1)
    .reverse()
    .map((rule) => `WHEN c.day >= DATE '${rule.validFrom}' THEN ${write(longer(rule, column.extra ?? 0))}`);
  const oldest = write(longer(first, column.extra ?? 0));
  return whens.length === 0 ? `(${oldest})` : `(CASE ${whens.join(' ')} ELSE ${oldest} END)`;
}

const longer = (rule: Limit, extra: number): Limit => ({
  dayType: rule.dayType,
  limit: rule.limit + extra * (rule.dayType === 'clock' ? 24 : 1),
});

/** Scalar look-ups into two small tables; the engine turns them into hash joins, once per calendar day. */
function dueOf(limit: Limit): string {
  const n = Math.trunc(limit.limit);
  switch (limit.dayType) {
    case 'natural':
      return `(SELECT r.rolled + 1 FROM calendar r WHERE r.day = c.day + ${n})`;
    case 'working':
      return `(SELECT w.day + 1 FROM working_days w WHERE w.workday_no = c.workday_no + ${n})`;
    case 'clock':
      return 'NULL';
  }
}
