/** callback_targets and callback_attempts: who was to be called back, and every attempt. */
import { dueBeforeSql } from '../../calendar/index.ts';
import type { Sql } from '../../types/plain.ts';
import type { Rules } from '../../types/rules.ts';
import { callbackRowsSql } from './callback-rows.ts';
import { dimensions, personal } from './dimensions.ts';
import { joinDeadlines, statement, type Shape } from './shape.ts';

/** `callback_rows` (every row with its target), `callback_targets` and `callback_attempts`. */
export const callbacksSql = (shape: Shape, rules: Rules): Sql[] => [
  ...callbackRowsSql(shape),
  statement(`CREATE OR REPLACE TABLE callback_targets AS
    WITH reps AS (SELECT * FROM callback_rows QUALIFY row_number() OVER (PARTITION BY target_key
      ORDER BY ok DESC, attempted_at NULLS LAST, _file, _row) = 1),
    sums AS (${sumsSql}),
    starts AS (${startsSql}),
    tasks AS (${tasksSql(shape)}),
    unmade AS (SELECT DISTINCT source_no, month FROM tasks WHERE attempts = 0),
    ended AS (${endedSql(shape)}),
    members AS (${membersSql(shape, rules)})
    SELECT tasks.* EXCLUDE (source_no, month), ${otherUniverse(shape, rules) ? 'false' : 'unmade.source_no IS NULL'} AS only_made
    FROM tasks LEFT JOIN unmade ON unmade.source_no = tasks.source_no AND unmade.month IS NOT DISTINCT FROM tasks.month
    UNION ALL BY NAME SELECT *, false AS only_made FROM ended
    UNION ALL BY NAME SELECT *, false AS only_made FROM members`),
  statement(`CREATE OR REPLACE TABLE callback_attempts AS
    SELECT _file, _row, known_until, ${dimensions.join(', ')}, target_key, callback_type, attempted_at, has_clock, result, ok AS reached,
      refused, method, complete, opted_out ${shape.customColumns('callbacks', 'r')}
    FROM callback_rows r WHERE attempted_at IS NOT NULL`),
];

/** Members are targets only while a rule of their own covers them. */
const membersCovered = (shape: Shape, rules: Rules): boolean =>
  shape.loaded('customers') &&
  shape.loaded('callbacks') &&
  rules.deadlines.some((rule) => rule.id === 'callback-customer');

const otherUniverse = (shape: Shape, rules: Rules): boolean =>
  (shape.loaded('complaints') && shape.joinsCallbacks) || membersCovered(shape, rules);

const sumsSql = `SELECT target_key, max(known_until) AS known_until, max(link_key) AS link_key, max(customer) AS customer,
    min(trigger_at) AS trigger_at, min(row_due) AS row_due, max(appointed_before) AS adjusted_before, min(due_at) AS due_at,
    min(promised_before) AS promised_before, min(attempted_at) AS first_attempt_at, count(attempted_at)::INTEGER AS attempts,
    min(attempted_at) FILTER (ok) AS reached_at,
    min(attempted_at) FILTER (refused) AS refused_at,
    coalesce(bool_or(opted_out), false) AS opted_out,
    arg_max(rated, attempted_at) FILTER (counts_rating) AS rated_level
    FROM callback_rows GROUP BY target_key`;

function tasksSql(shape: Shape): string {
  const linked = dimensions.map((dimension) =>
    personal.has(dimension) ? `r.${dimension}` : `coalesce(r.${dimension}, s.link_${dimension}) AS ${dimension}`,
  );
  const clock = '(CASE WHEN s.trigger_at IS NOT NULL THEN r.trigger_clock ELSE s.link_clock END)';
  return `SELECT r._file, r._row, s.known_until, ${linked.join(', ')}, s.target_key, 'task' AS origin, r.callback_type, r.campaign,
      s.opted_out, s.link_key AS ticket_key, s.customer AS customer_key, s.start_at AS trigger_at, ${clock} AS trigger_has_clock,
      CASE WHEN s.start_at IS NULL THEN s.row_due ELSE ${dueBeforeSql('d', 'callback', 's.start_at', clock)} END AS due_before,
      s.adjusted_before, coalesce(s.start_at, s.due_at) AS period_stamp,
      s.first_attempt_at, s.attempts, s.reached_at, s.refused_at IS NOT NULL AND s.reached_at IS NULL AS refused,
      CASE WHEN s.reached_at IS NULL THEN s.refused_at END AS refused_at, s.promised_before, r.talk_seconds AS talk_s, r.outcome,
      CASE WHEN r.ok THEN r.complete END AS complete, s.rated_level, 'callbacks' AS _kind,
      r.source_no, date_trunc('month', coalesce(s.start_at, s.due_at, s.first_attempt_at)) AS month
      ${shape.customColumns('callbacks', 'r')}
    FROM starts s JOIN reps r ON r.target_key = s.target_key ${joinDeadlines('d', 's.start_at')}`;
}

