/** 问题与不足: what is missed, overdue, left out, unknown; printed in a perfect month too. */
import { firstProof } from '../../stats/index.ts';
import type { RowPart } from '../../query/types.ts';
import type { FieldId } from '../../types/field.ts';
import type { Judged, PartId } from '../../types/metric.ts';
import type { Plain } from '../../types/plain.ts';
import type { Words } from '../../types/words.ts';
import { mustBe } from '../tables/columns.ts';
import { figureOf } from '../tables/groups.ts';
import { metricName } from '../tables/labels.ts';
import type { ListCounts } from './finding.ts';
import { failedOf, missedOf } from './gap.ts';
import { setText } from './set-value.ts';

/** Which rows stand behind a problem. */
export type ProblemRows =
  | { readonly kind: 'metric'; readonly metric: PartId; readonly part: RowPart }
  | { readonly kind: 'list'; readonly list: string }
  | { readonly kind: 'data' };

export interface Shortcoming {
  readonly kind: 'missed' | 'overdue' | 'refused' | 'contradictory' | 'excluded' | 'unknown' | 'undecided';
  readonly metric: PartId | null;
  /** Rows it speaks of; null where it speaks of none. */
  readonly count: number | null;
  /** `words.say(key, values)` says it. */
  readonly key: string;
  readonly values: Readonly<Record<string, Plain>>;
  readonly rows: ProblemRows | null;
  /** Filters that do not reach the figure. */
  readonly notFiltered?: readonly FieldId[];
}

export interface DataCounts {
  readonly refusedRows: number;
  readonly unreadCells: number;
}

/** The block in its order: missed by gap, overdue, then what the data cannot say. */
export function problems(figures: readonly Judged[], lists: ListCounts, data: DataCounts, words: Words): Shortcoming[] {
  const volume = figureOf(figures, 'C01', [])?.value ?? 0;
  return [
    ...missedOf(figures, volume)
      .filter(({ metric }) => metric !== 'C13')
      .map((judged) => missed(judged, words)),
    ...overdue(figures, lists, words),
    ...dataProblems(figures, data, words),
    excluded(figures, words),
    unknown(figures, words),
    ...lastSeen(figures, words),
    ...figures.filter(({ verdict }) => verdict === 'undecided').map((judged) => undecided(judged, words)),
  ];
}

const plainCount = (value: number | null, words: Words): string => words.number(value, 'count', { bare: true });

function missed(judged: Judged, words: Words): Shortcoming {
  const failed = failedOf(judged);
  const metric = mustBe(judged.metric);
  return {
    kind: 'missed',
    metric: judged.metric,
    notFiltered: judged.notFiltered,
    count: failed,
    key:
      metric.kind !== 'ratio' ? 'issue.missed' : metric.better === 'down' ? 'issue.missed.hits' : 'issue.missed.rows',
    values: {
      metric: metricName(judged.metric, words),
      value: judged.value === null ? words.say('finding.not-reached') : words.number(judged.value, metric.format),
      target: targetText(judged, words),
      n: plainCount(failed, words),
      of: plainCount(judged.n, words),
    },
    rows: {
      kind: 'metric',
      metric: judged.metric,
      part: metric.kind === 'ratio' ? (metric.better === 'down' ? 'numerator' : 'missed') : 'denominator',
    },
  };
}

/** `≥ 95 %`, `≤ 15 天`, `75 %–85 %`. */
export function targetText({ metric: id, target, targetUpper }: Judged, words: Words): string {
  const { format, better } = mustBe(id);
  if (target === null) return words.number(null, format);
  if (targetUpper !== null && targetUpper !== undefined)
    return `${setText(target, format, words)}–${setText(targetUpper, format, words)}`;
  return `${better === 'down' ? '≤' : '≥'} ${setText(target, format, words)}`;
}

