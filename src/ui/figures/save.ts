/** Saves what is shown: the picture of a chart, or the rows of its table. */
import { chartOf, heightOf, readLook } from '../../charts/index.ts';
import { pngOf, svgOf } from '../../charts/still.ts';
import type { Shown } from '../../state/answers/panel.svelte.ts';
import type { App } from '../../state/app.svelte.ts';
import type { Panel } from '../../types/panel.ts';
import type { ShownTable } from '../../types/table.ts';
import { cellText } from './cells.ts';
import { csvOf, download, xlsxOf } from '../export/index.ts';

export type FigureFormat = 'png' | 'svg' | 'xlsx' | 'csv' | 'copy';

const width = 960;

/** Saves a figure in a format; pictures are drawn anew, in the light theme. */
export async function saveFigure(app: App, panel: Panel, shown: Shown, format: FigureFormat): Promise<void> {
  if (format === 'csv' || format === 'xlsx') return saveTable(app, shown.title, shown.table, format);
  if (format === 'copy') return copyTable(app, shown.table);
  const chart = chartOf(panel);
  if (!chart) return;
  const look = readLook(document.body, 'light');
  const option = chart(shown.table, panel, app.words, look);
  const height = heightOf(shown.table, panel);
  const name = nameOf(app, shown.title, format);
  if (format === 'svg') download(new Blob([svgOf(option, width, height)], { type: 'image/svg+xml' }), name);
  else download(await pngOf(option, width, height, { background: look.surface }), name);
}

/** Saves rows as a CSV for Excel, or as a workbook. */
export async function saveTable(app: App, title: string, table: ShownTable, format: 'csv' | 'xlsx'): Promise<void> {
  const blob = format === 'csv' ? csvOf(table, app.words) : await xlsxOf([{ name: title, table }], app.words);
  download(blob, nameOf(app, title, format));
}

const nameOf = (app: App, title: string, ending: string): string =>
  `${title} ${app.period.text.replace('..', '–')}.${ending}`;

/** The shown cells, tab-separated, as Excel takes them; numbers unrounded. */
async function copyTable(app: App, table: ShownTable): Promise<void> {
  const columns = table.columns.flatMap((column, at) => (column.hidden ? [] : [{ column, at }]));
  const plain = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').replace(/^(?=[=+@-]\D)/, "'");
  const lines = table.rows.map((row) =>
    columns.map(({ column, at }) => {
      const value = row[at] ?? null;
      return typeof value === 'number' ? String(value) : plain(cellText(value, column, app.words));
    }),
  );
  const text = [columns.map(({ column }) => plain(column.label)), ...lines].map((cells) => cells.join('\t')).join('\n');
  try {
    await navigator.clipboard.writeText(text);
    app.session.say('ui.save.copied');
  } catch {
    app.session.say('ui.save.notCopied');
  }
}
