/** 回访记录表: due callbacks, each with its attempts, one sheet a year. */
import { branches, inTeams, newCustomer } from './centre.js';
import { DAY, at, cutOff, day, isWorkday, months, stamp } from './time.js';

const header = [
  '回访编号',
  '关联单号',
  '客户编号',
  '客户姓名',
  '回访类型',
  '机构',
  '服务完成时间',
  '应回访日期',
  '第几次回访',
  '回访时间',
  '回访方式',
  '回访人',
  '回访结果',
  '通话时长(秒)',
  '回访满意度',
  '不满意原因',
  '客户意见',
];
const reasons = { 处理太慢: 0.45, 未解决问题: 0.3, 态度不好: 0.1, 解释不清: 0.15 };
const festival = { from: at('2026-02-09'), until: at('2026-02-25') };

/** Planted: 华东分公司 called back late over the Spring Festival of 2026. */
const slips = (target) =>
  target.branch === '华东分公司' && target.triggerAt >= festival.from && target.triggerAt < festival.until;

function attempts(random, target) {
  const rows = [];
  let calledAt = target.triggerAt + random.lognormal(slips(target) ? 8.5 : 1.1, 0.5) * DAY;
  for (let attempt = 1; attempt <= 3; attempt++) {
    const moment = Math.floor(calledAt / DAY) * DAY + random.between(9 * 3600, 19 * 3600);
    if (moment >= cutOff || random.chance(0.03)) break;
    const result = random.weighted({ 已回访: 0.74, 无人接听: 0.15, 关机: 0.04, 拒访: 0.05, 空号: 0.02 });
    rows.push({ attempt, moment: Math.max(moment, target.triggerAt + 1800), result });
    if (result === '已回访' || result === '拒访' || result === '空号') break;
    calledAt = moment + random.between(1, 2) * DAY;
  }
  return rows.length ? rows : [{ attempt: 1, moment: null, result: '待回访' }];
}

function rowsOf(random, target, number) {
  const caller = random.pick(inTeams('回访组'));
  return attempts(random, target).map(({ attempt, moment, result }) => {
    const reached = result === '已回访';
    const rating = reached ? random.weighted({ 满意: 0.78, 一般: 0.13, 不满意: 0.07, '': 0.02 }) : '';
    return [
      `HF${String(number).padStart(6, '0')}`,
      target.ticket ?? '',
      target.customer.key,
      target.customer.name,
      target.type,
      target.branch,
      stamp(target.triggerAt),
      day(target.triggerAt + 3 * DAY),
      attempt,
      stamp(moment),
      moment ? '电话' : '',
      moment ? caller.name : '',
      random.chance(0.01) && moment ? '' : result,
      reached ? Math.round(random.lognormal(140, 0.5)) : '',
      rating,
      rating === '不满意' || rating === '一般' ? random.weighted(reasons) : '',
      reached && random.chance(0.2) ? '希望以后主动告知进度' : '',
    ];
  });
}

/** Rows by the year of the trigger: `{ 2025: rows, 2026: rows }`, each with its header. */
export function callbackSheets(random, complaints) {
  const after = complaints
    .filter(() => random.chance(0.94))
    .map((one) => ({
      type: '投诉回访',
      ticket: one.number,
      customer: one.customer,
      branch: one.branch,
      triggerAt: one.resolvedAt,
    }));
  const policies = months.flatMap((month) =>
    month.days.filter(isWorkday).flatMap((dayStart) =>
      Array.from({ length: random.poisson(9) }, () => ({
        type: '新单回访',
        customer: newCustomer(random),
        branch: random.weighted(branches),
        triggerAt: dayStart + random.between(9 * 3600, 17 * 3600),
      })),
    ),
  );
  const targets = [...after, ...policies]
    .filter((target) => target.triggerAt >= months[0].from && target.triggerAt < cutOff)
    .sort((a, b) => a.triggerAt - b.triggerAt);
  const sheets = { 2025: [header], 2026: [header] };
  targets.forEach((target, i) => sheets[day(target.triggerAt).slice(0, 4)].push(...rowsOf(random, target, i + 1)));
  return sheets;
}
