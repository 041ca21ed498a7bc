/** What is measured of callbacks (`domain.md` §2, B). */
import { sql } from '../../sql/sql.ts';
import type { Metric } from '../../types/metric.ts';
import type { Sql } from '../../types/plain.ts';
import { counted, knownTarget as known } from '../predicates.ts';

const base = {
  table: 'callback_targets',
  screen: 'callbacks',
  judged: 'all',
  by: 'period_stamp',
  better: 'up',
  format: 'percent',
  from: ['callbacks', 'complaints'],
  needsFrom: ['callbacks'],
  needs: [['attempted_at', 'reached', 'result']],
} as const;

const ratio = { kind: 'ratio', interval: 'wilson' } as const;
const asked = sql`NOT opted_out`;
const due = sql`${asked} AND due_before <= ${known}`;
const waiting = sql`${asked} AND due_before > ${known}`;

const step = (id: string, rows: Sql): Metric => ({
  ...base,
  id,
  judged: 'all',
  better: 'neither',
  format: 'count',
  kind: 'count',
  rows,
  mark: { id: 'only-made', when: sql`${asked} AND only_made` },
});
const attempted = sql`${due} AND first_attempt_at < as_of`;
const reached = sql`${attempted} AND reached_at < as_of`;

/** Reached, refused at that attempt, or not yet: the end of the wait. */
const waitEnd = sql`CASE WHEN reached_at IS NOT NULL THEN reached_at WHEN refused THEN refused_at ELSE ${known} END`;
const byDay = sql`NOT trigger_has_clock OR (reached_at IS NOT NULL AND reached_at = date_trunc('day', reached_at))`;

/** Hours; where the trigger or the call is dated by day, whole days of 24 hours. */
const delay = {
  kind: 'duration',
  of: sql`${asked} AND trigger_at IS NOT NULL`,
  days: sql`CASE WHEN ${byDay} THEN 24 * date_diff('day', trigger_at, ${waitEnd}) ELSE epoch(${waitEnd} - trigger_at) / 3600 END`,
  done: sql`reached_at IS NOT NULL`,
} as const;

/** B03 with the option "the first attempt counts". */
export const timelyByAttempt = { hit: sql`first_attempt_at < due_before` } as const;

export const callbackMetrics: readonly Metric[] = [
  {
    ...base,
    ...ratio,
    id: 'B01',
    of: sql`${due} AND NOT only_made`,
    hit: sql`first_attempt_at < as_of`,
    pending: sql`${waiting} AND NOT only_made`,
    unknown: sql`${asked} AND only_made`,
    mark: { id: 'only-made', when: sql`${asked} AND only_made` },
  },
  step('B01.due', due),
  step('B01.attempted', attempted),
  step('B01.reached', reached),
  step('B01.complete', sql`${reached} AND complete`),
  step('B01.satisfied', sql`${reached} AND complete IS NOT FALSE AND rated_level >= 4`),
  {
    ...base,
    ...ratio,
    id: 'B02',
    from: ['callbacks'],
    by: 'first_attempt_at',
    of: sql`${asked} AND first_attempt_at IS NOT NULL`,
    hit: sql`reached_at < as_of`,
    mark: { id: 'refused-callbacks', when: sql`${asked} AND refused` },
  },
  {
    ...base,
    ...ratio,
    id: 'B03',
    of: due,
    hit: sql`reached_at < due_before`,
    pending: waiting,
    mark: { id: 'refused-callbacks', when: sql`${asked} AND refused` },
  },
  {
    ...base,
    ...ratio,
    id: 'B04',
    table: 'complaint_facts',
    by: 'ended_at',
    from: ['complaints', 'callbacks'],
    joined: { kind: 'callbacks', fields: ['ticket_id', 'customer_key', 'phone', 'id_no', 'email'] },
    of: sql`${counted} AND callback_before <= as_of`,
    hit: sql`callback_reached_at < as_of`,
    pending: sql`${counted} AND callback_before > as_of`,
  },
  {
    ...base,
    ...delay,
    id: 'B07.p50',
    judged: 'sample',
    by: 'trigger_at',
    better: 'down',
    format: 'hours',
    read: { quantile: 0.5 },
  },
  {
    ...base,
    ...delay,
    id: 'B07.p90',
    judged: 'sample',
    by: 'trigger_at',
    better: 'down',
    format: 'hours',
    read: { quantile: 0.9 },
  },
  {
    ...base,
    ...ratio,
    id: 'B08',
    table: 'callback_attempts',
    by: 'attempted_at',
    from: ['callbacks'],
    needs: ['attempted_at'],
    of: sql`${asked} AND complete IS NOT NULL`,
    hit: sql`complete`,
    unknown: sql`${asked} AND complete IS NULL`,
  },
  {
    ...base,
    ...ratio,
    id: 'B11',
    table: 'ratings',
    judged: 'sample',
    by: 'rated_at',
    from: ['callbacks'],
    needs: ['rating'],
    of: sql`source = 'callbacks' AND is_last_of_target AND level IS NOT NULL`,
    hit: sql`level >= 4`,
  },
];
