import { expect, test } from 'vitest';
import { decodeHash, emptyAddress, encodeHash, type Address } from '../../../src/state/page/hash.ts';

const full: Address = {
  route: 'complaints',
  period: '2026-08',
  compare: 'year',
  filters: { channel: ['电话', 'a,b&c=d#?%'], branch: [''] },
  lang: 'zh-CN',
  sample: true,
};

test('an address comes back from its hash, whatever stands in the values', () => {
  expect(decodeHash(encodeHash(full))).toEqual(full);
});

test('values are percent-encoded, commas part them', () => {
  expect(encodeHash(full)).toBe(
    '#/complaints?period=2026-08&compare=year&f.channel=%E7%94%B5%E8%AF%9D,a%2Cb%26c%3Dd%23%3F%25&f.branch=&lang=zh-CN&sample=1',
  );
});

test('an empty hash leaves everything to the page', () => {
  for (const hash of ['', '#', '#/', '#/nowhere']) expect(decodeHash(hash)).toEqual(emptyAddress);
});

test('unknown parameters and values are ignored', () => {
  expect(
    decodeHash('#/staff?colour=red&period=yesterday&compare=best&lang=fr&f.a"b=1&sample=2&f.team=%E0%A4%A'),
  ).toEqual({
    ...emptyAddress,
    route: 'staff',
    filters: { team: [] },
  });
});

test.each(['2026', '2026-Q3', '2026-08', '2026-W35', '2026-08-01..2026-08-17'])('%s is a period', (period) => {
  expect(decodeHash(`#/overview?period=${period}&compare=${period}`)).toMatchObject({ period, compare: period });
});
