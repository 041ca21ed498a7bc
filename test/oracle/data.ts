/** The state of the data itself: empty cells, repeated rows, contradictions. */
import { at } from './clock.ts';
import { callbackRows, latestEvent } from './callbacks.ts';
import { calls } from './calls.ts';
import { complaints, exportsOfComplaints, repeatedRows } from './complaints.ts';
import type { Row } from './rows.ts';
import { surveys, surveysAsOf } from './ratings.ts';
import { exceptions, reviews, staffDays } from './staff.ts';
import type { Answer, Month } from './answer.ts';

interface Checked {
  readonly rows: readonly Row[];
  /** The first of these that is filled puts the row in a period. */
  readonly stamps: readonly string[];
  /** Needed columns; those of one group stand for each other. */
  readonly needed: readonly (readonly string[])[];
  readonly events: readonly string[];
  /** Whether a row contradicts itself. */
  readonly wrong: (row: Row) => boolean;
}

const never = (): boolean => false;
const passed = (row: Row): boolean => Number(row['质检得分']) >= 80 && row['是否致命'] !== '是';
const reviewed = (row: Row): number[] => [at(row['通话时间']) ?? 0, at(row['质检时间']) ?? 0];
const reviewsAsOf = latestEvent(reviews.flatMap(reviewed));
const late = new Map(complaints.map((one) => [one.row, one]));

/** The declared 是否超时 against the ticket's own limit; a waiting ticket is late once the limit has passed. */
function flagWrong(row: Row): boolean {
  const one = late.get(row);
  if (!one || row['是否超时'] === '' || one.withdrawn || one.isVoid) return false;
  const isLate = one.ended === null ? (one.due <= one.knownUntil ? true : null) : one.ended >= one.due;
  return isLate !== null && (row['是否超时'] === '是') !== isLate;
}
const statusWrong = (row: Row): boolean => ['待处理', '处理中'].includes(row['状态'] ?? '') && row['办结时间'] !== '';
const backwards = (row: Row): boolean => (at(row['办结时间']) ?? Infinity) < (at(row['投诉时间']) ?? 0);

const tables: readonly Checked[] = [
  {
    rows: complaints.map((one) => one.row),
    stamps: ['投诉时间'],
    needed: [
      ['投诉编号'],
      ['投诉时间'],
      ['首次联系时间'],
      ['答复时间'],
      ['办结时间'],
      ['状态'],
      ['工单类型'],
      ['一级分类'],
      ['投诉渠道', '投诉来源'],
      ['投诉内容'],
      ['处理结果'],
      ['处理人'],
      ['班组'],
    ],
    events: ['投诉时间', '签收时间', '首次联系时间', '答复时间', '办结时间', '重开时间', '更新时间', '升级时间'],
    wrong: (row) => flagWrong(row) || statusWrong(row) || backwards(row),
  },
  {
    rows: surveys,
    stamps: ['评价时间', '邀评时间'],
    needed: [
      ['评价编号'],
      ['关联工单', '通话ID'],
      ['服务人员', '坐席工号'],
      ['评价渠道'],
      ['邀评时间', '是否送达'],
      ['评价时间'],
      ['满意度', '是否一次解决'],
    ],
    events: ['邀评时间', '评价时间'],
    wrong: (row) => [row['邀评时间'], row['评价时间']].some((text) => (at(text) ?? 0) > surveysAsOf),
  },
  {
    rows: callbackRows,
    stamps: ['服务完成时间'],
    needed: [['回访编号'], ['关联单号', '客户编号'], ['回访类型'], ['服务完成时间'], ['回访结果']],
    events: ['回访时间'],
    wrong: never,
  },
  {
    rows: calls,
    stamps: ['呼叫时间'],
    needed: [['通话ID'], ['呼叫方向'], ['呼叫时间'], ['排队时长(秒)'], ['通话时长(秒)'], ['通话标识']],
    events: ['呼叫时间', '入队时间', '接听时间', '结束时间'],
    wrong: never,
  },
  {
    rows: reviews,
    stamps: ['通话时间'],
    needed: [['质检编号'], ['被检人', '坐席工号'], ['通话时间'], ['质检得分']],
    events: ['通话时间', '质检时间'],
    wrong: (row) => (row['是否合格'] === '是') !== passed(row) || reviewed(row).some((moment) => moment >= reviewsAsOf),
  },
  { rows: staffDays, stamps: ['日期'], needed: [['工号', '姓名'], ['日期']], events: ['日期'], wrong: never },
  {
    rows: exceptions,
    stamps: ['异常发生时间'],
    needed: [['异常发生时间']],
    events: ['异常发生时间', '异常上报时间'],
    wrong: never,
  },
];

const filled = (row: Row, columns: readonly string[]): number =>
  columns.filter((column) => (row[column] ?? '') !== '').length;

export function dataAnswers(month: Month): Record<string, Answer> {
  const within = ({ stamps }: Checked, row: Row): boolean => {
    const moment = at(stamps.map((column) => row[column]).find((text) => text !== '')) ?? -1;
    return moment >= month.from && moment < month.until;
  };
  let [missing, cells, contradictory, dated] = [0, 0, 0, 0];
  for (const table of tables)
    for (const row of table.rows.filter((each) => within(table, each))) {
      missing += table.needed.filter((group) => filled(row, group) === 0).length;
      cells += table.needed.length;
      if (filled(row, table.events) < 2) continue;
      dated++;
      if (table.wrong(row)) contradictory++;
    }
  return { G01: { n: missing, d: cells }, 'G02.collapsed': repeated(month), G03: { n: contradictory, d: dated } };
}

/** Rows read again over the files that touch the month; only complaints come in several exports. */
function repeated(month: Month): Answer {
  const registers = exportsOfComplaints.filter(({ rows }) => touches(month, rows, ['投诉时间']));
  const callbackYears = [
    callbackRows.filter((row) => (row['服务完成时间'] ?? '') < '2026'),
    callbackRows.filter((row) => (row['服务完成时间'] ?? '') >= '2026'),
  ];
  const others = [
    ...tables.slice(1).filter((table) => table.rows !== callbackRows),
    ...callbackYears.map((rows) => ({ rows, stamps: ['服务完成时间'] })),
  ];
  const read = others
    .filter(({ rows, stamps }) => touches(month, rows, stamps))
    .reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    n: registers.reduce((sum, { name }) => sum + (repeatedRows.get(name) ?? 0), 0),
    d: registers.reduce((sum, { rows }) => sum + rows.length, read),
  };
}

function touches(month: Month, rows: readonly Row[], stamps: readonly string[]): boolean {
  const moments = rows
    .map((row) => at(stamps.map((column) => row[column]).find((text) => text !== '')) ?? NaN)
    .filter((moment) => !Number.isNaN(moment));
  const first = moments.reduce((min, moment) => Math.min(min, moment), Infinity);
  const last = moments.reduce((max, moment) => Math.max(max, moment), 0);
  return first < month.until && last >= month.from;
}
