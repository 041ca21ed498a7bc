/** Groups of figures: which stand, in which order, and what is added up into the rest. */
import { metricOf } from '../../subjects/metrics/index.ts';
import { noCategories, otherCategories } from '../../subjects/predicates.ts';
import type { Figure, Judged, Metric, PartId } from '../../types/metric.ts';
import { judge } from '../verdict/judge.ts';
import type { FindingView } from '../view.ts';
import type { GroupValue } from './labels.ts';
import { keyOf, missingKey, otherKey } from './labels.ts';

/** Whether a figure is of this metric; a bare id is its first part. */
export const isOf = (judged: Figure, id: PartId): boolean => judged.metric === id || judged.metric === metricOf(id)?.id;

/** The figure of a metric and a group. */
export const figureOf = (answers: readonly Judged[], id: PartId, group: readonly GroupValue[]): Judged | undefined =>
  answers.find((judged) => isOf(judged, id) && sameGroup(judged.group, group));

const sameGroup = (a: readonly GroupValue[], b: readonly GroupValue[]): boolean =>
  a.length === b.length && a.every((value, i) => keyOf(value) === keyOf(b[i] ?? null));

/** Nothing is missing, but the value says no more than "something else": drawn after all others. */
export function tailRank(key: string): number {
  const word = key.trim().toLowerCase();
  if (otherCategories.some((other) => other === word)) return 1;
  if (key === otherKey) return 2;
  if (noCategories.some((none) => none === word)) return 3;
  return key === missingKey ? 4 : 0;
}

/** Largest first where rows are counted, else worst first with small samples after; others and missing last. */
export function ordered(figures: readonly Judged[], metric: Metric): Judged[] {
  const rank = (judged: Judged): number => tailRank(keyOf(judged.group[0] ?? null));
  return [...figures].sort((a, b) => rank(a) - rank(b) || byWeight(a, b, metric) || byKey(a, b));
}

/** The `top` largest groups in order, the rest added up as `#other`, then others and missing. */
export function topGroups(figures: readonly Judged[], metric: Metric, top: number, view: FindingView): Judged[] {
  const plain = figures.filter((judged) => tailRank(keyOf(judged.group[0] ?? null)) === 0);
  const tail = figures.filter((judged) => tailRank(keyOf(judged.group[0] ?? null)) > 0);
  const bySize = [...plain].sort((a, b) => sizeOf(b, metric) - sizeOf(a, metric) || byKey(a, b));
  const rest = bySize.slice(top);
  const shown = rest.length > 1 ? bySize.slice(0, top) : bySize;
  const other = rest.length > 1 ? [pooled(rest, metric, [otherKey], view)] : [];
  return ordered([...shown, ...tail, ...other], metric);
}

/** Several groups as one: counts and curves are added, and judged again; what cannot be added has no value. */
export function pooled(
  figures: readonly Judged[],
  metric: Metric,
  group: readonly GroupValue[],
  view: FindingView,
): Judged {
  const means = metric.kind === 'mean' && figures.some((judged) => judged.numerator === null);
  const over = means
    ? figures.map((judged) => (judged.value ?? 0) * judged.n)
    : figures.map((judged) => judged.numerator);
  const under = means ? figures.map((judged) => judged.n) : figures.map((judged) => judged.denominator);
  const figure: Figure = {
    metric: metric.id,
    group,
    value: isCounted(metric) ? total(figures.map((judged) => judged.value)) : null,
    numerator: total(over),
    denominator: metric.kind === 'reasons' ? Math.max(...under.map((value) => value ?? 0)) : total(under),
    n: figures.reduce((sum, judged) => sum + judged.n, 0),
    pending: figures.reduce((sum, judged) => sum + judged.pending, 0),
    unknown: figures.reduce((sum, judged) => sum + judged.unknown, 0),
    notFiltered: figures[0]?.notFiltered ?? [],
    ...(metric.kind === 'duration' ? { events: figures.flatMap((judged) => judged.events ?? []) } : {}),
  };
  return judge(figure, metric, view.rules, view.period.from);
}

/** The value whose parts add up to a whole: rows, or the hits of a share. */
export const countOf = (judged: Judged, metric: Metric): number =>
  (isCounted(metric) ? judged.value : judged.numerator) ?? 0;

export const isCounted = ({ kind }: Metric): boolean => kind === 'count' || kind === 'stock';

const sizeOf = (judged: Judged, metric: Metric): number =>
  metric.kind === 'reasons' || isCounted(metric) ? countOf(judged, metric) : judged.n;

function byWeight(a: Judged, b: Judged, metric: Metric): number {
  if (isCounted(metric) || metric.kind === 'reasons') return countOf(b, metric) - countOf(a, metric);
  if (metric.better === 'neither') return (b.value ?? -Infinity) - (a.value ?? -Infinity) || b.n - a.n;
  if (a.small !== b.small) return a.small ? 1 : -1;
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
  return metric.better === 'down' ? b.value - a.value : a.value - b.value;
}

const byKey = (a: Judged, b: Judged): number => (keyOf(a.group[0] ?? null) < keyOf(b.group[0] ?? null) ? -1 : 1);

const total = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};
