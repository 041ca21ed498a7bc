/** What a person does on the page, and what the page's own attributes say. */
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { ready } from './browser.ts';
import type { Upload } from './month.ts';

/** Hands files in by the file dialog, and waits until the page shows what came of them. */
export async function give(page: Page, files: readonly Upload[]): Promise<void> {
  await page.getByTestId('file-input').setInputFiles([...files]);
  await ready(page);
}

export interface Figure {
  readonly metric: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly verdict: string;
  readonly filter: string;
}

/** Every figure in sight that states itself. */
export async function figures(page: Page): Promise<Figure[]> {
  const found = await page
    .locator('[data-metric]')
    .evaluateAll((all) => all.map((each) => ({ ...(each as HTMLElement).dataset })));
  return found.map((data) => ({
    metric: data.metric ?? '',
    value: numberOf(data.value),
    numerator: numberOf(data.numerator),
    denominator: numberOf(data.denominator),
    verdict: data.verdict ?? '',
    filter: data.filter ?? '',
  }));
}

export async function figure(page: Page, metric: string): Promise<Figure> {
  const found = (await figures(page)).find((each) => each.metric === metric);
  if (!found) throw new Error(`${metric} is not on the page`);
  return found;
}

const numberOf = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

export interface TableFacts {
  readonly file: string;
  readonly sheet: string;
  readonly kind: string;
  readonly encoding: string;
  readonly read: number;
  readonly used: number;
  readonly refused: number;
  readonly duplicate: number;
  readonly superseded: number;
  readonly outOfPeriod: number;
}

/** The accounts of every table on the Data screen. */
export async function tables(page: Page): Promise<TableFacts[]> {
  const found = await page
    .locator('[data-file]')
    .evaluateAll((all) => all.map((each) => ({ ...(each as HTMLElement).dataset })));
  return found.map((data) => ({
    file: data.file ?? '',
    sheet: data.sheet ?? '',
    kind: data.kind ?? '',
    encoding: data.encoding ?? '',
    read: Number(data.rowsRead),
    used: Number(data.rowsUsed),
    refused: Number(data.rowsRefused),
    duplicate: Number(data.rowsDuplicate),
    superseded: Number(data.rowsSuperseded),
    outOfPeriod: Number(data.rowsOutOfPeriod),
  }));
}

/** Rows that the account of a table does not explain. */
export const unexplained = (table: TableFacts): number =>
  table.read - table.used - table.refused - table.duplicate - table.superseded - table.outOfPeriod;

/** Goes to a screen by the navigation. */
export async function go(page: Page, route: string): Promise<void> {
  await page.locator(`nav.rail a[href^="#/${route}"]`).last().click();
  await ready(page);
}

/** What a click brings to the downloads, with its bytes. */
export async function saved(page: Page, act: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download') as Promise<Download>, act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** All that is written on the page, as a reader meets it. */
export const textOf = (page: Page): Promise<string> => page.locator('body').innerText();

/** The drawer with the rows behind a number, once its rows are there. */
export async function openRows(page: Page, metric: string): Promise<number> {
  await page.locator(`[data-metric="${metric}"] button.value`).click();
  return countOfRows(page);
}

export async function countOfRows(page: Page): Promise<number> {
  await page.getByTestId('rows').waitFor();
  await ready(page);
  return Number(await page.getByTestId('rows-total').getAttribute('data-value'));
}

/** The rows of a chart's table, as unrounded values; its names as they read. */
export const cellsOf = (page: Page, chart: string): Promise<string[][]> =>
  page
    .locator(`[data-chart="${chart}"] table.data tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((cell, i) =>
          i === 0 ? (cell.textContent ?? '').trim() : ((cell as HTMLElement).dataset.value ?? ''),
        ),
      ),
    );
