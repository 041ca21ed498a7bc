/** call_facts: what became of a call, how long it waited and how long it was handled. */
import type { Sql } from '../../types/plain.ts';
import type { Rules } from '../../types/rules.ts';
import { dimensionColumns } from './dimensions.ts';
import { joinPerson } from './people.ts';
import { onePerId, statement, type Shape } from './shape.ts';

/** `call_facts`, and `call_links`: one call per id. */
export const callsSql = (shape: Shape, rules: Rules): Sql[] => [
  statement(`CREATE OR REPLACE TABLE call_facts AS
    WITH told AS (SELECT t.*, ${dispositionSql(shape)} AS told FROM interactions t),
    waits AS (SELECT told.*, told IN ('answered', 'abandoned_queue', 'abandoned_ring') AS is_offered, ${waitSql(shape)} AS wait FROM told)
    SELECT ${columnsSql(shape, rules)}
    FROM waits t ${joinPerson(shape, 'interactions', 't')}
    LEFT JOIN ticket_links k ON k.ticket_id = t.ticket_id
    LEFT JOIN customer_links u ON u.customer_key = t.customer_key`),
  ...onePerId('call_links', 'call_facts', 'call_id', 'start_at'),
];

/** Never handed to an agent = ivr_only; the column; without such a column, by the time of answer or the messages. */
function dispositionSql(shape: Shape): string {
  const mapped = (field: string) => shape.mapped('interactions', 't', field);
  return `CASE WHEN t.reached_agent = false AND t.direction IS DISTINCT FROM 'outbound' THEN 'ivr_only'
      WHEN t.disposition IS NOT NULL THEN t.disposition
      WHEN ${mapped('disposition')} THEN NULL
      WHEN t.answer_at IS NOT NULL OR coalesce(t.rounds, t.agent_msgs, 0) > 0 OR t.first_reply_s IS NOT NULL THEN 'answered'
      WHEN ${mapped('answer_at')} AND coalesce(t.media, 'voice') = 'voice'
        THEN CASE WHEN t.direction = 'outbound' THEN 'failed' ELSE 'abandoned_queue' END END`;
}

/** The column, else from queueing (else the start) to the answer (abandoned: the end). */
function waitSql(shape: Shape): string {
  const clock = (field: string) => shape.clocked('interactions', 'told', field);
  const between = (from: string) => {
    const until = (field: string) =>
      `CASE WHEN ${clock(from)} AND ${clock(field)} AND ${field} >= ${from} THEN epoch(${field} - ${from}) END`;
    return `CASE WHEN told = 'answered' THEN ${until('answer_at')} ELSE ${until('end_at')} END`;
  };
  return `CASE WHEN told IN ('answered', 'abandoned_queue', 'abandoned_ring')
      THEN coalesce(wait_s, CASE WHEN queue_at IS NOT NULL THEN ${between('queue_at')} ELSE ${between('start_at')} END) END`;
}

function columnsSql(shape: Shape, rules: Rules): string {
  const mapped = (field: string) => shape.mapped('interactions', 't', field);
  const short = Number(rules.shortAbandonSeconds);
  return `t._file, t._row, t._known_until AS known_until,
    ${dimensionColumns(shape, 'interactions', 't', { others: ['k'], customer: 'u' })},
    t.call_id, t.direction, t.media, t.call_type, t.shift, t.start_at, coalesce(t.queue_at, t.start_at) AS queue_start, t.answer_at, t.end_at,
    ${shape.clocked('interactions', 't', 'start_at')} AS has_clock,
    (NOT ${mapped('direction')} OR coalesce(t.direction = 'inbound', false))
      AND (NOT ${mapped('media')} OR coalesce(t.media = 'voice', false)) AS in_scope,
    t.told AS disposition, coalesce(t.is_offered, false) AS offered, coalesce(t.told = 'answered', false) AS answered,
    coalesce(t.told IN ('abandoned_queue', 'abandoned_ring'), false) AS abandoned, t.told IS NULL AS status_unknown,
    ${short > 0 ? `coalesce(t.told IN ('abandoned_queue', 'abandoned_ring') AND t.wait <= ${short}, false)` : 'false'} AS short_abandon,
    t.wait AS wait_s, coalesce(t.wait <= ${Number(rules.serviceLevelSeconds)}, false) AS within,
    coalesce(t.told = 'answered' AND t.direction IS DISTINCT FROM 'internal', false) AS handled,
    t.talk_s + coalesce(t.hold_s, 0) + coalesce(t.wrap_s, 0) AS handle_s, ${mapped('wrap_s')} AS has_wrap, t.talk_s, t.transferred,
    CASE WHEN t.satisfaction_mode IS DISTINCT FROM 'auto' THEN t.satisfaction END AS rated_level
    ${shape.customColumns('interactions', 't')}`;
}
