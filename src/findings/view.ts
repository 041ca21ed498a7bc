/** What the figures are read in, and the judged answers to what was asked. */
import { metricUnder } from '../subjects/metrics/index.ts';
import type { AskRole, PanelAsk } from '../query/types.ts';
import type { Loaded } from '../types/loaded.ts';
import type { Figure, Filter, Judged, Split } from '../types/metric.ts';
import type { Period, Span } from '../types/period.ts';
import type { Day } from '../types/plain.ts';
import type { Rules } from '../types/rules.ts';
import { judge } from './verdict/judge.ts';
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

/** Judges the figures of an ask: each month by the target of its first day, each group by its own target. */
export function answerOf(ask: PanelAsk, figures: readonly Figure[], rules: Rules): Answer {
  return {
    ask,
    figures: figures.flatMap((figure) => {
      const metric = metricUnder(figure.metric, rules);
      return metric ? [judge(figure, metric, rules, dayOf(ask, figure), scopeIn(ask.splits, figure))] : [];
    }),
  };
}

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
