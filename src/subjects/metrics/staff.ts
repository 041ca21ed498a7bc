/** What is measured of staff and quality (`domain.md` §2, Q). */
import { sql } from '../../sql/sql.ts';
import type { Metric } from '../../types/metric.ts';
import { known } from '../predicates.ts';

const base = { screen: 'staff', judged: 'all', better: 'up', format: 'percent' } as const;
const ratio = { kind: 'ratio', interval: 'wilson' } as const;

const review = {
  ...base,
  table: 'review_facts',
  judged: 'sample',
  by: 'stamp',
  from: ['qc_reviews'],
  needs: [['score', 'item_score']],
  of: sql`is_random AND score IS NOT NULL`,
  unknown: sql`is_random IS NULL OR (is_random AND score IS NULL)`,
  mark: { id: 'all-reviews', when: sql`is_random AND sample_type IS NULL` },
} as const;

const orders = { ...base, table: 'staff_day_facts', by: 'day', from: ['staff_days'], kind: 'sums' } as const;

const load = {
  ...base,
  table: 'staff_day_facts',
  by: 'day',
  from: ['staff_days', 'interactions', 'complaints'],
  needs: [['agent', 'agent_id', 'handler', 'handler_id', 'accepted_by']],
  kind: 'spread',
  of: sql`staff IS NOT NULL`,
} as const;

export const staffMetrics: readonly Metric[] = [
  { ...review, id: 'Q01', format: 'score', kind: 'mean', value: sql`score` },
  { ...review, ...ratio, id: 'Q02', hit: sql`passed` },
  {
    ...orders,
    id: 'Q06.accuracy',
    needs: ['accurate_orders', ['orders', 'checked_orders']],
    of: sql`accurate_orders IS NOT NULL AND order_base IS NOT NULL`,
    over: sql`accurate_orders`,
    under: sql`order_base`,
    unknown: sql`order_base IS NOT NULL AND accurate_orders IS NULL`,
    mark: { id: 'orders-unchecked', when: sql`order_base IS NOT NULL AND NOT has_checked` },
  },
  {
    ...orders,
    id: 'Q06.coverage',
    needs: ['checked_orders', 'orders'],
    of: sql`has_checked AND checked_orders IS NOT NULL AND orders IS NOT NULL`,
    over: sql`checked_orders`,
    under: sql`orders`,
    unknown: sql`orders IS NOT NULL AND (NOT has_checked OR checked_orders IS NULL)`,
  },
  {
    ...base,
    ...ratio,
    id: 'Q07',
    table: 'exception_facts',
    by: 'occurred_at',
    from: ['exceptions'],
    needs: ['reported_at'],
    of: sql`report_before <= ${known}`,
    hit: sql`reported_at < report_before`,
    pending: sql`report_before > ${known}`,
  },
  { ...load, id: 'Q10.load', better: 'neither', format: 'per-day', read: 'load' },
  { ...load, id: 'Q10.cv', better: 'down', format: 'number', read: 'cv' },
  { ...load, id: 'Q10.max', better: 'down', format: 'number', read: 'max' },
  {
    ...base,
    id: 'Q12',
    table: 'complaint_facts',
    by: 'received_at',
    from: [],
    needs: [],
    format: 'score',
    kind: 'score',
  },
];
