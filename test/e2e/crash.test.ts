/** The engine dies: the page says so, and starts again from the files that were handed in. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, ready, type Stage } from './browser.ts';
import { smallMonth } from './month.ts';
import { figures, give, go } from './visit.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a stopped engine is said, and one click brings the month back', async () => {
  const { page, context, errors } = await stage.open('#/overview');
  await give(page, smallMonth());
  const before = await figures(page);
  for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => undefined);
  await page.locator('html[data-state="error"]').waitFor();
  expect(await page.locator('.toasts').innerText()).toContain('计算引擎已停止');
  await page.getByRole('button', { name: '重新启动并载回文件' }).click();
  await ready(page);
  await go(page, 'overview');
  expect(await figures(page)).toEqual(before);
  expect(await page.locator('.toasts li').count()).toBe(0);
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await go(page, 'complaints');
  expect((await figures(page)).find(({ metric }) => metric === 'C01')?.value).toBe(40);
  expect(errors).toEqual([]);
  await context.close();
});

test('a browser that keeps nothing still works', async () => {
  const { page, context, errors } = await stage.open('');
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(`${stage.url}#/overview`);
  await give(page, smallMonth());
  expect((await figures(page)).find(({ metric }) => metric === 'C01')?.value).toBe(40);
  expect(errors).toEqual([]);
  await context.close();
});
