/** complaint_facts: the life of a complaint, its limits, its ends. */
import { dueBeforeSql } from '../../calendar/index.ts';
import { noCategories } from '../../subjects/predicates.ts';
import { inlined, join, sql } from '../../sql/sql.ts';
import type { Sql } from '../../types/plain.ts';
import type { Rules } from '../../types/rules.ts';
import { complaintSource, dimensionColumns } from './dimensions.ts';
import { joinPerson } from './people.ts';
import { joinDeadlines, onePerId, statement, type Shape } from './shape.ts';

const noCategory = inlined(join(noCategories.map((word) => sql`${word}`))).replaceAll('$', '$$');

/** `complaint_stage`: everything but what callbacks and ratings add; `ticket_links`: one complaint per ticket id. */
export const complaintStageSql = (shape: Shape, rules: Rules): Sql[] => [
  statement(`CREATE OR REPLACE TABLE complaint_stage AS
    WITH marked AS (${markedSql(shape)}),
    ends AS (${endsSql(shape)}),
    lives AS (${livesSql})
    SELECT ${columnsSql(shape, rules)}
    FROM lives t
    ${joinPerson(shape, 'complaints', 't')}
    ${joinDeadlines('d', 't.received_at')}
    ${joinDeadlines('e', 't.ended_at')}
    LEFT JOIN customer_links u ON u.customer_key = t.customer_key`),
  ...onePerId('ticket_links', 'complaint_stage', 'ticket_id', 'received_at'),
];

function markedSql(shape: Shape): string {
  const type = `(NOT ${shape.mapped('complaints', 'c', 'ticket_type')} OR coalesce(c.ticket_type = 'complaint', false))`;
  return `SELECT c.*, ${shape.stampCount('complaints', 'c')} AS stamps, ${shape.laterThanKnown('complaints', 'c')} AS is_later,
    coalesce(c.status = 'withdrawn', false) AS is_withdrawn, coalesce(c.status = 'void', false) AS is_void,
    ${type} AND coalesce(c.status, '') <> 'void' AND c.is_valid IS DISTINCT FROM false AND c.excluded IS DISTINCT FROM true AS is_v,
    c.reopened_at IS NOT NULL OR coalesce(c.reopen_count, 0) > 0 OR coalesce(c.status = 'reopened', false) AS ever_reopened
    FROM complaints c`;
}

/** The stamp that ends a row, and whether it carries a clock. */
function endsSql(shape: Shape): string {
  const clock = (field: string) => shape.clocked('complaints', 'c', field);
  return `SELECT c.*, is_withdrawn OR is_void AS is_out,
    CASE WHEN NOT is_out THEN coalesce(resolved_at, closed_at) END AS resolved_on,
    CASE WHEN is_out THEN coalesce(closed_at, updated_at, received_at) ELSE coalesce(resolved_at, closed_at) END AS end_stamp,
    CASE WHEN NOT is_out AND resolved_at IS NOT NULL THEN ${clock('resolved_at')}
      WHEN closed_at IS NOT NULL THEN ${clock('closed_at')}
      WHEN updated_at IS NOT NULL THEN ${clock('updated_at')} ELSE ${clock('received_at')} END AS end_has_clock
    FROM marked c`;
}

/** Reopened rows are open again; the first end leads for the stock until the row comes back. */
const livesSql = `SELECT * REPLACE (
      CASE WHEN NOT ever_reopened THEN coalesce(first_resolved_at, resolved_on)
        ELSE coalesce(first_resolved_at, _first_resolved_seen) END AS first_resolved_at),
    CASE WHEN status IS DISTINCT FROM 'reopened' AND (reopened_at > end_stamp) IS NOT TRUE THEN end_stamp END AS ended_at,
    coalesce(status IN ('resolved', 'closed') AND resolved_at IS NULL AND closed_at IS NULL, false) AS end_unknown,
    CASE WHEN ever_reopened THEN coalesce(reopened_at, CASE WHEN status = 'reopened' THEN updated_at END) END AS back_in_at,
    CASE WHEN NOT ever_reopened THEN ended_at
      WHEN status = 'reopened' AND back_in_at IS NULL THEN NULL
      ELSE coalesce(ends.first_resolved_at, _first_resolved_seen, CASE WHEN resolved_on < reopened_at THEN resolved_on END, ended_at) END
      AS first_ended_at
    FROM ends`;

