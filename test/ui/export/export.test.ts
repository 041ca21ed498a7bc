import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/locales/index.ts';
import type { ShownTable } from '../../../src/types/table.ts';
import { csvOf, harmless } from '../../../src/ui/export/csv.ts';
import { safeFileName } from '../../../src/ui/export/download.ts';
import { sheetNames, sheetsOf, xlsxOf } from '../../../src/ui/export/xlsx.ts';

const words = wordsOf('en');
const table: ShownTable = {
  columns: [
    { key: 'key', label: 'key', format: 'text', hidden: true },
    { key: 'group', label: '=cmd', format: 'text' },
    { key: 'S01', label: 'Satisfied, share', format: 'percent', metric: 'S01' },
    { key: 'C01', label: 'Cases', format: 'count', metric: 'C01' },
  ],
  rows: [
    ['a', '=1+1', 0.12345, -3],
    ['b', 'line\nbreak "x"', null, 1200],
    ['c', '-12.5', 0, 0],
    ['d', '  @SUM(A1)', Number.NaN, 1e21],
  ],
};

test('CSV: mark, CRLF, only what is shown, numbers whole, nothing runs', async () => {
  const bytes = new Uint8Array(await csvOf(table, words).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe(
    [
      `'=cmd,"Satisfied, share",Cases`,
      `'=1+1,0.12345,-3`,
      '"line\nbreak ""x""",,1200',
      '-12.5,0,0',
      `'  @SUM(A1),,1e+21`,
      '',
    ].join('\r\n'),
  );
});

test.each(['=1', '+1+1', '-x', '@a', '\tx', '\rx', '\n=x', ' =x', '\u200b=x', '|calc', '%0a'])(
  '%j is made harmless',
  (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  },
);

test.each(['理赔', '-1', '+1,5', '3%', 'a=b', ''])('%j stays as it is', (text) => {
  expect(harmless(text)).toBe(text);
});

test('sheets: numbers with formats, text as text, header frozen', () => {
  const [sheet] = sheetsOf([{ name: 'A/B', table }], words);
  expect(sheet).toMatchObject({ sheet: 'A B', stickyRowsCount: 1 });
  expect(sheet?.data[0]).toMatchObject([{ type: String, value: '=cmd' }, {}, {}]);
  expect(sheet?.data[1]).toEqual([
    { type: String, value: '=1+1', format: '@' },
    { type: Number, value: 0.12345, format: '0.0%' },
    { type: Number, value: -3, format: '#,##0' },
  ]);
  expect(sheet?.data[2]?.[1]).toBeNull();
});

test('a workbook is written', async () => {
  const blob = await xlsxOf([{ name: '投诉', table }], words);
  expect(new TextDecoder().decode((await blob.arrayBuffer()).slice(0, 2))).toBe('PK');
});

test('sheet names follow the rules of a workbook', () => {
  const long = 'x'.repeat(40);
  expect(sheetNames(['[a]:*?/\\', "'q'", '', long, long, 'A', 'a', 'History'])).toEqual([
    'a',
    'q',
    '3',
    'x'.repeat(31),
    `${'x'.repeat(27)} (2)`,
    'A (2)',
    'a (3)',
    'History 1',
  ]);
});

test.each([
  ['投诉 2026-08.csv', '投诉 2026-08.csv'],
  ['../../a:b*.csv', 'a b.csv'],
  ['CON.xlsx', 'CON_.xlsx'],
  ['a\u202egpj.exe.png', 'a gpj.exe.png'],
  ['///', 'candor'],
  [`${'y'.repeat(300)}.png`, `${'y'.repeat(120)}.png`],
])('%s is saved as %s', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});
