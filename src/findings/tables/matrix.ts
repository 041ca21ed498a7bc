/** Tables of groups by metrics: pivot and organisations; the last row is the whole. */
import type { Judged, Split } from '../../types/metric.ts';
import type { Drawing } from '../../types/panel.ts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Answer, FindingView } from '../view.ts';
import { mainOf, ofRole, splitOf } from '../view.ts';
import type { Reader } from './columns.ts';
import { mustBe, sideColumn, tableFrom, textColumn, valueColumns } from './columns.ts';
import { figureOf, isCounted, isOf, pooled, tailRank } from './groups.ts';
import type { GroupValue } from './labels.ts';
import { keyOf, splitLabel, splitName, totalKey } from './labels.ts';

type Pivot = Extract<Drawing, { draw: 'pivot' }>;
type Metrics = Extract<Drawing, { draw: 'metrics-table' }>;

/** A row of groups, or the whole. */
export interface GroupRow {
  readonly group: readonly GroupValue[];
  readonly total: boolean;
}

/** Categories by metrics: the largest first level first, within it the largest second; others last, then the total. */
export function pivotTable(panel: Pivot, answers: readonly Answer[], view: FindingView, words: Words): ShownTable {
  const figures = mainOf(answers).filter((judged) => judged.group.length === panel.by.length);
  const totals = ofRole(answers, 'total');
  const [lead = ''] = panel.metrics;
  const rows = pivotRows(figures.filter((judged) => isOf(judged, lead)));
  const of = (id: string) => (row: GroupRow) =>
    row.total ? wholeOf(id, totals, figures, view) : figureOf(figures, id, row.group);
  const leadTotal = wholeOf(lead, totals, figures, view)?.value ?? 0;
  const before = ofRole(answers, 'compare');
  const then = (row: GroupRow): number | null =>
    row.total
      ? (wholeOf(lead, [], before, view)?.value ?? null)
      : (figureOf(before, lead, row.group)?.value ?? (before.length > 0 ? 0 : null));
  const columns: Reader<GroupRow>[] = [
    ...panel.by.flatMap((field, i): Reader<GroupRow>[] => [
      textColumn(
        `l${i + 1}.key`,
        words.say('column.group'),
        (row) => (row.total ? totalKey : keyOf(row.group[i] ?? null)),
        { hidden: true },
      ),
      textColumn(
        `l${i + 1}`,
        splitName({ kind: 'field', field }, view, words),
        (row) =>
          row.total
            ? i === 0
              ? words.say('group.total')
              : ''
            : splitLabel({ kind: 'field', field }, keyOf(row.group[i] ?? null), view, words),
        { field },
      ),
    ]),
    ...panel.metrics.flatMap((id) => valueColumns<GroupRow>(id, words, of(id))),
    {
      key: 'share',
      label: words.say('column.share'),
      format: 'percent',
      read: (row) => (leadTotal > 0 ? (of(lead)(row)?.value ?? 0) / leadTotal : null),
    },
    sideColumn(lead, 'compare', words, then, { hidden: before.length === 0 }),
  ];
  return tableFrom(columns, rows.length === 0 ? [] : [...rows, { group: [], total: true }]);
}

function pivotRows(lead: readonly Judged[]): GroupRow[] {
  const size = (judged: Judged): number => judged.value ?? judged.n;
  const firsts = new Map<string, number>();
  for (const judged of lead) {
    const key = keyOf(judged.group[0] ?? null);
    firsts.set(key, (firsts.get(key) ?? 0) + size(judged));
  }
  const rank = (judged: Judged, at: number): number => tailRank(keyOf(judged.group[at] ?? null));
  const key = (judged: Judged): string => keyOf(judged.group[0] ?? null);
  return [...lead]
    .sort(
      (a, b) =>
        rank(a, 0) - rank(b, 0) ||
        (firsts.get(key(b)) ?? 0) - (firsts.get(key(a)) ?? 0) ||
        (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
        rank(a, 1) - rank(b, 1) ||
        size(b) - size(a),
    )
    .map((judged) => ({ group: judged.group, total: false }));
}

/** Groups by metrics with n and verdict, in the order of their names; missing last, then the whole. */
export function metricsTable(panel: Metrics, answers: readonly Answer[], view: FindingView, words: Words): ShownTable {
  const split = splitOf(answers, { kind: 'field', field: panel.by });
  const figures = mainOf(answers).filter((judged) => judged.group.length === 1);
  const totals = ofRole(answers, 'total');
  const of = (id: string) => (row: GroupRow) =>
    row.total ? wholeOf(id, totals, figures, view) : (figureOf(figures, id, row.group) ?? noneOf(id, figures));
  const columns: Reader<GroupRow>[] = [
    ...groupColumns(split, view, words),
    ...panel.metrics.flatMap((id): Reader<GroupRow>[] => [
      ...valueColumns<GroupRow>(id, words, of(id)),
      sideColumn(id, 'verdict', words, (row) => of(id)(row)?.verdict ?? 'none', {
        format: 'verdict',
        hidden: mustBe(id).better === 'neither',
      }),
    ]),
  ];
  const rows = named(
    figures.map((judged) => judged.group),
    split,
    view,
    words,
  );
  return tableFrom(columns, rows.length === 0 ? [] : [...rows, { group: [], total: true }]);
}

/** A count without rows in a group is 0, where the metric has groups at all. */
function noneOf(id: string, figures: readonly Judged[]): Judged | undefined {
  const sibling = figures.find((judged) => isOf(judged, id));
  return sibling && isCounted(mustBe(id)) && !sibling.missing
    ? {
        ...sibling,
        value: 0,
        numerator: 0,
        n: 0,
        pending: 0,
        unknown: 0,
        low: null,
        high: null,
        verdict: 'none',
        plain: 'none',
        small: false,
      }
    : undefined;
}

export function groupColumns(split: Split, view: FindingView, words: Words): Reader<GroupRow>[] {
  const key = (row: GroupRow): string => (row.total ? totalKey : keyOf(row.group[0] ?? null));
  return [
    textColumn('key', words.say('column.group'), key, { hidden: true }),
    textColumn(
      'group',
      splitName(split, view, words),
      (row) => splitLabel(split, key(row), view, words),
      split.kind === 'field' ? { field: split.field } : {},
    ),
  ];
}

/** Rows of the groups, each once, by name; others and missing last. */
export function named(
  groups: readonly (readonly GroupValue[])[],
  split: Split,
  view: FindingView,
  words: Words,
): GroupRow[] {
  const byKey = new Map(groups.map((group) => [keyOf(group[0] ?? null), group]));
  const label = (key: string): string => splitLabel(split, key, view, words);
  return [...byKey]
    .sort(([a], [b]) => tailRank(a) - tailRank(b) || words.collator.compare(label(a), label(b)))
    .map(([, group]) => ({ group, total: false }));
}

/** The figure of the whole; where it was not asked, the groups added up. */
function wholeOf(
  id: string,
  totals: readonly Judged[],
  figures: readonly Judged[],
  view: FindingView,
): Judged | undefined {
  const asked = totals.find((judged) => isOf(judged, id) && judged.group.length === 0);
  if (asked) return asked;
  const parts = figures.filter((judged) => isOf(judged, id));
  return parts.length > 0 ? pooled(parts, mustBe(id), [], view) : undefined;
}
