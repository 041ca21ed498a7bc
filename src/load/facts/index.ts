/** The derived tables: made once per load, free of the clock, on all rows before filters (`domain.md` §3.3). */
import type { Sql } from '../../types/plain.ts';
import type { Rules } from '../../types/rules.ts';
import { callbacksSql, customerLinksSql } from './callbacks.ts';
import { callsSql } from './calls.ts';
import { complaintStageSql, complaintsSql } from './complaints.ts';
import { calendarTables } from './deadlines.ts';
import { exceptionsSql } from './exceptions.ts';
import type { FactsInput } from './input.ts';
import { peopleSql } from './people.ts';
import { ratingsSql } from './ratings.ts';
import { reviewsSql } from './reviews.ts';
import { rowChecksSql } from './row-checks.ts';
import { statement, Shape } from './shape.ts';
import { staffDaysSql } from './staff-days.ts';

export type { FactsInput, FactsTable } from './input.ts';
export { reachesOf } from './reaches.ts';

const scaffolds = [
  'working_days',
  'deadlines',
  'roster',
  'staff_at',
  'customer_links',
  'complaint_stage',
  'ticket_links_shared',
  'call_links_shared',
  'callback_rows',
  'review_rows',
] as const;

/** Makes all derived tables (and `calendar`) anew from the tables of the kinds, which must all exist. */
export function factsSql(input: FactsInput, rules: Rules): Sql[] {
  const shape = new Shape(input);
  return [
    ...calendarTables(input, rules),
    ...peopleSql(shape),
    ...customerLinksSql(shape),
    ...complaintStageSql(shape, rules),
    ...callsSql(shape, rules),
    ...callbacksSql(shape, rules),
    ...ratingsSql(shape, rules),
    ...complaintsSql(shape),
    ...reviewsSql(shape, rules),
    ...staffDaysSql(shape),
    ...exceptionsSql(shape),
    ...rowChecksSql(shape),
    ...['ticket_links', 'call_links'].map((name) => statement(`DROP VIEW IF EXISTS ${name}`)),
    ...scaffolds.map((name) => statement(`DROP TABLE IF EXISTS ${name}`)),
  ];
}
