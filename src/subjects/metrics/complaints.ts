/** What is measured of complaints (`domain.md` §2, C). */
import { sql } from '../../sql/sql.ts';
import type { Metric } from '../../types/metric.ts';
import type { Sql } from '../../types/plain.ts';
import {
  backlogRows,
  counted,
  isClassified,
  isOther,
  known,
  lastSeenOpen,
  openAtEnd,
  stockInstant,
} from '../predicates.ts';

const base = {
  table: 'complaint_facts',
  screen: 'complaints',
  judged: 'all',
  by: 'received_at',
  format: 'percent',
  from: ['complaints'],
} as const;

const ended = ['resolved_at', 'closed_at'] as const;
const ratio = { kind: 'ratio', interval: 'wilson' } as const;

/** Matured at the limit, done or not; ended without a date is unknown. */
const timely = (limit: Sql, done: Sql, unknown: Sql = sql`end_unknown`) =>
  ({
    ...ratio,
    of: sql`${counted} AND NOT (${unknown}) AND ${limit} <= ${known}`,
    hit: sql`${done} < ${limit}`,
    pending: sql`${counted} AND NOT (${unknown}) AND ${limit} > ${known}`,
    unknown: sql`${counted} AND (${unknown})`,
  }) as const;

const elapsed = {
  kind: 'duration',
  of: sql`${counted} AND NOT end_unknown AND (ended_at IS NULL OR duration_days IS NOT NULL)`,
  days: sql`CASE WHEN ended_at IS NOT NULL THEN duration_days
    WHEN received_has_clock THEN epoch(${known} - received_at) / 86400
    ELSE date_diff('day', received_at, ${known}) END`,
  done: sql`ended_at IS NOT NULL`,
  unknown: sql`${counted} AND end_unknown`,
} as const;

const timeToResolution = (id: string, quantile: number): Metric => ({
  ...base,
  ...elapsed,
  id,
  judged: 'sample',
  better: 'down',
  format: 'days',
  needs: ['received_at', ended],
  read: { quantile },
});

const resolvedWithin = (days: number): Metric => ({
  ...base,
  ...elapsed,
  id: `C17.d${days}`,
  judged: 'sample',
  better: 'up',
  needs: ['received_at', ended],
  read: { within: days },
});

const month = sql`INTERVAL 30 DAY`;
const reopenedAt = sql`coalesce(reopened_at, back_in_at)`;
const reopenUnknown = sql`ever_reopened AND ${reopenedAt} IS NULL`;

