/** Archives: names, limits, damaged and encrypted members, one level of nesting. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { collect, dropped } from './collect.ts';
import { encoded, sheetRows, workbookOf, zipOf } from './make.ts';

const csv = 'id,when\n1,2026-08-01\n2,2026-08-02\n';

test('members are files of their own; system files and folders are passed over', async () => {
  const book = workbookOf({
    sheets: [
      {
        name: 'S',
        data: sheetRows([
          ['a', 'b'],
          ['x', 1],
        ]),
      },
    ],
  });
  const bytes = zipOf([
    { name: 'month/', data: '', store: true },
    { name: 'month/a.csv', data: csv },
    { name: '__MACOSX/month/._a.csv', data: 'x' },
    { name: 'month/.DS_Store', data: 'x' },
    { name: 'month/b.xlsx', data: book, store: true },
    { name: 'month/c.pdf', data: '%PDF' },
  ]);
  const { tables, problems } = await collect(dropped('drop/month.zip', bytes));
  expect(tables.map((table) => [table.head.path, table.head.sheet, table.rowCount])).toEqual([
    ['drop/month.zip/month/a.csv', '', 2],
    ['drop/month.zip/month/b.xlsx', 'S', 1],
  ]);
  expect(problems).toEqual([{ kind: 'unknown-format', fileName: 'c.pdf' }]);
});

test('names in GBK', async () => {
  const { tables } = await collect(
    dropped('a.zip', zipOf([{ name: encoded('投诉登记表8月.csv', 'gb18030'), data: csv }])),
  );
  expect(tables[0]?.head.path).toBe('a.zip/投诉登记表8月.csv');
});

test('junk before the archive', async () => {
  expect((await collect(dropped('a.zip', zipOf([{ name: 'a.csv', data: csv }], 'junk')))).tables[0]?.rowCount).toBe(2);
});

test('an encrypted and a damaged member are named, the others load', async () => {
  const bytes = zipOf([
    { name: 'secret.csv', data: csv, flags: 0x801 },
    { name: 'bad.csv', data: csv, crc: 1 },
    { name: 'lies.csv', data: csv, size: 10 },
    { name: 'good.csv', data: csv },
  ]);
  const { tables, problems } = await collect(dropped('a.zip', bytes));
  expect(tables.map((table) => table.head.path)).toEqual(['a.zip/good.csv']);
  expect(problems).toMatchObject([
    { kind: 'encrypted', fileName: 'secret.csv' },
    { kind: 'broken', fileName: 'bad.csv' },
    { kind: 'broken', fileName: 'lies.csv' },
  ]);
});

test('one level of nesting, no more', async () => {
  const inner = zipOf([{ name: 'a.csv', data: csv }]);
  const middle = zipOf([{ name: 'inner.zip', data: inner }]);
  expect((await collect(dropped('m.zip', middle))).tables[0]?.head.path).toBe('m.zip/inner.zip/a.csv');
  const outer = await collect(dropped('o.zip', zipOf([{ name: 'm.zip', data: middle }])));
  expect([outer.tables.length, outer.problems]).toMatchObject([0, [{ kind: 'unknown-format', fileName: 'inner.zip' }]]);
});

test('bombs are refused: too many members, too much in one', async () => {
  const many = zipOf(Array.from({ length: 1001 }, (_, i) => ({ name: `${i}.csv`, data: csv, store: true })));
  expect((await collect(dropped('many.zip', many))).problems).toMatchObject([{ kind: 'too-large', limit: '1000' }]);
  const zeros = zipOf([{ name: 'zeros.csv', data: new Uint8Array(60 << 20), size: 100 }]);
  expect((await collect(dropped('zeros.zip', zeros))).problems).toMatchObject([
    { kind: 'too-large', fileName: 'zeros.csv' },
  ]);
});

test('cut archives and gzip', async () => {
  const bytes = zipOf([{ name: 'a.csv', data: csv }]);
  expect((await collect(dropped('a.zip', bytes.slice(0, -30)))).problems).toMatchObject([
    { kind: 'broken', fileName: 'a.zip' },
  ]);
  const { tables } = await collect(dropped('a.csv.gz', new Uint8Array(gzipSync(csv))));
  expect(tables[0]).toMatchObject({ rowCount: 2, head: { path: 'a.csv' } });
});
