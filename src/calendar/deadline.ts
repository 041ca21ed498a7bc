/** When a limit has run out, as an exclusive instant: in time means strictly before it. */
import type { Stamp } from '../types/plain.ts';
import type { DeadlineRule } from '../types/rules.ts';
import { addDays, addSeconds, midnight } from './days.ts';
import { addWorkingDays, rolled } from './workdays.ts';

type Limit = Pick<DeadlineRule, 'limit' | 'dayType'>;

/**
 * Days: the start day is not counted; natural days roll to a working day; 00:00 of the day after the last day.
 * Hours run by the clock, plus one second; from a date-only trigger each started 24 h is one natural day.
 */
export function dueBefore(trigger: Stamp, rule: Limit, hasClock = true): Stamp {
  const day = trigger.slice(0, 10);
  switch (rule.dayType) {
    case 'natural':
      return midnight(addDays(rolled(addDays(day, rule.limit)), 1));
    case 'working':
      return midnight(addDays(addWorkingDays(day, rule.limit), 1));
    case 'clock':
      return hasClock
        ? addSeconds(trigger, Math.round(rule.limit * 3600) + 1)
        : midnight(addDays(day, Math.ceil(rule.limit / 24) + 1));
  }
}

/** The rule of that id in force on the day; the earliest one before any is in force. */
export function ruleInForce(rules: readonly DeadlineRule[], id: DeadlineRule['id'], day: string): DeadlineRule | null {
  const versions = rulesInOrder(rules, id);
  return versions.findLast((rule) => rule.validFrom <= day.slice(0, 10)) ?? versions[0] ?? null;
}

/** All versions of a rule, the oldest first. */
export const rulesInOrder = (rules: readonly DeadlineRule[], id: DeadlineRule['id']): DeadlineRule[] =>
  rules
    .filter((rule) => rule.id === id)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
