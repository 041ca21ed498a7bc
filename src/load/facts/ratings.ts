/** ratings: every rating of every table, said once. */
import type { FieldId } from '../../types/field.ts';
import type { Kind } from '../../types/kind.ts';
import type { Sql } from '../../types/plain.ts';
import type { Rules } from '../../types/rules.ts';
import { dimensionColumns, dimensions } from './dimensions.ts';
import { joinPerson } from './people.ts';
import { quoted, statement, type Shape } from './shape.ts';

/** Where ratings come from; of twins the earlier one in this list leads. */
export const ratingSources = ['surveys', 'callbacks', 'complaints', 'interactions'] as const;

/** `ratings` of all four sources. */
export function ratingsSql(shape: Shape, rules: Rules): Sql[] {
  const customs = [...new Set(ratingSources.flatMap((kind) => shape.customs(kind)))];
  const tail = (kind: Kind, alias: string) => shape.customColumns(kind, alias, customs);
  const parts = [
    surveyRatings(shape, tail('surveys', 't')),
    callbackRatings(tail('callbacks', 'r')),
    complaintRatings(shape, tail('complaints', 't')),
    callRatings(shape, tail('interactions', 't')),
  ];
  return [
    statement(`CREATE OR REPLACE TABLE ratings AS
    WITH every AS (${parts.join(' UNION ALL ')}),
    keyed AS (SELECT *, coalesce('t:' || coalesce(ticket_key, ticket_id), 'c:' || call_id) || '|' || CAST(CAST(rated_at AS DATE) AS VARCHAR) AS link
      FROM every),
    twins AS (SELECT link, min(lead_no) AS leader FROM keyed WHERE link IS NOT NULL AND level IS NOT NULL
      GROUP BY link HAVING min(lead_no) < max(lead_no)),
    firsts AS (SELECT keyed.*, twins.leader IS NULL OR level IS NULL OR lead_no = twins.leader AS is_first
      FROM keyed LEFT JOIN twins ON twins.link = keyed.link),
    of_tickets AS (SELECT source, _file, _row, true AS yes FROM firsts WHERE level IS NOT NULL AND is_first AND ticket_key IS NOT NULL
      QUALIFY row_number() OVER (PARTITION BY ticket_key ORDER BY rated_at DESC NULLS LAST, lead_no, _file DESC, _row DESC) = 1),
    of_targets AS (SELECT source, _file, _row, true AS yes FROM keyed WHERE level IS NOT NULL AND counts_rating
      QUALIFY row_number() OVER (PARTITION BY target_key ORDER BY rated_at DESC NULLS LAST, _file DESC, _row DESC) = 1),
    lasts AS (SELECT firsts.*, coalesce(link, firsts.source || ':' || firsts._file || ':' || firsts._row) AS rating_key,
      of_tickets.yes IS TRUE AS is_last_of_ticket, of_targets.yes IS TRUE AS is_last_of_target
      FROM firsts LEFT JOIN of_tickets USING (source, _file, _row)
      LEFT JOIN of_targets USING (source, _file, _row))
    SELECT _file, _row, known_until, ${dimensions.join(', ')}, rating_key, source, ticket_key, call_id, target_key, callback_type,
      rated_at, stamp_from, raw, scale, level, mode, offered, offered_at,
      offered_at + INTERVAL ${Math.trunc(rules.responseWaitDays)} DAYS AS response_before, is_first, is_last_of_ticket, is_last_of_target,
      ticket_is_v, CASE WHEN source = 'complaints' AND stamp_from = 'row' THEN ticket_resolved ELSE rated_at END AS ticket_rated_at,
      len(reasons) > 0 AS has_reason, reasons, comment ${customs.map((id) => `, ${quoted(id)}`).join('')}
    FROM lasts`),
  ];
}

const linkColumns = (alias: string): string =>
  `coalesce(${alias}.is_v AND NOT ${alias}.is_withdrawn, false) AS ticket_is_v, ${alias}.resolved_on AS ticket_resolved`;

const levelOf = (field: FieldId, also = 'false'): string =>
  `CASE WHEN t.${field}_mode IS DISTINCT FROM 'auto' AND NOT ${also} THEN t.${field} END`;

const noReasons = '[]::VARCHAR[] AS reasons';
const reasonsOf = (
  text: string,
): string => `CASE WHEN ${text} IS NULL THEN []::VARCHAR[] ELSE list_distinct(list_filter(
      list_transform(string_split(translate(${text}, '；;、|｜', '/////'), '/'), lambda piece: trim(piece)), lambda piece: piece <> ''))
      END AS reasons`;