export const complaintMetrics: readonly Metric[] = [
  {
    ...base,
    id: 'C01',
    better: 'neither',
    format: 'count',
    needs: ['received_at'],
    poisson: true,
    kind: 'count',
    rows: sql`is_v`,
  },
  {
    ...base,
    ...ratio,
    id: 'C08',
    better: 'neither',
    needs: ['category_l1'],
    of: sql`is_v`,
    hit: sql`NOT (${isClassified}) OR ${isOther}`,
  },
  {
    ...base,
    id: 'C09',
    better: 'neither',
    needs: ['category_l1'],
    kind: 'concentration',
    across: 'category_l1',
    share: 0.8,
    of: sql`is_v AND ${isClassified}`,
    unknown: sql`is_v AND NOT (${isClassified})`,
  },
  { ...base, ...timely(sql`due_before`, sql`ended_at`), id: 'C12.legal', better: 'up', needs: ['received_at', ended] },
  { ...base, ...timely(sql`due15_before`, sql`ended_at`), id: 'C12.15d', better: 'up', needs: ['received_at', ended] },
  {
    ...base,
    ...timely(sql`promised_before`, sql`ended_at`, sql`end_unknown OR promised_before IS NULL`),
    id: 'C12.promised',
    better: 'up',
    needs: ['due_at', ended],
  },
  {
    ...base,
    ...timely(
      sql`due_before`,
      sql`first_resolved_at`,
      sql`end_unknown OR (ever_reopened AND first_resolved_at IS NULL)`,
    ),
    id: 'C12.first',
    better: 'up',
    needs: ['received_at', [...ended, 'first_resolved_at']],
  },
  {
    ...base,
    id: 'C13',
    better: 'down',
    format: 'count',
    needs: ['received_at', [...ended, 'status']],
    poisson: true,
    kind: 'stock',
    open: sql`${counted} AND due_before <= ${stockInstant} AND ${openAtEnd}`,
    lastSeen: sql`${counted} AND due_before <= ${stockInstant} AND ${lastSeenOpen}`,
    unknown: sql`${counted} AND end_unknown`,
  },
  {
    ...base,
    id: 'C14',
    better: 'down',
    format: 'count',
    needs: ['received_at', [...ended, 'status']],
    kind: 'stock',
    open: sql`${backlogRows} AND ${openAtEnd}`,
    lastSeen: sql`${backlogRows} AND ${lastSeenOpen}`,
    unknown: sql`${backlogRows} AND end_unknown`,
  },
  timeToResolution('C15.p50', 0.5),
  timeToResolution('C15.p90', 0.9),
  {
    ...base,
    id: 'C16',
    by: 'resolved_on',
    better: 'down',
    format: 'days',
    needs: ['received_at', ended],
    kind: 'mean',
    of: sql`${counted} AND resolved_on IS NOT NULL AND duration_days IS NOT NULL`,
    value: sql`duration_days`,
  },
  resolvedWithin(3),
  resolvedWithin(7),
  resolvedWithin(15),
  resolvedWithin(30),
  resolvedWithin(60),
  {
    ...base,
    ...ratio,
    id: 'C18.cohort',
    better: 'up',
    needs: ['received_at', [...ended, 'status']],
    of: counted,
    hit: sql`end_unknown OR ended_at < as_of`,
  },
  {
    ...base,
    id: 'C18.flow',
    better: 'neither',
    needs: ['received_at', ended],
    kind: 'flow',
    plus: { rows: sql`is_v AND ended_at < as_of`, by: 'ended_at' },
    over: { rows: sql`is_v`, by: 'received_at' },
  },
  {
    ...base,
    ...timely(sql`reply_before`, sql`replied_at`, sql`NOT has_replied`),
    id: 'C20',
    better: 'up',
    needs: ['replied_at'],
  },
  {
    ...base,
    ...ratio,
    id: 'C21',
    judged: 'sample',
    by: 'resolved_or_received',
    better: 'up',
    needs: ['handling_compliant', ended],
    of: sql`${counted} AND resolved_on IS NOT NULL AND handling_compliant IS NOT NULL`,
    hit: sql`handling_compliant`,
    pending: sql`${counted} AND resolved_on IS NULL AND handling_compliant IS NOT NULL`,
    unknown: sql`${counted} AND resolved_on IS NOT NULL AND handling_compliant IS NULL`,
  },
  {
    ...base,
    ...ratio,
    id: 'C22',
    table: 'ratings',
    judged: 'sample',
    by: 'ticket_rated_at',
    better: 'up',
    from: ['complaints', 'surveys', 'callbacks', 'interactions'],
    needs: ['received_at', ['overall', 'rating', 'satisfaction']],
    of: sql`ticket_is_v AND is_last_of_ticket AND level IS NOT NULL`,
    hit: sql`level >= 4`,
  },
  {
    ...base,
    ...ratio,
    id: 'C23',
    better: 'down',
    needs: [['customer_key', 'phone', 'id_no', 'email'], 'category_l1'],
    of: sql`is_v AND "repeat" IN ('yes', 'no')`,
    hit: sql`"repeat" = 'yes'`,
    pending: sql`is_v AND "repeat" = 'pending'`,
    unknown: sql`is_v AND coalesce("repeat", 'unknown') IN ('unknown', 'suspected')`,
    mark: { id: 'suspected-duplicates', when: sql`is_v AND "repeat" = 'suspected'` },
  },
  {
    ...base,
    ...ratio,
    id: 'C24',
    by: 'first_resolved_at',
    better: 'down',
    needs: [ended, ['reopened_at', 'reopen_count', 'status']],
    of: sql`${counted} AND NOT (${reopenUnknown}) AND first_resolved_at + ${month} <= ${known}`,
    hit: sql`ever_reopened AND ${reopenedAt} <= first_resolved_at + ${month}`,
    pending: sql`${counted} AND NOT (${reopenUnknown}) AND first_resolved_at + ${month} > ${known}`,
    unknown: sql`${counted} AND ${reopenUnknown}`,
  },
  {
    ...base,
    ...ratio,
    id: 'C25',
    better: 'down',
    needs: [['escalation_level', 'cross_branch']],
    of: sql`is_v AND has_level AND received_at + ${month} <= ${known}`,
    hit: sql`level >= 2 AND (escalated_at IS NULL OR escalated_at <= received_at + ${month})`,
    pending: sql`is_v AND has_level AND received_at + ${month} > ${known}`,
    unknown: sql`is_v AND NOT has_level`,
    mark: { id: 'escalated-as-last-seen', when: sql`is_v AND level >= 2 AND escalated_at IS NULL` },
  },
  {
    ...base,
    ...ratio,
    id: 'C27',
    judged: 'sample',
    by: 'resolved_on',
    better: 'down',
    needs: ['finding', ended],
    of: sql`${counted} AND finding IN ('upheld', 'partly', 'rejected', 'unclear')`,
    hit: sql`finding IN ('upheld', 'partly')`,
    pending: sql`${counted} AND has_finding AND coalesce(finding, 'undecided') = 'undecided'`,
    unknown: sql`${counted} AND NOT has_finding`,
  },
];
