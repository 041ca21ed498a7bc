import { expect, test } from 'vitest';
import { forget, forgetfulShelf, keep, kept, type Shelf } from '../../../src/state/page/store.ts';

const isText = (value: unknown): value is string => typeof value === 'string';

test('a kept value comes back, a forgotten one does not', () => {
  const shelf = forgetfulShelf();
  expect(keep(shelf, 'theme', 'dark')).toBe(true);
  expect(kept(shelf, 'theme', isText, 'system')).toBe('dark');
  forget(shelf, 'theme');
  expect(kept(shelf, 'theme', isText, 'system')).toBe('system');
});

test('a damaged or foreign entry is the fallback', () => {
  const shelf = forgetfulShelf();
  shelf.setItem('candor.theme', '{');
  expect(kept(shelf, 'theme', isText, 'system')).toBe('system');
  shelf.setItem('candor.theme', '{"a":1}');
  expect(kept(shelf, 'theme', isText, 'system')).toBe('system');
});

test('a full shelf is said, not thrown', () => {
  const full: Shelf = {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
    removeItem: () => undefined,
  };
  expect(keep(full, 'rules', {})).toBe(false);
});
