import { expect, test } from 'vitest';
import { View } from '../../../src/state/page/view.svelte.ts';

test('the filter set last is the first to be taken back', () => {
  const view = new View('#/complaints?f.channel=phone');
  view.filter('branch', ['A', 'B']);
  expect(view.undoFilter()).toBe(true);
  expect(view.address.filters).toEqual({ channel: ['phone'] });
  expect([view.undoFilter(), view.undoFilter()]).toEqual([true, false]);
  expect(view.address.filters).toEqual({});
});
