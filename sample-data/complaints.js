/** 投诉登记表: the life of every ticket, and the monthly exports as the system would have written them. */
import { branches, categories, customer, departmentOf, inTeams, products, regionOf } from './centre.js';
import { DAY, cutOff, isWorkday, months, officeTime, stamp } from './time.js';

const header = [
  '投诉编号',
  '投诉时间',
  '工单类型',
  '投诉渠道',
  '投诉来源',
  '客户编号',
  '客户姓名',
  '联系电话',
  '保单号',
  '险种',
  '省份',
  '机构',
  '一级分类',
  '二级分类',
  '投诉内容',
  '投诉级别',
  '是否复杂',
  '签收时间',
  '首次联系时间',
  '答复时间',
  '办结时间',
  '是否延期',
  '延期至',
  '状态',
  '处理人',
  '坐席工号',
  '班组',
  '责任部门',
  '责任认定',
  '是否有效',
  '是否规范',
  '是否超时',
  '是否升级投诉',
  '升级时间',
  '重开时间',
  '更新时间',
  '处理结果',
];
const channels = { 电话: 0.5, 在线客服: 0.15, 微信: 0.14, 柜面: 0.08, 监管转办: 0.08, 12345: 0.05 };
/** Median days to resolve; claims delays take longest. */
const median = { 理赔: 6.5, 销售: 6, 退保: 5, 服务: 3, 保全: 3.5, 承保: 4, 续期: 3, 其他: 3 };
/** Planted: 理赔时效 rises in June, July and August 2026. */
const rise = { 10: 1.35, 11: 1.8, 12: 2.4 };

function ticket(random, month, dayStart, number) {
  const receivedAt = officeTime(random, dayStart);
  const weights = { ...categories, '理赔/理赔时效': categories['理赔/理赔时效'] * (rise[month.index] ?? 1) };
  const [l1, l2] = random.weighted(weights).split('/');
  const kind = random.weighted({ 投诉: 0.9, 咨询: 0.07, 建议: 0.03 });
  const channel = random.weighted(channels);
  const handler = random.pick(inTeams('投诉一组', '投诉二组'));
  const complex = random.chance(0.05);
  const took = random.lognormal(median[l1] * (complex ? 2.4 : 1), 0.62) * DAY;
  const hardCase = random.chance(0.03);
  const resolvedAt = receivedAt + took + (hardCase ? 40 * DAY : 0);
  const acceptedAt = receivedAt + random.lognormal(0.15, 0.9) * DAY;
  const contactedAt = Math.max(acceptedAt, receivedAt + random.lognormal(0.3, 0.8) * DAY);
  const fate = random.weighted({ 办结: 0.945, 撤诉: 0.02, 作废: 0.015, 重开: 0.02 });
  return {
    number: `TS${month.text.replace('-', '')}${String(number).padStart(4, '0')}`,
    receivedAt,
    kind,
    channel,
    l1,
    l2,
    complex,
    handler,
    fate,
    source: channel === '监管转办' ? '金监总局' : channel === '12345' ? '12345' : channel,
    customer: customer(random),
    product: random.weighted(products),
    branch: random.weighted(branches),
    severity: random.weighted({ 一般: 0.86, 重要: 0.11, 重大: 0.03 }),
    acceptedAt,
    contactedAt,
    resolvedAt,
    repliedAt: random.chance(0.97) ? resolvedAt - random.next() * 0.4 * (resolvedAt - contactedAt) : null,
    extendedTo: complex && random.chance(0.3) ? receivedAt + 60 * DAY : null,
    ...again(random, fate === '重开' ? resolvedAt + random.between(3, 25) * DAY : null),
    finding: random.weighted({ 有责: 0.36, 部分责任: 0.17, 无责: 0.38, 事实不清: 0.05, '': 0.04 }),
    valid: random.chance(0.975),
    compliant: random.chance(0.86) ? (random.chance(0.975) ? '是' : '否') : '',
    escalatedAt: random.chance(0.06) ? receivedAt + random.between(1, 12) * DAY : null,
    wrongFlag: random.chance(0.015),
    loggedAt: receivedAt,
  };
}

/** A second life: reopened, and resolved again some days later. */
const again = (random, reopenedAt) => ({
  reopenedAt,
  resolvedAgainAt: reopenedAt === null ? null : reopenedAt + random.lognormal(5, 0.6) * DAY,
});

/** One ticket in twenty comes from a customer who complained of the same thing some weeks before. */
function comeBack(random, all, one) {
  const before = all[all.length - random.between(60, 400)];
  return before && random.chance(0.05) ? { ...one, customer: before.customer, l1: before.l1, l2: before.l2 } : one;
}

/** Every ticket of the thirteen months, with its whole life. */
export function complaintsOf(random) {
  const all = [];
  for (const month of months) {
    let number = 0;
    for (const dayStart of month.days) {
      const count = random.poisson((isWorkday(dayStart) ? 20 : 6) * (1 + 0.18 * Math.max(0, month.index - 9)) * 0.92);
      for (let i = 0; i < count; i++) all.push(comeBack(random, all, ticket(random, month, dayStart, ++number)));
    }
  }
  return all;
}

