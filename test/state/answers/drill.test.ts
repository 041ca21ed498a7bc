import { expect, test } from 'vitest';
import { drillDepth } from '../../../src/state/answers/drill.ts';

const by = ['category_l1', 'category_l2', 'category_l3'];

test.each([
  [{}, 0],
  [{ category_l1: ['理赔'] }, 1],
  [{ category_l1: ['理赔'], category_l2: ['时效'] }, 2],
  [{ category_l1: ['理赔', '销售'] }, 0],
  [{ category_l2: ['时效'] }, 0],
  [{ category_l1: ['a'], category_l2: ['b'], category_l3: ['c'] }, 2],
])('%j shows level %i', (filters, depth) => {
  expect(drillDepth(by, filters)).toBe(depth);
});
