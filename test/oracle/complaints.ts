/** Complaints: one life per ticket from fourteen exports, and the metrics on them, written from the definitions. */
import { DAY, at, naturalLimit } from './clock.ts';
import { csv, sampleNames, type Row } from './rows.ts';
import { curve, firstBelow, survival, type Answer, type Month } from './answer.ts';

export interface Complaint {
  readonly id: string;
  readonly row: Row;
  readonly isComplaint: boolean;
  readonly valid: boolean;
  readonly withdrawn: boolean;
  readonly isVoid: boolean;
  readonly received: number;
  readonly resolved: number | null;
  readonly ended: number | null;
  readonly firstResolved: number | null;
  readonly firstEnded: number | null;
  readonly backIn: number | null;
  readonly reopened: number | null;
  readonly due: number;
  readonly due15: number;
  readonly knownUntil: number;
  readonly customer: string;
  readonly l1: string;
  readonly branch: string;
  readonly team: string;
}

const files = sampleNames.filter((name) => name.startsWith('投诉登记表')).map((name) => csv(name, 'gb18030', true));
/** An export time in a title, one full date: the end of that day. */
const exportedAt = (title: string): number => (at(/\d{4}-\d{2}-\d{2}/.exec(title)?.[0]) ?? 0) + DAY;

export const complaintsAsOf = Math.max(...files.map((file) => exportedAt(file.title)));

const isOpen = (life: Complaint): boolean => life.ended === null;

export const exportsOfComplaints = files;

/** Every export by its time: the tickets as they stood in it. */
const lives = new Map(
  files.map((file) => [
    exportedAt(file.title),
    file.rows.map((row) => [row['投诉编号'] ?? '', lifeOf(row['投诉编号'] ?? '', row, 0, [])] as const),
  ]),
);

const carried = new Map<number, number>();

/** Rows of each export that are not used: seen before with the same cells, or an older state. */
export const repeatedRows = new Map<string, number>();

/** How the rows of each file fared: the newest version of a ticket is used. */
export const fates = { read: 0, used: 0, duplicate: 0, superseded: 0 };

export const complaints: readonly Complaint[] = (() => {
  const versions = new Map<string, { name: string; row: Row; exported: number }[]>();
  for (const file of files)
    for (const row of file.rows) {
      fates.read++;
      const id = row['投诉编号'] ?? '';
      versions.set(id, [...(versions.get(id) ?? []), { name: file.name, row, exported: exportedAt(file.title) }]);
    }
  return [...versions].map(([id, all]) => {
    const stampOf = (one: (typeof all)[number]) => at(one.row['更新时间']) ?? one.exported;
    const newest = all.reduce((best, one) => (stampOf(one) > stampOf(best) ? one : best));
    const same = all.filter((one) => JSON.stringify(one.row) === JSON.stringify(newest.row));
    const kept = same.reduce((oldest, one) => (one.exported < oldest.exported ? one : oldest));
    for (const one of all) if (one !== kept) repeatedRows.set(one.name, (repeatedRows.get(one.name) ?? 0) + 1);
    const contents = new Set(all.map((one) => JSON.stringify(one.row))).size;
    fates.used++;
    fates.duplicate += all.length - contents; // the same cells again
    fates.superseded += contents - 1; // other contents of the key
    const seenResolved = all.map((one) => at(one.row['办结时间'])).filter((moment) => moment !== null);
    const life = lifeOf(id, newest.row, Math.max(...all.map((one) => one.exported)), seenResolved);
    return isOpen(life) ? life : { ...life, knownUntil: Math.max(...all.map((one) => carriedUntil(one.exported))) };
  });
})();

/**
 * A finished ticket that a later export leaves out has not changed, if that export holds at least 90 % of the tickets
 * that were open before: then it is known until then, and so on.
 */
function carriedUntil(exported: number): number {
  const told = carried.get(exported);
  if (told !== undefined) return told;
  const open =
    lives
      .get(exported)
      ?.filter(([, life]) => isOpen(life))
      .map(([id]) => id) ?? [];
  const later = [...lives].filter(([time, rows]) => {
    if (open.length === 0 || time <= exported) return false;
    const held = new Set(rows.map(([id]) => id));
    return open.filter((id) => held.has(id)).length >= 0.9 * open.length;
  });
  const until = Math.max(exported, ...later.map(([time]) => carriedUntil(time)));
  carried.set(exported, until);
  return until;
}