function columnsSql(shape: Shape, rules: Rules): string {
  const mapped = (...fields: string[]) => shape.mapped('complaints', 't', ...fields);
  return `t._file, t._row, t._known_until AS known_until, ${dimensionColumns(shape, 'complaints', 't', { customer: 'u' })},
    t._key AS ticket_key, t.ticket_id, ${shape.customer('complaints', 't')} AS customer_key, ${complaintSource(shape, 't')} AS source,
    t.business_line, t.reason, t.owner_dept, t.severity, t.status, t.ticket_type, t.cross_branch,
    t.is_v, t.is_withdrawn, t.is_void, t.received_at, ${shape.clocked('complaints', 't', 'received_at')} AS received_has_clock,
    t.accepted_at, t.first_response_at, t.replied_at, ${mapped('replied_at')} AS has_replied,
    t.resolved_on, t.ended_at, t.end_has_clock, t.end_unknown, t.ever_reopened, t.reopened_at, t.first_resolved_at, t.first_ended_at,
    t.back_in_at, ${limitsSql(shape, rules)}, ${durationSql(shape)} AS duration_days,
    CASE WHEN ${mapped('escalation_level', 'cross_branch')}
      THEN greatest(coalesce(t.escalation_level, 1), CASE WHEN t.cross_branch THEN 2 ELSE 1 END)::INTEGER END AS level,
    ${mapped('escalation_level', 'cross_branch')} AS has_level, t.escalated_at,
    t.finding, ${mapped('finding')} AS has_finding, t.handling_compliant, ${mapped('handling_compliant')} AS has_compliant, t.updated_at,
    t.stamps, ${contradictionsSql(shape)} AS contradictions
    ${shape.customColumns('complaints', 't')}`;
}

function limitsSql(shape: Shape, rules: Rules): string {
  const clock = shape.clocked('complaints', 't', 'received_at');
  const limit = (name: string) => dueBeforeSql('d', name, 't.received_at', clock);
  const hard = `(coalesce(t.severity IN ('major', 'urgent'), false) OR coalesce(t.is_complex, false))`;
  const approved = 'coalesce(t.extension_approved, false)';
  const fileLeads = rules.fileDueLeads ? 'WHEN t.due_at IS NOT NULL THEN promised_before' : '';
  return `${shape.dueColumn('complaints', 't', 'due_at')} AS promised_before,
    CASE ${fileLeads}
      WHEN ${approved} AND t.extended_due_at IS NOT NULL THEN ${shape.dueColumn('complaints', 't', 'extended_due_at')}
      WHEN ${hard} AND ${approved} THEN ${limit('extended')}
      WHEN ${hard} THEN ${limit('complex')} ELSE ${limit('resolve')} END AS due_before,
    ${limit('fifteen')} AS due15_before, ${limit('accept')} AS accept_before, ${limit('respond')} AS respond_before,
    coalesce(${limit('reply')}, due_before) AS reply_before,
    CASE WHEN t.is_v AND NOT t.is_withdrawn THEN ${dueBeforeSql('e', 'callback', 't.ended_at', 't.end_has_clock')} END AS callback_before`;
}

function durationSql(shape: Shape): string {
  const clock = shape.clocked('complaints', 't', 'received_at');
  return `CASE WHEN t.ended_at IS NULL THEN NULL
      WHEN ${clock} AND t.end_has_clock THEN CASE WHEN t.ended_at >= t.received_at THEN epoch(t.ended_at - t.received_at) / 86400.0 END
      WHEN CAST(t.ended_at AS DATE) >= CAST(t.received_at AS DATE) THEN CAST(t.ended_at AS DATE) - CAST(t.received_at AS DATE) END::DOUBLE`;
}

