import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, tableOf } from '../../src/findings/index.ts';
import { panels } from '../../src/subjects/panels.ts';
import { count, figure, ratio } from './figures.ts';
import { answersOf, cells, chinese, english, panel, view } from './views.ts';

const complaints = (value: number, ...group: (string | null)[]) => count('C01', value, { group });

describe('groups', () => {
  const pareto = {
    ...panel('complaints-category'),
    draw: 'pareto',
    metric: 'C01',
    by: ['category_l1'],
    top: 2,
  } as const;
  const figures = [
    complaints(5, '其他'),
    complaints(40, '理赔'),
    complaints(3, null),
    complaints(20, '销售'),
    complaints(9, '保全'),
    complaints(7, '续期'),
  ];
  const table = tableOf(
    pareto,
    answersOf(pareto, { main: figures, compare: [complaints(4, '保全'), complaints(1, '理赔')] }),
    view,
    chinese,
  );

  test('the largest first, the rest added up, others and missing last', () => {
    expect(cells(table, 'key')).toEqual(['理赔', '销售', '其他', '#other', '']);
    expect(cells(table, 'group')).toEqual(['理赔', '销售', '其他', '其余各项', '未分类']);
    expect(cells(table, 'C01')).toEqual([40, 20, 5, 16, 3]);
    expect(cells(table, 'C01.compare')).toEqual([1, 0, 0, 4, 0]);
  });

  test('shares cumulate to the whole, and the printed ones add up', () => {
    expect(cells(table, 'cumulative').at(-1)).toBe(1);
    expect(cells(table, 'share')[0]).toBeCloseTo(40 / 84, 12);
    const shown = cells(table, 'share.shown').map((share) => Math.round(Number(share) * 1000));
    expect(shown.reduce((sum, share) => sum + share, 0)).toBe(1000);
  });

  test('whatever the cut, the parts add up to the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        (sizes, top) => {
          const cut = { ...pareto, top };
          const main = sizes.map((size, i) => complaints(size, `类别${i}`));
          const shown = tableOf(cut, answersOf(cut, { main }), view, chinese);
          expect(cells(shown, 'C01').reduce<number>((sum, n) => sum + Number(n), 0)).toBe(
            sizes.reduce((a, b) => a + b, 0),
          );
          expect(shown.rows.length).toBeLessThanOrEqual(top + 1);
        },
      ),
    );
  });

  test('ratios of the rest are added before they are divided; the worst stands first, small samples after', () => {
    const bars = { ...panel('callbacks-branch'), draw: 'bars', metric: 'B03', by: ['branch'], top: 3 } as const;
    const of = (name: string, hit: number, n: number) => ratio('B03', hit, n, { group: [name] });
    const main = [of('甲', 90, 100), of('乙', 40, 80), of('丙', 1, 2), of('丁', 50, 50), of('戊', 3, 4)];
    const table = tableOf(bars, answersOf(bars, { main }), view, chinese);
    expect(cells(table, 'key')).toEqual(['乙', '甲', '丁', '#other']);
    expect(cells(table, 'B03').at(-1)).toBeCloseTo(4 / 6, 12);
    expect(cells(table, 'B03.n')).toEqual([80, 100, 50, 6]);
  });

  test('a reason is a share of the answers with any reason', () => {
    const reasons = panel('satisfaction-reasons');
    const main = [ratio('S08', 6, 10, { group: ['等待太久'] }), ratio('S08', 7, 10, { group: ['态度'] })];
    const table = tableOf(reasons, answersOf(reasons, { main }), view, chinese);
    expect(cells(table, 'key')).toEqual(['态度', '等待太久']);
    expect(cells(table, 'share')).toEqual([0.7, 0.6]);
    expect(cells(table, 'cumulative')).toEqual([7 / 13, 1]);
  });

  test('staff go by name, unless names are hidden', () => {
    const bars = panel('callbacks-staff');
    const main = [ratio('B03', 9, 40, { group: ['1001'] })];
    expect(cells(tableOf(bars, answersOf(bars, { main }), view, chinese), 'group')).toEqual(['坐席001']);
    const hidden = { ...view, namesHidden: true };
    expect(cells(tableOf(bars, answersOf(bars, { main }), hidden, chinese), 'group')).toEqual(['1001']);
  });
});

