/** The limits that the derived tables need, by the day of their trigger. */
import { calendarSql, deadlinesSql, type DeadlineColumn } from '../../calendar/index.ts';
import type { Sql } from '../../types/plain.ts';
import type { Rules } from '../../types/rules.ts';
import type { FactsInput } from './input.ts';

const columns: readonly DeadlineColumn[] = [
  { name: 'resolve', rule: 'resolve' },
  { name: 'complex', rule: 'resolve-complex' },
  { name: 'extended', rule: 'resolve-complex', extra: 30 },
  { name: 'fifteen', rule: 'resolve', fixed: { limit: 15, dayType: 'natural' } },
  { name: 'accept', rule: 'accept' },
  { name: 'respond', rule: 'respond' },
  { name: 'reply', rule: 'reply' },
  { name: 'callback', rule: 'callback' },
  { name: 'member', rule: 'callback-customer' },
  { name: 'major', rule: 'exception-major' },
  { name: 'important', rule: 'exception-important' },
  { name: 'normal', rule: 'exception-normal' },
];

/** A nonsense year in one cell must not make a calendar of a million days. */
const within = (year: number): number => Math.min(Math.max(year, 1990), 2099);

/** `calendar` and `deadlines`, with a year to spare at the end for the limits of the last one. */
export const calendarTables = (input: FactsInput, rules: Rules): Sql[] => [
  ...calendarSql(within(input.years.from), within(input.years.until) + 1),
  ...deadlinesSql(columns, rules.deadlines),
];
