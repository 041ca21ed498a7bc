/** Reading the month: rows behind numbers, filters, periods, the address, tables, language and theme. */
import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { openStage, ready, type Stage } from './browser.ts';
import { csvText, smallMonth, upload, type Cells } from './month.ts';
import { cellsOf, countOfRows, figure, figures, give, go, openRows, saved } from './visit.ts';

let stage: Stage;
let page: Page;
let context: BrowserContext;
let errors: string[];
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  ({ page, context, errors } = await stage.open('#/overview'));
  await give(page, smallMonth());
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

const hash = (): URL => new URL(page.url().replace('#/', ''));
const values = async (): Promise<unknown> => (await figures(page)).map(({ metric, value }) => [metric, value]);

test('a number opens its rows: as many as it counts, searchable, masked, saved without formulas', async () => {
  const before = await figure(page, 'C12.legal');
  expect(await openRows(page, 'C12.legal')).toBe(before.numerator);
  const drawer = page.getByTestId('rows-drawer');
  await drawer.getByRole('button', { name: '分母', exact: true }).click();
  expect(await countOfRows(page)).toBe(before.denominator);
  const shown = await drawer.innerText();
  expect(shown).toMatch(/139\*{4}\d{4}/);
  expect(shown).not.toMatch(/139\d{8}|客户\d{3}/);
  await drawer.getByRole('searchbox').fill('华东');
  await page.waitForFunction(
    (whole) => Number((document.querySelector('[data-testid="rows-total"]') as HTMLElement).dataset.value) < whole,
    before.denominator ?? 0,
  );
  const found = await countOfRows(page);
  expect(found).toBeGreaterThan(0);
  const csv = await saved(page, () => drawer.getByRole('button', { name: 'CSV' }).click());
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = Papa.parse<string[]>(csv.bytes.toString('utf8').replace('\ufeff', ''), { skipEmptyLines: true }).data;
  expect(rows).toHaveLength(found + 1);
  expect(rows.flat().filter((cell) => /^[=+@]/.test(cell) || /^-\D/.test(cell))).toEqual([]);
  expect(csv.bytes.toString('utf8')).not.toMatch(/139\d{8}/);
  const xlsx = await saved(page, () => drawer.getByRole('button', { name: 'XLSX' }).click());
  const book = read(xlsx.bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  expect(sheet && utils.sheet_to_json(sheet, { header: 1 }).length).toBeGreaterThan(found);
});

test('a filter narrows every figure it can reach, and those it cannot say so', async () => {
  const whole = await figure(page, 'C01');
  await page.getByRole('button', { name: '筛选' }).click();
  await page.locator('.pop').getByRole('button', { name: '机构', exact: true }).click();
  await page.getByRole('checkbox', { name: '华东分公司' }).check();
  await ready(page);
  await page.keyboard.press('Escape');
  const narrowed = await figures(page);
  const byId = Object.fromEntries(narrowed.map((each) => [each.metric, each]));
  expect([whole.value, byId.C01?.value, byId.C01?.filter]).toEqual([40, 14, '']);
  expect([byId.S01?.denominator, byId.S01?.filter]).toEqual([40, 'not-applied']);
  expect(await page.locator('[data-metric="S01"]').innerText()).toContain('未按机构筛选');
  expect(hash().search).toContain(`f.branch=${encodeURIComponent('华东分公司')}`);
  await page.getByRole('button', { name: '去掉筛选：机构' }).click();
  await ready(page);
  expect((await figure(page, 'C01')).value).toBe(40);
});

test('a click on a bar filters by it', async () => {
  await go(page, 'complaints');
  const canvas = page.locator('[data-chart="complaints-branch"] canvas').first();
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no chart');
  for (let y = 8; y < box.height && !page.url().includes('f.branch'); y += 8)
    await page.mouse.click(box.x + box.width * 0.45, box.y + y);
  expect(page.url()).toContain('f.branch=');
  await ready(page);
  expect((await figure(page, 'C01')).value).toBeLessThan(40);
});

test('period, comparison and filters stand in the address, and come back with it', async () => {
  await page.getByRole('button', { name: /^时段/ }).click();
  await page.getByRole('button', { name: '7月', exact: true }).click();
  await ready(page);
  expect((await figure(page, 'C01')).value).toBe(12);
  await page.getByRole('combobox', { name: '对比' }).selectOption('none');
  await page.goto(page.url().replace('?', `?f.channel=phone&`));
  await ready(page);
  const there = await values();
  const address = hash().search;
  expect(address).toContain('period=2026-07');
  expect(address).toContain('compare=none');
  await page.reload();
  await ready(page);
  await give(page, smallMonth());
  expect(hash().search).toBe(address);
  expect(await values()).toEqual(there);
  expect((await figure(page, 'C01')).value).toBe(3);
});

test('a quarter and a range of days add up', async () => {
  for (const [period, count] of [
    ['2026-Q3', 52],
    ['2026', 52],
    ['2026-08-01..2026-08-01', 5],
  ] as const) {
    await page.goto(`${stage.url}#/overview?period=${period}`);
    await ready(page);
    expect([period, (await figure(page, 'C01')).value]).toEqual([period, count]);
  }
});

test('every chart reads as a table', async () => {
  await go(page, 'complaints');
  const chart = page.locator('[data-chart="complaints-branch"]');
  await chart.getByRole('button', { name: '以表格查看' }).click();
  await chart.locator('table').waitFor();
  expect(await cellsOf(page, 'complaints-branch')).toEqual(
    expect.arrayContaining([expect.arrayContaining(['华东分公司', '14'])]),
  );
  await chart.getByRole('button', { name: '14', exact: true }).click();
  expect(await countOfRows(page)).toBe(14);
});

const english = (): Cells[] => [
  ['Ticket ID', 'Received At', 'Ticket Type', 'Channel', 'Branch', 'Category', 'Resolved At', 'Status', 'Handler'],
  ...Array.from({ length: 20 }, (_, i): Cells => [
    `T-${100 + i}`,
    `2026-08-0${1 + (i % 9)} 09:00:00`,
    'Complaint',
    i % 2 ? 'Phone' : 'Email',
    i % 3 ? 'North' : 'South',
    i % 4 ? 'Billing' : 'Delivery',
    `2026-08-1${i % 9} 12:00:00`,
    'Closed',
    `Agent ${i % 5}`,
  ]),
];

test('in English no word is left in Chinese', async () => {
  await context.close();
  ({ page, context, errors } = await stage.open('#/data', { locale: 'en-US' }));
  await give(page, [upload('complaints_2026-09-02.csv', csvText(english()))]);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  for (const route of [
    'data',
    'overview',
    'complaints',
    'satisfaction',
    'callbacks',
    'staff',
    'calls',
    'report',
    'settings',
  ]) {
    await go(page, route);
    expect([route, await hanOnPage()]).toEqual([route, []]);
  }
  await page.getByRole('button', { name: '切换到中文' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  expect(await page.locator('nav.rail').innerText()).toContain('设置');
});

/** Words in Chinese characters, seen or read aloud, that do not say that they are Chinese. */
const hanOnPage = (): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (element.closest('[lang="zh-CN"], script, noscript, style')) continue;
      const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent ?? '');
      const read = ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? '');
      found.push(...[...own, ...read].filter((text) => /\p{Script=Han}/u.test(text)));
    }
    return found;
  });

test('light and dark', async () => {
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const button = page.getByRole('button', { name: /^外观/ });
  await button.click();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
  const light = await ground();
  await button.click();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await ground()).not.toBe(light);
  await page.reload();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});
