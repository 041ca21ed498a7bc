/** What is measured of calls (`domain.md` §2, K). */
import { sql } from '../../sql/sql.ts';
import type { Metric } from '../../types/metric.ts';
import type { Sql } from '../../types/plain.ts';

const base = {
  table: 'call_facts',
  screen: 'calls',
  judged: 'all',
  by: 'start_at',
  format: 'percent',
  from: ['interactions'],
  needs: [['disposition', 'answer_at', 'reached_agent']],
} as const;

const ratio = { kind: 'ratio', interval: 'wilson' } as const;
const offered = sql`in_scope AND offered AND NOT short_abandon`;
const answered = sql`in_scope AND answered`;
const statusUnknown = sql`in_scope AND status_unknown`;
const waits = ['disposition', 'answer_at', 'reached_agent'] as const;
const waitNeeds = [waits, ['wait_s', 'queue_at', 'answer_at']] as const;

/** A service level: the calls of `among` whose wait is known where the variant asks for it. */
const level = (id: string, among: Sql, hit: Sql, waitMatters: Sql): Metric => ({
  ...base,
  ...ratio,
  id,
  by: 'queue_start',
  better: 'up',
  needs: waitNeeds,
  of: sql`${among} AND NOT (${waitMatters} AND wait_s IS NULL)`,
  hit,
  unknown: sql`${statusUnknown} OR (${among} AND ${waitMatters} AND wait_s IS NULL)`,
});

const wait = {
  ...base,
  by: 'queue_start',
  better: 'down',
  format: 'seconds',
  needs: waitNeeds,
  of: sql`${answered} AND wait_s IS NOT NULL`,
  unknown: sql`${answered} AND wait_s IS NULL`,
  value: sql`wait_s`,
} as const;

const handling = {
  ...base,
  by: 'ended_or_started',
  better: 'neither',
  format: 'seconds',
  needs: ['talk_s'],
  of: sql`handled AND handle_s IS NOT NULL`,
  unknown: sql`handled AND handle_s IS NULL`,
  value: sql`handle_s`,
  mark: { id: 'no-wrap', when: sql`handled AND NOT has_wrap` },
} as const;

export const callMetrics: readonly Metric[] = [
  { ...base, id: 'K01', better: 'neither', format: 'count', needs: ['start_at'], kind: 'count', rows: sql`true` },
  { ...base, id: 'K01.offered', better: 'neither', format: 'count', kind: 'count', rows: offered },
  {
    ...base,
    id: 'K01.answered',
    better: 'neither',
    format: 'count',
    kind: 'count',
    rows: sql`${offered} AND answered`,
  },
  {
    ...base,
    id: 'K01.abandoned',
    better: 'neither',
    format: 'count',
    kind: 'count',
    rows: sql`${offered} AND abandoned`,
  },
  { ...base, ...ratio, id: 'K02', better: 'up', of: offered, hit: sql`answered`, unknown: statusUnknown },
  level('K03.v3', offered, sql`answered AND within`, sql`answered`),
  level('K03.v1', offered, sql`within`, sql`true`),
  level('K03.v2', answered, sql`within`, sql`true`),
  level('K03.v4', sql`${offered} AND (answered OR NOT within)`, sql`answered AND within`, sql`true`),
  { ...wait, id: 'K04.mean', kind: 'mean' },
  { ...wait, id: 'K04.p90', kind: 'quantile', q: 0.9 },
  {
    ...base,
    ...ratio,
    id: 'K05',
    by: 'queue_start',
    better: 'down',
    of: offered,
    hit: sql`abandoned`,
    unknown: statusUnknown,
  },
  { ...handling, id: 'K06.mean', kind: 'mean' },
  { ...handling, id: 'K06.p50', kind: 'quantile', q: 0.5 },
  {
    ...base,
    ...ratio,
    id: 'K10',
    better: 'down',
    needs: [waits, 'transferred'],
    of: sql`${answered} AND transferred IS NOT NULL`,
    hit: sql`transferred`,
    unknown: sql`${answered} AND transferred IS NULL`,
  },
];