function lifeOf(id: string, row: Row, knownUntil: number, seenResolved: readonly number[]): Complaint {
  const received = at(row['投诉时间']) ?? NaN;
  const status = row['状态'] ?? '';
  const withdrawn = status === '撤诉';
  const isVoid = status === '作废';
  const resolved = withdrawn || isVoid ? null : at(row['办结时间']);
  const reopened = at(row['重开时间']);
  const again = status === '重办' || (reopened !== null && resolved !== null && reopened > resolved);
  const ended = withdrawn || isVoid ? (at(row['更新时间']) ?? received) : again ? null : resolved;
  const everReopened = reopened !== null || status === '重办';
  const firstResolved = everReopened ? (seenResolved.length ? Math.min(...seenResolved) : null) : resolved;
  const complex = row['是否复杂'] === '是' || row['投诉级别'] === '重大';
  const extended = row['是否延期'] === '是' ? at(row['延期至']) : null;
  return {
    id,
    row,
    withdrawn,
    isVoid,
    received,
    resolved,
    ended,
    firstResolved,
    reopened,
    knownUntil,
    isComplaint: row['工单类型'] === '投诉',
    valid: row['是否有效'] !== '否',
    firstEnded: everReopened ? (firstResolved ?? ended) : ended,
    backIn: everReopened ? (reopened ?? at(row['更新时间'])) : null,
    due: extended === null ? naturalLimit(received, complex ? 30 : 15) : extended + 1,
    due15: naturalLimit(received, 15),
    customer: row['客户编号'] ?? '',
    l1: row['一级分类'] ?? '',
    branch: row['机构'] ?? '',
    team: row['班组'] ?? '',
  };
}

export const isV = (one: Complaint): boolean => one.isComplaint && one.valid && !one.isVoid;
const kept = (one: Complaint): boolean => isV(one) && !one.withdrawn;
const horizon = (one: Complaint): number => Math.min(complaintsAsOf, one.knownUntil);

const firstLoaded = Math.min(...complaints.map((one) => one.received));

/** yes: an earlier complaint of the customer and category ended before this one came, within 30 days. */
const repeats = new Map<string, 'yes' | 'suspected' | 'no'>();
const byCustomer = new Map<string, Complaint[]>();
for (const one of complaints) byCustomer.set(one.customer, [...(byCustomer.get(one.customer) ?? []), one]);
for (const one of complaints.filter(isV)) {
  const earlier = (byCustomer.get(one.customer) ?? []).filter(
    (other) =>
      isV(other) &&
      other.id !== one.id &&
      other.l1 === one.l1 &&
      other.received < one.received &&
      other.received >= one.received - 30 * DAY,
  );
  const done = earlier.some((other) => other.ended !== null && other.ended < one.received);
  repeats.set(one.id, done ? 'yes' : earlier.length ? 'suspected' : 'no');
}
const pendingUntil = Math.floor(firstLoaded / DAY) * DAY + 30 * DAY;

/** Whether a ticket is in stock at e; an open one only as long as it is known. */
function inStock(one: Complaint, e: number): boolean {
  if (one.ended === null && e > one.knownUntil) return false;
  if (one.received >= e) return false;
  if (one.firstEnded === null || one.firstEnded >= e) return true;
  return one.backIn !== null && one.backIn < e && (one.ended === null || one.ended >= e);
}

