/** What is measured of ratings (`domain.md` §2, S). */
import { sql } from '../../sql/sql.ts';
import type { Metric } from '../../types/metric.ts';
import { known } from '../predicates.ts';

const base = {
  table: 'ratings',
  screen: 'satisfaction',
  judged: 'sample',
  by: 'rated_at',
  format: 'percent',
  from: ['surveys', 'callbacks', 'complaints', 'interactions'],
  needs: [['overall', 'rating', 'satisfaction']],
} as const;

const ratio = { kind: 'ratio', interval: 'wilson' } as const;
const valid = sql`is_first AND level IS NOT NULL`;
const fine = sql`coalesce(scale, '5') NOT IN ('2', '3')`;
const coarse = sql`${valid} AND NOT (${fine})`;
const scored = { of: sql`${valid} AND ${fine}`, unknown: coarse } as const;

export const satisfactionMetrics: readonly Metric[] = [
  { ...base, ...ratio, id: 'S01', better: 'up', of: valid, hit: sql`level >= 4` },
  { ...base, ...ratio, ...scored, id: 'S02', better: 'up', hit: sql`level = 5` },
  { ...base, ...ratio, id: 'S03', better: 'down', of: valid, hit: sql`level <= 2` },
  { ...base, ...scored, id: 'S04.mean', better: 'up', format: 'score', kind: 'mean', value: sql`level` },
  { ...base, ...scored, id: 'S04.sd', better: 'neither', format: 'number', kind: 'deviation', value: sql`level` },
  {
    ...base,
    ...scored,
    id: 'S04.index',
    better: 'up',
    format: 'score',
    kind: 'mean',
    value: sql`(level - 1) / 4.0 * 100`,
  },
  {
    ...base,
    ...ratio,
    id: 'S07.response',
    by: 'offered_at',
    better: 'up',
    from: ['surveys'],
    needs: [['offered_at', 'offered', 'delivered', 'answered']],
    of: sql`offered AND response_before <= ${known}`,
    hit: sql`level IS NOT NULL AND rated_at < as_of`,
    pending: sql`offered AND response_before > ${known}`,
    unknown: sql`offered IS NULL`,
  },
  {
    ...base,
    id: 'S08',
    better: 'neither',
    from: ['surveys', 'callbacks'],
    needs: ['reason'],
    kind: 'reasons',
    list: sql`reasons`,
    of: sql`${valid} AND level <= 3 AND len(reasons) > 0`,
    unknown: sql`${valid} AND level <= 3 AND coalesce(len(reasons), 0) = 0`,
  },
];
