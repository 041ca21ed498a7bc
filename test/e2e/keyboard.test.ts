/** Without a mouse, and read aloud: numbers open by key, focus comes back, everything has a name. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { openStage, ready, type Stage } from './browser.ts';
import { smallMonth } from './month.ts';
import { countOfRows, figure, give, go } from './visit.ts';

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

test('tab to a number, Enter opens its rows, Esc comes back to it', async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-metric]')?.dataset.metric);
  for (let steps = 0; steps < 60 && (await focused()) !== 'C01'; steps++) await page.keyboard.press('Tab');
  expect(await focused()).toBe('C01');
  await page.keyboard.press('Enter');
  expect(await countOfRows(page)).toBe((await figure(page, 'C01')).value);
  expect(await page.evaluate(() => document.activeElement?.closest('[data-testid="rows-drawer"]') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByTestId('rows-drawer').waitFor({ state: 'detached' });
  await page.waitForFunction(
    () => document.activeElement?.closest<HTMLElement>('[data-metric]')?.dataset.metric === 'C01',
  );
});

test('the first step of the keyboard skips the navigation', async () => {
  await page.goto(`${stage.url}#/satisfaction`);
  await page.reload();
  await ready(page);
  await give(page, smallMonth());
  const skip = page.getByRole('link', { name: '跳到正文' });
  await skip.focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  expect(page.url()).toContain('#/satisfaction');
});

test.each(['data', 'overview', 'complaints', 'satisfaction', 'callbacks', 'staff', 'calls', 'report', 'settings'])(
  'the %s screen has one heading, and names for all that can be used',
  async (route) => {
    await go(page, route);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('main').count()).toBe(1);
    expect(await nameless(page)).toEqual([]);
  },
);

/** Controls and pictures in the accessibility tree without a name, and ids that stand twice. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const named = [
    'button',
    'link',
    'textbox',
    'searchbox',
    'combobox',
    'checkbox',
    'spinbutton',
    'img',
    'image',
    'dialog',
    'region',
    'progressbar',
  ];
  const bad = nodes
    .filter(
      ({ ignored, role, name }) => !ignored && named.includes(String(role?.value)) && !String(name?.value ?? '').trim(),
    )
    .map(({ role, nodeId }) => `${String(role?.value)} ${nodeId}`);
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  return [...bad, ...ids.filter((id, i) => ids.indexOf(id) !== i)];
}
