/** review_facts: one row per quality review, over the rows of its items. */
import type { Sql } from '../../types/plain.ts';
import type { Rules } from '../../types/rules.ts';
import { dimensionColumns, dimensions } from './dimensions.ts';
import { joinPerson } from './people.ts';
import { quoted, statement, type Shape } from './shape.ts';

/** Words by which a violation column says that there is none. */
const noViolation = `('', '无', '否', '没有', '未违规', '正常', '-', '/', '0', 'none', 'no', 'n')`;

/** `review_rows` (each row with its review) and `review_facts`. */
export const reviewsSql = (shape: Shape, rules: Rules): Sql[] => {
  const customs = shape.customs('qc_reviews');
  return [
    statement(`CREATE OR REPLACE TABLE review_rows AS
      SELECT t._file, t._row, t._known_until AS known_until,
        ${dimensionColumns(shape, 'qc_reviews', 't', { others: ['k', 'c'] })},
        coalesce(${shape.sourceNumber('qc_reviews', 't')} || ':' || t.review_id, 'row:' || t._file || ':' || t._row) AS review_key,
        t.review_id, t.contact_at, t.reviewed_at, t.sample_type, ${shape.mapped('qc_reviews', 't', 'sample_type')} AS has_sample_type,
        t.score, t.max_score, t.passed, t.item, t.item_score, t.fatal,
        CASE WHEN lower(trim(t.violation)) NOT IN ${noViolation} THEN trim(t.violation) END AS violation,
        (${shape.laterThanKnown('qc_reviews', 't')})::INTEGER AS later ${shape.customColumns('qc_reviews', 't')}
      FROM qc_reviews t ${joinPerson(shape, 'qc_reviews', 't')}
      LEFT JOIN ticket_links k ON k.ticket_id = t.ticket_id
      LEFT JOIN call_links c ON c.call_id = t.call_id`),
    statement(`CREATE OR REPLACE TABLE review_facts AS
      WITH scored AS (${scoredSql(customs)}),
      judged AS (SELECT *, score >= ${Number(rules.qcPassLine)} AND NOT fatal AS pass FROM scored)
      SELECT * EXCLUDE (declared, later, pass), coalesce(pass, false) AS passed,
        later + coalesce(declared <> pass, false)::INTEGER AS contradictions
      FROM judged`),
  ];
};

/** Σ item score ÷ Σ maximum of the items that apply; without items the score ÷ its maximum. */
function scoredSql(customs: readonly string[]): string {
  const any = (column: string): string => `arg_min(${column}, (_file, _row)) AS ${column}`;
  const scored = 'item_score IS NOT NULL AND max_score IS NOT NULL';
  return `SELECT min(_file) AS _file, arg_min(_row, (_file, _row)) AS _row, max(known_until) AS known_until,
      ${dimensions.map(any).join(', ')}, review_key, any_value(review_id) AS review_id,
      coalesce(min(contact_at), min(reviewed_at)) AS stamp, min(reviewed_at) AS reviewed_at,
      CASE WHEN sum(max_score) FILTER (${scored}) > 0
        THEN sum(item_score) FILTER (${scored}) / sum(max_score) FILTER (${scored}) * 100
        ELSE any_value(score) / nullif(coalesce(any_value(max_score), 100), 0) * 100 END AS score,
      coalesce(bool_or(fatal), false) AS fatal, any_value(sample_type) AS sample_type,
      CASE WHEN NOT bool_or(has_sample_type) THEN true ELSE any_value(sample_type) = 'random' END AS is_random,
      string_agg(DISTINCT violation, '；') AS violation,
      coalesce(list(DISTINCT item) FILTER (${scored} AND item_score < max_score AND item IS NOT NULL), []::VARCHAR[]) AS failed_items,
      any_value(passed) AS declared, max(later) AS later ${customs.map((id) => `, any_value(${quoted(id)}) AS ${quoted(id)}`).join('')}
    FROM review_rows GROUP BY review_key`;
}
