import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openInNode } from '../engine-in-node.ts';
import { fieldsOf, typed } from './table.ts';

let engine: Engine;
beforeAll(async () => (engine = await openInNode()));
afterAll(() => engine.close());

const calls = ['话单ID', '呼叫方向', '开始时间', '接听状态', '坐席'];

test('durations of any unit become seconds', async () => {
  const rows = [
    ['C000001', '呼入', '2026-01-01 08:00:00', '接通', '坐席001', '0:01:05', '65'],
    ['C000002', '呼入', '2026-01-01 08:00:00', '接通', '坐席001', '1小时2分3秒', '1,065'],
    ['C000003', '呼入', '2026-01-01 08:00:00', '接通', '坐席001', '5分', '0'],
    ['C000004', '呼入', '2026-01-01 08:00:00', '放弃', '坐席001', '30秒', null],
    ['C000005', '呼出', '2026-01-01 08:00:00', '接通', '坐席001', '90', '２０'],
    ['C000006', '呼出', '2026-01-01 08:00:00', '接通', '坐席001', '2:30', 'abc'],
    ['C000007', '呼出', '2026-01-01 08:00:00', '接通', '坐席001', '1.5 min', '30'],
  ];
  const table = await typed(engine, [...calls, '通话时长', '排队时长(分钟)'], rows);
  expect(table.rows.map((row) => row['talk_s'])).toEqual([65, 3723, 300, 30, 90, 150, 90]);
  expect(table.rows.map((row) => row['wait_s'])).toEqual([3900, 63900, 0, null, 1200, null, 1800]);
  expect(table.rows.map((row) => row['disposition'])).toEqual([
    'answered',
    'answered',
    'answered',
    'abandoned_queue',
    'answered',
    'answered',
    'answered',
  ]);
  expect(table.unread).toEqual([{ _row: 7, field: 'wait_s', text: 'abc' }]);
});

const complaints = ['工单编号', '受理时间', '工单类型', '状态'];

test('numbers with thousands, currency, percent, 万, brackets and full-width digits', async () => {
  const texts = ['1,234.50', '¥300', '２００', '1.2万', '3亿', '(500)', '-7', '95%', '1,000,000', '12元', '无'];
  const rows = texts.map((text, i) => [`T30${100 + i}`, '2026-01-01', '投诉', '处理中', text]);
  const table = await typed(engine, [...complaints, '赔付金额'], rows);
  expect(table.rows.map((row) => row['compensation'])).toEqual([
    1234.5,
    300,
    200,
    12000,
    3e8,
    -500,
    -7,
    0.95,
    1e6,
    12,
    null,
  ]);
  expect(table.unread.map((cell) => cell['text'])).toEqual(['无']);
});

test('a decimal comma is read by the evidence of the column', async () => {
  const rows = ['1.234,50', '0,5', '12'].map((text, i) => [`T31${100 + i}`, '2026-01-01', '投诉', '处理中', text]);
  const table = await typed(engine, [...complaints, '赔付金额'], rows);
  expect(table.rows.map((row) => row['compensation'])).toEqual([1234.5, 0.5, 12]);
});

