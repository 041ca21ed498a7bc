/** The finding of the month, and of each screen, in one sentence: bad news first, always with the volume. */
import { headlines, monthTable } from '../../subjects/headlines.ts';
import type { FieldId } from '../../types/field.ts';
import type { Judged, PartId } from '../../types/metric.ts';
import type { Route } from '../../types/panel.ts';
import type { Plain } from '../../types/plain.ts';
import type { Words } from '../../types/words.ts';
import { mustBe } from '../tables/columns.ts';
import { figureOf } from '../tables/groups.ts';
import { metricName } from '../tables/labels.ts';
import { failedOf, leadersOf } from './gap.ts';
import { setText } from './set-value.ts';

/** A sentence as a message key and its values; `metric` is what it speaks of. */
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, Plain>>;
  readonly metric: PartId | null;
  /** Filters that do not reach what it speaks of. */
  readonly notFiltered: readonly FieldId[];
}

type Said = Omit<Sentence, 'notFiltered'> & Partial<Pick<Sentence, 'notFiltered'>>;

/** How many rows stand in the lists of `subjects/lists.ts`, as far as they were counted. */
export type ListCounts = Readonly<Record<string, number>>;

const volumes: Partial<Record<Route, PartId>> = {
  overview: 'C01',
  complaints: 'C01',
  satisfaction: 'S01',
  callbacks: 'B01.due',
  staff: 'Q02',
  calls: 'K01',
};

/** What a screen's finding and problems have to ask, for the period, without splits. */
export function findingMetrics(screen: Route): PartId[] {
  const own = screen === 'overview' || screen === 'report' ? monthTable : headlines[screen];
  const counted: readonly PartId[] = ['C13', 'G03', 'G04.excluded', volumes[screen] ?? 'C01'];
  return [...new Set([...own, ...counted])];
}

/** The sentence of a screen from its judged figures; `words.say(key, values)` says it. */
export function finding(screen: Route, figures: readonly Judged[], lists: ListCounts, words: Words): Sentence {
  const id = volumes[screen] ?? 'C01';
  const volume = figureOf(figures, id, []);
  const own = figures.filter((figure) => isOn(screen, figure));
  if (own.every(({ value }) => value === null))
    return { key: 'finding.nothing', values: {}, metric: null, notFiltered: [] };
  const count = volume ? (mustBe(volume.metric).kind === 'count' ? volume.value : volume.n) : null;
  const [missed] = leadersOf(own, count ?? 0);
  const said = missed
    ? missedPart(missed, words)
    : (overduePart(screen, figures, lists, words) ??
      unjudgedPart(own, words) ??
      nonePart(screen, own, figures, lists, words));
  const subject = volumes[screen] === undefined ? 'overview' : screen;
  const volumeText =
    count === null
      ? ''
      : words.say(`finding.volume.${subject}`, { n: words.number(count, 'count', { bare: true }), count });
  const values = { finding: words.say(said.key, said.values), volume: volumeText };
  const alone = count === null || volume?.missing;
  return {
    key: alone ? 'finding.alone' : 'finding.sentence',
    values,
    metric: said.metric,
    notFiltered: said.notFiltered ?? [],
  };
}

const isOn = (screen: Route, figure: Judged): boolean =>
  screen === 'overview' || screen === 'report' || headlines[screen].some((id) => figureOf([figure], id, figure.group));

/** In the words of its metric where it has some, else its name, value and target. */
function missedPart(judged: Judged, words: Words): Said {
  const metric = mustBe(judged.metric);
  const below = judged.value !== null && judged.target !== null && judged.value < judged.target;
  const failed = failedOf(judged);
  const values = {
    metric: metricName(judged.metric, words),
    value: judged.value === null ? words.say('finding.not-reached') : words.number(judged.value, metric.format),
    target: setText(below ? judged.target : (judged.targetUpper ?? judged.target), metric.format, words),
    failed: words.number(failed, 'count', { bare: true }),
    failing: failed ?? 0,
    n: words.number(judged.n, 'count', { bare: true }),
    size: judged.n,
  };
  const form =
    metric.kind === 'ratio' ? 'ratio' : metric.kind === 'count' || metric.kind === 'stock' ? 'count' : 'value';
  const own = `finding.of.${judged.metric}${judged.value === null ? '.never' : ''}`;
  const key = words.has(own) ? own : `finding.missed.${form}.${below ? 'below' : 'above'}`;
  return { key, values, metric: judged.metric, notFiltered: judged.notFiltered };
}

/** Complaints and callbacks past their limit, of those the screen speaks of; null where it speaks of neither. */
function overdueOf(screen: Route, figures: readonly Judged[], lists: ListCounts) {
  if (!['overview', 'report', 'complaints', 'callbacks'].includes(screen)) return null;
  return {
    complaints: screen === 'callbacks' ? 0 : overdueComplaints(figures),
    callbacks: screen === 'complaints' ? 0 : (lists['callbacks-overdue'] ?? 0),
  };
}

/** Whichever are more. */
function overduePart(screen: Route, figures: readonly Judged[], lists: ListCounts, words: Words): Said | null {
  const overdue = overdueOf(screen, figures, lists);
  if (!overdue || overdue.complaints + overdue.callbacks === 0) return null;
  const most = overdue.complaints >= overdue.callbacks ? 'complaints' : 'callbacks';
  const count = overdue[most];
  return {
    key: `finding.overdue.${most}`,
    values: { n: words.number(count, 'count', { bare: true }), count },
    metric: most === 'complaints' ? 'C13' : 'B03',
  };
}

const named = 3;

/** Where no figure of the screen can be judged: which columns would make it so. */
function unjudgedPart(own: readonly Judged[], words: Words): Said | null {
  if (own.some(({ verdict }) => verdict !== 'none')) return null;
  const needs = [...new Set(own.flatMap(({ target, missing }) => (target === null ? [] : (missing?.needs ?? []))))];
  if (needs.length === 0) return null;
  const fields = needs
    .slice(0, named)
    .map((field) => (words.has(`field.${field}`) ? words.say(`field.${field}`) : field));
  return { key: 'finding.unjudged', values: { fields: words.list(fields), count: needs.length }, metric: null };
}

/** Nothing missed and nothing overdue: what was left out stands there all the same. */
function nonePart(
  screen: Route,
  own: readonly Judged[],
  figures: readonly Judged[],
  lists: ListCounts,
  words: Words,
): Said {
  const count = (value: number): string => words.number(value, 'count', { bare: true });
  const overdue = overdueOf(screen, figures, lists);
  return {
    key: overdue ? 'finding.none' : 'finding.none.short',
    values: {
      overdue: count((overdue?.complaints ?? 0) + (overdue?.callbacks ?? 0)),
      excluded: count(figureOf(figures, 'G04.excluded', [])?.numerator ?? 0),
      unknown: count(own.reduce((sum, figure) => sum + figure.unknown, 0)),
      undecided: own.filter(({ verdict }) => verdict === 'undecided').length,
    },
    metric: null,
  };
}

const overdueComplaints = (figures: readonly Judged[]): number => figureOf(figures, 'C13', [])?.value ?? 0;