const seen = (moment, now) => (moment !== null && moment <= now ? moment : null);

/** The row of a ticket as the system showed it at `now`; null before it was logged. */
function rowAt(one, now) {
  if (one.loggedAt > now) return null;
  const reopenedAt = seen(one.reopenedAt, now);
  const resolvedAgain = seen(one.resolvedAgainAt, now);
  const finished = one.fate !== '作废' && one.fate !== '撤诉' ? (resolvedAgain ?? seen(one.resolvedAt, now)) : null;
  const ended = seen(one.resolvedAt, now);
  const closedWord = {
    撤诉: '撤诉',
    作废: '作废',
    办结: '已办结',
    重开: reopenedAt && !resolvedAgain ? '重办' : '已办结',
  }[one.fate];
  const status = ended ? closedWord : seen(one.acceptedAt, now) ? '处理中' : '待处理';
  const late = finished !== null && finished - one.receivedAt > (one.complex ? 31 : 16) * DAY;
  const events = [
    one.receivedAt,
    one.acceptedAt,
    one.contactedAt,
    one.repliedAt,
    one.resolvedAt,
    one.escalatedAt,
    one.reopenedAt,
    one.resolvedAgainAt,
    one.correctedAt ?? null,
  ];
  const updatedAt = Math.max(...events.filter((moment) => moment !== null && moment <= now));
  const corrected = one.correctedAt && one.correctedAt <= now;
  const cells = [
    one.number,
    stamp(one.receivedAt),
    one.kind,
    one.channel,
    one.source,
    one.customer.key,
    one.customer.name,
    one.customer.phone,
    one.customer.policy,
    one.product,
    regionOf[one.branch],
    one.branch,
    corrected ? one.correctL1 : one.l1,
    corrected ? one.correctL2 : one.l2,
    `客户反映${one.product}${one.l2}问题，希望尽快处理`,
    one.severity,
    one.complex ? '是' : '否',
    stamp(seen(one.acceptedAt, now)),
    stamp(seen(one.contactedAt, now)),
    finished ? stamp(seen(one.repliedAt, now)) : '',
    stamp(finished),
    one.extendedTo ? '是' : '否',
    stamp(one.extendedTo),
    status,
    one.handler.name,
    one.handler.id,
    one.handler.team,
    departmentOf[one.l1],
    finished ? one.finding : '',
    one.valid ? '是' : '否',
    finished ? one.compliant : '',
    finished ? (late !== one.wrongFlag ? '是' : '否') : '',
    seen(one.escalatedAt, now) ? '是' : '否',
    stamp(seen(one.escalatedAt, now)),
    stamp(reopenedAt),
    stamp(updatedAt),
    finished ? '已与客户沟通并达成一致' : '',
  ];
  return { cells, updatedAt, open: ended === null || (reopenedAt !== null && resolvedAgain === null) };
}

function sheet(title, rows) {
  const total = ['合计', `${rows.length} 件`, ...Array(header.length - 2).fill('')];
  return [[title, ...Array(header.length - 1).fill('')], header, ...rows, total];
}

const dayOf = (moment) => stamp(moment).slice(0, 10);
const named = (name, exportedAt, rows) => ({
  name,
  rows: sheet(`客户投诉登记表（导出日期：${dayOf(exportedAt)}）`, rows),
});

/**
 * One export a month: what was received in it, what was still open from before, and what changed since the export before.
 * Planted: July 2026 was exported again on 20 August, with 17 tickets logged late and two put into another category.
 */
export function complaintFiles(random, all) {
  const july = months[11];
  const inJuly = all.filter((one) => one.receivedAt >= july.from && one.receivedAt < july.until);
  const againAt = july.until + 20 * DAY - 1;
  for (const one of inJuly.slice(40, 57)) one.loggedAt = july.exportedAt + random.between(1, 12) * DAY;
  for (const one of inJuly.filter((each) => each.l2 === '服务态度').slice(0, 2))
    Object.assign(one, { correctedAt: againAt - 3 * DAY, correctL1: '理赔', correctL2: '理赔时效' });
  const files = months.map((month, i) => {
    const before = months[i - 1]?.exportedAt ?? 0;
    const rows = all.flatMap((one) => {
      const row = one.receivedAt < month.until ? rowAt(one, month.exportedAt) : null;
      return row && (one.receivedAt >= month.from || row.open || row.updatedAt > before) ? [row.cells] : [];
    });
    return named(`投诉登记表${month.year}年${month.month}月.csv`, month.exportedAt, rows);
  });
  const again = inJuly.flatMap((one) => (rowAt(one, againAt)?.cells ? [rowAt(one, againAt).cells] : []));
  return [...files, named('投诉登记表2026年7月（重新导出）.csv', againAt, again)];
}

/** What callbacks and surveys may follow: tickets that ended before the cut-off. */
export const endedComplaints = (all) =>
  all.filter((one) => one.kind === '投诉' && one.fate !== '作废' && one.fate !== '撤诉' && one.resolvedAt < cutOff);
