/** exception_facts: what happened, and until when it had to be reported. */
import { dueBeforeSql } from '../../calendar/index.ts';
import type { Sql } from '../../types/plain.ts';
import { dimensionColumns } from './dimensions.ts';
import { joinPerson } from './people.ts';
import { joinDeadlines, statement, type Shape } from './shape.ts';

/** The limit follows the severity; without one the mildest serves. */
export function exceptionsSql(shape: Shape): Sql[] {
  const clock = shape.clocked('exceptions', 't', 'occurred_at');
  const limit = (name: string) => dueBeforeSql('d', name, 't.occurred_at', clock);
  return [
    statement(`CREATE OR REPLACE TABLE exception_facts AS
      SELECT t._file, t._row, t._known_until AS known_until, ${dimensionColumns(shape, 'exceptions', 't')}, t.occurred_at, t.reported_at,
        CASE WHEN t.severity IN ('major', 'urgent') THEN ${limit('major')}
          WHEN t.severity = 'important' THEN ${limit('important')} ELSE ${limit('normal')} END AS report_before,
        t.severity ${shape.customColumns('exceptions', 't')}
      FROM exceptions t ${joinPerson(shape, 'exceptions', 't')} ${joinDeadlines('d', 't.occurred_at')}`),
  ];
}
