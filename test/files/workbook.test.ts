/** Workbooks: the traps that libraries fall into, by hand-made files. */
import { describe, expect, test } from 'vitest';
import { collect, dropped, only } from './collect.ts';
import { encoded, joined, sheetRows, utf16, workbookOf, zipOf } from './make.ts';

const one = async (name: string, bytes: BlobPart) => {
  const { tables, problems } = await collect(dropped(name, bytes));
  expect(problems).toEqual([]);
  expect(tables.length).toBe(1);
  return only(tables[0]);
};

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="#,##0.00&quot;day&quot;;[Red]-0"/><numFmt numFmtId="167" formatCode="yyyy/m/d h:mm;@"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  `<cellXfs>${[0, 14, 164, 22, 31, 57, 21, 165, 166, 9, 167].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;

const dateSheet =
  sheetRows([['id', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']]) +
  `<row r="2"><c r="A2"><v>5</v></c>${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    .map(
      (style, i) =>
        `<c r="${String.fromCharCode(66 + i)}2" s="${style}"><v>${[46023, 46023, 46023.5, 46023, 46023, 0.75, 1.5, 12.5, 0.85, 46023][i]}</v></c>`,
    )
    .join('')}</row>`;

describe('cells', () => {
  test('dates by format, Chinese built-in ones included; durations, percent and currency stay numbers or clocks', async () => {
    const { rows } = await one('d.xlsx', workbookOf({ sheets: [{ name: 'S', data: dateSheet }], styles }));
    expect(rows[0]?.cells).toEqual([
      '5',
      '2026-01-01',
      '2026-01-01',
      '2026-01-01 12:00:00',
      '2026-01-01',
      '2026-01-01',
      '18:00:00',
      '36:00:00',
      '12.5',
      '0.85',
      '2026-01-01 00:00:00',
    ]);
  });

  for (const value of ['1', 'true'])
    test(`1904 as date1904="${value}", although an extension names workbookPr again`, async () => {
      const workbook = `<workbookPr date1904="${value}"/>`;
      const table = await one('d.xlsx', workbookOf({ sheets: [{ name: 'S', data: dateSheet }], styles, workbook }));
      expect(table.rows[0]?.cells[1]).toBe('2030-01-02');
      expect(table.notes).toMatchObject([{ kind: 'date-system-1904' }]);
    });

  test('early dates of the 1900 system, with its 29 February', async () => {
    const cells = [1, 59, 60, 61].map((serial, i) => `<c r="${'ABCD'[i]}2" s="1"><v>${serial}</v></c>`).join('');
    const data = sheetRows([['a', 'b', 'c', 'd']]) + `<row r="2">${cells}</row>`;
    const { rows } = await one('e.xlsx', workbookOf({ sheets: [{ name: 'S', data }], styles }));
    expect(rows[0]?.cells).toEqual(['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01']);
  });

  test('strings of every kind, cached formulas, booleans, errors, ISO dates, missing r=', async () => {
    const strings =
      '<si><t>shared &amp; &#128512;</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>phonetic</t></rPh></si><si><t><![CDATA[<raw>]]></t></si><si><t>a_x000D_b</t></si>';
    const cells = [
      '<c t="s"><v>0</v></c>',
      '<c t="s"><v>1</v></c>',
      '<c t="s"><v>2</v></c>',
      '<c t="s"><v>3</v></c>',
      '<c t="str"><f>A1</f><v>cached</v></c>',
      '<c><f>1-1</f><v>0</v></c>',
      '<c t="b"><f>1=2</f><v>0</v></c>',
      '<c t="e"><v>#N/A</v></c>',
      '<c t="d"><v>2026-03-01T08:30:00</v></c>',
      '<c><v>4.0999999999999996</v></c>',
      '<c><v>110105199001011234</v></c>',
      '<c><v>1.23456789012346E+17</v></c>',
      '<c><v>5.0</v></c>',
    ];
    const data = sheetRows([Array.from('abcdefghijklm')]) + `<row>${cells.join('')}</row>`;
    const table = await one('s.xlsx', workbookOf({ sheets: [{ name: 'S', data }], strings }));
    expect(table.rows[0]).toEqual({
      row: 2,
      cells: [
        'shared & 😀',
        'rich ',
        '<raw>',
        'a\rb',
        'cached',
        '0',
        'false',
        '',
        '2026-03-01 08:30:00',
        '4.1',
        '110105199001011234',
        '1.23456789012346E+17',
        '5',
      ],
    });
    expect(table.notes).toMatchObject([{ kind: 'error-cells', count: 1 }]);
  });
});

describe('sheets', () => {
  test('a wrong dimension, prefixes, hidden rows and sheets, chart sheets, prose', async () => {
    const prefixed =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c><x:c r="B3" t="inlineStr"><x:is><x:t>n</x:t></x:is></x:c></x:row><x:row r="4" hidden="1"><x:c r="A4"><x:v>1</x:v></x:c><x:c r="B4"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = workbookOf({
      sheets: [
        { name: '说明', data: sheetRows([['本表由系统导出，请勿修改。']]) },
        {
          name: '八月',
          data: sheetRows([
            ['id', 'n', 'm'],
            ['a', 1, 2],
            ['b', 3, 4],
          ]),
        },
        { name: 'Chart', data: '', chart: true },
        { name: 'secret', data: prefixed, state: 'veryHidden' },
      ],
    });
    const { tables, problems } = await collect(dropped('w.xlsm', bytes));
    expect(problems).toEqual([]);
    expect(tables.map((table) => [table.head.sheet, table.rowCount])).toEqual([
      ['八月', 2],
      ['secret', 1],
    ]);
    expect(tables[1]).toMatchObject({
      head: { headerRow: 3 },
      notes: [{ kind: 'hidden-sheet' }, { kind: 'hidden-rows', count: 1 }],
    });
  });

  test('a total that stands alone in its row is a total, not a note', async () => {
    const data = sheetRows([['编号', '时间', '结果'], ['1', '2026-08-01', '是'], ['2', '2026-08-02', '否'], ['合计']]);
    const table = await one('t.xlsx', workbookOf({ sheets: [{ name: '回访', data }] }));
    expect(table.notes).toEqual([{ kind: 'total-rows', rows: [4] }]);
  });

  test('two cells at the corners cost nothing', async () => {
    const data =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const { rows } = await one('c.xlsx', workbookOf({ sheets: [{ name: 'S', data }] }));
    expect(rows).toEqual([{ row: 1_048_576, cells: ['', '', '1'] }]);
  });

  test('merged headers of two rows below a merged title', async () => {
    const data = sheetRows([
      ['八月回访'],
      ['编号', '时间', '结果'],
      ['', '', '接通', '满意'],
      ['1', '2026-08-01', '是', 5],
      ['2', '2026-08-02', '否', 3],
      ['合计', '', '', 8],
    ]);
    const table = await one('m.xlsx', workbookOf({ sheets: [{ name: '回访', data }] }));
    expect(table.head.columns).toEqual(['编号', '时间', '结果 / 接通', '结果 / 满意']);
    expect(table.head.titles).toEqual(['八月回访', '回访']);
    expect(table.rows.map((row) => row.row)).toEqual([4, 5]);
  });

  test('more rows than the sample, in order', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [`T${i}`, i, 'x']);
    const table = await one(
      'l.xlsx',
      workbookOf({ sheets: [{ name: 'S', data: sheetRows([['id', 'n', 't'], ...rows]) }] }),
    );
    expect(table.rowCount).toBe(5000);
    expect(table.rows.at(-1)).toEqual({ row: 5001, cells: ['T4999', '4999', 'x'] });
  });
});

describe('refusals', () => {
  const good = workbookOf({
    sheets: [
      {
        name: 'S',
        data: sheetRows([
          ['a', 'b'],
          ['1', 2],
        ]),
      },
    ],
  });
  const problem = async (name: string, bytes: BlobPart) => (await collect(dropped(name, bytes))).problems;
  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(1000).fill(0)]);

  test('truncated, damaged, empty, DOCTYPE', async () => {
    expect(await problem('t.xlsx', good.slice(0, good.length >> 1))).toMatchObject([
      { kind: 'broken', fileName: 't.xlsx' },
    ]);
    const damaged = good.slice();
    const at = new TextDecoder('latin1').decode(good).indexOf('xl/worksheets/sheet1.xml') + 60;
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    expect(await problem('d.xlsx', damaged)).toMatchObject([{ kind: 'broken' }]);
    expect(await problem('e.xlsx', workbookOf({ sheets: [{ name: 'S', data: '' }] }))).toMatchObject([
      { kind: 'no-table' },
    ]);
    const evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>';
    expect(await problem('x.xlsx', workbookOf({ sheets: [{ name: 'S', data: evil }] }))).toMatchObject([
      { kind: 'broken', detail: 'DOCTYPE' },
    ]);
  });

  test('a password, by its stream in the compound file', async () => {
    expect(await problem('p.xlsx', joined([ole, utf16('EncryptedPackage', 'le', false)]))).toMatchObject([
      { kind: 'encrypted' },
    ]);
    expect(await problem('word.doc', joined([ole, utf16('WordDocument', 'le', false)]))).toMatchObject([
      { kind: 'unknown-format' },
    ]);
  });

  test('a bomb is refused by what it states and by what it is', async () => {
    const zeros = new Uint8Array(60 << 20);
    const bomb = (size?: number) =>
      workbookOf({ sheets: [], extra: [{ name: 'xl/sharedStrings.xml', data: zeros, ...(size && { size }) }] });
    expect(await problem('b.xlsx', bomb())).toMatchObject([{ kind: 'too-large' }]);
    expect(await problem('b.xlsx', bomb(10))).toMatchObject([{ kind: 'too-large' }]);
  });

  test('a Word document is no table', async () => {
    const docx = zipOf([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'word/document.xml', data: '<d/>' },
    ]);
    expect(await problem('d.docx', docx)).toMatchObject([{ kind: 'unknown-format' }]);
  });
});

describe('markup saved as .xls', () => {
  const html =
    '<html><head><meta charset="gb2312"><style>td{mso-number-format:"<"}</style></head><body><table><tr><td colspan="3">八月投诉登记表</td></tr><tr><th>编号</th><th>时间</th><th>内容</th></tr><tr><td>1</td><td>2026-08-01</td><td>理赔&nbsp;太慢<br>请处理</td></tr><tr><td>2<td>2026-08-02<td>客户态度</tr></table></body></html>';

  test('an HTML table', async () => {
    const table = await one('h.xls', encoded(html, 'gb18030'));
    expect(table.head).toMatchObject({
      format: 'html',
      encoding: 'gb18030',
      columns: ['编号', '时间', '内容'],
      headerRow: 2,
      titles: ['八月投诉登记表'],
    });
    expect(table.rows).toEqual([
      { row: 3, cells: ['1', '2026-08-01', '理赔 太慢\n请处理'] },
      { row: 4, cells: ['2', '2026-08-02', '客户态度'] },
    ]);
  });

  test('a page without a table, and a table named .csv', async () => {
    const problems = async (name: string, text: string) => (await collect(dropped(name, text))).problems;
    expect(await problems('a.xls', '<html><body>请登录</body></html>')).toMatchObject([{ kind: 'html-page' }]);
    expect(await problems('a.csv', html)).toMatchObject([{ kind: 'html-page' }]);
  });

  test('SpreadsheetML 2003', async () => {
    const cell = (type: string, text: string, more = ''): string =>
      `<Cell${more}><Data ss:Type="${type}">${text}</Data></Cell>`;
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="八月"><Table ss:ExpandedRowCount="2"><Row>${cell('String', '编号')}${cell('String', '时间')}${cell('String', '空')}${cell('String', '分')}</Row><Row ss:Index="4">${cell('Number', '110105199001011234')}${cell('DateTime', '2026-08-01T09:30:00.000')}${cell('Number', '4.50', ' ss:Index="4"')}</Row><Row>${cell('String', 'b')}${cell('DateTime', '2026-08-02T00:00:00.000')}${cell('Error', '#N/A')}${cell('Boolean', '1')}</Row></Table></Worksheet></Workbook>`;
    const table = await one('s.xls', xml);
    expect(table.head).toMatchObject({ format: 'spreadsheetml', sheet: '八月' });
    expect(table.rows).toEqual([
      { row: 4, cells: ['110105199001011234', '2026-08-01 09:30:00', '', '4.5'] },
      { row: 5, cells: ['b', '2026-08-02', '', 'true'] },
    ]);
    expect(table.notes).toMatchObject([{ kind: 'error-cells', count: 1 }]);
  });
});