describe('series', () => {
  test('every month of a trend has a row, without data it stays a gap', () => {
    const trend = panel('complaints-ontime');
    const main = [
      ratio('C12.legal', 45, 50, { group: ['2026-08'], pending: 7 }),
      ratio('C12.legal', 3, 4, { group: ['2026-06'] }),
    ];
    const table = tableOf(trend, answersOf(trend, { main }), view, chinese);
    expect(cells(table, 'month')).toHaveLength(13);
    expect(cells(table, 'month').at(-1)).toBe('2026-08');
    expect(cells(table, 'C12.legal').slice(-3)).toEqual([0.75, null, 0.9]);
    expect(cells(table, 'C12.legal.pending').at(-1)).toBe(7);
    expect(cells(table, 'C12.legal.target').at(-1)).toBe(1);
    expect(cells(table, 'C12.legal.n').at(-2)).toBeNull();
  });

  test('a curve starts at 0, carries its marks and ends where the last row was followed', () => {
    const curve = panel('complaints-curve');
    const events = [1, 2, 4, 8]
      .map((days) => ({ days, done: 1, censored: 0 }))
      .concat({ days: 20, done: 0, censored: 6 });
    const table = tableOf(curve, answersOf(curve, { main: [figure('C15.p50', { n: 10, events })] }), view, chinese);
    expect(cells(table, 'days')).toEqual([0, 1, 2, 3, 4, 7, 8, 15, 20]);
    expect(cells(table, 'done')[3]).toBeCloseTo(0.2, 12);
    expect(cells(table, 'atRisk').at(-1)).toBe(6);
  });

  test('a long curve is thinned, its end stays', () => {
    const curve = panel('complaints-curve');
    const events = Array.from({ length: 2000 }, (_, i) => ({ days: i / 50, done: 1, censored: 0 }));
    const table = tableOf(curve, answersOf(curve, { main: [figure('C15.p50', { n: 2000, events })] }), view, chinese);
    expect(table.rows.length).toBeLessThan(260);
    expect(cells(table, 'done').at(-1)).toBe(1);
  });

  test('a funnel tells each step of the first and of the one before', () => {
    const funnel = panel('callbacks-funnel');
    const ids = ['B01.due', 'B01.attempted', 'B01.reached', 'B01.complete', 'B01.satisfied'];
    const main = ids.map((id, i) => count(id, 100 - 20 * i));
    const table = tableOf(funnel, answersOf(funnel, { main }), view, chinese);
    expect(cells(table, 'count')).toEqual([100, 80, 60, 40, 20]);
    expect(cells(table, 'share')).toEqual([1, 0.8, 0.6, 0.4, 0.2]);
    expect(cells(table, 'step')[2]).toBe(0.75);
  });

  test('ages stand in their order, what was last seen open apart', () => {
    const ageing = panel('complaints-ageing');
    const main = [count('C14', 4, { group: ['60+'] }), count('C14', 9, { group: ['0-3'], lastSeen: 2 })];
    const table = tableOf(ageing, answersOf(ageing, { main }), view, chinese);
    expect(cells(table, 'C14')).toEqual([9, 0, 0, 0, 0, 4, 2]);
    expect(cells(table, 'key').at(-1)).toBe('#last-seen');
  });
});

