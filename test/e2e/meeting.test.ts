/** In the meeting: the month full screen, on paper, and its figures as files. */
import { read } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { openStage, ready, type Stage } from './browser.ts';
import { smallMonth } from './month.ts';
import { give, go, saved } from './visit.ts';

let stage: Stage;
let page: Page;
let context: BrowserContext;
let errors: string[];
beforeAll(async () => {
  stage = await openStage();
  ({ page, context, errors } = await stage.open('#/overview'));
  await give(page, smallMonth());
});
afterAll(async () => {
  expect(errors).toEqual([]);
  await context.close();
  await stage.close();
});

test('a presentation goes by arrow keys, and Esc comes back to the same place', async () => {
  await go(page, 'complaints');
  await page.evaluate(() => scrollTo(0, 500));
  const address = page.url();
  const dialog = page.getByRole('dialog', { name: '演示' });
  const at = async (): Promise<number> => Number((await page.getByTestId('page').innerText()).split('/')[0]);
  await page.getByRole('button', { name: '演示' }).click();
  const first = await at();
  expect(await dialog.getByRole('heading', { level: 2 }).first().innerText()).not.toBe('');
  for (const [key, place] of [
    ['ArrowRight', first + 1],
    ['PageDown', first + 2],
    ['ArrowLeft', first + 1],
    ['Home', 1],
  ] as const) {
    await page.keyboard.press(key);
    expect([key, await at()]).toEqual([key, place]);
  }
  await ready(page);
  expect(await dialog.innerText()).toContain('2026年8月');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(page.url()).toBe(address);
  await page.waitForFunction(() => scrollY === 500);
});

test('on paper: the month without the page around it', async () => {
  await go(page, 'overview');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['nav.rail', 'header.topbar', '.toasts', '[data-chart] .tools'])
    expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false]);
  expect(await page.locator('[data-metric]').first().isVisible()).toBe(true);
  const pdf = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1');
  await page.emulateMedia({ media: null });
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(0);
});

test('a figure saves as picture, drawing, table and workbook', async () => {
  await go(page, 'complaints');
  await ready(page);
  const chart = page.locator('[data-chart="complaints-category"]');
  const save = (words: string): Promise<{ name: string; bytes: Buffer }> =>
    saved(page, async () => {
      await chart.getByRole('button', { name: /^保存/ }).click();
      await page.getByRole('menuitem', { name: words }).click();
    });
  const png = await save('PNG');
  expect(png.name).toMatch(/2026-08\.png$/);
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(5_000);
  const svg = (await save('SVG')).bytes.toString('utf8');
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain('理赔');
  const csv = (await save('CSV')).bytes;
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.toString('utf8')).toContain('理赔,14');
  const book = read((await save('XLSX')).bytes);
  expect(JSON.stringify(book.Sheets[book.SheetNames[0] ?? ''])).toContain('理赔');
});

test('all tables of a screen save as one workbook', async () => {
  await go(page, 'complaints');
  const { bytes } = await saved(page, async () => {
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByRole('menuitem', { name: /XLSX/ }).click();
  });
  expect(read(bytes).SheetNames.length).toBeGreaterThan(5);
});
