/** Every callback row with its complaint, its target and what it says of itself. */
import type { Sql } from '../../types/plain.ts';
import { dimensionColumns } from './dimensions.ts';
import { joinPerson } from './people.ts';
import { statement, type Shape } from './shape.ts';

/** Types of callback that a customer's complaint does not explain: they join one by its ticket id only. */
const otherErrands = `('pre-sale', 'new-customer', 'new-policy', 'member', 'VIP', 'win-back')`;

/** `callback_rows`: rows joined to complaints by ticket, else by customer within 30 days, and grouped into targets. */
export const callbackRowsSql = (shape: Shape): Sql[] => [
  statement(`CREATE OR REPLACE TABLE callback_rows AS
    WITH marked AS (${markedSql(shape)}),
    linked AS (${linkedSql}),
    task_sources AS (SELECT source_no FROM linked WHERE callback_id IS NOT NULL GROUP BY source_no
      HAVING count(*) > count(DISTINCT callback_id))
    SELECT linked.*, ${targetKey} AS target_key
    FROM linked LEFT JOIN task_sources ON task_sources.source_no = linked.source_no`),
];

/** An id that several rows share stands for a task; else ticket and type, else customer, type and day. */
const targetKey = `CASE
      WHEN callback_id IS NOT NULL AND task_sources.source_no IS NOT NULL THEN 'task:' || linked.source_no || ':' || callback_id
      WHEN coalesce(link_key, ticket_id) IS NOT NULL THEN 'ticket:' || coalesce(link_key, ticket_id) || ':' || coalesce(callback_type, '')
      WHEN customer IS NOT NULL THEN 'customer:' || customer || ':' || coalesce(callback_type, '') || ':'
        || coalesce(CAST(CAST(coalesce(trigger_at, due_at, attempted_at) AS DATE) AS VARCHAR), '')
      WHEN callback_id IS NOT NULL THEN 'callback:' || linked.source_no || ':' || callback_id
      ELSE 'row:' || linked._file || ':' || linked._row END`;

function markedSql(shape: Shape): string {
  const clock = (field: string) => shape.clocked('callbacks', 't', field);
  const rating = `CASE WHEN t.rating_mode IS DISTINCT FROM 'auto' THEN t.rating END`;
  return `SELECT t._file, t._row, t._known_until AS known_until,
      ${dimensionColumns(shape, 'callbacks', 't', { others: ['k'], customer: 'u' })},
      ${shape.sourceNumber('callbacks', 't')} AS source_no, t.callback_id, t.ticket_id, k.ticket_key AS ticket_link,
      ${shape.customer('callbacks', 't')} AS customer, t.callback_type, t.campaign, t.trigger_at, ${clock('trigger_at')} AS trigger_clock,
      t.due_at, ${shape.dueColumn('callbacks', 't', 'due_at')} AS row_due,
      ${shape.dueColumn('callbacks', 't', 'promised_at')} AS promised_before,
      ${shape.dueColumn('callbacks', 't', 'appointment_at')} AS appointed_before,
      t.attempted_at, ${clock('attempted_at')} AS has_clock, t.result, t.method, t.talk_seconds, t.outcome, coalesce(t.opted_out, false) AS opted_out,
      ${rating} AS rated,
      t.attempted_at IS NOT NULL AND CASE WHEN t.result IS NOT NULL THEN t.result = 'reached' AND t.reached IS DISTINCT FROM false
        ELSE coalesce(t.reached, false) END AS ok,
      t.attempted_at IS NOT NULL AND coalesce(t.result = 'refused', false) AS refused,
      rated IS NOT NULL AND (ok OR NOT ${shape.mapped('callbacks', 't', 'result', 'reached')}) AS counts_rating,
      ${completeSql(shape)} AS complete,
      CAST(coalesce(t.trigger_at, t.due_at, t.attempted_at) AS DATE) + INTERVAL 1 DAY AS day_end
      ${shape.customColumns('callbacks', 't')}
    FROM callbacks t
    ${joinPerson(shape, 'callbacks', 't')}
    LEFT JOIN ticket_links k ON k.ticket_id = t.ticket_id
    LEFT JOIN customer_links u ON u.customer_key = t.customer_key`;
}

const endedOnes = `SELECT customer_key, ended_at, ticket_key FROM complaint_stage
      WHERE is_v AND NOT is_withdrawn AND ended_at IS NOT NULL AND customer_key IS NOT NULL`;

/** Without a ticket id: the customer's last complaint ended by then, else the next one to end, within 30 days. */
const linkedSql = `SELECT m.* EXCLUDE (day_end, ticket_link, asked),
      coalesce(m.ticket_link, CASE WHEN m.ticket_id IS NULL THEN coalesce(
        CASE WHEN b.ended_at >= m.day_end - INTERVAL 31 DAYS THEN b.ticket_key END,
        CASE WHEN a.ended_at < m.day_end + INTERVAL 30 DAYS THEN a.ticket_key END) END) AS link_key,
      m.ticket_link IS NULL AND link_key IS NOT NULL AS by_customer
    FROM (SELECT *, CASE WHEN ticket_id IS NULL AND coalesce(callback_type, '') NOT IN ${otherErrands} THEN customer END AS asked
      FROM marked) m
    ASOF LEFT JOIN (${endedOnes}) b
      ON b.customer_key = m.asked AND m.day_end > b.ended_at
    ASOF LEFT JOIN (${endedOnes}) a
      ON a.customer_key = m.asked AND m.day_end <= a.ended_at`;

/** Customer, time, caller, method, result, and if reached a score or a reason: of these what the file maps, at least four. */
function completeSql(shape: Shape): string {
  const parts = [
    ['customer_key', 'name', 'phone'],
    ['attempted_at'],
    ['caller', 'caller_id'],
    ['method'],
    ['result', 'reached'],
  ].map((fields) => ({ mapped: shape.mapped('callbacks', 't', ...fields), filled: filled(fields) }));
  const score = {
    mapped: shape.mapped('callbacks', 't', 'rating', 'reason'),
    filled: `(NOT ok OR ${filled(['rating', 'reason'])})`,
  };
  const all = [...parts, score];
  const count = all.map(({ mapped }) => `(${mapped})::INTEGER`).join(' + ');
  return `CASE WHEN ${count} >= 4 THEN ${all.map((part) => `(NOT ${part.mapped} OR ${part.filled})`).join(' AND ')} END`;
}

const filled = (fields: readonly string[]): string =>
  `(${fields.map((field) => `t.${field} IS NOT NULL`).join(' OR ')})`;
