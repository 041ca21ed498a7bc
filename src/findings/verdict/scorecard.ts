/** Scorecards (Q12): weighted attainment of targets, with the weight that carries them. */
import { metricOf } from '../../subjects/metrics/index.ts';
import { attainment } from '../../stats/index.ts';
import type { Judged, PartId } from '../../types/metric.ts';
import type { Day } from '../../types/plain.ts';
import type { Rules, ScorecardLine } from '../../types/rules.ts';
import { judge } from './judge.ts';
import type { Scope } from './target.ts';
import { targetOf } from './target.ts';

export interface ScorePart {
  readonly metric: PartId;
  readonly weight: number;
  readonly value: number | null;
  readonly n: number;
  readonly target: number | null;
  /** 0 to 1.2; null leaves the part out of the score. */
  readonly attainment: number | null;
  /** Below its minimum n: it counts, and is drawn hollow. */
  readonly small: boolean;
}

export interface Scorecard {
  readonly group: string | number | null;
  /** 0 to 120. */
  readonly score: number | null;
  /** Weight of the parts that count ÷ weight of the card. */
  readonly coverage: number;
  /** Less than 70 % of the weight is there. */
  readonly provisional: boolean;
  readonly parts: readonly ScorePart[];
}

export interface ScoredGroup {
  readonly group: string | number | null;
  /** The level of the group: persons need fewer cases. */
  readonly level: 'all' | 'region' | 'branch' | 'team' | 'staff';
  /** Judged figures of the card's metrics, in any order. */
  readonly figures: readonly Judged[];
}

const provisionalBelow = 0.7;

/** One card per group. */
export function scorecard(groups: readonly ScoredGroup[], rules: Rules, day: Day): Scorecard[] {
  return groups.map((group) => cardOf(group, rules, day));
}

/** The score of a card as a judged figure; `n` is the number of parts that count. */
export function scoreFigure(card: Scorecard, rules: Rules, day: Day, scope: Scope = {}): Judged {
  const metric = metricOf('Q12');
  if (!metric) throw new Error('Q12 is not declared');
  const figure = {
    metric: metric.id,
    group: card.group === null ? [] : [card.group],
    value: card.score,
    numerator: null,
    denominator: null,
    n: card.parts.filter((part) => part.attainment !== null).length,
    pending: 0,
    unknown: 0,
    notFiltered: [],
  };
  return judge(figure, metric, rules, day, scope);
}

function cardOf({ group, level, figures }: ScoredGroup, rules: Rules, day: Day): Scorecard {
  const scope: Scope = level === 'all' || group === null ? {} : { [level]: String(group) };
  const parts = rules.scorecard.map((line) => partOf(line, figures, level, rules, day, scope));
  const counting = parts.filter((part) => part.attainment !== null);
  const weight = counting.reduce((sum, part) => sum + part.weight, 0);
  const attained = counting.reduce((sum, part) => sum + part.weight * (part.attainment ?? 0), 0);
  const coverage = weight / wholeWeight(rules.scorecard);
  return {
    group,
    score: weight > 0 ? (100 * attained) / weight : null,
    coverage,
    provisional: coverage < provisionalBelow - 1e-9,
    parts,
  };
}

function partOf(
  { metric: id, weight }: ScorecardLine,
  figures: readonly Judged[],
  level: ScoredGroup['level'],
  rules: Rules,
  day: Day,
  scope: Scope,
): ScorePart {
  const metric = metricOf(id);
  const figure = figures.find((candidate) => candidate.metric === id || candidate.metric === metric?.id);
  const target = metric ? targetOf(metric.id, rules, day, scope) : null;
  const value = figure?.value ?? null;
  const scored = metric && target && value !== null && figure !== undefined && figure.n > 0;
  return {
    metric: id,
    weight,
    value,
    n: figure?.n ?? 0,
    target: target?.value ?? null,
    attainment: scored
      ? attainment(value, { better: metric.better, target: target.value, upper: target.upper, floor: target.floor })
      : null,
    small: figure !== undefined && figure.n < minimumOf(id, level, rules),
  };
}

const minimumOf = (metric: PartId, level: ScoredGroup['level'], rules: Rules): number =>
  level !== 'staff' ? rules.minimumN : metric.startsWith('Q0') ? 4 : 10;

/** A card of 20 and 30 covers half: weights are percents (or shares of 1) of a whole. */
function wholeWeight(lines: readonly ScorecardLine[]): number {
  const sum = lines.reduce((total, line) => total + line.weight, 0);
  return sum <= 1 + 1e-9 ? 1 : Math.max(100, sum);
}
