import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../src/calendar/index.ts';
import { asksOf, levelOf, monthsBack, monthsOf } from '../../src/query/index.ts';
import { headlines, monthTable } from '../../src/subjects/headlines.ts';
import { lists } from '../../src/subjects/lists.ts';
import { metricOf, metrics } from '../../src/subjects/metrics/index.ts';
import { panels } from '../../src/subjects/panels.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import type { Panel } from '../../src/types/panel.ts';

const period = parsePeriod('2026-08');
if (!period) throw new Error('no period');
const view = { period, compare: { from: '2026-07-01', until: '2026-08-01' }, filters: [] };
const panel = (id: string): Panel => {
  const found = panels.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('months', () => {
  test('go back over the year', () => {
    expect(monthsBack(view.period, 13)).toEqual({ from: '2025-08-01', until: '2026-09-01' });
    expect(monthsBack({ from: '2026-01-05', until: '2026-01-12' }, 2)).toEqual({
      from: '2025-12-01',
      until: '2026-01-12',
    });
    expect(monthsBack({ from: '2025-01-01', until: '2026-01-01' }, 3)).toEqual({
      from: '2025-01-01',
      until: '2026-01-01',
    });
  });
  test('are cut to the span', () => {
    expect(monthsOf({ from: '2025-12-15', until: '2026-02-10' })).toEqual([
      { from: '2025-12-15', until: '2026-01-01' },
      { from: '2026-01-01', until: '2026-02-01' },
      { from: '2026-02-01', until: '2026-02-10' },
    ]);
  });
});

describe('asks', () => {
  test('a trend asks its months, bars ask group, compare and total', () => {
    expect(asksOf(panel('complaints-volume'), view)).toEqual([
      {
        role: 'main',
        metrics: ['C01'],
        splits: [{ kind: 'month' }],
        span: { from: '2025-08-01', until: '2026-09-01' },
        filters: [],
      },
    ]);
    expect(asksOf(panel('complaints-branch'), view).map((ask) => [ask.role, ask.span.from, ask.splits.length])).toEqual(
      [
        ['main', '2026-08-01', 1],
        ['compare', '2026-07-01', 1],
        ['total', '2026-08-01', 0],
      ],
    );
  });

  test('a filter on one category shows the level below', () => {
    const by = ['category_l1', 'category_l2', 'category_l3'];
    const pinned = (field: string, ...values: string[]) => ({ kind: 'oneOf', field, values }) as const;
    expect(levelOf(by, [])).toBe('category_l1');
    expect(levelOf(by, [pinned('category_l1', '理赔')])).toBe('category_l2');
    expect(levelOf(by, [pinned('category_l1', '理赔', '销售')])).toBe('category_l1');
    expect(levelOf(by, [pinned('category_l1', 'a'), pinned('category_l2', 'b'), pinned('category_l3', 'c')])).toBe(
      'category_l3',
    );
  });

  test('the month table asks four spans', () => {
    expect(asksOf(panel('overview-months'), view).map((ask) => [ask.role, ask.span.from, ask.span.until])).toEqual([
      ['main', '2026-08-01', '2026-09-01'],
      ['previous', '2026-07-01', '2026-08-01'],
      ['year', '2025-08-01', '2025-09-01'],
      ['ytd', '2026-01-01', '2026-09-01'],
    ]);
  });

  test('a curve asks every reading of its times', () => {
    expect(asksOf(panel('complaints-curve'), view)[0]?.metrics).toEqual([
      'C15.p50',
      'C15.p90',
      'C17.d3',
      'C17.d7',
      'C17.d15',
      'C17.d30',
      'C17.d60',
    ]);
    expect(asksOf(panel('callbacks-delay'), view)[0]?.metrics).toEqual(['B07.p50', 'B07.p90']);
  });
});

describe('declarations', () => {
  test('panels, headlines, targets and scorecard name metrics by their full ids', () => {
    const named = [
      ...panels.flatMap((one) => asksOf(one, view).flatMap((ask) => ask.metrics)),
      ...Object.values(headlines).flat(),
      ...monthTable,
      ...defaultRules.targets.map((target) => target.metric),
      ...defaultRules.scorecard.map((line) => line.metric),
    ];
    expect([...new Set(named)].filter((id) => !metrics[id])).toEqual([]);
    expect(new Set(panels.map((one) => one.id)).size).toBe(panels.length);
    expect(panels.filter((one) => one.draw === 'list' && !lists[one.list])).toEqual([]);
  });

  test('panels fill their rows of twelve columns', () => {
    for (const screen of new Set(panels.map((one) => one.screen))) {
      let left = 12;
      for (const { width, id } of panels.filter((one) => one.screen === screen)) {
        expect(width, id).toBeLessThanOrEqual(left);
        left = left === width ? 12 : left - width;
      }
      expect(left, screen).toBe(12);
    }
  });

  test('a bare id is its first part', () => {
    const first = ['C12', 'C15', 'C17', 'C18', 'S04', 'S07', 'B07', 'Q06', 'Q10', 'K03', 'K04', 'K06', 'G02', 'G04'];
    expect(first.map((id) => metricOf(id)?.id)).toEqual([
      'C12.legal',
      'C15.p50',
      'C17.d3',
      'C18.cohort',
      'S04.mean',
      'S07.response',
      'B07.p50',
      'Q06.accuracy',
      'Q10.load',
      'K03.v3',
      'K04.mean',
      'K06.mean',
      'G02.collapsed',
      'G04.excluded',
    ]);
    expect(metricOf('B01')?.id).toBe('B01');
    expect(metricOf('C99')).toBeUndefined();
  });

  test('judged by sample: exactly those the conventions name', () => {
    const sample = Object.values(metrics)
      .filter((metric) => metric.judged === 'sample')
      .map((metric) => metric.id.split('.')[0]);
    expect([...new Set(sample)].sort()).toEqual([
      'B07',
      'B11',
      'C15',
      'C17',
      'C21',
      'C22',
      'C27',
      'Q01',
      'Q02',
      'S01',
      'S02',
      'S03',
      'S04',
      'S07',
      'S08',
    ]);
  });
});