function overdue(figures: readonly Judged[], lists: ListCounts, words: Words): Shortcoming[] {
  const complaints = figureOf(figures, 'C13', []);
  const callbacks = lists['callbacks-overdue'];
  const entry = (of: string, count: number, list: string, metric: PartId): Shortcoming => ({
    kind: 'overdue',
    metric,
    count,
    key: `issue.overdue.${of}`,
    values: { n: plainCount(count, words), count },
    rows:
      count > 0 ? (of === 'complaints' ? { kind: 'metric', metric, part: 'numerator' } : { kind: 'list', list }) : null,
  });
  return [
    ...(complaints?.value === null || !complaints ? [] : [entry('complaints', complaints.value, 'supervision', 'C13')]),
    ...(callbacks === undefined ? [] : [entry('callbacks', callbacks, 'callbacks-overdue', 'B03')]),
  ].sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

function dataProblems(figures: readonly Judged[], data: DataCounts, words: Words): Shortcoming[] {
  const contradictory = figureOf(figures, 'G03', [])?.numerator ?? 0;
  const entries: Shortcoming[] = [
    {
      kind: 'refused',
      metric: null,
      count: data.refusedRows + data.unreadCells,
      key: 'issue.refused',
      values: { rows: data.refusedRows, cells: data.unreadCells },
      rows: { kind: 'data' },
    },
    {
      kind: 'contradictory',
      metric: 'G03',
      count: contradictory,
      key: 'issue.contradictory',
      values: { n: plainCount(contradictory, words) },
      rows: { kind: 'metric', metric: 'G03', part: 'numerator' },
    },
  ];
  return entries.filter(({ count }) => count !== 0);
}

function excluded(figures: readonly Judged[], words: Words): Shortcoming {
  const figure = figureOf(figures, 'G04.excluded', []);
  const count = figure?.numerator ?? 0;
  return {
    kind: 'excluded',
    metric: 'G04.excluded',
    count,
    key: 'issue.excluded',
    values: { n: plainCount(count, words), of: plainCount(figure?.denominator ?? 0, words) },
    rows: count > 0 ? { kind: 'metric', metric: 'G04.excluded', part: 'numerator' } : null,
  };
}

const namedUnknowns = 3;

/** Rows that stand in no numerator and no denominator because a cell is empty or unread, most affected metrics named. */
function unknown(figures: readonly Judged[], words: Words): Shortcoming {
  const affected = figures.filter((figure) => figure.unknown > 0).sort((a, b) => b.unknown - a.unknown);
  const count = affected.reduce((sum, figure) => sum + figure.unknown, 0);
  const [first] = affected;
  const named = affected.slice(0, namedUnknowns).map((figure) =>
    words.say('issue.unknown.item', {
      metric: metricName(figure.metric, words),
      n: plainCount(figure.unknown, words),
    }),
  );
  return {
    kind: 'unknown',
    metric: first?.metric ?? null,
    count,
    key: count > 0 ? 'issue.unknown' : 'issue.unknown.none',
    values: { n: plainCount(count, words), metrics: affected.length, named: words.list(named) },
    rows: first ? { kind: 'metric', metric: first.metric, part: 'unknown' } : null,
  };
}

function lastSeen(figures: readonly Judged[], words: Words): Shortcoming[] {
  const count = figureOf(figures, 'C14', [])?.lastSeen ?? 0;
  if (count === 0) return [];
  return [
    {
      kind: 'unknown',
      metric: 'C14',
      count,
      key: 'issue.last-seen',
      values: { n: plainCount(count, words) },
      rows: { kind: 'metric', metric: 'C14', part: 'pending' },
    },
  ];
}

/** Why the sample carries no verdict, and for a share from how many faultless rows it could. */
function undecided(judged: Judged, words: Words): Shortcoming {
  const metric = mustBe(judged.metric);
  const proof =
    metric.kind === 'ratio' && metric.better === 'up' && judged.target !== null ? firstProof(judged.target) : null;
  const faultless = proof !== null && judged.n < proof;
  return {
    kind: 'undecided',
    metric: judged.metric,
    notFiltered: judged.notFiltered,
    count: null,
    key: judged.small ? 'issue.undecided.small' : faultless ? 'issue.undecided.proof' : 'issue.undecided',
    values: {
      metric: metricName(judged.metric, words),
      value: words.number(judged.value, metric.format),
      target: targetText(judged, words),
      low: words.number(judged.low, metric.format),
      high: words.number(judged.high, metric.format),
      n: plainCount(judged.n, words),
      proof: plainCount(proof, words),
    },
    rows: null,
  };
}