/** A survey row is an offer by its flags or stamps; without such columns, by its file holding unanswered rows. */
function surveyRatings(shape: Shape, tail: string): string {
  const level = levelOf('overall', `coalesce(t.answer_mode = 'auto', false)`);
  const offers = shape.mapped('surveys', 't', 'offered_at', 'offered', 'delivered');
  const blank = 'overall_raw IS NULL AND nps IS NULL AND ces IS NULL AND resolved_yn IS NULL AND answered IS NOT TRUE';
  return `SELECT t._file, t._row, t._known_until AS known_until,
      ${dimensionColumns(shape, 'surveys', 't', { whole: ['k', 'c'], customer: 'u' })},
      'surveys' AS source, 1 AS lead_no, t.ticket_id, k.ticket_key, t.call_id, NULL::VARCHAR AS target_key, NULL::VARCHAR AS callback_type,
      coalesce(t.answered_at, CASE WHEN t.overall_raw IS NOT NULL THEN t._stamp END) AS rated_at,
      CASE WHEN t.answered_at IS NOT NULL THEN 'own' ELSE 'row' END AS stamp_from,
      t.overall_raw AS raw, t.overall_scale AS scale, ${level} AS level, coalesce(t.answer_mode, t.overall_mode) AS mode,
      coalesce(t.delivered, t.offered, CASE WHEN t.offered_at IS NOT NULL THEN true END,
        CASE WHEN NOT ${offers} AND t._file IN (SELECT _file FROM surveys WHERE ${blank}) THEN true END) AS offered,
      t.offered_at, ${linkColumns('k')}, ${reasonsOf('t.reason')}, t.comment, false AS counts_rating ${tail}
    FROM surveys t ${joinPerson(shape, 'surveys', 't')}
    LEFT JOIN ticket_links k ON k.ticket_id = t.ticket_id
    LEFT JOIN call_links c ON c.call_id = t.call_id
    LEFT JOIN customer_links u ON u.customer_key = t.customer_key
    WHERE t.answer_mode IS DISTINCT FROM 'mystery' AND ${shape.mapped('surveys', 't', 'overall')}`;
}

function callbackRatings(tail: string): string {
  return `SELECT r._file, r._row, r.known_until, ${dimensions.map((each) => `r.${each}`).join(', ')},
      'callbacks' AS source, 2 AS lead_no, r.ticket_id, r.link_key AS ticket_key, NULL::VARCHAR AS call_id, r.target_key, r.callback_type,
      coalesce(r.attempted_at, t._stamp) AS rated_at, 'row' AS stamp_from,
      t.rating_raw AS raw, t.rating_scale AS scale, ${levelOf('rating')} AS level, t.rating_mode AS mode,
      NULL::BOOLEAN AS offered, NULL::TIMESTAMP AS offered_at, ${linkColumns('k')}, ${reasonsOf('t.reason')},
      coalesce(t.suggestion, t.content) AS comment, r.counts_rating ${tail}
    FROM callback_rows r JOIN callbacks t ON t._file = r._file AND t._row = r._row
    LEFT JOIN complaint_stage k ON k.ticket_key = r.link_key
    WHERE t.rating_raw IS NOT NULL OR t.rating IS NOT NULL`;
}

function complaintRatings(shape: Shape, tail: string): string {
  return `SELECT k._file, k._row, k.known_until, ${dimensions.map((each) => `k.${each}`).join(', ')},
      'complaints' AS source, 3 AS lead_no, k.ticket_id, k.ticket_key, NULL::VARCHAR AS call_id, NULL::VARCHAR AS target_key,
      NULL::VARCHAR AS callback_type, coalesce(t.rated_at, k.ended_at) AS rated_at,
      CASE WHEN t.rated_at IS NOT NULL THEN 'own' ELSE 'row' END AS stamp_from,
      t.satisfaction_raw AS raw, t.satisfaction_scale AS scale, ${levelOf('satisfaction')} AS level, t.satisfaction_mode AS mode,
      NULL::BOOLEAN AS offered, NULL::TIMESTAMP AS offered_at, ${linkColumns('k')}, ${noReasons}, NULL::VARCHAR AS comment,
      false AS counts_rating ${tail}
    FROM complaints t JOIN complaint_stage k ON k._file = t._file AND k._row = t._row
    WHERE ${shape.maps('complaints', 'satisfaction')} AND (t.satisfaction_raw IS NOT NULL OR t.satisfaction IS NOT NULL)`;
}

function callRatings(shape: Shape, tail: string): string {
  return `SELECT f._file, f._row, f.known_until, ${dimensions.map((each) => `f.${each}`).join(', ')},
      'interactions' AS source, 4 AS lead_no, t.ticket_id, k.ticket_key, f.call_id, NULL::VARCHAR AS target_key,
      NULL::VARCHAR AS callback_type, coalesce(t.end_at, t.start_at) AS rated_at, 'row' AS stamp_from,
      t.satisfaction_raw AS raw, t.satisfaction_scale AS scale, ${levelOf('satisfaction')} AS level, t.satisfaction_mode AS mode,
      NULL::BOOLEAN AS offered, NULL::TIMESTAMP AS offered_at, ${linkColumns('k')}, ${noReasons}, NULL::VARCHAR AS comment,
      false AS counts_rating ${tail}
    FROM interactions t JOIN call_facts f ON f._file = t._file AND f._row = t._row
    LEFT JOIN ticket_links k ON k.ticket_id = t.ticket_id
    WHERE ${shape.maps('interactions', 'satisfaction')} AND (t.satisfaction_raw IS NOT NULL OR t.satisfaction IS NOT NULL)`;
}
