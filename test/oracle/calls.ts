/** Calls and the metrics on them. */
import { at } from './clock.ts';
import { parquet, type Row } from './rows.ts';
import { placeOf } from './people.ts';
import type { Answer, Month } from './answer.ts';

export const calls = (await parquet('话务明细.parquet')).rows;
const abandonedWords = ['排队放弃', '振铃放弃'];
const number = (text: string | undefined): number => (text === '' || text === undefined ? NaN : Number(text));

/** Own skill group and the agent's branch on the day. */
export const placeOfCall = (row: Row): { team: string | null; branch: string | null } => ({
  team: row['技能组'] || placeOf(row['坐席工号'] ?? '', at(row['呼叫时间']) ?? 0)?.team || null,
  branch: row['坐席工号'] ? (placeOf(row['坐席工号'], at(row['呼叫时间']) ?? 0)?.branch ?? null) : null,
});

/** Linear between the neighbours, as quantile_cont. */
export function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

export function callAnswers(month: Month, keep: (row: Row) => boolean): Record<string, Answer> {
  const kept = calls.filter(keep);
  const within = (text: string | undefined): boolean => {
    const moment = at(text);
    return moment !== null && moment >= month.from && moment < month.until;
  };
  const inbound = kept.filter((row) => row['呼叫方向'] === '呼入' && within(row['入队时间'] || row['呼叫时间']));
  const answered = inbound.filter((row) => row['通话标识'] === '已接听');
  const lost = inbound.filter((row) => abandonedWords.includes(row['通话标识'] ?? ''));
  const fast = (rows: readonly Row[]): number => rows.filter((row) => number(row['排队时长(秒)']) <= 20).length;
  const [a, b, offered] = [fast(answered), fast(lost), answered.length + lost.length];
  const waits = answered.map((row) => number(row['排队时长(秒)']));
  const handled = kept.filter((row) => row['通话标识'] === '已接听' && within(row['结束时间']));
  const handles = handled.map(
    (row) => number(row['通话时长(秒)']) + number(row['保持时长(秒)']) + number(row['话后时长(秒)']),
  );
  const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);
  return {
    K01: { value: kept.filter((row) => within(row['呼叫时间'])).length },
    K02: { n: answered.length, d: offered },
    'K03.v3': { n: a, d: offered },
    'K03.v1': { n: a + b, d: offered },
    'K03.v2': { n: a, d: answered.length },
    'K03.v4': { n: a, d: answered.length + lost.length - b },
    'K04.mean': { n: sum(waits), d: waits.length },
    'K04.p90': { value: quantile(waits, 0.9) },
    K05: { n: lost.length, d: offered },
    'K06.mean': { n: sum(handles), d: handles.length },
    'K06.p50': { value: quantile(handles, 0.5) },
    K10: { n: answered.filter((row) => row['是否转接'] === '是').length, d: answered.length },
  };
}
