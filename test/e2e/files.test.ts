/** What people drop, and what becomes of it: encodings, workbooks, archives, pasted ranges, and files that are none. */
import { readFileSync } from 'node:fs';
import { CFB, utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { encoded, utf16, zipOf } from '../files/make.ts';
import { openStage, ready, type Stage } from './browser.ts';
import {
  complaintHeader,
  complaintsOf,
  csvText,
  surveyHeader,
  surveysOf,
  titledComplaints,
  upload,
  type Cells,
} from './month.ts';
import { countOfRows, give, tables, textOf, unexplained } from './visit.ts';

let stage: Stage;
let page: Page;
let context: BrowserContext;
let errors: string[];
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  ({ page, context, errors } = await stage.open('#/data'));
  await ready(page);
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

const book = (sheets: Readonly<Record<string, readonly Cells[]>>, type: 'xlsx' | 'biff8'): Uint8Array => {
  const made = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(made, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  return new Uint8Array(write(made, { type: 'array', bookType: type }) as ArrayBuffer);
};
const complaints = (count = 20): Cells[] => [complaintHeader, ...complaintsOf('2026-08', count)];
const surveys = (count = 20): Cells[] => [surveyHeader, ...surveysOf('2026-08', count)];
const used = async (): Promise<unknown[]> =>
  (await tables(page)).map(({ file, sheet, kind, encoding, read, used }) => [file, sheet, kind, encoding, read, used]);

test('text in any encoding, with title and total rows, several files at once', async () => {
  await give(page, [
    upload('投诉8月.csv', encoded(titledComplaints('2026-08', 20), 'gb18030')),
    upload(
      'tw.csv',
      encoded(
        csvText([
          ['Ticket ID', 'Received At', 'Customer Name', 'Branch', 'Category', 'Channel', 'Resolved At'],
          ...complaintsOf('2026-07', 15).map(
            (row) => [row[0], row[1], '客戶', '臺北分公司', '理賠', 'Phone', row[10]] as Cells,
          ),
        ]),
        'big5',
      ),
    ),
    upload(
      '满意度.csv',
      utf16(
        surveys()
          .map((row) => row.join('\t'))
          .join('\r\n'),
        'le',
      ),
    ),
  ]);
  expect(await used()).toEqual([
    ['投诉8月.csv', '', 'complaints', 'gb18030', 20, 20],
    ['tw.csv', '', 'complaints', 'big5', 15, 15],
    ['满意度.csv', '', 'surveys', 'utf-16le', 20, 20],
  ]);
  expect(await textOf(page)).not.toContain('�');
});

test('workbooks: every sheet with a table, old formats too', async () => {
  await give(page, [
    upload('八月.xlsx', book({ 投诉: [['投诉登记表'], ...complaints(), ['合计', 20]], 评价: surveys() }, 'xlsx')),
    upload('旧系统.xls', book({ Sheet1: [complaintHeader, ...complaintsOf('2026-07', 9)] }, 'biff8')),
  ]);
  expect(await used()).toEqual([
    ['八月.xlsx', '投诉', 'complaints', '', 20, 20],
    ['八月.xlsx', '评价', 'surveys', '', 20, 20],
    ['旧系统.xls', 'Sheet1', 'complaints', '', 9, 9],
  ]);
});

test('Parquet of the sample is read', async () => {
  await give(page, [upload('话务明细.parquet', readFileSync('public/sample/话务明细.parquet'))]);
  const [table] = await tables(page);
  expect(table).toMatchObject({ kind: 'interactions', encoding: '' });
  expect(table?.read).toBeGreaterThan(1000);
  expect(table?.used).toBe(table?.read);
});

test('a zip with folders, by its paths', async () => {
  await give(page, [
    upload(
      '八月.zip',
      zipOf([
        { name: '华东/投诉.csv', data: csvText(complaints()) },
        { name: '华东/满意度.csv', data: csvText(surveys()) },
        { name: '__MACOSX/华东/._投诉.csv', data: 'x' },
      ]),
    ),
  ]);
  const found = await tables(page);
  expect(found.map(({ kind, used }) => [kind, used])).toEqual([
    ['complaints', 20],
    ['surveys', 20],
  ]);
  expect(found.every(({ file }) => file.includes('华东/'))).toBe(true);
});

test('files dropped on the page, on any screen', async () => {
  await page.evaluate(
    (files) => {
      const transfer = new DataTransfer();
      for (const { name, text } of files) transfer.items.add(new File([text], name));
      const target = document.querySelector('main');
      for (const type of ['dragenter', 'dragover', 'drop'])
        target?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [
      { name: '投诉.csv', text: csvText(complaints()) },
      { name: '满意度.csv', text: csvText(surveys()) },
    ],
  );
  await page.locator('[data-file="满意度.csv"]').waitFor();
  expect((await tables(page)).map(({ kind, used }) => [kind, used])).toEqual([
    ['complaints', 20],
    ['surveys', 20],
  ]);
});

test('a range copied from Excel is a drop', async () => {
  const rows = complaints();
  await page.evaluate(
    ({ text, html }) => {
      const clipboard = new DataTransfer();
      clipboard.setData('text/plain', text);
      clipboard.setData('text/html', html);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }));
    },
    {
      text: rows.map((row) => row.join('\t')).join('\r\n'),
      html: `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
    },
  );
  await page.locator('[data-kind="complaints"]').waitFor();
  expect((await tables(page))[0]).toMatchObject({ read: 20, used: 20 });
});

/** A workbook with a password is a container around a sealed package. */
function lockedBook(): Uint8Array {
  const box = CFB.utils.cfb_new();
  CFB.utils.cfb_add(box, 'EncryptionInfo', Buffer.from([4, 0, 4, 0]));
  CFB.utils.cfb_add(box, 'EncryptedPackage', Buffer.alloc(4096, 7));
  return new Uint8Array(CFB.write(box, { type: 'buffer' }) as Buffer);
}

test('files that are no tables: one clear sentence each, in both languages, and the rest still loads', async () => {
  const whole = book({ 投诉: complaints() }, 'xlsx');
  await give(page, [
    upload('空.csv', ''),
    upload('登录.csv', '<!DOCTYPE html><html><body><form>请登录</form></body></html>'),
    upload('~$投诉.xlsx', new Uint8Array(165).fill(32)),
    upload('断.xlsx', whole.slice(0, whole.length / 2)),
    upload('密码.xlsx', lockedBook()),
    upload(
      '乱.dat',
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 251),
    ),
    upload('投诉.csv', csvText(complaints())),
  ]);
  expect(await used()).toEqual([['投诉.csv', '', 'complaints', 'utf-8', 20, 20]]);
  const list = page.getByRole('region', { name: '没有载入的文件和表' }).getByRole('listitem');
  const said = await list.allInnerTexts();
  for (const [name, words] of [
    ['空.csv', '没有数据'],
    ['登录.csv', '网页'],
    ['~$投诉.xlsx', '锁定文件'],
    ['断.xlsx', '损坏'],
    ['密码.xlsx', '密码'],
    ['乱.dat', '无法读取'],
  ] as const)
    expect(
      said.filter((line) => line.includes(name) && line.includes(words)),
      name,
    ).toHaveLength(1);
  expect(said).toHaveLength(6);
  await page.getByRole('button', { name: 'Switch to English' }).click();
  const english = await page.getByRole('region', { name: 'Files and tables' }).getByRole('listitem').allInnerTexts();
  for (const words of ['holds no rows', 'web page', 'lock file', 'damaged', 'password', 'is not a table'])
    expect(
      english.filter((line) => line.includes(words)),
      words,
    ).toHaveLength(1);
});

test('a wrong guess of the encoding is put right by hand', async () => {
  await give(page, [upload('投诉.csv', encoded(csvText(complaints()), 'gb18030'))]);
  const table = page.locator('[data-file="投诉.csv"]');
  await table.getByRole('combobox').selectOption('windows-1252');
  await ready(page);
  await page.locator('[data-file="投诉.csv"][data-encoding="windows-1252"]').waitFor();
  expect((await tables(page)).every((each) => unexplained(each) === 0)).toBe(true);
});

test('the same file again changes nothing; every number opens its rows', async () => {
  const changed = complaintsOf('2026-08', 20).map((row, i) => (i === 0 ? row.with(11, '已关闭') : row));
  await give(page, [
    upload('投诉.csv', csvText(complaints())),
    upload(
      '坏行.csv',
      csvText([complaintHeader, ...complaintsOf('2026-07', 4), ['TS9', '不是日期', ...Array<string>(11).fill('')]]),
    ),
  ]);
  await give(page, [upload('投诉.csv', csvText(complaints()))]);
  await give(page, [upload('投诉新.csv', csvText([complaintHeader, ...changed]))]);
  const found = await tables(page);
  expect(found.map(unexplained)).toEqual(found.map(() => 0));
  expect(found.filter(({ file }) => file !== '坏行.csv').reduce((sum, each) => sum + each.used, 0)).toBe(20);
  for (const part of ['used', 'refused', 'duplicate', 'superseded'] as const) {
    const [table] = found.filter((each) => each[part] > 0);
    if (!table) throw new Error(`no table has ${part} rows: ${JSON.stringify(found)}`);
    const card = page
      .locator(`[data-file="${table.file}"]`)
      .nth(found.filter(({ file }) => file === table.file).indexOf(table));
    await card.locator(`[data-part="${part}"]`).getByRole('button').click();
    expect([part, await countOfRows(page)]).toEqual([part, table[part]]);
    await page.keyboard.press('Escape');
    await page.getByTestId('rows-drawer').waitFor({ state: 'detached' });
  }
});
