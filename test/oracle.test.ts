/** The product agrees with the oracle on the sample: three months, no filter and three filters, to 1e-9. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import type { LoadReport } from '../src/types/load.ts';
import type { Filter } from '../src/types/metric.ts';
import { openInNode } from './engine-in-node.ts';
import { valueOf, type Answer, type Month } from './oracle/answer.ts';
import { callAnswers, placeOfCall } from './oracle/calls.ts';
import { callbackAnswers } from './oracle/callbacks.ts';
import { at } from './oracle/clock.ts';
import { complaintAnswers, fates } from './oracle/complaints.ts';
import { ratingAnswers, reasonCounts } from './oracle/ratings.ts';
import { dataAnswers } from './oracle/data.ts';
import { staffAnswers } from './oracle/staff.ts';
import { figuresOf, loadSample } from './sample.ts';

let engine: Engine;
let report: LoadReport;
beforeAll(async () => {
  engine = await openInNode();
  report = await loadSample(engine);
});
afterAll(() => engine.close());

const months: readonly Month[] = [
  ['2025-09', '2025-10'],
  ['2026-02', '2026-03'],
  ['2026-08', '2026-09'],
].map(([text = '', next = '']) => ({ text, from: at(`${text}-01`) ?? 0, until: at(`${next}-01`) ?? 0 }));

interface Scope {
  readonly name: string;
  readonly filters: readonly Filter[];
  readonly keep: (row: { branch?: string | null; team?: string | null; l1?: string | null }) => boolean;
}
const only = (field: string, value: string, of: 'branch' | 'team' | 'l1'): Scope => ({
  name: `${field} = ${value}`,
  filters: [{ kind: 'oneOf', field, values: [value] }],
  keep: (row) => row[of] === value,
});
const scopes: readonly Scope[] = [
  { name: 'everything', filters: [], keep: () => true },
  only('branch', '华东分公司', 'branch'),
  only('team', '服务一组', 'team'),
  only('category_l1', '理赔', 'l1'),
];

function answersOf(month: Month, { keep }: Scope): Record<string, Answer> {
  return {
    ...complaintAnswers(month, keep),
    ...ratingAnswers(month, keep),
    ...callbackAnswers(month, keep),
    ...callAnswers(month, (row) => keep({ ...placeOfCall(row), l1: null })),
    ...staffAnswers(month, (person) => keep({ ...person, l1: null })),
  };
}

test('the sample asks nothing and every row has its fate', () => {
  expect(report.problems).toEqual([]);
  expect(report.pending.map(({ head, mapping }) => [head.path, mapping.questions])).toEqual([]);
  const complaints = report.loaded.tables.filter(({ kind }) => kind === 'complaints');
  const sum = (of: keyof (typeof complaints)[number]['rows']): number =>
    complaints.reduce((total, { rows }) => total + rows[of], 0);
  expect({ read: sum('read'), used: sum('used'), duplicate: sum('duplicate'), superseded: sum('superseded') }).toEqual(
    fates,
  );
});

describe.each(months)('$text', (month) => {
  describe.each(scopes)('$name', (scope) => {
    test('every metric agrees', async () => {
      const expected = answersOf(month, scope);
      const whole = answersOf(month, scopes[0] as Scope);
      const span = { from: `${month.text}-01`, until: new Date(month.until * 1000).toISOString().slice(0, 10) };
      const figures = await figuresOf(engine, report, {
        metrics: Object.keys(expected),
        span,
        splits: [],
        filters: scope.filters,
      });
      const pairs = figures.map((figure): [string, unknown, unknown] => {
        const answer = (figure.notFiltered.length ? whole : expected)[figure.metric] as Answer;
        const n = answer.d === undefined ? null : figure.denominator;
        return [figure.metric, [close(figure.value), close(n)], [close(valueOf(answer)), close(answer.d)]];
      });
      expect(Object.fromEntries(pairs.map(([metric, said]) => [metric, said]))).toEqual(
        Object.fromEntries(pairs.map(([metric, , meant]) => [metric, meant])),
      );
      expect(figures.map(({ metric }) => metric).toSorted()).toEqual(Object.keys(expected).toSorted());
    });
  });

  test('the scorecard agrees, and a metric without its column names it', async () => {
    const parts = answersOf(month, scopes[0] as Scope);
    const span = { from: `${month.text}-01`, until: new Date(month.until * 1000).toISOString().slice(0, 10) };
    const ask = { metrics: ['Q12', 'C12.promised'], span, splits: [], filters: [] };
    const figures = await figuresOf(engine, report, ask);
    expect(figures.find(({ metric }) => metric === 'Q12')?.value).toBeCloseTo(scorecard(parts), 9);
    expect(figures.find(({ metric }) => metric === 'C12.promised')).toMatchObject({
      value: null,
      missing: { needs: ['due_at'], kind: 'complaints' },
    });
  });

  test('the state of the data agrees', async () => {
    const expected = dataAnswers(month);
    const span = { from: `${month.text}-01`, until: new Date(month.until * 1000).toISOString().slice(0, 10) };
    const figures = await figuresOf(engine, report, { metrics: Object.keys(expected), span, splits: [], filters: [] });
    expect(
      Object.fromEntries(
        figures.map(({ metric, numerator, denominator }) => [metric, { n: numerator, d: denominator }]),
      ),
    ).toEqual(expected);
  });

  test('reasons agree one by one', async () => {
    const span = { from: `${month.text}-01`, until: new Date(month.until * 1000).toISOString().slice(0, 10) };
    const figures = await figuresOf(engine, report, { metrics: ['S08'], span, splits: [], filters: [] });
    const { respondents, counts } = reasonCounts(month);
    expect(Object.fromEntries(figures.map(({ group, numerator }) => [group[0], numerator]))).toEqual(counts);
    expect(figures[0]?.denominator).toBe(respondents);
  });
});

/** 100 · Σ weight × attainment ÷ Σ weight; an attainment is actual ÷ target, from 0 to 1.2. */
function scorecard(parts: Record<string, Answer>): number {
  const card = [
    ['C12.legal', 25, 1],
    ['S01', 25, 0.85],
    ['B03', 20, 1],
    ['Q01', 30, 85],
  ] as const;
  const scores = card.map(([metric, weight, target]) => {
    const attained = (valueOf(parts[metric] as Answer) ?? 0) / target;
    return weight * Math.min(1.2, Math.max(0, attained));
  });
  return scores.reduce((sum, score) => sum + score, 0);
}

/** Nine digits: sums in another order differ in the last bits. */
const close = (value: number | null | undefined): unknown =>
  typeof value === 'number' ? Number(value.toFixed(9)) : null;
