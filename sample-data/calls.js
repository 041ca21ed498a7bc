/** 话务明细: calls as the switch writes them, one row a call. */
import { customer, inTeams, perfectAgent, teamAt } from './centre.js';
import { day, isWorkday, months } from './time.js';

const topics = { 理赔报案: 0.3, 保单查询: 0.27, 续期缴费: 0.16, 保全办理: 0.15, 投诉建议: 0.07, 其他: 0.05 };
/** Calls by hour: two peaks, a quiet noon. */
const hours = { 8: 5, 9: 13, 10: 15, 11: 12, 12: 5, 13: 7, 14: 12, 15: 12, 16: 10, 17: 6, 18: 2, 19: 1 };

/** Planted: in August 2026 calls shift from the strong 服务一组 to the weak 服务三组, while each of them improves. */
const teamWeights = (month) =>
  month.index === 12
    ? { 服务一组: 0.3, 服务二组: 0.2, 服务三组: 0.5 }
    : { 服务一组: 0.55, 服务二组: 0.25, 服务三组: 0.2 };

function call(random, month, dayStart, number) {
  const startAt = dayStart + Number(random.weighted(hours)) * 3600 + random.between(0, 3599);
  const outbound = random.chance(0.12);
  const team = random.weighted(teamWeights(month));
  const dayText = day(dayStart);
  const agents = inTeams('服务一组', '服务二组', '服务三组').filter((one) => teamAt(one, dayText) === team);
  const agent = random.pick(agents.filter((one) => one.id !== perfectAgent || random.chance(0.15)));
  const busy = month.index === 6 ? 1.6 : 1;
  const wait = Math.round(random.lognormal(11 * busy, 0.8));
  const fate = outbound
    ? random.weighted({ 已接听: 0.7, 呼叫失败: 0.3 })
    : random.weighted({ 已接听: 0.9, 排队放弃: 0.05 * busy, 振铃放弃: 0.012, 仅IVR: 0.035 });
  const answered = fate === '已接听';
  const talk = answered ? Math.round(random.lognormal(185, 0.55)) : 0;
  const hold = answered && random.chance(0.2) ? random.between(10, 90) : 0;
  const wrap = answered ? random.between(8, 70) : 0;
  const queued = fate !== '仅IVR' && !outbound;
  const queueAt = queued ? startAt + random.between(6, 40) : null;
  const answerAt = answered ? (queueAt ?? startAt) + wait : null;
  const endAt = (answerAt ?? (queueAt ?? startAt) + wait) + talk + hold;
  return {
    id: `H${dayText.replaceAll('-', '')}${String(number).padStart(4, '0')}`,
    outbound,
    startAt,
    queueAt,
    answerAt,
    endAt,
    wait: queued ? wait : null,
    talk,
    hold,
    wrap,
    fate,
    answered,
    transferred: answered && random.chance(0.07),
    agent: fate === '仅IVR' || fate === '排队放弃' ? null : agent,
    team,
    topic: random.weighted(topics),
    customer: customer(random),
    dayText,
  };
}

export function callsOf(random) {
  return months.flatMap((month) =>
    month.days.flatMap((dayStart) => {
      const count = random.poisson(isWorkday(dayStart) ? 105 : 42);
      return Array.from({ length: count }, (_, i) => call(random, month, dayStart, i + 1)).sort(
        (a, b) => a.startAt - b.startAt,
      );
    }),
  );
}

/** Columns of the Parquet file, typed as the data warehouse writes them. */
export const callColumns = (calls) => ({
  通话ID: ['text', calls.map((one) => one.id)],
  呼叫方向: ['text', calls.map((one) => (one.outbound ? '呼出' : '呼入'))],
  业务类型: ['text', calls.map((one) => one.topic)],
  主叫号码: ['text', calls.map((one) => (one.outbound ? '95500' : one.customer.phone))],
  呼叫时间: ['stamp', calls.map((one) => one.startAt)],
  入队时间: ['stamp', calls.map((one) => one.queueAt)],
  接听时间: ['stamp', calls.map((one) => one.answerAt)],
  结束时间: ['stamp', calls.map((one) => one.endAt)],
  '排队时长(秒)': ['number', calls.map((one) => one.wait)],
  '通话时长(秒)': ['number', calls.map((one) => one.talk)],
  '保持时长(秒)': ['number', calls.map((one) => one.hold)],
  '话后时长(秒)': ['number', calls.map((one) => one.wrap)],
  通话标识: ['text', calls.map((one) => one.fate)],
  是否转接: ['text', calls.map((one) => (one.answered ? (one.transferred ? '是' : '否') : null))],
  坐席工号: ['text', calls.map((one) => one.agent?.id ?? null)],
  技能组: ['text', calls.map((one) => (one.outbound ? null : one.team))],
});
