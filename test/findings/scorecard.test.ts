import { expect, test } from 'vitest';
import { scorecard, scoreFigure } from '../../src/findings/index.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import type { Judged } from '../../src/types/metric.ts';
import type { Rules } from '../../src/types/rules.ts';
import { day, figure, judged, ratio, rulesWith, target } from './figures.ts';

const cardOf = (figures: Judged[], rules: Rules, level: 'all' | 'staff' = 'all') => {
  const [card] = scorecard([{ group: level === 'all' ? null : '1001', level, figures }], rules, day);
  if (!card) throw new Error('no card');
  return card;
};

test('the sheet of 20 % and 30 % scores 94.0 over half the weight, provisionally', () => {
  const rules: Rules = {
    ...rulesWith(target('Q06.accuracy', 0.98), target('Q07', 1), target('Q12', 80)),
    scorecard: [
      { metric: 'Q06.accuracy', weight: 20 },
      { metric: 'Q07', weight: 30 },
    ],
  };
  const card = cardOf([judged(ratio('Q06.accuracy', 196, 200), rules), judged(ratio('Q07', 90, 100), rules)], rules);
  expect(card.score).toBeCloseTo(94, 9);
  expect(card).toMatchObject({ coverage: 0.5, provisional: true });
  expect(scoreFigure(card, rules, day)).toMatchObject({ metric: 'Q12', verdict: 'met', n: 2, target: 80 });
});

test('what is missing or only pending leaves the weight', () => {
  const card = cardOf([judged(ratio('C12.legal', 0, 0, { pending: 9 })), judged(ratio('S01', 85, 100))], defaultRules);
  expect(card.score).toBeCloseTo(100, 9);
  expect(card).toMatchObject({ coverage: 0.25, provisional: true });
  expect(card.parts.map((part) => part.attainment)).toEqual([null, 1, null, null]);
});

test('a card without any part has no score', () => {
  const card = cardOf([], defaultRules);
  expect(card).toMatchObject({ score: null, coverage: 0 });
  expect(scoreFigure(card, defaultRules, day)).toMatchObject({ value: null, verdict: 'none' });
});

test('a person needs 4 reviews and 10 of the rest; below it the part counts, hollow', () => {
  const reviews = judged(figure('Q01', { value: 85, n: 4 }));
  const calls = judged(ratio('S01', 9, 9));
  const card = cardOf([reviews, calls], defaultRules, 'staff');
  expect(card.parts.find((part) => part.metric === 'Q01')).toMatchObject({ small: false, attainment: 1 });
  expect(card.parts.find((part) => part.metric === 'S01')).toMatchObject({ small: true });
  expect(card.parts.find((part) => part.metric === 'S01')?.attainment).toBeCloseTo(1 / 0.85, 9);
});
