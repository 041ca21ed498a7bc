/** Delimited text: encodings, dialects, headers, and what is no row. */
import { describe, expect, test } from 'vitest';
import { collect, dropped, only } from './collect.ts';
import { encoded, utf16 } from './make.ts';

const one = async (name: string, ...parts: BlobPart[]) => {
  const { tables, problems } = await collect(dropped(name, ...parts));
  expect(problems).toEqual([]);
  expect(tables.length).toBe(1);
  return only(tables[0]);
};

const register = `XX公司客户投诉登记表（2026年8月）,,,,\r
受理编号,受理时间,投诉类别,处理状态,金额\r
TS0001,2026-08-01 09:12:00,理赔时效,已结案,120\r
TS0002,2026-08-02 10:00:00,服务态度,处理中,80.5\r
合计,2件,,,200.5\r
制表人：坐席001,,审核：,,\r
`;

describe('encodings', () => {
  test('a GB18030 register with title row, 合计 and signature', async () => {
    const table = await one('投诉登记表8月.csv', encoded(register, 'gb18030'));
    expect(table.head).toMatchObject({
      encoding: 'gb18030',
      headerRow: 2,
      titles: ['XX公司客户投诉登记表（2026年8月）'],
    });
    expect(table.head.columns).toEqual(['受理编号', '受理时间', '投诉类别', '处理状态', '金额']);
    expect(table.rows.map((row) => row.row)).toEqual([3, 4]);
    expect(table.rows[1]?.cells).toEqual(['TS0002', '2026-08-02 10:00:00', '服务态度', '处理中', '80.5']);
    expect(table.notes).toMatchObject([
      { kind: 'title-rows', rows: [1] },
      { kind: 'total-rows', rows: [5] },
      { kind: 'foot-rows', rows: [6] },
    ]);
  });

  const samples: [string, Uint8Array<ArrayBuffer>, string][] = [
    [
      'big5',
      encoded(
        '客戶編號,投訴內容,處理狀態\nA1,信用卡帳單金額錯誤，要求退費,已結案\nA2,服務人員態度不佳,處理中\n',
        'big5',
      ),
      '投訴內容',
    ],
    [
      'windows-1252',
      encoded(
        'id,réclamation,état\n1,Délai de remboursement dépassé à cause d’une erreur,clôturé\n2,Problème réglé,fermé\n',
        'windows-1252',
      ),
      'réclamation',
    ],
    [
      'windows-1252',
      encoded(
        'id,reclamação,situação\n1,Não recebi o cartão até hoje,aberta\n2,Cobrança indevida,concluída\n',
        'windows-1252',
      ),
      'reclamação',
    ],
    ['windows-1252', encoded('Nr,Gründe,Größe\n1,Verzögerung bei der Prüfung,groß\n', 'windows-1252'), 'Gründe'],
    [
      'shift_jis',
      encoded('番号,お問い合わせ内容,状態\n1,商品が届かないので返金してほしい,対応中\n', 'shift_jis'),
      'お問い合わせ内容',
    ],
    ['euc-kr', encoded('번호,문의내용,상태\n1,보험금 지급이 너무 늦어요,처리완료\n', 'euc-kr'), '문의내용'],
    [
      'windows-1251',
      encoded('номер,жалоба,статус\n1,Задержка выплаты страхового возмещения,закрыта\n', 'windows-1251'),
      'жалоба',
    ],
    ['gb18030', encoded('工单号,诉求,状态\n1,退保,结案\n', 'gb18030'), '诉求'],
    ['utf-16le', utf16('编号,内容\n1,退保\n', 'le'), '内容'],
    ['utf-16le', utf16('编号,内容,时间\n1,退保,2026-08-01\n', 'le', false), '内容'],
    ['utf-16be', utf16('编号,内容\n1,退保\n', 'be'), '内容'],
    ['utf-8', new Uint8Array(new TextEncoder().encode('\ufeff编号,内容\n1,退保\n')), '内容'],
  ];
  for (const [encoding, bytes, header] of samples)
    test(`${encoding}: ${header}`, async () => {
      const { head } = await one('export.csv', bytes);
      expect(head.encoding).toBe(encoding);
      expect(head.columns[1]).toBe(header);
    });

  test('a first Chinese byte after megabytes of ASCII still counts', async () => {
    const ascii = 'id,text\n' + '1,plain words only\n'.repeat(120_000);
    const table = await one('late.csv', ascii, encoded('2,客户投诉理赔时间太长，要求尽快处理\n', 'gb18030'));
    expect(table.head.encoding).toBe('gb18030');
    expect(table.rowCount).toBe(120_001);
    expect(table.rows.at(-1)).toEqual({ row: 120_002, cells: ['2', '客户投诉理赔时间太长，要求尽快处理'] });
  });

  test('UTF-8 that ends in the middle of a character stays UTF-8 only with evidence', async () => {
    const long = new TextEncoder().encode('编号,内容\n' + '1,客户投诉处理时间太长\n'.repeat(20));
    expect((await one('cut.csv', long.slice(0, -2))).head.encoding).toBe('utf-8');
    expect(
      (
        await one(
          'latin.csv',
          encoded('nom,ville\nRené,Orléans\nZoé,Béziers\nandr', 'windows-1252'),
          new Uint8Array([0xe9]),
        )
      ).head.encoding,
    ).toBe('windows-1252');
  });

  test('a choice by hand leads; an unknown one is a problem', async () => {
    const file = dropped('a.csv', encoded('编号,内容\n1,退保\n', 'gb18030'));
    expect((await collect(file, { encoding: 'big5' })).tables[0]?.head.encoding).toBe('big5');
    expect((await collect(file, { encoding: 'ebcdic' })).problems).toMatchObject([
      { kind: 'unsupported-encoding', encoding: 'ebcdic' },
    ]);
  });

  test('a thin lead names the runner-up', async () => {
    const { notes } = await one('thin.csv', 'id,x\n1,z', new Uint8Array([0xb3]), 'oty\n');
    expect(notes).toMatchObject([{ kind: 'encoding-uncertain' }]);
  });
});

