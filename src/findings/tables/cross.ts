/** Tables of two splits: heat maps and the five levels of satisfaction. */
import { monthsBefore } from '../../calendar/index.ts';
import type { Judged, Split } from '../../types/metric.ts';
import type { Drawing } from '../../types/panel.ts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Answer, FindingView } from '../view.ts';
import { mainOf, ofRole, splitOf } from '../view.ts';
import type { Reader } from './columns.ts';
import { mustBe, sideColumn, tableFrom, textColumn, valueColumns } from './columns.ts';
import { figureOf, isCounted, isOf, tailRank } from './groups.ts';
import { keyOf, splitLabel, splitName } from './labels.ts';

type Heat = Extract<Drawing, { draw: 'heat' }>;
type Levels = Extract<Drawing, { draw: 'levels' }>;

const most = 24;

/** A cell per row and column, empty ones of a count as 0; the largest rows first, weekdays and hours in their order. */
export function heatTable(panel: Heat, answers: readonly Answer[], view: FindingView, words: Words): ShownTable {
  const metric = mustBe(panel.metric);
  const figures = mainOf(answers).filter((judged) => isOf(judged, panel.metric) && judged.group.length === 2);
  const cells = new Map(figures.map((judged) => [judged.group.map(keyOf).join('\n'), judged]));
  const at = (row: string, column: string): Judged | undefined => cells.get(`${row}\n${column}`);
  const rows = keysOf(panel.rows, 0, figures, panel.months, view);
  const columns = keysOf(panel.columns, 1, figures, panel.months, view);
  const empty = isCounted(metric) ? 0 : null;
  type Cell = { readonly row: string; readonly column: string };
  const text = (key: 'row' | 'column', split: Split): Reader<Cell>[] => [
    textColumn(`${key}.key`, words.say('column.group'), (cell) => cell[key], { hidden: true }),
    textColumn(key, splitName(split, view, words), (cell) => splitLabel(split, cell[key], view, words), fieldOf(split)),
  ];
  const valued: Reader<Cell>[] = valueColumns<Cell>(panel.metric, words, (cell) => at(cell.row, cell.column)).map(
    (column) => ({ ...column, read: (cell) => column.read(cell) ?? empty }),
  );
  return tableFrom(
    [...text('row', panel.rows), ...text('column', panel.columns), ...valued],
    figures.length === 0 ? [] : rows.flatMap((row) => columns.map((column) => ({ row, column }))),
  );
}

/** Counts of the five levels per group or month, with the rate, its limits and the response rate. */
export function levelsTable(panel: Levels, answers: readonly Answer[], view: FindingView, words: Words): ShownTable {
  const split = splitOf(answers, panel.by);
  const counts = ofRole(answers, 'levels');
  const rates = mainOf(answers);
  const known = [
    ...counts.filter((judged) => judged.group.length === 2),
    ...rates.filter((judged) => judged.group.length === 1),
  ];
  /** Null where nobody rated: a month before the data is no month of zeros. */
  const level = (key: string, wanted: number): number | null => {
    const own = counts.filter((judged) => judged.group.length === 2 && keyOf(judged.group[0] ?? null) === key);
    const at = own.filter((judged) => Number(judged.group[1]) === wanted);
    return own.length === 0 ? null : at.reduce((sum, judged) => sum + (judged.denominator ?? judged.n), 0);
  };
  const of = (key: string, id: string): Judged | undefined => figureOf(rates, id, [key === '' ? null : key]);
  const columns: Reader<string>[] = [
    textColumn('key', words.say('column.group'), (key) => key, { hidden: true }),
    textColumn('group', splitName(split, view, words), (key) => splitLabel(split, key, view, words), fieldOf(split)),
    ...[1, 2, 3, 4, 5].map((wanted): Reader<string> => ({
      key: `level${wanted}`,
      label: words.say(`group.level.${wanted}`),
      format: 'count',
      read: (key) => level(key, wanted),
    })),
    { key: 'n', label: words.say('column.n'), format: 'count', read: (key) => of(key, 'S01')?.n ?? null },
    ...valueColumns<string>('S01', words, (key) => of(key, 'S01')).slice(0, 1),
    sideColumn('S01', 'low', words, (key) => of(key, 'S01')?.low ?? null),
    sideColumn('S01', 'high', words, (key) => of(key, 'S01')?.high ?? null),
    ...valueColumns<string>('S07.response', words, (key) => of(key, 'S07.response')).map((column) => ({
      ...column,
      key: column.key.replace('S07.response', 'S07'),
    })),
  ];
  const keys = known.length === 0 ? [] : keysOf(split, 0, known, panel.months, view);
  return tableFrom(columns, keys);
}

const fieldOf = (split: Split): { field?: string } => (split.kind === 'field' ? { field: split.field } : {});

/** The keys of one axis in the order in which they are drawn. */
function keysOf(
  split: Split,
  at: 0 | 1,
  figures: readonly Judged[],
  months: number | undefined,
  view: FindingView,
): string[] {
  switch (split.kind) {
    case 'weekday':
      return ['1', '2', '3', '4', '5', '6', '7'];
    case 'hour':
      return Array.from({ length: 24 }, (_, hour) => String(hour));
    case 'month':
      return monthsBefore(view.period, months ?? 1).map((month) => month.text);
    default:
      return largestFirst(figures, at);
  }
}

function largestFirst(figures: readonly Judged[], at: 0 | 1): string[] {
  const sizes = new Map<string, number>();
  for (const judged of figures) {
    const key = keyOf(judged.group[at] ?? null);
    sizes.set(key, (sizes.get(key) ?? 0) + judged.n);
  }
  return [...sizes]
    .sort(([a, x], [b, y]) => tailRank(a) - tailRank(b) || y - x || (a < b ? -1 : 1))
    .map(([key]) => key)
    .slice(0, most);
}
