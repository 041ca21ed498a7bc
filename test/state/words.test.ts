import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '../../src/locales/index.ts';

const files = ['src/ui', 'src/state'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .map((path) => join(room, path)),
);
const keys = new Set(
  files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/'((?:ui|settings)\.[\w.-]+)'/g)].map((found) => found[1] ?? ''),
  ),
);

test.each(['zh-CN', 'en'] as const)('every word the page says is there in %s', (locale) => {
  const { messages } = languages[locale];
  expect([...keys].filter((key) => !Object.hasOwn(messages, key))).toEqual([]);
});

test('both languages say the same things', () => {
  const own = (locale: 'zh-CN' | 'en') =>
    Object.keys(languages[locale].messages)
      .filter((key) => /^(ui|settings)\./.test(key))
      .sort();
  expect(own('zh-CN')).toEqual(own('en'));
});
