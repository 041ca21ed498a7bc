/** Quality reviews, staff days, exceptions and the workload. */
import { DAY, at } from './clock.ts';
import { calls } from './calls.ts';
import { csv, type Row } from './rows.ts';
import { placeOf } from './people.ts';
import type { Answer, Month } from './answer.ts';

export const reviews = csv('质检评分.csv', 'utf-8').rows;
export const staffDays = csv('考勤工时.csv', 'gb18030').rows;
export const exceptions = csv('异常上报_2026-09-02.csv', 'utf-8').rows;
const exceptionsAsOf = (at('2026-09-02') ?? 0) + DAY;
const limits: Record<string, number> = { 一般: 86_400, 重要: 7_200, 重大: 1_800, 紧急: 1_800 };

export interface Person {
  readonly team: string | null;
  readonly branch: string | null;
}
const placed = (id: string, moment: number | null): Person => placeOf(id, moment ?? 0) ?? { team: null, branch: null };

export function staffAnswers(month: Month, keep: (person: Person) => boolean): Record<string, Answer> {
  const within = (text: string | undefined): boolean => {
    const moment = at(text);
    return moment !== null && moment >= month.from && moment < month.until;
  };
  const mine = (team: string | undefined, id: string | undefined, when: string | undefined): boolean => {
    const place = placed(id ?? '', at(when));
    return keep({ team: team || place.team, branch: place.branch });
  };
  const random = reviews.filter(
    (row) =>
      row['抽检类型'] === '随机' && within(row['通话时间']) && mine(row['班组'], row['坐席工号'], row['通话时间']),
  );
  const scores = random.map((row) => (Number(row['质检得分']) / Number(row['满分'])) * 100);
  const days = staffDays.filter((row) => within(row['日期']) && mine('', row['工号'], row['日期']));
  const total = (column: string): number => days.reduce((sum, row) => sum + Number(row[column]), 0);
  const due = exceptions
    .filter((row) => within(row['异常发生时间']) && mine(row['班组'], row['上报人'], row['异常发生时间']))
    .map((row) => ({ row, before: (at(row['异常发生时间']) ?? 0) + (limits[row['异常等级'] ?? ''] ?? 0) + 1 }))
    .filter(({ before }) => before <= exceptionsAsOf);
  return {
    Q01: { n: scores.reduce((sum, x) => sum + x, 0), d: scores.length },
    Q02: {
      n: random.filter((row) => (Number(row['质检得分']) / Number(row['满分'])) * 100 >= 80 && row['是否致命'] !== '是')
        .length,
      d: random.length,
    },
    'Q06.accuracy': { n: total('下单准确数'), d: total('抽检单数') },
    'Q06.coverage': { n: total('抽检单数'), d: total('总下单数') },
    Q07: { n: due.filter(({ row, before }) => (at(row['异常上报时间']) ?? Infinity) < before).length, d: due.length },
    ...workload(month, days),
  };
}

/** Calls answered per attended day, in the teams that answer any; spread over people with at least five attended days. */
function workload(month: Month, days: readonly Row[]): Record<string, Answer> {
  const handled = new Map<string, number>();
  for (const row of calls) {
    const moment = at(row['呼叫时间']) ?? 0;
    if (row['通话标识'] === '已接听' && moment >= month.from && moment < month.until)
      handled.set(row['坐席工号'] ?? '', (handled.get(row['坐席工号'] ?? '') ?? 0) + 1);
  }
  const teamOf = (row: Row): string | null => placed(row['工号'] ?? '', at(row['日期'])).team;
  const teams = new Set(days.filter((row) => handled.has(row['工号'] ?? '')).map(teamOf));
  const attended = days.filter((row) => teams.has(teamOf(row)) && Number(row['实出勤']) > 0);
  const people = [...new Set(attended.map((row) => row['工号'] ?? ''))].map((id) => ({
    days: attended.filter((row) => row['工号'] === id).length,
    handled: handled.get(id) ?? 0,
  }));
  const loads = people.filter((one) => one.days >= 5).map((one) => one.handled / one.days);
  const mean = loads.reduce((sum, x) => sum + x, 0) / loads.length;
  const deviation = Math.sqrt(loads.reduce((sum, x) => sum + (x - mean) ** 2, 0) / loads.length);
  return {
    'Q10.load': {
      n: people.reduce((sum, one) => sum + one.handled, 0),
      d: people.reduce((sum, one) => sum + one.days, 0),
    },
    'Q10.cv': { value: loads.length ? deviation / mean : null },
    'Q10.max': { value: loads.length ? Math.max(...loads) / mean : null },
  };
}
