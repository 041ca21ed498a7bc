/** Tables which the page does not know: asked about once, remembered, and a load that is given up leaves no trace. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { openStage, ready, type Stage } from './browser.ts';
import { complaintHeader, complaintsOf, csvText, smallMonth, upload, type Cells, type Upload } from './month.ts';
import { figure, figures, give, go, tables } from './visit.ts';

let stage: Stage;
let page: Page;
let context: BrowserContext;
let errors: string[];
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  ({ page, context, errors } = await stage.open('#/data'));
  await ready(page);
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

const strange = (month: string, count: number): Upload =>
  upload(
    `导出${month}.csv`,
    csvText([
      ['甲', '乙', '丙', '丁', '戊'],
      ...complaintsOf(month, count).map((row) => [row[0], row[1], row[8], row[10], row[7]] as Cells),
    ]),
  );

test('an unknown export asks once, and next month asks nothing', async () => {
  await give(page, [strange('2026-08', 40)]);
  const screen = page.getByTestId('mapping');
  expect(await screen.count()).toBe(1);
  expect(await tables(page)).toMatchObject([{ read: 40, used: 0, refused: 40 }]);
  const confirm = page.getByTestId('mapping-confirm');
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByTestId('mapping-kind').selectOption('complaints');
  for (const [column, field] of [
    ['甲', 'ticket_id'],
    ['乙', 'received_at'],
    ['丙', 'category_l1'],
    ['丁', 'resolved_at'],
    ['戊', 'branch'],
  ] as const)
    await page.locator(`select[data-column="${column}"]`).selectOption(field);
  await screen.getByText('2026年8月').waitFor();
  await confirm.click();
  await ready(page);
  expect(await tables(page)).toMatchObject([{ kind: 'complaints', used: 40 }]);
  await go(page, 'overview');
  expect((await figure(page, 'C01')).value).toBe(40);

  await page.goto(`${stage.url}#/data`);
  await page.reload();
  await ready(page);
  await give(page, [strange('2026-07', 12)]);
  expect(await screen.count()).toBe(0);
  expect(await tables(page)).toMatchObject([{ kind: 'complaints', used: 12 }]);
});

test('two columns that could both be the time of receipt are asked about', async () => {
  const [id, time, ...others] = complaintHeader as [string, string, ...string[]];
  const rows = complaintsOf('2026-08', 20).map((row): Cells => [
    row[0] ?? '',
    row[1] ?? '',
    '2026-08-30 10:00:00',
    ...row.slice(2),
  ]);
  await give(page, [upload('投诉.csv', csvText([[id, time, '登记时间', ...others], ...rows]))]);
  const screen = page.getByTestId('mapping');
  expect(await page.getByTestId('mapping-confirm').isDisabled()).toBe(true);
  await screen.getByRole('button', { name: time, exact: true }).click();
  await page.getByTestId('mapping-confirm').click();
  await ready(page);
  expect(await tables(page)).toMatchObject([{ kind: 'complaints', used: 20 }]);
});

test('a table can be left out, and be understood otherwise later', async () => {
  await give(page, [...smallMonth(), strange('2026-06', 5)]);
  await page.getByRole('button', { name: '不载入这张表' }).click();
  await ready(page);
  expect(await page.getByTestId('mapping').count()).toBe(0);
  expect((await tables(page)).find(({ read }) => read === 5)).toMatchObject({ kind: 'unknown', used: 0, refused: 5 });
  const card = page.locator('[data-file^="满意度评价"]');
  await card.getByRole('button', { expanded: false }).click();
  await card.getByRole('button', { name: '更正列的含义' }).click();
  await ready(page);
  await page.locator('select[data-column="评价渠道"]').selectOption('');
  await page.getByTestId('mapping-confirm').click();
  await ready(page);
  expect((await tables(page)).find(({ kind }) => kind === 'surveys')).toMatchObject({ used: 52 });
});

test('a load that is given up leaves everything as it was', async () => {
  await give(page, smallMonth());
  const accounts = await tables(page);
  await page.evaluate(
    ({ header, rows }) => {
      const parts = [header];
      for (let i = 0; i < 4000; i++) parts.push(rows);
      const transfer = new DataTransfer();
      transfer.items.add(new File(parts, '很大.csv'));
      const input = document.querySelector<HTMLInputElement>('[data-testid="file-input"]');
      if (!input) return;
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { header: csvText([complaintHeader]), rows: csvText(complaintsOf('2026-06', 100)) },
  );
  await page.getByRole('button', { name: '取消' }).click();
  await ready(page);
  expect(await tables(page)).toEqual(accounts);
  expect(await page.locator('.toasts').innerText()).toContain('一切保持原样');
  await go(page, 'overview');
  expect((await figures(page)).find(({ metric }) => metric === 'C01')?.value).toBe(40);
});
