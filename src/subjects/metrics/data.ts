/** What is measured of the data itself (`domain.md` §2, G). */
import { sql } from '../../sql/sql.ts';
import { kinds } from '../../types/kind.ts';
import type { Metric } from '../../types/metric.ts';
import { counted, known } from '../predicates.ts';

const base = { screen: 'data', judged: 'all', by: 'stamp', better: 'down', format: 'percent', needs: [] } as const;
const checks = { ...base, table: 'row_checks', from: kinds } as const;
const complaints = {
  ...base,
  table: 'complaint_facts',
  by: 'received_at',
  from: ['complaints'],
  kind: 'ratio',
  interval: 'wilson',
} as const;

export const dataMetrics: readonly Metric[] = [
  { ...checks, id: 'G01', kind: 'sums', of: sql`cells > 0`, over: sql`missing`, under: sql`cells` },
  { ...checks, id: 'G02.collapsed', better: 'neither', kind: 'files' },
  { ...checks, id: 'G03', kind: 'ratio', interval: 'wilson', of: sql`stamps >= 2`, hit: sql`contradictions >= 1` },
  {
    ...complaints,
    id: 'G04.excluded',
    of: sql`true`,
    hit: sql`NOT is_v`,
  },
  { ...complaints, id: 'G04.matured', better: 'up', of: counted, hit: sql`due_before <= ${known}` },
];
