/** 花名册, 考勤工时, 质检评分, 异常上报, 目标值, 业务量. */
import { branches, inTeams, move, regionOf, staff, teamAt } from './centre.js';
import { DAY, cutOff, day, isWorkday, months, stamp } from './time.js';

/** One row per team period. */
export const rosterRows = () => [
  ['工号', '姓名', '班组', '岗位', '机构', '入职日期', '生效日期', '组长'],
  ...staff.flatMap((one) => {
    const row = (team, since) => [one.id, one.name, team, one.post, one.branch, one.hired, since, `${team}组长`];
    return one.id === move.id ? [row(move.from, one.hired), row(move.to, move.day)] : [row(one.team, one.hired)];
  }),
];

export function staffDayRows(random) {
  const rows = [
    [
      '工号',
      '姓名',
      '日期',
      '班次',
      '应出勤',
      '实出勤',
      '请假类型',
      '登录时长',
      '空闲时长',
      '占用时长',
      '总下单数',
      '抽检单数',
      '下单准确数',
    ],
  ];
  for (const month of months)
    for (const dayStart of month.days.filter(isWorkday))
      for (const one of staff) {
        const leave = random.chance(0.035);
        const attended = leave ? 0 : random.chance(0.06) ? 6 : 8;
        const busy = attended * (0.62 + 0.2 * random.next());
        const orders = leave || !one.team.startsWith('服务') ? 0 : random.between(6, 16);
        const checked = Math.min(orders, random.between(1, 3));
        const wrong = random.chance(0.04 * checked) ? 1 : 0;
        rows.push([
          one.id,
          one.name,
          day(dayStart),
          '早班',
          8,
          attended,
          leave ? random.pick(['年假', '病假', '事假']) : '',
          (attended * 0.94).toFixed(2),
          (attended * 0.94 - busy).toFixed(2),
          busy.toFixed(2),
          orders,
          checked,
          checked - wrong,
        ]);
      }
  return rows;
}

const faults = ['未核实身份', '未使用规范用语', '未告知处理时限', '记录不完整', '解释不准确'];

/** Four random reviews an agent and month, and some targeted ones. QC rises slowly. */
export function reviewRows(random, calls) {
  const rows = [
    [
      '质检编号',
      '通话ID',
      '被检人',
      '坐席工号',
      '班组',
      '质检员',
      '通话时间',
      '质检时间',
      '抽检类型',
      '质检得分',
      '满分',
      '是否合格',
      '是否致命',
      '违规项',
      '点评',
    ],
  ];
  const byAgent = {};
  for (const one of calls.filter((each) => each.answered && each.agent))
    (byAgent[`${one.agent.id} ${one.dayText.slice(0, 7)}`] ??= []).push(one);
  let number = 0;
  for (const month of months)
    for (const one of inTeams('服务一组', '服务二组', '服务三组')) {
      const own = byAgent[`${one.id} ${month.text}`] ?? [];
      for (let i = 0; i < Math.min(own.length, 5); i++) {
        const listened = own[Math.floor((i * own.length) / 5)];
        const reviewedAt = listened.endAt + random.between(1, 5) * DAY;
        if (reviewedAt >= cutOff) continue;
        const targeted = i === 4;
        const score = Math.min(
          100,
          Math.max(45, Math.round((targeted ? 84 : 90) + month.index * 0.12 + 6 * random.normal())),
        );
        const fatal = random.chance(targeted ? 0.04 : 0.008);
        const passed = score >= 80 && !fatal;
        rows.push([
          `ZJ${String(++number).padStart(5, '0')}`,
          listened.id,
          one.name,
          one.id,
          teamAt(one, listened.dayText),
          `质检${String(1 + (number % 3)).padStart(2, '0')}`,
          stamp(listened.startAt),
          stamp(reviewedAt),
          targeted ? '定向' : '随机',
          score,
          100,
          random.chance(0.005) ? (passed ? '否' : '是') : passed ? '是' : '否',
          fatal ? '是' : '否',
          fatal || score < 80 ? random.pick(faults) : '',
          score < 80 ? '需要辅导' : '',
        ]);
      }
    }
  return rows;
}

export function exceptionRows(random) {
  const rows = [['异常编号', '异常发生时间', '异常上报时间', '异常等级', '上报人', '班组', '异常说明']];
  let number = 0;
  for (const month of months)
    for (let i = random.poisson(14); i > 0; i--) {
      const severity = random.weighted({ 一般: 0.6, 重要: 0.3, 重大: 0.1 });
      const occurredAt = random.pick(month.days) + random.between(8 * 3600, 19 * 3600);
      const limit = { 一般: 24, 重要: 2, 重大: 0.5 }[severity] * 3600;
      const reportedAt = occurredAt + Math.round(random.lognormal(limit * 0.45, 0.7));
      const person = random.pick(staff);
      rows.push([
        `YC${String(++number).padStart(4, '0')}`,
        stamp(occurredAt),
        random.chance(0.02) || reportedAt >= cutOff ? '' : stamp(reportedAt),
        severity,
        person.name,
        person.team,
        random.pick(['系统登录缓慢', '线路中断', '批量来电', '短信延迟']),
      ]);
    }
  return rows;
}

export const targetRows = () => [
  ['指标', '考核对象', '目标值', '权重', '生效月份'],
  ['按时办结率', '全中心', '100%', '25', '2025-01'],
  ['满意率', '全中心', '85%', '25', '2025-01'],
  ['回访及时率', '全中心', '95%', '20', '2025-01'],
  ['质检均分', '全中心', '88', '30', '2025-01'],
  ['投诉满意率', '全中心', '75%', '', '2025-01'],
  ['投诉满意率', '全中心', '80%', '', '2026-07'],
];

/** Policies and premium of each branch and month; the premium in 万元, as finance writes it. */
export function volumeRows(random) {
  const rows = [['月份', '机构', '省份', '保单件数', '保费收入（万元）', '客户数']];
  for (const month of months)
    for (const [branch, share] of Object.entries(branches))
      rows.push([
        month.text,
        branch,
        regionOf[branch],
        Math.round(1_900_000 * share * (1 + 0.01 * month.index) * (0.98 + 0.04 * random.next())),
        (42_000 * share * (0.9 + 0.2 * random.next())).toFixed(2),
        Math.round(1_150_000 * share),
      ]);
  return rows;
}