describe('crossed', () => {
  test('a heat map has a cell for every hour of every day', () => {
    const heat = panel('calls-hours');
    const table = tableOf(heat, answersOf(heat, { main: [count('K01', 3, { group: [2, 9] })] }), view, chinese);
    expect(table.rows).toHaveLength(7 * 24);
    expect(table.rows.filter((row) => row.includes('周二') && row.includes('09:00')).map((row) => row.at(-2))).toEqual([
      3,
    ]);
  });

  test('levels are counted per group, with rate, limits and response', () => {
    const levels = panel('satisfaction-channel');
    const table = tableOf(
      levels,
      answersOf(levels, {
        levels: [ratio('S01', 30, 30, { group: ['phone', 5] }), ratio('S01', 0, 10, { group: ['phone', 2] })],
        main: [ratio('S01', 30, 40, { group: ['phone'] }), ratio('S07.response', 40, 80, { group: ['phone'] })],
      }),
      view,
      chinese,
    );
    expect([1, 2, 3, 4, 5].map((level) => cells(table, `level${level}`)[0])).toEqual([0, 10, 0, 0, 30]);
    expect([cells(table, 'n')[0], cells(table, 'S01')[0], cells(table, 'S07')[0], cells(table, 'S07.n')[0]]).toEqual([
      40, 0.75, 0.5, 80,
    ]);
    expect(Number(cells(table, 'S01.low')[0])).toBeLessThan(0.75);
  });

  test('a pivot adds up to its last row', () => {
    const pivot = panel('complaints-statistics');
    const main = [complaints(2, '理赔', '时效'), complaints(5, '理赔', '金额'), complaints(6, '销售', null)];
    const table = tableOf(pivot, answersOf(pivot, { main, total: [count('C01', 13)] }), view, chinese);
    expect(cells(table, 'l1')).toEqual(['理赔', '理赔', '销售', '合计']);
    expect(cells(table, 'l2')).toEqual(['金额', '时效', '未分类', '']);
    expect(cells(table, 'C01')).toEqual([5, 2, 6, 13]);
    expect(cells(table, 'share').at(-1)).toBe(1);
  });

  test('organisations stand by name, unassigned last, then the total', () => {
    const branches = panel('overview-branches');
    const main = [
      complaints(3, null),
      complaints(9, '乙'),
      complaints(4, '甲'),
      ratio('S01', 30, 40, { group: ['甲'] }),
    ];
    const table = tableOf(
      branches,
      answersOf(branches, { main, total: [count('C01', 16), ratio('S01', 35, 50)] }),
      view,
      chinese,
    );
    expect(cells(table, 'group')).toEqual(['甲', '乙', '未归属', '合计']);
    expect(cells(table, 'C01')).toEqual([4, 9, 3, 16]);
    expect(cells(table, 'S01')).toEqual([0.75, null, null, 0.7]);
    expect(cells(table, 'S01.verdict')).toEqual(['undecided', 'none', 'none', 'missed']);
  });

  test('scorecards list their parts, the whole last', () => {
    const cards = panel('staff-scorecard');
    const main = [figure('Q01', { value: 85, n: 4, group: ['1001'] }), ratio('S01', 17, 20, { group: ['1001'] })];
    const table = tableOf(
      cards,
      answersOf(cards, { main, total: [figure('Q01', { value: 85, n: 100 })] }),
      view,
      chinese,
    );
    expect(cells(table, 'group')).toEqual(['坐席001', '合计']);
    expect(cells(table, 'score')).toEqual([expect.closeTo(100, 9), expect.closeTo(100, 9)]);
    expect(cells(table, 'coverage')).toEqual([0.55, 0.3]);
    expect(cells(table, 'Q01.n')).toEqual([4, 100]);
    expect(cells(table, 'Q01.attainment')[0]).toBe(1);
  });

  test('the score is a figure of its own where it is asked', () => {
    const [ask] = answersOf(panel('staff-scorecard'), {}).map((answer) => answer.ask);
    if (!ask) throw new Error('nothing asked');
    const answer = answerOf(ask, [figure('Q01', { value: 68, n: 9, group: ['1001'] })], view.rules);
    expect(answer.figures.find(({ metric }) => metric === 'Q12')).toMatchObject({
      group: ['1001'],
      value: expect.closeTo(80, 9),
      verdict: 'met',
    });
  });
});

describe('the month table', () => {
  const months = panel('overview-months');
  const answers = answersOf(months, {
    main: [count('C01', 120), ratio('C12.legal', 95, 100), count('C14', 30), figure('Q01', { value: 88, n: 50 })],
    previous: [count('C01', 100), ratio('C12.legal', 90, 100), count('C14', 20)],
    year: [{ ...count('C01', 0), missing: { needs: [], kind: 'complaints' } }],
    ytd: [count('C01', 600), ratio('C12.legal', 450, 500), count('C14', 30)],
  });
  const table = tableOf(months, answers, view, english);
  const row = (id: string, key: string): unknown => cells(table, key)[cells(table, 'metric').indexOf(id)];

  test('changes of ratios are in points, of counts in number and percent', () => {
    expect(row('C12.legal', 'change')).toBeCloseTo(0.05, 12);
    expect(row('C12.legal', 'change.text')).toBe('+5.0 pt');
    expect(row('C01', 'change.text')).toBe('+20 (+20.0%)');
  });

  test('a month that is not loaded has no comparison', () => {
    expect([row('C01', 'lastYear'), row('C01', 'yearChange'), row('C01', 'yearChange.text')]).toEqual([
      null,
      null,
      '—',
    ]);
  });

  test('the year to date says from when, and a stock has none', () => {
    expect([row('C01', 'ytd'), row('C01', 'ytdNote')]).toEqual([600, 'from Mar']);
    expect([row('C14', 'current'), row('C14', 'ytd'), row('C14', 'ytdNote')]).toEqual([30, null, '']);
  });

  test('target and verdict stand, the score is made from its parts', () => {
    expect([row('C12.legal', 'target'), row('C12.legal', 'verdict')]).toEqual([1, 'missed']);
    expect(row('Q12', 'current')).toBeCloseTo((25 * 0.95 + 30 * (88 / 85)) / 0.55, 9);
  });
});

test('every panel makes a table without any figure, in both languages', () => {
  for (const shown of panels) {
    for (const words of [chinese, english]) {
      const table = tableOf(shown, answersOf(shown, {}), view, words);
      expect(table.rows).toHaveLength(0);
      expect(new Set(table.columns.map((column) => column.key)).size).toBe(table.columns.length);
      for (const { label } of table.columns) expect(label).not.toMatch(/^(column|group)\./);
    }
  }
});
