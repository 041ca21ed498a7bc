/** Ratings: words and numbers of any scale → levels 1–5 (`domain.md` §3.2). */
import type { RatingScale } from '../../types/mapping.ts';
import { foldValue } from './fold.ts';

/** Words of the five-level scale. 一般满意 is 4, 一般 is 3. */
const fiveWords: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [
        5,
        [
          '非常满意',
          '很满意',
          '十分满意',
          '高度满意',
          '好评',
          '5星',
          '五星',
          '★★★★★',
          'very satisfied',
          'excellent',
          'very good',
          'extremely satisfied',
        ],
      ],
      [
        4,
        [
          '满意',
          '比较满意',
          '较满意',
          '基本满意',
          '一般满意',
          '4星',
          '四星',
          '★★★★',
          '★★★★☆',
          'satisfied',
          'good',
          'somewhat satisfied',
        ],
      ],
      [
        3,
        [
          '一般',
          '无意见',
          '中立',
          '尚可',
          '中评',
          '3星',
          '三星',
          '★★★',
          '★★★☆☆',
          'neutral',
          'average',
          'fair',
          'ok',
          'okay',
        ],
      ],
      [
        2,
        [
          '不满意',
          '不太满意',
          '较不满意',
          '有些不满意',
          '2星',
          '二星',
          '★★',
          '★★☆☆☆',
          'dissatisfied',
          'poor',
          'unsatisfied',
          'somewhat dissatisfied',
        ],
      ],
      [
        1,
        [
          '非常不满意',
          '很不满意',
          '极不满意',
          '差评',
          '1星',
          '一星',
          '★',
          '★☆☆☆☆',
          'very dissatisfied',
          'very poor',
          'extremely dissatisfied',
          'terrible',
        ],
      ],
    ] as const
  ).flatMap(([level, words]) => words.map((word) => [word, level])),
);

const threeWords: Readonly<Record<string, number>> = {
  满意: 5,
  一般: 3,
  不满意: 1,
  好评: 5,
  中评: 3,
  差评: 1,
  good: 5,
  neutral: 3,
  bad: 1,
  satisfied: 5,
  dissatisfied: 1,
};
const twoWords: Readonly<Record<string, number>> = {
  满意: 5,
  不满意: 1,
  good: 5,
  bad: 1,
  satisfied: 5,
  dissatisfied: 1,
  好评: 5,
  差评: 1,
  是: 5,
  否: 1,
  yes: 5,
  no: 1,
  'thumbs up': 5,
  'thumbs down': 1,
};

const missing = new Set([
  '未评价',
  '未参评',
  '未回复',
  '拒评',
  'unoffered',
  'offered',
  '-',
  '--',
  '无',
  '未评',
  '未评分',
  '未邀评',
  '未回访',
  'n/a',
  '未答',
  '未作答',
  'not rated',
  '未接通',
  '',
]);
const auto = new Set([
  '默认满意',
  '默认好评',
  '系统评价',
  '默认评价',
  '系统默认',
  '系统默认好评',
  '默认非常满意',
  '系统默认满意',
  '自动好评',
]);

/** What one cell of a rating column says. */
export interface RatingReading {
  readonly level: number | null;
  readonly mode: 'customer' | 'auto' | null;
}

/** The level of a text on a scale; undefined when the text is no rating at all. */
export function ratingLevel(text: string, scale: RatingScale): RatingReading | undefined {
  const word = foldValue(text);
  if (missing.has(word)) return { level: null, mode: null };
  if (auto.has(word)) return { level: null, mode: 'auto' };
  const level = wordLevel(word, scale) ?? numberLevel(word, scale);
  return level === undefined ? undefined : { level, mode: level === null ? null : 'customer' };
}

const wordLevel = (word: string, scale: RatingScale): number | undefined =>
  scale === '2'
    ? (twoWords[word] ?? threeWords[word])
    : scale === '3'
      ? (threeWords[word] ?? fiveWords[word])
      : fiveWords[word];

function numberLevel(word: string, scale: RatingScale): number | null | undefined {
  const match = /^(\d+(?:\.\d+)?)(?:分|星|stars?|\/\d+)?$/.exec(word);
  if (!match?.[1]) return undefined;
  const value = Number(match[1]);
  if (scale === '10')
    return value < 1 || value > 10 ? undefined : value > 8 ? 5 : value > 6 ? 4 : value > 4 ? 3 : value > 2 ? 2 : 1;
  if (scale === '100')
    return value > 100 ? undefined : value >= 90 ? 5 : value >= 80 ? 4 : value >= 60 ? 3 : value >= 40 ? 2 : 1;
  if (value === 0) return null;
  if (scale === '2') return value === 1 ? 5 : undefined;
  return value >= 1 && value <= 5 ? Math.round(value) : undefined;
}

/** The scale that the words of a column speak of, by the set of its values. */
export function scaleOfWords(texts: readonly string[]): RatingScale | undefined {
  const words = texts.map(foldValue).filter((word) => !missing.has(word) && !auto.has(word));
  const known = words.filter((word) => word in fiveWords || word in twoWords);
  if (known.length === 0) return undefined;
  const onlyIn = (list: Readonly<Record<string, number>>) => known.every((word) => word in list);
  if (onlyIn(twoWords)) return known.includes('一般') ? '3' : '2';
  if (onlyIn(threeWords)) return '3';
  return 'words';
}
