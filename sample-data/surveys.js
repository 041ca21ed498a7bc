/** 满意度评价: invitations after calls and after resolved complaints, answered or not. */
import { perfectAgent } from './centre.js';
import { DAY, cutOff, months, stamp } from './time.js';

const header = [
  '评价编号',
  '关联工单',
  '通话ID',
  '评价渠道',
  '服务人员',
  '坐席工号',
  '班组',
  '机构',
  '邀评时间',
  '是否送达',
  '评价时间',
  '满意度',
  '不满意原因',
  '评价内容',
  '评价方式',
  '是否一次解决',
];
const words = ['非常不满意', '不满意', '一般', '满意', '非常满意'];
const reasons = { 处理太慢: 0.38, 未解决问题: 0.27, 态度不好: 0.13, 解释不清: 0.14, 流程复杂: 0.08 };
const comments = {
  处理太慢: '等了很久才有人联系',
  未解决问题: '问题还是没有解决',
  态度不好: '接听人员不耐烦',
  解释不清: '没有说明白条款',
  流程复杂: '需要的材料太多',
};

/** A level around a share of satisfied customers. */
const levelFor = (random, satisfied) =>
  random.chance(satisfied) ? (random.chance(0.55) ? 5 : 4) : Number(random.weighted({ 3: 0.45, 2: 0.33, 1: 0.22 }));

const callShare = (team, index) =>
  ({ 服务一组: index === 12 ? 0.935 : 0.9, 服务二组: index === 12 ? 0.9 : 0.84, 服务三组: index === 12 ? 0.7 : 0.6 })[
    team
  ];

function answer(random, offeredAt, satisfied, responds) {
  const answeredAt = random.chance(responds) ? offeredAt + Math.round(random.lognormal(0.15, 1) * DAY) : null;
  const level = levelFor(random, satisfied);
  if (answeredAt === null || answeredAt >= cutOff) return { answeredAt: null, level: null, mode: '' };
  return { answeredAt, level, mode: random.chance(0.04) ? '默认评价' : '客户评价' };
}

function row(random, number, link, person, team, offeredAt, { answeredAt, level, mode }) {
  const low = level !== null && level <= 3 && random.chance(0.85);
  const reason = low ? random.weighted(reasons) : '';
  const second = low && random.chance(0.15) ? `；${random.weighted(reasons)}` : '';
  return [
    `PJ${String(number).padStart(6, '0')}`,
    link.ticket ?? '',
    link.call ?? '',
    link.call ? '电话' : '短信',
    person.name,
    person.id,
    team,
    person.branch,
    stamp(offeredAt),
    '是',
    stamp(answeredAt),
    level === null ? '' : words[level - 1],
    reason + (reason && second.slice(1) !== reason ? second : ''),
    low && random.chance(0.4) ? comments[reason] : '',
    mode,
    level === null ? '' : level >= 4 || random.chance(0.3) ? '是' : '否',
  ];
}

/** Planted: A034 has five answers, all of them 非常满意. */
export function surveyRows(random, complaints, calls) {
  let [number, perfect] = [0, 0];
  const rows = [];
  for (const one of calls) {
    if (!one.answered || one.outbound || !random.chance(0.45)) continue;
    const index = months.findIndex((month) => one.startAt < month.until);
    const lucky = one.agent.id === perfectAgent;
    if (lucky && perfect >= 5) continue;
    const given = lucky
      ? { answeredAt: one.endAt + 600, level: 5, mode: '客户评价' }
      : answer(random, one.endAt + 60, callShare(one.team, index), 0.34);
    if (lucky) perfect++;
    rows.push([one.endAt, row(random, ++number, { call: one.id }, one.agent, one.team, one.endAt + 60, given)]);
  }
  for (const one of complaints) {
    if (!random.chance(0.8)) continue;
    const offeredAt = one.resolvedAt + 2 * 3600;
    if (offeredAt >= cutOff) continue;
    rows.push([
      offeredAt,
      row(
        random,
        ++number,
        { ticket: one.number },
        one.handler,
        one.handler.team,
        offeredAt,
        answer(random, offeredAt, 0.7, 0.42),
      ),
    ]);
  }
  return [header, ...rows.sort((a, b) => a[0] - b[0]).map(([, cells]) => cells)];
}