describe('dialects', () => {
  const rows = [
    ['id', 'when', 'text', 'n'],
    ['1', '2026-08-01', 'a, b; c', '1,5'],
    ['2', '2026-08-02', 'say "hi"\nthere', '2,5'],
    ['3', '2026-08-03', '', '10'],
  ];
  const written = (delimiter: string, end: string, quote = '"'): string =>
    rows
      .map((row) =>
        row
          .map((cell) => (/[,;|\t"\n^]/.test(cell) ? quote + cell.replaceAll(quote, quote + quote) + quote : cell))
          .join(delimiter),
      )
      .join(end) + end;
  for (const delimiter of [',', ';', '\t', '|', '^', '||'])
    for (const end of ['\n', '\r\n', '\r'])
      test(`${JSON.stringify(delimiter)} and ${JSON.stringify(end)}`, async () => {
        const table = await one('t.csv', written(delimiter, end));
        expect(table.head.columns).toEqual(rows[0]);
        expect(table.rows.map((row) => row.cells)).toEqual(rows.slice(1));
        expect(table.rows.map((row) => row.row)).toEqual([2, 3, 4]);
      });

  test('single quotes where they enclose cells', async () => {
    const table = await one('q.csv', "id,text\n'1','a, b'\n'2','it''s'\n'3','c'\n");
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['1', 'a, b'],
      ['2', "it's"],
      ['3', 'c'],
    ]);
  });

  test('a quote that never closes costs one line', async () => {
    const table = await one('u.csv', 'id,text\n1,a\n2,"open\n3,c\n4,d\n');
    expect(table.rows.map((row) => row.cells[0])).toEqual(['1', '3', '4']);
    expect(table.refused).toMatchObject([{ row: 3, reason: 'unclosed-quote' }]);
  });

  test('mixed line ends, NULs, trailing delimiters, repeated headers, blank and short rows', async () => {
    const table = await one('m.csv', 'id,a,b,\r\n1,x,y,\n\n2,\0x,y,\rid,a,b,\r\n3,x\r\n4,x,y,\r\n');
    expect(table.head.columns).toEqual(['id', 'a', 'b']);
    expect(table.rows).toEqual([
      { row: 2, cells: ['1', 'x', 'y'] },
      { row: 4, cells: ['2', 'x', 'y'] },
      { row: 6, cells: ['3', 'x', ''] },
      { row: 7, cells: ['4', 'x', 'y'] },
    ]);
    expect(table.notes).toEqual([
      { kind: 'repeated-header-rows', rows: [5] },
      { kind: 'blank-rows', count: 1 },
      { kind: 'ragged-rows', rows: [6] },
      { kind: 'empty-columns', columns: [4] },
    ]);
  });
});

describe('headers', () => {
  test('two header rows become one name each', async () => {
    const table = await one(
      'h.csv',
      '编号,时间,处理情况,,\n,,部门,时限,结果\n1,2026-08-01,理赔,3,是\n2,2026-08-02,客服,5,否\n',
    );
    expect(table.head.columns).toEqual(['编号', '时间', '处理情况 / 部门', '处理情况 / 时限', '处理情况 / 结果']);
    expect(table.head.headerRow).toBe(2);
    expect(table.rowCount).toBe(2);
  });

  test('group names over a full header', async () => {
    const table = await one(
      'g.csv',
      '八月统计,,,,\n基本信息,,评分,,\n编号,时间,服务,产品,总体\n1,2026-08-01,5,4,5\n2,2026-08-02,3,4,2\n',
    );
    expect(table.head.columns).toEqual([
      '基本信息 / 编号',
      '基本信息 / 时间',
      '评分 / 服务',
      '评分 / 产品',
      '评分 / 总体',
    ]);
    expect(table.head.titles).toEqual(['八月统计']);
  });

  test('names twice and no name', async () => {
    const table = await one('d.csv', 'a,a,,a (2)\n1,2,3,4\n5,6,7,8\n');
    expect(table.head.columns).toEqual(['a', 'a (3)', '#3', 'a (2)']);
  });

  test('only a header is a table without rows', async () => {
    const table = await one('empty.csv', '编号,时间\n');
    expect(table).toMatchObject({ rowCount: 0, ended: true, head: { headerRow: 1 } });
  });

  test('one column, and texts only', async () => {
    expect((await one('ids.csv', 'ticket\nA1\nA2\nA3\n')).rowCount).toBe(3);
    const words = await one('w.csv', 'name,team\nAnn,North\nBob,South\n');
    expect([words.head.columns, words.rowCount]).toEqual([['name', 'team'], 2]);
  });

  test('小计 and Grand total in the middle and below, a brand called Total stays', async () => {
    const table = await one(
      't.csv',
      '分公司,月份,件数\n东区,2026-08,3\n东区小计,,3\n总 计,,3\nTotal,2026-07,北\nGrand Total,,6\n',
    );
    expect(table.rows.map((row) => row.cells[0])).toEqual(['东区', 'Total']);
    expect(table.notes).toMatchObject([{ kind: 'total-rows', rows: [3, 4, 6] }]);
  });

  test('rows behind a subtotal and a sparse row are rows', async () => {
    const table = await one('s.csv', 'id,a,b,c,d\n1,x,y,z,5\n小计,,,,5\n,只有备注,,,\n2,x,y,z,6\n3,x,y,z,7\n');
    expect(table.rows.map((row) => row.row)).toEqual([2, 4, 5, 6]);
  });

  test('a last row with an id alone stays a row', async () => {
    const table = await one('l.csv', 'id,a,b,c,d\n1,x,y,z,w\n2,x,y,z,w\n3,,,,\n');
    expect(table.rowCount).toBe(3);
  });
});

test('problems name the file', async () => {
  const problem = async (name: string, ...parts: BlobPart[]) => (await collect(dropped(name, ...parts))).problems[0];
  expect(await problem('folder/empty.csv')).toEqual({ kind: 'empty-file', fileName: 'empty.csv' });
  expect(await problem('blank.csv', ' \n\n')).toMatchObject({ kind: 'empty-file' });
  expect(await problem('~$月报.xlsx', 'x')).toMatchObject({ kind: 'lock-file' });
  expect(await problem('a.csv', '<!DOCTYPE html><html><body>login</body></html>')).toMatchObject({ kind: 'html-page' });
  expect(await problem('a.pdf', '%PDF-1.7')).toMatchObject({ kind: 'unknown-format' });
  expect(await problem('a.png', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]))).toMatchObject({
    kind: 'unknown-format',
  });
});

test('giving up ends with one problem', async () => {
  const controller = new AbortController();
  controller.abort();
  expect((await collect(dropped('a.csv', 'a,b\n1,2\n'), { signal: controller.signal })).problems).toEqual([
    { kind: 'cancelled' },
  ]);
});