test('ids keep every digit; a spreadsheet number is damaged and no key', async () => {
  const rows = [
    ['123456789012345678901', '2026-01-01', '投诉', '处理中'],
    ['000123', '2026-01-01', '投诉', '处理中'],
    ['1.23457E+17', '2026-01-01', '投诉', '处理中'],
    ['1.23457E+17', '2026-01-01', '投诉', '处理中'],
  ];
  const table = await typed(engine, complaints, rows);
  expect(table.rows.map((row) => row['ticket_id'])).toEqual(rows.map((row) => row[0]));
  expect(table.damaged.map((cell) => [cell['_row'], cell['field']])).toEqual([
    [4, 'ticket_id'],
    [5, 'ticket_id'],
  ]);
  expect(table.rows[0]?.['_key']).toBe('complaints:123456789012345678901');
  expect(new Set(table.rows.map((row) => row['_key'])).size).toBe(4);
  expect(String(table.rows[3]?.['_key'])).toMatch(/^complaints:~[0-9a-f]{32}#2$/);
});

test('words become canonical; an unknown one is unread', async () => {
  const rows = [
    ['T1', '2026-01-01', '投诉', '已办结', '来电', '是', '是'],
    ['T2', '2026-01-01', '咨询', '处理中', '12345', '否', '否'],
    ['T3', '2026-01-01', '表扬', '撤诉', '微信公众号', '√', '超时'],
    ['T4', '2026-01-01', '投诉', '退单', '信鸽', '×', '否'],
    ['T5', '2026-01-01', '投诉', '已关闭', '电话', '-', null],
  ];
  const table = await typed(engine, [...complaints, '投诉渠道', '是否有责', '是否超时'], rows);
  expect(table.rows.map((row) => row['status'])).toEqual(['resolved', 'open', 'withdrawn', 'open', 'closed']);
  expect(table.rows.map((row) => row['ticket_type'])).toEqual([
    'complaint',
    'inquiry',
    'praise',
    'complaint',
    'complaint',
  ]);
  expect(table.rows.map((row) => row['channel'])).toEqual(['phone', 'hotline_gov', 'wechat', null, 'phone']);
  expect(table.rows.map((row) => row['timely_flag'])).toEqual([false, true, false, true, null]);
  expect(table.unread).toContainEqual({ _row: 5, field: 'channel', text: '信鸽' });
});

test('ratings: words, missing, defaults, scales', async () => {
  const rate = async (texts: readonly (string | null)[], answer?: '10' | '100') => {
    const rows = texts.map((text, i) => [
      `S${1000 + i}`,
      '2026-01-05 10:00:00',
      '2026-01-05 09:00:00',
      '坐席001',
      text,
    ]);
    return typed(engine, ['评价编号', '评价时间', '邀评时间', '被评价人', '满意度'], rows, {}, (mapping) =>
      answer
        ? {
            ...mapping,
            columns: mapping.columns.map((reading) =>
              reading.field === 'overall' ? { ...reading, scale: answer, values: {} } : reading,
            ),
          }
        : mapping,
    );
  };
  const words = await rate([
    '非常满意',
    '满意',
    '一般',
    '不满意',
    '非常不满意',
    '一般满意',
    '未评价',
    '默认满意',
    null,
    '-',
  ]);
  expect(words.rows.map((row) => row['overall'])).toEqual([5, 4, 3, 2, 1, 4, null, null, null, null]);
  expect(words.rows.map((row) => row['overall_mode'])).toEqual([
    'customer',
    'customer',
    'customer',
    'customer',
    'customer',
    'customer',
    null,
    'auto',
    null,
    null,
  ]);
  expect(words.rows[0]).toMatchObject({ overall_raw: '非常满意', overall_scale: '5' });
  expect(words.unread).toEqual([]);
  const two = await rate(['满意', '不满意', '满意']);
  expect(two.rows.map((row) => [row['overall'], row['overall_scale']])).toEqual([
    [5, '2'],
    [1, '2'],
    [5, '2'],
  ]);
  const three = await rate(['满意', '一般', '不满意']);
  expect(three.rows.map((row) => [row['overall'], row['overall_scale']])).toEqual([
    [5, '3'],
    [3, '3'],
    [1, '3'],
  ]);
  const five = await rate(['5', '4', '0', '1']);
  expect(five.rows.map((row) => row['overall'])).toEqual([5, 4, null, 1]);
  expect(five.mapping.questions).toEqual([]);
  const ten = await rate(['10', '9', '8', '7', '6', '5', '4', '3', '2', '1']);
  expect(ten.rows.map((row) => row['overall'])).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
  expect(ten.mapping.questions).toMatchObject([{ kind: 'rating-scale', column: 4 }]);
  const hundred = await rate(['100', '90', '89.5', '60', '40', '12'], '100');
  expect(hundred.rows.map((row) => row['overall'])).toEqual([5, 5, 4, 3, 2, 1]);
});

test('a default answer is no answer, whoever says so', async () => {
  const rows = [
    ['S1', '2026-01-05', '坐席001', '满意', '默认评价'],
    ['S2', '2026-01-05', '坐席001', '不满意', '客户评价'],
    ['S3', '2026-01-05', '坐席001', '非常满意', '客户评价'],
  ];
  const table = await typed(engine, ['评价编号', '评价时间', '被评价人', '满意度', '评价方式'], rows);
  expect(table.rows.map((row) => [row['overall'], row['overall_mode']])).toEqual([
    [null, 'auto'],
    [2, 'customer'],
    [5, 'customer'],
  ]);
});

test('a category path fills three levels; a response given as a duration is added to the receipt', async () => {
  const rows = [
    ['T1', '2026-01-01 08:00:00', '投诉', '处理中', '理赔/时效/资料反复', '30'],
    ['T2', '2026-01-01 08:00:00', '投诉', '处理中', '销售/误导', '90'],
  ];
  const table = await typed(engine, [...complaints, '投诉类别', '首次响应时长(分钟)'], rows);
  expect(table.rows[0]).toMatchObject({
    category_l1: '理赔',
    category_l2: '时效',
    category_l3: '资料反复',
    first_response_at: '2026-01-01 08:30:00',
  });
  expect(table.rows[1]).toMatchObject({
    category_l1: '销售',
    category_l2: '误导',
    category_l3: null,
    first_response_at: '2026-01-01 09:30:00',
  });
});

test('wide volumes become rows, 万元 becomes yuan', async () => {
  const table = await typed(
    engine,
    ['月份', '机构', '保单件数', '保费收入(万元)'],
    [
      ['2026年1月', '上海', '1,200', '35.5'],
      ['2026-02', '上海', '1100', '-'],
      ['2026Q1', '北京', '9', 'abc'],
    ],
    { path: '业务量.xlsx' },
  );
  expect(table.mapping.kind).toBe('volumes');
  expect(table.rows.map((row) => [row['period'], row['scope'], row['measure'], row['value']]).toSorted()).toEqual(
    [
      ['2026-01', '上海', 'policies', 1200],
      ['2026-01', '上海', 'premium_cny', 355000],
      ['2026-02', '上海', 'policies', 1100],
      ['2026-Q1', '北京', 'policies', 9],
      ['2026-Q1', '北京', 'premium_cny', null],
    ].toSorted(),
  );
  expect(table.unread).toEqual([{ _row: 4, field: 'premium_cny', text: 'abc' }]);
});

test('targets, long and wide', async () => {
  const long = await typed(
    engine,
    ['指标', '考核对象', '目标值', '权重', '生效月份'],
    [
      ['按时办结率', '全部', '98%', '25%', '2026-01'],
      ['满意率', '理赔一组', '95', '0.25', '2026年1月'],
      ['S04', '全部', '4.5', null, null],
    ],
    { path: '考核指标.xlsx' },
  );
  expect(long.mapping.kind).toBe('targets');
  expect(
    long.rows.map((row) => [row['metric_id'], row['scope'], row['target'], row['weight'], row['valid_from']]),
  ).toEqual([
    ['C12', '全部', 0.98, 0.25, '2026-01-01 00:00:00'],
    ['S01', '理赔一组', 95, 0.25, '2026-01-01 00:00:00'],
    ['S04', '全部', 4.5, null, null],
  ]);
  const wide = await typed(engine, ['班组', '按时办结率(%)', '满意率(%)', '质检均分'], [['一组', '98', '95', '90']], {
    path: '班组目标.xlsx',
  });
  expect(wide.mapping.kind).toBe('targets');
  expect(wide.rows.map((row) => [row['scope'], row['metric_id'], row['target']]).toSorted()).toEqual([
    ['一组', 'C12', 0.98],
    ['一组', 'Q01', 90],
    ['一组', 'S01', 0.95],
  ]);
});

test('missing cells are counted among the needed fields', async () => {
  const table = await typed(engine, complaints, [
    ['T1', '2026-01-01', '投诉', '处理中'],
    ['T2', '2026-01-01', null, '-'],
  ]);
  const [full, less] = table.rows;
  expect(full?.['_cells']).toBe(less?.['_cells']);
  expect(Number(less?.['_missing']) - Number(full?.['_missing'])).toBe(2);
  expect(fieldsOf(table.mapping)).toEqual({
    工单编号: 'ticket_id',
    受理时间: 'received_at',
    工单类型: 'ticket_type',
    状态: 'status',
  });
});
