import { expect, test } from 'vitest';
import { maskOf } from '../../../src/state/answers/mask.ts';

test('what belongs to a customer is hidden', () => {
  expect(maskOf('phone')?.('13812346721')).toBe('138****6721');
  expect(maskOf('name')?.('张三丰')).toBe('张**');
  expect(maskOf('content')?.('请回电 13812346721')).toBe('请回电 138****6721');
  expect(maskOf('caller', 'interactions')?.('13812346721')).toBe('138****6721');
  expect(maskOf('x_12345678')?.('13812346721')).toBe('138****6721');
});

test('ids of tickets, staff and dimensions stay', () => {
  for (const field of ['ticket_id', 'staff', 'branch', 'category_l1', 'received_at', 'status'])
    expect(maskOf(field), field).toBeNull();
  expect(maskOf('caller', 'callbacks')).toBeNull();
});
