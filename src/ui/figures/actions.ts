/** What a click on a mark or a cell does: filter by its group, or open its rows. */
import type { App } from '../../state/app.svelte.ts';
import type { Shown } from '../../state/answers/panel.svelte.ts';
import type { RowsWish } from '../../state/answers/rows.svelte.ts';
import type { Split } from '../../types/metric.ts';
import type { Panel } from '../../types/panel.ts';
import type { Plain } from '../../types/plain.ts';
import type { ShownTable } from '../../types/table.ts';

type Row = readonly Plain[];

const at = (table: ShownTable, row: Row, key: string): Plain | undefined => {
  const index = table.columns.findIndex((column) => column.key === key);
  return index < 0 ? undefined : (row[index] ?? null);
};

/** Keys of rows that stand for several groups, or for none of the data's. */
const isMade = (key: Plain | undefined): boolean => typeof key === 'string' && key.startsWith('#');

/** The value of a split in a row; undefined where the row has none. */
function valueOf(split: Split, i: number, table: ShownTable, row: Row): Plain | undefined {
  if (split.kind === 'month') return at(table, row, 'month') ?? at(table, row, 'column.key') ?? at(table, row, 'key');
  const names = i === 0 ? ['key', 'row.key', 'l1'] : ['column.key', 'l2'];
  return names.map((name) => at(table, row, name)).find((value) => value !== undefined);
}

/** The group of a row, one value per split; null where it stands for no single group. */
export function groupOf(shown: Shown, row: Row): Plain[] | null {
  const values = shown.splits.map((split, i) => valueOf(split, i, shown.table, row));
  if (values.some((value) => value === undefined || isMade(value))) return null;
  return values.map((value, i) => {
    const kind = shown.splits[i]?.kind;
    return (kind === 'weekday' || kind === 'hour') && value !== null
      ? Number(value)
      : value === ''
        ? null
        : (value ?? null);
  });
}

/** Filters the page by the group of a row; a month becomes the period. */
export function pickRow(app: App, shown: Shown, row: Row): void {
  const group = groupOf(shown, row);
  if (!group) return;
  shown.splits.forEach((split, i) => {
    const value = group[i];
    if (split.kind === 'field') app.view.toggle(split.field, String(value ?? ''));
    else if (split.kind === 'month' && typeof value === 'string' && shown.splits.length === 1)
      app.view.showPeriod(value);
  });
}

/** The wish for the rows behind a cell; null where no rows stand behind it. */
export function wishOfCell(app: App, panel: Panel, shown: Shown, row: Row, column: string): RowsWish | null {
  const metric = metricOfCell(panel, shown, row, column);
  if (!metric) return null;
  if (shown.splits.length === 0) return app.texts.wishOf(metric);
  const key = valueOf(shown.splits[0] ?? { kind: 'month' }, 0, shown.table, row);
  if (key === '#total') return app.texts.wishOf(metric);
  const group = groupOf(shown, row);
  if (!group) return null;
  const name = at(shown.table, row, 'group') ?? at(shown.table, row, 'row') ?? at(shown.table, row, 'month');
  const wish = app.texts.wishOf(metric, shown.splits, group, String(name ?? ''));
  return wish.kind === 'metric' ? { ...wish, span: spanOf(app, shown, group) } : wish;
}

/** The rows of a month are those of that month, not of the period alone. */
function spanOf(app: App, shown: Shown, group: readonly Plain[]) {
  const i = shown.splits.findIndex((split) => split.kind === 'month');
  const month = group[i];
  return typeof month === 'string' ? app.spanOf(month) : { from: app.period.from, until: app.period.until };
}

function metricOfCell(panel: Panel, shown: Shown, row: Row, column: string): string | null {
  if (panel.draw === 'month-table')
    return column === 'current' ? String(at(shown.table, row, 'metric') ?? '') || null : null;
  if (panel.draw === 'funnel') return String(at(shown.table, row, 'key') ?? '') || null;
  if (panel.draw === 'levels') return 'S01';
  if (panel.draw === 'list') return null;
  const metric = shown.table.columns.find(({ key }) => key === column)?.metric ?? null;
  return metric === 'Q12' ? null : metric; // a score is made of other figures, each with its own rows
}
