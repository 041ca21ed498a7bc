/** All tables of the open screen as one workbook. */
import type { App } from '../../state/app.svelte.ts';
import { panelsOf } from '../../subjects/panels.ts';
import { download, xlsxOf } from '../export/index.ts';

/** Saves a sheet per figure that has rows. */
export async function exportScreen(app: App): Promise<void> {
  const route = app.view.route;
  const panels = panelsOf(route === 'report' || route === 'data' || route === 'settings' ? 'overview' : route);
  const tables = await app.answers.tablesOf(panels);
  if (tables.length === 0) return;
  const blob = await xlsxOf(tables, app.words);
  download(blob, `Candor ${app.words.say(`ui.route.${route}`)} ${app.period.text.replace('..', '–')}.xlsx`);
}
