/** A small month as people export it: complaints and satisfaction, twelve rows of July and forty of August 2026. */

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export type Cells = readonly (string | number)[];

export const upload = (name: string, content: string | Uint8Array): Upload => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

export const csvText = (rows: readonly Cells[], end = '\r\n'): string =>
  rows.map((cells) => cells.map((cell) => quoted(String(cell))).join(',') + end).join('');

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const two = (n: number): string => String(n).padStart(2, '0');
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

export const branches = ['华东分公司', '华南分公司', '华北分公司'] as const;
export const channels = ['电话', '网络', '柜面', '信函'] as const;

export const complaintHeader = [
  '投诉编号',
  '投诉时间',
  '工单类型',
  '投诉渠道',
  '客户编号',
  '客户姓名',
  '联系电话',
  '机构',
  '一级分类',
  '二级分类',
  '办结时间',
  '状态',
  '处理人',
];

/** Complaint `i` of a month: every fifth is still open, every fourth was late. */
export function complaint(month: string, i: number): Cells {
  const open = i % 5 === 4;
  const day = 1 + (i % 9);
  const days = i % 4 === 3 ? 17 : 2;
  return [
    `TS${month.replace('-', '')}${String(i + 1).padStart(4, '0')}`,
    `${month}-${two(day)} 09:${two(i % 60)}:00`,
    '投诉',
    pick(channels, i),
    `C${String(10000 + i)}`,
    `客户${String(100 + i)}`,
    `139${String(10000000 + i * 7919)}`,
    pick(branches, i),
    i % 3 === 0 ? '理赔' : '服务',
    i % 3 === 0 ? '理赔时效' : '服务态度',
    open ? '' : `${month}-${two(day + days)} 16:00:00`,
    open ? '处理中' : '已办结',
    `坐席00${1 + (i % 4)}`,
  ];
}

export const complaintsOf = (month: string, count: number): Cells[] =>
  Array.from({ length: count }, (_, i) => complaint(month, i));

/** 合计 and title rows as systems write them. */
export const titledComplaints = (month: string, count: number): string =>
  csvText([
    [`客户投诉登记表（导出日期：${month}-31）`],
    complaintHeader,
    ...complaintsOf(month, count),
    ['合计', `${count} 件`],
  ]);

export const surveyHeader = ['评价编号', '评价渠道', '服务人员', '班组', '评价时间', '满意度', '评价内容'];
const levels = ['非常满意', '满意', '满意', '一般', '不满意'] as const;

export const survey = (month: string, i: number): Cells => [
  `PJ${month.replace('-', '')}${String(i + 1).padStart(4, '0')}`,
  pick(channels, i),
  `坐席00${1 + (i % 4)}`,
  i % 2 ? '服务一组' : '服务二组',
  `${month}-${two(1 + (i % 28))} 10:00:00`,
  pick(levels, i),
  i % 5 === 4 ? '等了太久，请回电 13800138000' : '',
];

export const surveysOf = (month: string, count: number): Cells[] =>
  Array.from({ length: count }, (_, i) => survey(month, i));

/** The whole small month, as files exported when it was over. */
export const smallMonth = (): Upload[] => [
  upload(
    '投诉登记表_2026-09-02.csv',
    `\ufeff${csvText([complaintHeader, ...complaintsOf('2026-07', 12), ...complaintsOf('2026-08', 40)])}`,
  ),
  upload(
    '满意度评价_2026-09-02.csv',
    `\ufeff${csvText([surveyHeader, ...surveysOf('2026-07', 12), ...surveysOf('2026-08', 40)])}`,
  ),
];