/** The trigger is the row's own, else the end of the complaint, else the day the member came. */
const startsSql = `SELECT s.* REPLACE (s.opted_out OR coalesce(u.opted_out, false) AS opted_out),
      coalesce(s.trigger_at, k.ended_at, CASE WHEN k.ticket_key IS NULL THEN u.trigger_at END) AS start_at,
      CASE WHEN k.ended_at IS NOT NULL THEN k.end_has_clock ELSE coalesce(u.has_clock, false) END AS link_clock,
      ${dimensions.map((each) => `k.${each} AS link_${each}`).join(', ')}
    FROM sums s LEFT JOIN complaint_stage k ON k.ticket_key = s.link_key
    LEFT JOIN customer_links u ON u.customer_key = s.customer`;

const nothingYet = `NULL::TIMESTAMP AS first_attempt_at, 0 AS attempts, NULL::TIMESTAMP AS reached_at, false AS refused,
      NULL::TIMESTAMP AS refused_at, NULL::TIMESTAMP AS adjusted_before, NULL::TIMESTAMP AS promised_before, NULL::DOUBLE AS talk_s,
      NULL::VARCHAR AS outcome, NULL::BOOLEAN AS complete, NULL::INTEGER AS rated_level, NULL::VARCHAR AS campaign`;

/** Complaints that ended and that no callback row speaks of; nobody's until somebody calls. */
function endedSql(shape: Shape): string {
  const dims = dimensions.map((each) => (personal.has(each) ? `NULL::VARCHAR AS ${each}` : `k.${each}`));
  return `SELECT k._file, k._row, k.known_until, ${dims.join(', ')}, 'complaint:' || k.ticket_key AS target_key, 'complaint' AS origin,
      'complaint' AS callback_type, coalesce(u.opted_out, false) AS opted_out, k.ticket_key, k.customer_key,
      k.ended_at AS trigger_at, k.end_has_clock AS trigger_has_clock, k.callback_before AS due_before, k.ended_at AS period_stamp,
      'complaints' AS _kind, ${nothingYet} ${shape.customColumns('complaints', 'k', shape.customs('callbacks'))}
    FROM complaint_stage k LEFT JOIN customer_links u ON u.customer_key = k.customer_key
    WHERE ${shape.joinsCallbacks} AND k.is_v AND NOT k.is_withdrawn AND k.ended_at IS NOT NULL
      AND k.ticket_key NOT IN (SELECT link_key FROM callback_rows WHERE link_key IS NOT NULL)`;
}

/** Members and assigned customers without a callback row of their own. */
function membersSql(shape: Shape, rules: Rules): string {
  const trigger = 'coalesce(t.assigned_at, t.registered_at)';
  const clock = `CASE WHEN t.assigned_at IS NOT NULL THEN ${shape.clocked('customers', 't', 'assigned_at')}
    ELSE ${shape.clocked('customers', 't', 'registered_at')} END`;
  return `SELECT t._file, t._row, t._known_until AS known_until, t.region, t.branch, t.team, t.owner AS staff, NULL::VARCHAR AS channel,
      NULL::VARCHAR AS product, NULL::VARCHAR AS category_l1, NULL::VARCHAR AS category_l2, NULL::VARCHAR AS category_l3,
      t.tier AS customer_tier, 'member:' || t.customer_key AS target_key, 'customer' AS origin, 'member' AS callback_type,
      coalesce(t.opted_out, false) AS opted_out, NULL::VARCHAR AS ticket_key, t.customer_key, ${trigger} AS trigger_at,
      (${clock}) AS trigger_has_clock, ${dueBeforeSql('d', 'member', trigger, `(${clock})`)} AS due_before, ${trigger} AS period_stamp,
      'customers' AS _kind, ${nothingYet} ${shape.customColumns('customers', 't', shape.customs('callbacks'))}
    FROM customers t ${joinDeadlines('d', trigger)}
    WHERE ${membersCovered(shape, rules)} AND ${trigger} IS NOT NULL
      AND t.customer_key NOT IN (SELECT customer FROM callback_rows WHERE customer IS NOT NULL AND link_key IS NULL)`;
}

/** `customer_links`: one row per customer key of the `customers` table. */
export const customerLinksSql = (shape: Shape): Sql[] => [
  statement(`CREATE OR REPLACE TABLE customer_links AS
    SELECT t.customer_key, t.tier, t.opted_out, coalesce(t.assigned_at, t.registered_at) AS trigger_at,
      CASE WHEN t.assigned_at IS NOT NULL THEN ${shape.clocked('customers', 't', 'assigned_at')}
        ELSE ${shape.clocked('customers', 't', 'registered_at')} END AS has_clock
    FROM customers t WHERE t.customer_key IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY t.customer_key ORDER BY t._file DESC, t._row DESC) = 1`),
];
