/** Tables of groups beside each other: bars, Pareto, reasons. */
import { roundedShares } from '../../stats/index.ts';
import type { Judged, Metric, Split } from '../../types/metric.ts';
import type { Drawing } from '../../types/panel.ts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Answer, FindingView } from '../view.ts';
import { mainOf, ofRole, splitOf } from '../view.ts';
import type { Reader } from './columns.ts';
import { limitColumns, mustBe, sideColumn, tableFrom, textColumn, valueColumns } from './columns.ts';
import { countOf, isCounted, isOf, pooled, tailRank, topGroups } from './groups.ts';
import { keyOf, metricName, otherKey, splitLabel, splitName } from './labels.ts';

type Bars = Extract<Drawing, { draw: 'bars' | 'pareto' }>;

const reasonsTop = 12;

/** The largest groups with the rest added up; `compare` is the same figure in the compare period. */
export function barsTable(panel: Bars, answers: readonly Answer[], view: FindingView, words: Words): ShownTable {
  const split = splitOf(answers, { kind: 'field', field: panel.by[0] ?? '' });
  return groupsTable(panel.metric, panel.top, panel.draw === 'pareto', split, answers, view, words);
}

/** Reasons by the number of answers that name them; the share is of the answers with any reason. */
export function reasonsTable(
  panel: Extract<Drawing, { draw: 'reasons' }>,
  answers: readonly Answer[],
  view: FindingView,
  words: Words,
): ShownTable {
  return groupsTable(panel.metric, reasonsTop, true, { kind: 'field', field: 'reason' }, answers, view, words);
}

function groupsTable(
  id: string,
  top: number,
  withShares: boolean,
  split: Split,
  answers: readonly Answer[],
  view: FindingView,
  words: Words,
): ShownTable {
  const metric = mustBe(id);
  const isGroup = (judged: Judged): boolean => isOf(judged, id) && judged.group.length === 1 && !judged.missing;
  const rows = topGroups(mainOf(answers).filter(isGroup), metric, top, view);
  const before = ofRole(answers, 'compare').filter(isGroup);
  const comparing = answers.some(({ ask }) => ask.role === 'compare');
  const kept = new Set(rows.map((row) => keyOf(row.group[0] ?? null)));
  const compared = comparing ? rows.map((row) => comparedWith(row, before, kept, metric, view)) : [];
  const isReasons = metric.kind === 'reasons';
  const columns: Reader<Judged>[] = [
    textColumn('key', words.say('column.group'), (row) => keyOf(row.group[0] ?? null), { hidden: true }),
    textColumn(
      'group',
      isReasons ? words.say('column.reason') : splitName(split, view, words),
      (row) => splitLabel(split, keyOf(row.group[0] ?? null), view, words),
      split.kind === 'field' ? { field: split.field } : {},
    ),
    ...(isReasons ? reasonColumns(id, words) : valueColumns<Judged>(id, words, (row) => row)),
    ...limitColumns<Judged>(id, words, (row) => row),
    sideColumn(
      id,
      'compare',
      words,
      (row) => compared[rows.indexOf(row)] ?? null,
      isReasons ? { format: 'count', hidden: !comparing } : { hidden: !comparing },
    ),
    sideColumn(id, 'target', words, (row) => row.target, { hidden: true }),
    sideColumn(id, 'small', words, (row) => (row.small ? 1 : 0), { hidden: true, format: 'number' }),
    ...(withShares ? shareColumns(rows, metric, words) : []),
  ];
  return tableFrom(columns, rows);
}

const reasonColumns = (id: string, words: Words): Reader<Judged>[] => [
  { key: id, label: metricName(id, words), format: 'count', metric: id, read: (row) => row.numerator },
  sideColumn(id, 'n', words, (row) => row.denominator, { format: 'count' }),
];

/** Shares are exact; `share.shown` is rounded so that the printed ones add up. */
function shareColumns(rows: readonly Judged[], metric: Metric, words: Words): Reader<Judged>[] {
  const counts = rows.map((row) => countOf(row, metric));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shown = roundedShares(counts);
  const base = (row: Judged): number => (metric.kind === 'reasons' ? (row.denominator ?? 0) : total);
  const share = (row: Judged): number | null => (base(row) > 0 ? countOf(row, metric) / base(row) : null);
  const cumulative = (row: Judged): number | null =>
    total > 0 ? counts.slice(0, rows.indexOf(row) + 1).reduce((sum, count) => sum + count, 0) / total : null;
  const percent = (key: string, read: (row: Judged) => number | null, hidden = false): Reader<Judged> => ({
    key,
    label: words.say(`column.${key}`),
    format: 'percent',
    hidden,
    read,
  });
  return [
    percent('share', share),
    percent('cumulative', cumulative),
    percent('share.shown', metric.kind === 'reasons' ? share : (row) => shown[rows.indexOf(row)] ?? null, true),
  ];
}

/** The same group in the compare period; the rest of now is the rest of then. */
function comparedWith(
  row: Judged,
  before: readonly Judged[],
  kept: ReadonlySet<string>,
  metric: Metric,
  view: FindingView,
): number | null {
  const key = keyOf(row.group[0] ?? null);
  const valueOf = (judged: Judged): number | null => (metric.kind === 'reasons' ? judged.numerator : judged.value);
  if (key !== otherKey) {
    const found = before.find((judged) => keyOf(judged.group[0] ?? null) === key);
    return found ? valueOf(found) : isCounted(metric) && before.length > 0 ? 0 : null;
  }
  const rest = before.filter((judged) => {
    const other = keyOf(judged.group[0] ?? null);
    return !kept.has(other) && tailRank(other) === 0;
  });
  return rest.length === 0 ? null : valueOf(pooled(rest, metric, [otherKey], view));
}
