import { describe, expect, test } from 'vitest';
import type { Shortcoming } from '../../src/findings/index.ts';
import { basisText, finding, findingMetrics, needsText, panelSubtitle, problems } from '../../src/findings/index.ts';
import { messages as en } from '../../src/locales/en/index.ts';
import { messages as zh } from '../../src/locales/zh-CN/index.ts';
import type { Words } from '../../src/types/words.ts';
import { count, judged, ratio } from './figures.ts';
import { answersOf, chinese, english, panel, view } from './views.ts';

const perfect = [
  judged(count('C01', 120)),
  judged(ratio('C12.legal', 100, 100, { pending: 20 })),
  judged(count('C13', 0)),
  judged(ratio('S01', 960, 1000)),
  judged(ratio('G04.excluded', 6, 126)),
];

const said = (sentence: { key: string; values: Parameters<Words['say']>[1] }, words: Words): string =>
  words.say(sentence.key, sentence.values).replaceAll(/[\u2009\u202f\u00a0]/g, ' ');

describe('the finding', () => {
  test('names the largest missed target, with the volume', () => {
    const figures = [...perfect, judged(ratio('B03', 50, 100)), judged(ratio('K02', 90, 100))];
    const found = finding('overview', figures, {}, english);
    expect(found.metric).toBe('B03');
    expect(said(found, english)).toMatch(
      /^50 of 100 callbacks due were not made in time: 50\.0% in time, target 100%; 120 complaints in the period\.$/,
    );
    expect(said(finding('overview', figures, {}, chinese), chinese)).toMatch(
      /^100 件到期的回访中 50 件没有按时接通，回访及时率 50\.0 %，目标 100 %；本期投诉 120 件。$/,
    );
  });

  test('balance of work, hollow samples and what a filter does not reach never lead while something else is missed', () => {
    const solid = judged(ratio('K02', 900, 1000));
    const balance = { ...judged(count('Q10.cv', 1.03)), verdict: 'missed', target: 0.3 } as const;
    const hollow = judged(ratio('C24', 2, 12));
    const whole = judged(ratio('B03', 10, 100, { notFiltered: ['channel'] }));
    expect(hollow.small).toBe(true);
    expect(finding('overview', [...perfect, balance, hollow, whole, solid], {}, english).metric).toBe('K02');
    expect(finding('overview', [...perfect, balance, hollow], {}, english).metric).toBe('C24');
    expect(finding('overview', [...perfect, whole], {}, english)).toMatchObject({
      metric: 'B03',
      notFiltered: ['channel'],
    });
    expect(problems([...perfect, balance, whole], {}, { refusedRows: 0, unreadCells: 0 }, english)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ metric: 'Q10.cv', kind: 'missed' }),
        expect.objectContaining({ metric: 'B03', notFiltered: ['channel'] }),
      ]),
    );
  });

  test('where nothing can be judged, it says what is missing instead of "none missed"', () => {
    const blind = judged(ratio('K02', 0, 0, { missing: { needs: ['disposition'], kind: 'interactions' } }));
    const found = finding('calls', [judged(count('K01', 300)), blind], {}, chinese);
    expect(said(found, chinese)).toBe('没有可以判定的指标：缺少接听结果；本期联络 300 通。');
  });

  test('a name that ends in a number keeps its distance from the value', () => {
    const late = { ...judged(count('C15.p90', 23)), verdict: 'missed', target: 15 } as const;
    const [problem] = problems([late], {}, { refusedRows: 0, unreadCells: 0 }, chinese);
    expect(problem && said(problem, chinese)).toBe('处理时长 P90 23.0 天，目标 ≤ 15 天');
  });

  test('a single overdue complaint does not outweigh a missed rate', () => {
    const figures = [
      ...perfect.filter(({ metric }) => metric !== 'C13'),
      judged(count('C13', 1)),
      judged(ratio('K02', 90, 100)),
    ];
    expect(finding('overview', figures, {}, english).metric).toBe('K02');
    expect(finding('complaints', figures, {}, english).metric).toBe('C13');
  });

  test('without a miss the most overdue, without those the plain counts', () => {
    expect(said(finding('overview', perfect, { 'callbacks-overdue': 4 }, english), english)).toBe(
      'No target is missed, but 4 callbacks are past the limit; 120 complaints in the period.',
    );
    expect(said(finding('overview', perfect, {}, english), english)).toBe(
      'No target is missed; 0 overdue, 6 excluded, 0 unknown; 120 complaints in the period.',
    );
    expect(said(finding('overview', [...perfect, judged(ratio('C21', 49, 50))], {}, chinese), chinese)).toBe(
      '没有未达标的指标；超期 0 件，剔除 6 件，未知 0 项次，1 项指标无法判定；本期投诉 120 件。',
    );
  });

  test('each screen speaks of its own figures', () => {
    const figures = [
      ...perfect,
      judged(ratio('B03', 50, 100)),
      judged(ratio('K05', 30, 100)),
      judged(count('K01', 1234)),
    ];
    expect(said(finding('calls', figures, {}, english), english)).toMatch(
      /^30 of 100 callers who asked for an agent gave up: 30\.0%, target at most 5%; 1,234 contacts in the period\.$/,
    );
    expect(finding('satisfaction', figures, {}, english).key).toBe('finding.sentence');
    expect(said(finding('satisfaction', perfect, {}, english), english)).toBe(
      'No target is missed; 0 unknown; 1,000 valid ratings in the period.',
    );
    expect(finding('staff', perfect, {}, english).key).toBe('finding.nothing');
    for (const screen of ['overview', 'complaints', 'satisfaction', 'callbacks', 'staff', 'calls'] as const) {
      expect(findingMetrics(screen)).toContain('C13');
    }
  });
});

