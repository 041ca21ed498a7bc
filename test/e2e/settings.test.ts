/** Targets, deadline rules and cut-offs: what changes when the person changes them. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { openStage, ready, type Stage } from './browser.ts';
import { smallMonth } from './month.ts';
import { figure, give, go, openRows } from './visit.ts';

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

test('another target is another verdict, on this visit and the next', async () => {
  const before = await figure(page, 'S01');
  expect([before.value, before.verdict]).toEqual([0.6, 'missed']);
  await go(page, 'settings');
  const target = page.getByRole('row').filter({ hasText: 'S01' }).getByRole('spinbutton');
  await target.fill('30');
  await target.press('Enter');
  await go(page, 'overview');
  expect(await figure(page, 'S01')).toEqual({ ...before, verdict: 'met' });
  await page.reload();
  await ready(page);
  await give(page, smallMonth());
  expect((await figure(page, 'S01')).verdict).toBe('met');
});

test('another deadline, and the month is counted anew', async () => {
  const before = await figure(page, 'C12.legal');
  await go(page, 'settings');
  const rule = page
    .getByRole('row')
    .filter({ has: page.getByRole('combobox') })
    .first()
    .getByRole('spinbutton');
  expect(await rule.inputValue()).toBe('15');
  await rule.fill('18');
  await rule.press('Enter');
  await ready(page);
  await go(page, 'overview');
  const after = await figure(page, 'C12.legal');
  expect(after.value).toBeGreaterThan(before.value ?? 1);
  expect(await openRows(page, 'C12.legal')).toBe(after.numerator);
});

test('an earlier cut-off knows less', async () => {
  const before = await figure(page, 'C12.legal');
  await go(page, 'settings');
  const cutOff = page.locator('input[type="datetime-local"]').first();
  await cutOff.fill('2026-08-18T00:00:00');
  await cutOff.press('Enter');
  await ready(page);
  await go(page, 'overview');
  expect((await figure(page, 'C12.legal')).denominator).toBeLessThan(before.denominator ?? 0);
  await go(page, 'settings');
  await page.getByRole('button', { name: '目标、规则和权重恢复默认' }).click();
  await ready(page);
  await go(page, 'overview');
  expect(await figure(page, 'C12.legal')).toEqual(before);
});