/** Ended before it began; a stamp later than what is known; a status or a flag that says otherwise than the stamps. */
function contradictionsSql(shape: Shape): string {
  const backwards = (stamp: string): string => {
    const clocks = `(${shape.clocked('complaints', 't', stamp)} AND ${shape.clocked('complaints', 't', 'received_at')})`;
    return `(t.${stamp} < t.received_at AND (${clocks} OR CAST(t.${stamp} AS DATE) < CAST(t.received_at AS DATE)))`;
  };
  const timely = `CASE WHEN t.is_withdrawn OR t.is_void OR t.end_unknown OR NOT ${shape.mapped('complaints', 't', 'resolved_at', 'closed_at')} THEN NULL
      WHEN t.ended_at IS NOT NULL THEN t.ended_at < coalesce(promised_before, due_before)
      WHEN coalesce(promised_before, due_before) <= t._known_until THEN false END`;
  return `(coalesce(${backwards('resolved_at')} OR ${backwards('closed_at')}, false)::INTEGER
      + t.is_later::INTEGER
      + coalesce(t.status IN ('open', 'pending') AND t.resolved_on IS NOT NULL, false)::INTEGER
      + coalesce(t.timely_flag <> (${timely}), false)::INTEGER)`;
}

/** `complaint_facts`, with repeats and with what callbacks and ratings say of the ticket. */
export const complaintsSql = (shape: Shape): Sql[] => [
  statement(`CREATE OR REPLACE TABLE complaint_facts AS
    WITH candidates AS (
      SELECT _file, _row, received_at, min(ended_at) OVER earlier AS first_end, max(ended_at) OVER earlier AS last_end,
        count(*) OVER earlier AS earlier_rows,
        count(*) FILTER (ended_at IS NULL AND NOT end_unknown) OVER earlier AS earlier_open,
        count(*) FILTER (ended_at IS NULL AND end_unknown) OVER earlier AS earlier_unknown
      FROM complaint_stage
      WHERE is_v AND customer_key IS NOT NULL AND ${classified}
      WINDOW earlier AS (PARTITION BY customer_key, category_l1 ORDER BY received_at
        RANGE BETWEEN INTERVAL 30 DAYS PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING)),
    loaded AS (SELECT date_trunc('day', min(received_at)) + INTERVAL 30 DAYS AS pending_until FROM complaint_stage),
    called AS (${shape.loaded('callbacks') ? calledSql : nobodyCalled}),
    rated AS (SELECT ticket_key, level FROM ratings WHERE is_last_of_ticket AND ticket_key IS NOT NULL)
    SELECT t.* EXCLUDE (end_has_clock) REPLACE (CASE WHEN called.opted_out IS NOT TRUE THEN t.callback_before END AS callback_before),
      CASE WHEN c._row IS NULL THEN 'unknown' WHEN t.received_at < pending_until THEN 'pending'
        WHEN first_end < t.received_at THEN 'yes' WHEN earlier_open > 0 OR last_end >= t.received_at THEN 'suspected'
        WHEN earlier_unknown > 0 THEN 'unknown' ELSE 'no' END AS "repeat",
      called.reached_at AS callback_reached_at, rated.level AS rated_level
    FROM complaint_stage t CROSS JOIN loaded
    LEFT JOIN candidates c ON c._file = t._file AND c._row = t._row
    LEFT JOIN called ON called.ticket_key = t.ticket_key
    LEFT JOIN rated ON rated.ticket_key = t.ticket_key`),
];

const classified = `trim(category_l1) <> '' AND lower(trim(category_l1)) NOT IN (${noCategory})`;
const calledSql = `SELECT link_key AS ticket_key, min(attempted_at) FILTER (ok) AS reached_at, bool_or(opted_out) AS opted_out
      FROM callback_rows WHERE link_key IS NOT NULL GROUP BY link_key`;
const nobodyCalled = `SELECT NULL::VARCHAR AS ticket_key, NULL::TIMESTAMP AS reached_at, NULL::BOOLEAN AS opted_out WHERE false`;
