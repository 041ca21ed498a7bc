/** Whatever stands in the cells comes out again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalCsv } from '../../src/files/index.ts';
import { RecordParser } from '../../src/files/text/records.ts';
import { collect, dropped, rowsOf } from './collect.ts';

const trimmed = (cell: string): string => (cell.trim() === '' ? '' : cell);
const cell = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'",;\t|\n\r\' ab1中文😀'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});
const wellFormed = cell.map((text) => text.toWellFormed().replaceAll('\0', '').replaceAll('\ufeff', ''));

test('canonical CSV holds every cell', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(wellFormed, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 20 }),
      (table) => {
        const width = Math.max(...table.map((cells) => cells.length));
        const rows = table.map((cells, i) => ({ row: i + 1, cells }));
        const back = rowsOf(canonicalCsv(rows));
        expect(back).toEqual(
          rows.map(({ row, cells }) => ({
            row,
            cells: Array.from({ length: width }, (_, i) => trimmed(cells[i] ?? '')),
          })),
        );
      },
    ),
  );
});

test('lone surrogates become the replacement character', () => {
  expect(rowsOf(canonicalCsv([{ row: 1, cells: ['a\ud800b', '\udc00'] }]))[0]?.cells).toEqual(['a\ufffdb', '\ufffd']);
});

test('records survive any delimiter, quote, line end and cut into chunks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(wellFormed, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(',', ';', '\t', '|', '||', '~|~', '\x01'),
      fc.constantFrom('"', "'"),
      fc.constantFrom('\n', '\r', '\r\n'),
      fc.integer({ min: 1, max: 20 }),
      (table, delimiter, quote, end, size) => {
        const text =
          table
            .map((cells) => cells.map((each) => quote + each.replaceAll(quote, quote + quote) + quote).join(delimiter))
            .join(end) + end;
        const parser = new RecordParser({ delimiter, quote });
        const rows = [];
        for (let at = 0; at < text.length; at += size) rows.push(...parser.push(text.slice(at, at + size)));
        rows.push(...parser.push('', true));
        expect(rows).toEqual(table.map((cells, i) => ({ row: i + 1, cells })));
      },
    ),
  );
});

test('a whole table survives any delimiter and line end', async () => {
  const plain = fc.stringMatching(/^[A-Za-z\u4e00-\u4e20][A-Za-z0-9,;|"\n\u4e00-\u4e20 -]{0,10}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: 1e9 }),
          fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
          plain,
        ),
        { minLength: 3, maxLength: 30 },
      ),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      async (records, delimiter, end) => {
        const cells = records.map(([id, date, text]) => [String(id), date.toISOString().slice(0, 10), text]);
        const quoted = (text: string): string => (/[,;\t|"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = [['id', 'when', 'text'], ...cells].map((row) => row.map(quoted).join(delimiter)).join(end);
        const { tables } = await collect(dropped('p.csv', text));
        expect(tables[0]?.head.columns).toEqual(['id', 'when', 'text']);
        expect(tables[0]?.rows.map((row) => row.cells)).toEqual(cells.map((row) => row.map(trimmed)));
      },
    ),
    { numRuns: 60 },
  );
});

test('mutated bytes never hang and never throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom('a.csv', 'a.xlsx', 'a.xls', 'a.zip', 'a.parquet'),
      async (bytes, name) => {
        const { tables, problems } = await collect(dropped(name, new Uint8Array(bytes)));
        expect(tables.length + problems.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});
