/** Callback targets: tasks of the file and ended complaints without one; the metrics on them. */
import { DAY, at, naturalLimit } from './clock.ts';
import { complaints, complaintsAsOf, isV } from './complaints.ts';
import { firstBelow, survival, type Answer, type Month } from './answer.ts';
import { placeOf } from './people.ts';
import { workbook, type Row } from './rows.ts';

export const callbackRows = workbook('回访记录表.xlsx').flatMap((sheet) => sheet.rows);
const attemptTimes = callbackRows.map((row) => at(row['回访时间'])).filter((moment) => moment !== null);

/** The latest event day that carries at least three stamps; the second after its last one is the cut-off. */
export function latestEvent(moments: readonly number[]): number {
  const perDay = new Map<number, number>();
  for (const moment of moments) perDay.set(Math.floor(moment / DAY), (perDay.get(Math.floor(moment / DAY)) ?? 0) + 1);
  const last = Math.max(...[...perDay].filter(([, rows]) => rows >= 3).map(([day]) => day));
  return Math.max(...moments.filter((moment) => Math.floor(moment / DAY) <= last)) + 1;
}
export const callbacksAsOf = Math.min(latestEvent(attemptTimes), complaintsAsOf);

export interface Target {
  readonly ticket: string;
  readonly branch: string;
  readonly l1: string | null;
  readonly trigger: number;
  readonly due: number;
  readonly attempts: readonly Row[];
  readonly firstAttempt: number | null;
  readonly reached: number | null;
  readonly refused: number | null;
  readonly team: string | null;
}

const complaintById = new Map(complaints.map((one) => [one.id, one]));

export const targets: readonly Target[] = (() => {
  const tasks = new Map<string, Row[]>();
  for (const row of callbackRows) tasks.set(row['回访编号'] ?? '', [...(tasks.get(row['回访编号'] ?? '') ?? []), row]);
  const fromFile = [...tasks.values()].map((rows) => targetOf(rows[0] as Row, rows));
  const linked = new Set(fromFile.map((one) => one.ticket));
  const fromComplaints = complaints
    .filter((one) => isV(one) && !one.withdrawn && one.ended !== null && !linked.has(one.id))
    .map((one): Target => ({
      ticket: one.id,
      branch: one.branch,
      l1: one.l1,
      trigger: one.ended ?? 0,
      due: naturalLimit(one.ended ?? 0, 3),
      attempts: [],
      firstAttempt: null,
      reached: null,
      refused: null,
      team: null,
    }));
  return [...fromFile, ...fromComplaints];
})();

function targetOf(head: Row, rows: readonly Row[]): Target {
  const trigger = at(head['服务完成时间']) ?? 0;
  const attempts = rows.filter((row) => at(row['回访时间']) !== null);
  const first = (result: string | null): Row | undefined =>
    attempts
      .filter((row) => result === null || row['回访结果'] === result)
      .toSorted((a, b) => (at(a['回访时间']) ?? 0) - (at(b['回访时间']) ?? 0))[0];
  const reached = first('已回访');
  const caller = reached ?? first(null);
  return {
    ticket: head['关联单号'] ?? '',
    branch: head['机构'] ?? '',
    l1: complaintById.get(head['关联单号'] ?? '')?.l1 ?? null,
    trigger,
    due: naturalLimit(trigger, 3),
    attempts,
    firstAttempt: at(first(null)?.['回访时间']),
    reached: at(reached?.['回访时间']),
    refused: reached ? null : at(first('拒访')?.['回访时间']),
    team: caller ? (placeOf(caller['回访人'] ?? '', at(caller['回访时间']) ?? 0)?.team ?? null) : null,
  };
}

const needed = ['客户编号', '回访时间', '回访人', '回访方式', '回访结果'];
const complete = (row: Row): boolean =>
  needed.every((column) => row[column] !== '') &&
  (row['回访结果'] !== '已回访' || row['回访满意度'] !== '' || row['不满意原因'] !== '');

export function callbackAnswers(month: Month, keep: (one: Target) => boolean): Record<string, Answer> {
  const all = targets.filter(keep);
  const within = (moment: number | null): boolean => moment !== null && moment >= month.from && moment < month.until;
  const triggered = all.filter((one) => within(one.trigger));
  const matured = triggered.filter((one) => one.due <= callbacksAsOf);
  const attempted = all.filter((one) => within(one.firstAttempt));
  const done = new Map<string, number>();
  for (const one of targets) if (one.reached !== null && one.ticket) done.set(one.ticket, one.reached);
  const ended = complaints.filter(
    (one) =>
      isV(one) &&
      !one.withdrawn &&
      within(one.ended) &&
      naturalLimit(one.ended ?? 0, 3) <= callbacksAsOf &&
      keep({ ...(targets[0] as Target), branch: one.branch, l1: one.l1, team: one.team }),
  );
  const steps = survival(
    triggered
      .map((one) => ({
        days: ((one.reached ?? one.refused ?? callbacksAsOf) - one.trigger) / 3600,
        done: one.reached !== null,
      }))
      .filter((row) => row.days >= 0),
  );
  const attempts = all.flatMap((one) => one.attempts).filter((row) => within(at(row['回访时间'])));
  const rated = all.flatMap((one) => {
    const last = one.attempts.filter((row) => row['回访结果'] === '已回访' && row['回访满意度'] !== '').at(-1);
    return last && within(at(last['回访时间'])) ? [last] : [];
  });
  return {
    B01: { n: matured.filter((one) => one.firstAttempt !== null).length, d: matured.length },
    B02: { n: attempted.filter((one) => one.reached !== null).length, d: attempted.length },
    B03: { n: matured.filter((one) => one.reached !== null && one.reached < one.due).length, d: matured.length },
    B04: { n: ended.filter((one) => (done.get(one.id) ?? Infinity) <= callbacksAsOf).length, d: ended.length },
    'B07.p50': { value: firstBelow(steps, 0.5) },
    'B07.p90': { value: firstBelow(steps, 0.1) },
    B08: { n: attempts.filter(complete).length, d: attempts.length },
    B11: { n: rated.filter((row) => row['回访满意度'] === '满意').length, d: rated.length },
  };
}
