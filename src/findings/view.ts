/** What the figures are read in, and the judged answers to what was asked. */
import { metricUnder } from '../subjects/metrics/index.ts';
import type { AskRole, PanelAsk } from '../query/types.ts';
import type { Loaded } from '../types/loaded.ts';
import type { Figure, Filter, Judged, Split } from '../types/metric.ts';
import type { Period, Span } from '../types/period.ts';
import type { Day } from '../types/plain.ts';
import type { Rules } from '../types/rules.ts';
import { judge } from './verdict/judge.ts';
import type { ScoredGroup } from './verdict/scorecard.ts';
import { scorecard, scoreFigure } from './verdict/scorecard.ts';
import type { Scope } from './verdict/target.ts';
import { scopeOf } from './verdict/target.ts';

export interface FindingView {
  readonly period: Period;
  readonly compare: Span | null;
  readonly filters: readonly Filter[];
  readonly rules: Rules;
  readonly loaded: Loaded;
  /** Staff are shown as numbers, not by name. */
  readonly namesHidden?: boolean;
}

/** One ask of a panel with what came back. */
export interface Answer {
  readonly ask: PanelAsk;
  readonly figures: readonly Judged[];
}

export const ofRole = (answers: readonly Answer[], role: AskRole): readonly Judged[] =>
  answers.filter(({ ask }) => ask.role === role).flatMap(({ figures }) => figures);

export const mainOf = (answers: readonly Answer[]): readonly Judged[] => ofRole(answers, 'main');

/** The first split of the main ask. */
export const splitOf = (answers: readonly Answer[], fallback: Split): Split =>
  answers.find(({ ask }) => ask.role === 'main')?.ask.splits[0] ?? fallback;

/**
 * Judges the figures of an ask: each month by the target of its first day, each group by its own target.
 * Where the score (Q12) is asked, its figure is made from its parts and stands beside them.
 */
export function answerOf(ask: PanelAsk, figures: readonly Figure[], rules: Rules): Answer {
  const judged = figures.flatMap((figure) => {
    const metric = metricUnder(figure.metric, rules);
    return metric ? [judge(figure, metric, rules, dayOf(ask, figure), scopeIn(ask.splits, figure))] : [];
  });
  return { ask, figures: ask.metrics.includes('Q12') ? [...judged, ...scoresOf(ask, judged, rules)] : judged };
}

function scoresOf(ask: PanelAsk, judged: readonly Judged[], rules: Rules): Judged[] {
  const groups = new Map<string, Judged[]>();
  for (const figure of judged.filter(({ group }) => group.length === ask.splits.length)) {
    const key = JSON.stringify(figure.group);
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()].flatMap((figures) => {
    const [first] = figures;
    if (!first) return [];
    const day = dayOf(ask, first);
    const [card] = scorecard([{ group: first.group[0] ?? null, level: levelIn(ask.splits), figures }], rules, day);
    return card ? [{ ...scoreFigure(card, rules, day, scopeIn(ask.splits, first)), group: first.group }] : [];
  });
}

function levelIn(splits: readonly Split[]): ScoredGroup['level'] {
  const split = splits.find((candidate) => candidate.kind === 'field');
  return split ? levelOf(split.field) : 'all';
}

/** The level of the organisation that a field stands for. */
export const levelOf = (field: string): ScoredGroup['level'] =>
  field === 'staff' || field === 'team' || field === 'branch' || field === 'region' ? field : 'all';

function dayOf(ask: PanelAsk, { group }: Figure): Day {
  const at = ask.splits.findIndex((split) => split.kind === 'month');
  const month = at < 0 ? null : (group[at] ?? null);
  return month === null ? ask.span.from : `${month}-01`;
}

const scopeIn = (splits: readonly Split[], { group }: Figure): Scope =>
  Object.assign(
    {},
    ...splits.map((split, i) => (split.kind === 'field' ? scopeOf(split.field, group[i] ?? null) : {})),
  );
