/** row_checks: missing cells and contradictions of every used row, of whatever kind. */
import { subjectFields } from '../../subjects/fields/index.ts';
import { kinds, type Kind } from '../../types/kind.ts';
import type { Sql } from '../../types/plain.ts';
import { dimensionColumns, dimensions, isPersonKind } from './dimensions.ts';
import { joinPerson } from './people.ts';
import { statement, type Shape } from './shape.ts';

/** Kinds whose rows have a place in time. */
export const checkedKinds: readonly Kind[] = kinds.filter((kind) => subjectFields[kind].stamps.length > 0);

export const rowChecksSql = (shape: Shape): Sql[] => [
  statement(`CREATE OR REPLACE TABLE row_checks AS
    ${checkedKinds.map((kind) => checksOf(shape, kind)).join('\n    UNION ALL ')}`),
];

/** Complaints and reviews have been checked row by row; elsewhere only stamps can contradict. */
function checksOf(shape: Shape, kind: Kind): string {
  const person = isPersonKind(kind) && shape.loaded(kind) ? joinPerson(shape, kind, 't') : '';
  const own =
    kind === 'complaints' ? dimensions.map((each) => `f.${each}`).join(', ') : dimensionColumns(shape, kind, 't');
  return `SELECT t._file, t._row, t._known_until AS known_until, ${own}, '${kind}' AS kind, t._stamp AS stamp,
      t._missing::INTEGER AS missing, t._cells::INTEGER AS cells, ${contradictions(shape, kind)} AS contradictions,
      ${shape.stampCount(kind, 't')} AS stamps
    FROM ${kind} t ${kind === 'complaints' ? '' : isPersonKind(kind) && person === '' && shape.loaded('staff') ? noPerson : person} ${beside(kind)}
    WHERE t._stamp IS NOT NULL`;
}

const noPerson = 'LEFT JOIN staff_at p ON false';

function contradictions(shape: Shape, kind: Kind): string {
  if (kind === 'complaints') return 'coalesce(f.contradictions, 0)';
  if (kind === 'qc_reviews')
    return `(${shape.laterThanKnown(kind, 't')})::INTEGER + coalesce(t.passed <> f.passed AND f.score IS NOT NULL, false)::INTEGER`;
  return `(${shape.laterThanKnown(kind, 't')})::INTEGER`;
}

function beside(kind: Kind): string {
  if (kind === 'complaints') return 'LEFT JOIN complaint_facts f ON f._file = t._file AND f._row = t._row';
  if (kind !== 'qc_reviews') return '';
  return `LEFT JOIN review_rows r ON r._file = t._file AND r._row = t._row LEFT JOIN review_facts f ON f.review_key = r.review_key`;
}
