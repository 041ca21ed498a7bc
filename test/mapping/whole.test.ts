/** Nothing is lost on the way: rows, digits, own columns, decisions. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import {
  answerQuestion,
  changeColumn,
  changeKind,
  customFieldId,
  proposeMapping,
  recipeOf,
  yearIn,
  zoneShifts,
} from '../../src/mapping/index.ts';
import { openInNode } from '../engine-in-node.ts';
import type { TableProfile } from '../../src/mapping/index.ts';
import type { Mapping } from '../../src/types/mapping.ts';
import { fieldsOf, headOf, loaded, typed, type Typed } from './table.ts';

let engine: Engine;
beforeAll(async () => (engine = await openInNode()));
afterAll(() => engine.close());

const headers = ['工单编号', '受理时间', '工单类型', '状态', '投诉类别', '办结时间', '备注列'];

test('typed and refused rows are the raw rows, and ids keep their digits', async () => {
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('2026-01-02', '2026年1月3日', '2026/1/4 8:05', '46023', '20260105') },
    { weight: 2, arbitrary: fc.constantFrom(null, '-', '不详', 'N/A', '2026-13-45') },
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\u0000', '') || null),
  );
  const id = fc.oneof(fc.stringMatching(/^\d{1,30}$/), fc.stringMatching(/^[A-Z]{2}\d{6,20}$/));
  const row = fc.tuple(
    id,
    cell,
    fc.constantFrom('投诉', '咨询', '外星', null),
    fc.constantFrom('处理中', '已办结', null),
    fc.string({ maxLength: 5 }).map((text) => text.replaceAll('\u0000', '') || null),
    cell,
    cell,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const steady = Array.from({ length: 40 }, (_, i) => [
        `GD${100000 + i}`,
        '2026-01-02 08:00',
        '投诉',
        '处理中',
        '理赔',
        '2026-01-03',
        'x',
      ]);
      const all = [...rows, ...steady];
      const table = await typed(engine, headers, all, {}, (mapping, profile) => ({
        ...changeKind('complaints', headOf(headers), profile),
        zone: mapping.zone,
      }));
      expect(table.rows.length + table.refused.length).toBe(all.length);
      for (const each of table.rows) expect(each['ticket_id']).toBe(all[Number(each['_row']) - 2]?.[0]);
      expect(table.rows.every((each) => each['_key'] !== null && each['_hash'] !== null)).toBe(true);
    }),
    { numRuns: 6, seed: 7 },
  );
}, 120_000);

test('columns of plain cells are read as the long way would read them', async () => {
  const columns = [...headers.slice(0, 6), '赔付金额', '首次响应时长(分钟)', '是否有责', '投诉渠道', '满意度'];
  const rows = Array.from({ length: 60 }, (_, i) => [
    i === 7 ? '' : `GD${100000 + i}`,
    i === 8 ? '2026-02-30 10:00:00' : `2026-01-${String((i % 28) + 1).padStart(2, '0')} 08:0${i % 10}:00`,
    i % 3 === 0 ? '投诉' : '咨询',
    i % 2 === 0 ? '处理中' : '已办结',
    i % 5 === 0 ? null : '理赔',
    i === 9 ? '1900-01-01' : i % 2 === 0 ? null : '2026-02-03',
    i % 4 === 0 ? null : `${i * 10}.5`,
    String(i * 7),
    i % 2 === 0 ? '是' : '否',
    i === 10 ? '信鸽' : '电话',
    i % 6 === 0 ? null : String((i % 5) + 1),
  ]);
  const doubted = (profile: TableProfile): TableProfile => ({
    ...profile,
    columns: profile.columns.map((column) => ({
      ...column,
      untidy: 1,
      wide: 1,
      isoDates: -1,
      plainNumbers: -1,
      pluses: 1,
      pointZeros: 1,
      top: [],
    })),
  });
  const asIs = (mapping: Mapping): Mapping => mapping;
  const short = await typed(engine, columns, rows, {}, asIs);
  const long = await typed(engine, columns, rows, {}, asIs, doubted);
  const cells = ({ rows: made, unread, damaged, refused }: Typed) => ({
    made: made.map((row) => ({ ...row, _file: 0 })),
    unread,
    damaged,
    refused,
  });
  expect(cells(short)).toEqual(cells(long));
  expect(short.rows).toHaveLength(59);
  expect(short.unread.map((cell) => cell['field'])).toEqual([
    'first_response_at',
    'received_at',
    'resolved_at',
    'channel',
  ]);
});

describe('decisions', () => {
  const columns = ['投诉编号', '投诉时间', '登记时间', '投诉类别', '结单时间', '小组暗号'];
  const rows = [
    ['TS1001', '1/2/2026', '1/3/2026', '理赔', '3/4/2026', 'a'],
    ['TS1002', '2/2/2026', '2/3/2026', '销售', '4/4/2026', 'b'],
  ];

  test('answers settle questions one by one', async () => {
    const { profile } = await loaded(engine, columns, rows);
    const head = headOf(columns);
    let mapping = proposeMapping(head, profile, []);
    expect(mapping.questions.map((question) => question.kind).toSorted()).toEqual([
      'date-order',
      'date-order',
      'which-column',
      'which-field',
    ]);
    const next = (kind: string, answer: string | number) => {
      const question = mapping.questions.find((each) => each.kind === kind);
      if (!question) throw new Error(`no question ${kind}`);
      mapping = answerQuestion(mapping, question, answer, head, profile);
    };
    next('which-column', 2);
    expect(fieldsOf(mapping)).toMatchObject({ 登记时间: 'received_at' });
    expect(fieldsOf(mapping)).not.toHaveProperty('投诉时间');
    next('which-field', 'resolved_at');
    next('date-order', 'dmy');
    expect(mapping.questions).toEqual([]);
    expect(mapping.columns.find((reading) => reading.field === 'resolved_at')?.dateOrder).toBe('dmy');
  });

  test('a recipe asks nothing the second time, and only about what is new', async () => {
    const { profile } = await loaded(engine, columns, rows);
    const head = headOf(columns);
    const first = changeColumn(
      changeColumn(proposeMapping(head, profile, []), 2, 'received_at', head, profile, { dateOrder: 'dmy' }),
      4,
      'resolved_at',
      head,
      profile,
      { dateOrder: 'dmy' },
    );
    const recipe = recipeOf(first, head, '2026-04-01');
    const again = proposeMapping(
      headOf([...columns].reverse()),
      (
        await loaded(
          engine,
          [...columns].reverse(),
          rows.map((row) => [...row].reverse()),
        )
      ).profile,
      [recipe],
    );
    expect(again.questions).toEqual([]);
    expect(fieldsOf(again)).toEqual(fieldsOf(first));
    const wider = [...columns, '投诉渠道'];
    const more = proposeMapping(
      headOf(wider),
      (
        await loaded(
          engine,
          wider,
          rows.map((row) => [...row, '电话']),
        )
      ).profile,
      [recipe],
    );
    expect(more.questions).toEqual([]);
    expect(fieldsOf(more)).toEqual({ ...fieldsOf(first), 投诉渠道: 'channel' });
  });

  test('a column of the person’s own stays a dimension', async () => {
    const table = await typed(
      engine,
      ['投诉编号', '投诉时间', '投诉类别', '小组暗号'],
      [['TS1001', '2026-01-02', '理赔', ' 蓝 ']],
    );
    expect(table.rows[0]?.[customFieldId('小组暗号')]).toBe('蓝');
    expect(customFieldId('小组 暗号：')).toBe(customFieldId('小组暗号'));
  });

  test('two equal rows without an id have two keys, the same in every load', async () => {
    const twins = [
      ['2026-01-02', '理赔', '处理中'],
      ['2026-01-02', '理赔', '处理中'],
      ['2026-01-03', '理赔', '处理中'],
    ];
    const keys = async () =>
      (await typed(engine, ['投诉时间', '投诉类别', '状态'], twins)).rows.map((row) => row['_key']);
    const first = await keys();
    expect(new Set(first).size).toBe(3);
    expect(await keys()).toEqual(first);
  });
});

test('the year of an export stands in its titles or its name', () => {
  expect(yearIn(['2026年3月投诉登记表'])).toBe(2026);
  expect(yearIn(['', '投诉_202603.csv'])).toBe(2026);
  expect(yearIn(['投诉登记表.csv'])).toBe(null);
});

test('shifts between zones change with summer time', () => {
  expect(zoneShifts('Asia/Shanghai', 'Asia/Shanghai')).toEqual([]);
  expect(zoneShifts('UTC', 'Asia/Shanghai')).toEqual([{ from: '0001-01-01 00:00:00', minutes: 480 }]);
  expect(zoneShifts('America/New_York', 'Asia/Shanghai', 2026, 2027)).toEqual([
    { from: '0001-01-01 00:00:00', minutes: 780 },
    { from: '2026-03-08 03:00:00', minutes: 720 },
    { from: '2026-11-01 01:00:00', minutes: 780 },
  ]);
});
