import { expect, test } from 'vitest';
import { maskCell, maskText } from '../../src/subjects/mask.ts';

test('what belongs to a customer is hidden', () => {
  expect(maskCell('13812346721', 'phone')).toBe('138****6721');
  expect(maskCell('138-1234-6721', 'phone')).toBe('138****6721');
  expect(maskCell('张三', 'name')).toBe('张*');
  expect(maskCell('客户00017', 'name')).toBe('客******');
  expect(maskCell('Ann Lee', 'name')).toBe('A*** L***');
  expect(maskCell('someone@example.com', 'email')).toBe('s***@example.com');
  expect(maskCell('110101199001011234', 'id_number')).toBe('110***********1234');
  expect(maskCell('P100200300400', 'policy')).toBe('P1*******0400');
  expect(maskCell(null, 'phone')).toBe(null);
});

test('long numbers inside free text are hidden, dates are not', () => {
  expect(maskText('请致电13812346721，保单 6222021234567890123')).toBe('请致电138****6721，保单 62***************23');
  expect(maskText('2026-03-01 09:15 来电，金额 1200 元')).toBe('2026-03-01 09:15 来电，金额 1200 元');
  expect(maskText('write to a.b@example.com')).toBe('write to a***@example.com');
  expect(maskCell('坐席001', undefined)).toBe('坐席001');
});