describe('问题与不足', () => {
  const none = { refusedRows: 0, unreadCells: 0 };
  const kindsOf = (list: readonly Shortcoming[]): string[] => list.map(({ kind }) => kind);

  const at = (block: readonly Shortcoming[], i: number): Shortcoming => {
    const entry = block[i];
    if (!entry) throw new Error(`no entry ${i}`);
    return entry;
  };

  test('a perfect month still prints overdue, excluded and unknown', () => {
    const block = problems(perfect, { 'callbacks-overdue': 0 }, none, chinese);
    expect(kindsOf(block)).toEqual(['overdue', 'overdue', 'excluded', 'unknown']);
    expect(block.map((entry) => said(entry, chinese))).toEqual([
      '投诉超期未结 0 件',
      '回访超期未做 0 件',
      '剔除 6 件（投诉共 126 件）',
      '未知 0 项次',
    ]);
  });

  test('missed by gap, then overdue, then what the data cannot say', () => {
    const figures = [
      ...perfect.filter(({ metric }) => metric !== 'C13'),
      judged(count('C13', 3)),
      judged(count('C14', 30, { lastSeen: 5 })),
      judged(ratio('K02', 90, 100, { unknown: 2 })),
      judged(ratio('B03', 50, 100, { unknown: 8 })),
      judged(ratio('G03', 4, 900)),
      judged(ratio('C22', 40, 40)),
      judged(ratio('B11', 9, 10)),
    ];
    const block = problems(figures, { 'callbacks-overdue': 7 }, { refusedRows: 2, unreadCells: 9 }, english);
    expect(kindsOf(block)).toEqual([
      'missed',
      'missed',
      'overdue',
      'overdue',
      'refused',
      'contradictory',
      'excluded',
      'unknown',
      'unknown',
      'undecided',
      'undecided',
    ]);
    expect(block[0]).toMatchObject({
      metric: 'B03',
      count: 50,
      rows: { kind: 'metric', metric: 'B03', part: 'missed' },
    });
    expect(block[2]).toMatchObject({ count: 7, rows: { kind: 'list', list: 'callbacks-overdue' } });
    expect(block[3]).toMatchObject({ metric: 'C13', count: 3 });
    expect(block[7]).toMatchObject({ count: 10, rows: { metric: 'B03', part: 'unknown' } });
    expect(said(at(block, 9), english)).toMatch(/it takes n ≥ 381 without a failure$/);
    expect(said(at(block, 10), english)).toMatch(/the sample is too small for a verdict \(n = 10\)$/);
  });
});

describe('beside a figure', () => {
  test('interval, n, maturity, unknowns', () => {
    const text = basisText(judged(ratio('S07.response', 80, 100, { pending: 20, unknown: 3 })), english);
    expect(text.replaceAll(/[\u2009\u202f\u00a0]/g, ' ')).toBe(
      '95% interval 71.1%–86.7% · n = 100 · 100 due of 120 · 3 unknown',
    );
  });

  test('what is needed', () => {
    const missing = { needs: ['attempted_at'], kind: 'callbacks' } as const;
    expect(needsText(judged(ratio('B03', 0, 0, { missing })), chinese)).toMatch(/^—，需要列/);
    expect(needsText(judged(ratio('B03', 0, 0, { missing: { needs: [], kind: 'callbacks' } })), english)).toMatch(
      /^—, no .* data in this period$/,
    );
    expect(needsText(judged(ratio('B03', 1, 2)), english)).toBeNull();
  });

  test('the subtitle of a panel speaks of the whole, of a trend of its last month', () => {
    const trend = panel('complaints-ontime');
    const answers = answersOf(trend, { main: [ratio('C12.legal', 45, 50, { group: ['2026-08'], pending: 7 })] });
    expect(panelSubtitle(trend, answers, view, english)).toMatch(/Aug 2026 · n = 50 · 50 due of 57$/);
  });
});

test('every sentence of this room exists in both languages with the same values', () => {
  const own = (messages: Record<string, string>) =>
    Object.keys(messages)
      .filter((key) => /^(finding|issue|basis|group|column|change|ytd)\./.test(key))
      .sort();
  expect(own(zh)).toEqual(own(en));
  expect(own(zh).length).toBeGreaterThan(90);
});