export function complaintAnswers(month: Month, keep: (one: Complaint) => boolean): Record<string, Answer> {
  const all = complaints.filter(keep);
  const within = (moment: number | null): boolean => moment !== null && moment >= month.from && moment < month.until;
  const received = all.filter((one) => within(one.received));
  const v = received.filter(isV);
  const vk = received.filter(kept);
  const ratio = (of: readonly Complaint[], hit: (one: Complaint) => boolean): Answer => ({
    n: of.filter(hit).length,
    d: of.length,
  });
  const e = Math.min(month.until, complaintsAsOf);
  const stock = all.filter((one) => one.isComplaint && one.valid && inStock(one, e));
  const matured = (limit: (one: Complaint) => number) => vk.filter((one) => limit(one) <= horizon(one));
  const steps = survival(
    vk
      .map((one) => ({ days: ((one.ended ?? horizon(one)) - one.received) / DAY, done: one.ended !== null }))
      .filter((each) => each.days >= 0),
  );
  const byCategory = [...new Set(v.map((one) => one.l1))].map((l1) => ({
    l1,
    n: v.filter((one) => one.l1 === l1).length,
  }));
  const classified = byCategory.filter(({ l1 }) => l1 !== '' && l1 !== '未分类');
  const resolvedNow = all.filter((one) => kept(one) && one.ended !== null && within(one.ended));
  const checked = all.filter((one) => kept(one) && within(one.resolved) && one.row['是否规范'] !== '');
  const found = all.filter((one) => kept(one) && within(one.resolved) && (one.row['责任认定'] ?? '') !== '');
  const firsts = all.filter(
    (one) => kept(one) && within(one.firstResolved) && (one.firstResolved ?? 0) + 30 * DAY <= horizon(one),
  );
  const old = v.filter((one) => one.received + 30 * DAY <= horizon(one));
  const escalated = (one: Complaint): boolean => {
    const moment = at(one.row['升级时间']);
    return one.row['是否升级投诉'] === '是' && (moment === null || moment <= one.received + 30 * DAY);
  };
  return {
    C01: { value: v.length },
    C08: ratio(v, (one) => one.l1 === '其他' || one.l1 === '' || one.l1 === '未分类'),
    C09: concentration(classified.map(({ n }) => n)),
    'C12.legal': ratio(
      matured((one) => one.due),
      (one) => one.ended !== null && one.ended < one.due,
    ),
    'C12.15d': ratio(
      matured((one) => one.due15),
      (one) => one.ended !== null && one.ended < one.due15,
    ),
    'C12.first': ratio(
      matured((one) => one.due),
      (one) => one.firstResolved !== null && one.firstResolved < one.due,
    ),
    C13: { value: stock.filter((one) => !one.isVoid && !one.withdrawn && one.due <= e).length },
    C14: { value: stock.length },
    'C15.p50': { value: firstBelow(steps, 0.5) },
    'C15.p90': { value: firstBelow(steps, 0.1) },
    C16: { value: mean(resolvedNow.map((one) => ((one.ended ?? 0) - one.received) / DAY)) },
    'C17.d3': { value: curve(steps, 3) },
    'C17.d7': { value: curve(steps, 7) },
    'C17.d15': { value: curve(steps, 15) },
    'C17.d30': { value: curve(steps, 30) },
    'C17.d60': { value: curve(steps, 60) },
    'C18.cohort': ratio(vk, (one) => one.ended !== null && one.ended <= complaintsAsOf),
    'C18.flow': { n: all.filter((one) => isV(one) && within(one.ended)).length, d: v.length },
    C20: ratio(
      matured((one) => one.due),
      (one) => (at(one.row['答复时间']) ?? Infinity) < one.due,
    ),
    C21: ratio(checked, (one) => one.row['是否规范'] === '是'),
    C23: ratio(
      v.filter((one) => one.received >= pendingUntil && repeats.get(one.id) !== 'suspected'),
      (one) => repeats.get(one.id) === 'yes',
    ),
    C24: ratio(firsts, (one) => one.reopened !== null && one.reopened <= (one.firstResolved ?? 0) + 30 * DAY),
    C25: ratio(old, escalated),
    C27: ratio(found, (one) => one.row['责任认定'] === '有责' || one.row['责任认定'] === '部分责任'),
    'G04.excluded': ratio(received, (one) => !isV(one)),
    'G04.matured': ratio(vk, (one) => one.due <= horizon(one)),
  };
}

/** k ÷ K: the fewest categories that hold at least 80 %. */
function concentration(counts: readonly number[]): Answer {
  const total = counts.reduce((sum, n) => sum + n, 0);
  let [held, fewest] = [0, 0];
  for (const n of counts.toSorted((a, b) => b - a)) {
    if (held >= 0.8 * total) break;
    held += n;
    fewest++;
  }
  return { n: fewest, d: counts.length };
}

const mean = (values: readonly number[]): number | null =>
  values.length ? values.reduce((sum, x) => sum + x, 0) / values.length : null;
