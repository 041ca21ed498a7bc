/** The sample month in a browser: an empty page that invites, then every figure as the oracle counts it, and nothing sent out. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { valueOf, type Answer, type Month } from '../oracle/answer.ts';
import { callAnswers } from '../oracle/calls.ts';
import { callbackAnswers } from '../oracle/callbacks.ts';
import { at } from '../oracle/clock.ts';
import { complaintAnswers, fates } from '../oracle/complaints.ts';
import { ratingAnswers } from '../oracle/ratings.ts';
import { staffAnswers } from '../oracle/staff.ts';
import { openStage, ready, type Stage } from './browser.ts';
import { cellsOf, figures, go, tables, textOf, unexplained } from './visit.ts';

let stage: Stage;
let page: Page;
const errors: string[] = [];
const month: Month = { text: '2026-08', from: at('2026-08-01') ?? 0, until: at('2026-09-01') ?? 0 };
const all = (): boolean => true;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a hosted page opens empty, and the sample is one click away', async () => {
  const visit = await stage.open('');
  await ready(visit.page);
  expect(await visit.page.locator('h1').innerText()).toContain('拖进来');
  expect(await visit.page.locator('[data-metric]').count()).toBe(0);
  await visit.page.getByRole('button', { name: '载入示例数据' }).click();
  await visit.page.getByRole('progressbar').waitFor();
  await visit.page.getByRole('button', { name: '取消' }).click();
  await ready(visit.page);
  expect(await visit.page.locator('h1').innerText()).toContain('拖进来');
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test('the sample opens by its address, on the last month that is over', async () => {
  const visit = await stage.open('#/overview?sample=1');
  page = visit.page;
  page.on('pageerror', (error) => errors.push(error.message));
  await page.locator('[data-metric="C01"]').waitFor({ timeout: 240_000 });
  await ready(page);
  expect(await page.getByRole('button', { name: '时段' }).innerText()).toContain('2026年8月');
  expect(await page.locator('[role="alert"], .toasts li').count()).toBe(0);
}, 300_000);

test('every row of every file is accounted for', async () => {
  await go(page, 'data');
  const found = await tables(page);
  expect(found.map(unexplained)).toEqual(found.map(() => 0));
  expect(found.map(({ kind }) => kind)).not.toContain('unknown');
  const complaints = found.filter(({ kind }) => kind === 'complaints');
  const sum = (of: 'read' | 'used' | 'duplicate' | 'superseded'): number =>
    complaints.reduce((total, table) => total + table[of], 0);
  expect({ read: sum('read'), used: sum('used'), duplicate: sum('duplicate'), superseded: sum('superseded') }).toEqual(
    fates,
  );
  expect(complaints.every(({ encoding }) => encoding === 'gb18030')).toBe(true);
});

const expected: Readonly<Record<string, Answer>> = {
  ...complaintAnswers(month, all),
  ...ratingAnswers(month, all),
  ...callbackAnswers(month, all),
  ...callAnswers(month, all),
  ...staffAnswers(month, all),
};
/** A bare id is its first part. */
const answerTo = (metric: string): Answer | undefined =>
  expected[metric] ?? Object.entries(expected).find(([id]) => id.startsWith(`${metric}.`))?.[1];
/** Put together on the page from figures that are checked themselves. */
const composed = ['Q12'];

test.each(['overview', 'complaints', 'satisfaction', 'callbacks', 'staff', 'calls'])(
  'every figure on the %s screen is what the oracle counts',
  async (route) => {
    await go(page, route);
    const more = page.getByRole('button', { name: /^再看 \d+ 项指标$/ });
    if (await more.count()) await more.click();
    await ready(page);
    const shown = (await figures(page)).filter(({ metric }) => !composed.includes(metric));
    expect(shown.length).toBeGreaterThan(5);
    const said = shown.map(({ metric, value, numerator, denominator }) => {
      const counted = answerTo(metric)?.d !== undefined;
      return [metric, close(value), counted ? close(numerator) : null, counted ? close(denominator) : null];
    });
    expect(said).toEqual(
      shown.map(({ metric }) => {
        const answer = answerTo(metric);
        return [metric, close(answer && valueOf(answer)), close(answer?.n), close(answer?.d)];
      }),
    );
  },
);

const close = (value: number | null | undefined): number | null =>
  typeof value === 'number' ? Number(value.toFixed(9)) : null;

test('what happened in the sample is there to see', async () => {
  await go(page, 'overview');
  expect((await cellsOf(page, 'overview-complaints'))[0]?.[0]).toBe('理赔');
  const teams = async (period: string): Promise<Record<string, number[]>> => {
    await page.goto(`${stage.url}#/calls?period=${period}&sample=1`);
    await ready(page);
    const rows = await cellsOf(page, 'calls-teams');
    return Object.fromEntries(rows.map(([name, ...cells]) => [name, cells.map(Number)]));
  };
  const [july, august] = [await teams('2026-07'), await teams('2026-08')];
  expect(august['服务三组']?.[0]).toBeGreaterThan(1.5 * (july['服务三组']?.[0] ?? 0));
  expect(august['合计']?.at(-1)).toBeLessThan(july['合计']?.at(-1) ?? 0);
  await page.goto(`${stage.url}#/callbacks?period=2026-02&sample=1`);
  await ready(page);
  const late = (await cellsOf(page, 'callbacks-branch')).toSorted((a, b) => Number(a[1]) - Number(b[1]));
  expect(late[0]?.[0]).toBe('华东分公司');
});

test('nothing outside was asked, nothing failed', async () => {
  expect(stage.foreign).toEqual([]);
  expect(errors).toEqual([]);
  expect(await textOf(page)).not.toMatch(/NaN|undefined|\[object/);
});
