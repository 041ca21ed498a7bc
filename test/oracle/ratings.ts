/** Ratings of surveys and callbacks, and the metrics on them. */
import { DAY, at } from './clock.ts';
import { callbackRows, latestEvent } from './callbacks.ts';
import { complaints, isV } from './complaints.ts';
import { csv } from './rows.ts';
import { placeOf } from './people.ts';
import type { Answer, Month } from './answer.ts';

const levels: Record<string, number> = { 非常满意: 5, 满意: 4, 一般: 3, 不满意: 2, 非常不满意: 1 };
const threeLevels: Record<string, number> = { 满意: 5, 一般: 3, 不满意: 1 };
export const surveys = csv('满意度评价.csv', 'utf-8').rows;
export const surveysAsOf = latestEvent(
  surveys.flatMap((row) => [at(row['邀评时间']), at(row['评价时间'])]).filter((moment) => moment !== null),
);
const complaintById = new Map(complaints.map((one) => [one.id, one]));

export interface Rating {
  readonly from: 'surveys' | 'callbacks';
  readonly ticket: string;
  readonly link: string;
  readonly ratedAt: number | null;
  readonly offeredAt: number | null;
  readonly level: number | null;
  readonly reasons: readonly string[];
  readonly branch: string;
  readonly team: string | null;
  readonly l1: string | null;
}

const reasonsOf = (text: string | undefined): string[] => [
  ...new Set((text ?? '').split(/[；;、/|]/).filter((part) => part !== '')),
];

const fromSurveys = surveys.map((row): Rating => ({
  from: 'surveys',
  ticket: row['关联工单'] ?? '',
  link: row['关联工单'] || row['通话ID'] || '',
  ratedAt: at(row['评价时间']),
  offeredAt: at(row['邀评时间']),
  level: row['评价方式'] === '默认评价' ? null : (levels[row['满意度'] ?? ''] ?? null),
  reasons: reasonsOf(row['不满意原因']),
  branch: row['机构'] ?? '',
  team: row['班组'] ?? '',
  l1: complaintById.get(row['关联工单'] ?? '')?.l1 ?? null,
}));
const fromCallbacks = callbackRows
  .filter((row) => (row['回访满意度'] ?? '') !== '')
  .map((row): Rating => ({
    from: 'callbacks',
    ticket: row['关联单号'] ?? '',
    link: row['关联单号'] ?? '',
    ratedAt: at(row['回访时间']),
    offeredAt: null,
    level: threeLevels[row['回访满意度'] ?? ''] ?? null,
    reasons: reasonsOf(row['不满意原因']),
    branch: row['机构'] ?? '',
    team: placeOf(row['回访人'] ?? '', at(row['回访时间']) ?? 0)?.team ?? null,
    l1: complaintById.get(row['关联单号'] ?? '')?.l1 ?? null,
  }));

/** A survey and a callback of one ticket on one day say the same thing: the survey leads. */
const surveyed = new Set(
  fromSurveys.filter((one) => one.level !== null).map((one) => `${one.link} ${Math.floor((one.ratedAt ?? 0) / DAY)}`),
);
const isFirst = (one: Rating): boolean =>
  one.from === 'surveys' || one.link === '' || !surveyed.has(`${one.link} ${Math.floor((one.ratedAt ?? 0) / DAY)}`);

/** Latest rating of each complaint in V that was not withdrawn. */
const lastOfTicket = new Map<string, Rating>();
for (const one of [...fromSurveys, ...fromCallbacks].filter((each) => each.level !== null && isFirst(each)))
  if (one.ticket && (one.ratedAt ?? 0) > (lastOfTicket.get(one.ticket)?.ratedAt ?? -1))
    lastOfTicket.set(one.ticket, one);

export function ratingAnswers(month: Month, keep: (one: Rating) => boolean): Record<string, Answer> {
  const within = (moment: number | null): boolean => moment !== null && moment >= month.from && moment < month.until;
  const valid = [...fromSurveys, ...fromCallbacks].filter(
    (one) => keep(one) && one.level !== null && isFirst(one) && within(one.ratedAt),
  );
  const fine = valid.filter((one) => one.from === 'surveys');
  const scores = fine.map((one) => one.level ?? 0);
  const mean = scores.length ? scores.reduce((sum, x) => sum + x, 0) / scores.length : null;
  const spread =
    mean === null || scores.length < 2
      ? null
      : Math.sqrt(scores.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (scores.length - 1));
  const offered = fromSurveys.filter(
    (one) => keep(one) && within(one.offeredAt) && (one.offeredAt ?? 0) + 7 * DAY <= surveysAsOf,
  );
  const rated = [...lastOfTicket].filter(([ticket, one]) => {
    const complaint = complaintById.get(ticket);
    return keep(one) && complaint && isV(complaint) && !complaint.withdrawn && within(one.ratedAt);
  });
  return {
    S01: { n: valid.filter((one) => (one.level ?? 0) >= 4).length, d: valid.length },
    S02: { n: fine.filter((one) => one.level === 5).length, d: fine.length },
    S03: { n: valid.filter((one) => (one.level ?? 9) <= 2).length, d: valid.length },
    'S04.mean': { value: mean },
    'S04.sd': { value: spread },
    'S04.index': { value: mean === null ? null : ((mean - 1) / 4) * 100 },
    'S07.response': {
      n: offered.filter((one) => one.level !== null && one.ratedAt !== null && one.ratedAt <= surveysAsOf).length,
      d: offered.length,
    },
    C22: { n: rated.filter(([, one]) => (one.level ?? 0) >= 4).length, d: rated.length },
  };
}

/** Respondents per reason among ratings of at most 3 with at least one reason. */
export function reasonCounts(month: Month): { respondents: number; counts: Record<string, number> } {
  const low = [...fromSurveys, ...fromCallbacks].filter(
    (one) =>
      isFirst(one) &&
      (one.level ?? 9) <= 3 &&
      one.reasons.length > 0 &&
      (one.ratedAt ?? 0) >= month.from &&
      (one.ratedAt ?? 0) < month.until,
  );
  const counts: Record<string, number> = {};
  for (const reason of low.flatMap((one) => one.reasons)) counts[reason] = (counts[reason] ?? 0) + 1;
  return { respondents: low.length, counts };
}
