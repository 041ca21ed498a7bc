/** What stands small beside a figure: n, period, maturity, interval, what is needed. */
import { lastDay } from '../../calendar/index.ts';
import type { Judged, PartId } from '../../types/metric.ts';
import type { Panel } from '../../types/panel.ts';
import type { Period } from '../../types/period.ts';
import type { Words } from '../../types/words.ts';
import { mustBe } from '../tables/columns.ts';
import { isCounted, isOf } from '../tables/groups.ts';
import type { Answer, FindingView } from '../view.ts';
import { mainOf, ofRole } from '../view.ts';

/** The subtitle of a panel: what is counted, n, period, maturity, marks. */
export function panelSubtitle(panel: Panel, answers: readonly Answer[], view: FindingView, words: Words): string {
  const figure = basisOf(panel, answers, view);
  const key = `panel.${panel.id}.sub`;
  const parts = [
    words.has(key) ? words.say(key) : null,
    periodText(view.period, words),
    ...(figure ? basisParts(figure, words) : []),
  ];
  return joined(parts, words);
}

/** `n = 312 · 95 % 区间 91.0–96.2 % · 已到期 298 / 全部 312 · 未知 3`, or why there is no value. */
export const basisText = (judged: Judged, words: Words): string =>
  joined([intervalText(judged, words), ...basisParts(judged, words)], words);

/** `95 % 区间 91.0 %–96.2 %`; null where there is none. */
export function intervalText({ metric, low, high }: Judged, words: Words): string | null {
  if (low === null && high === null) return null;
  const { format } = mustBe(metric);
  return words.say('basis.interval', { low: words.number(low, format), high: words.number(high, format) });
}

/** `已到期 298 / 全部 312`; null where nothing is pending. */
export const maturityText = ({ pending, n }: Judged, words: Words): string | null =>
  pending > 0
    ? words.say('basis.matured', { matured: words.number(n, 'count'), all: words.number(n + pending, 'count') })
    : null;

/** `—，需要列 回访时间`, or that no such file is loaded; null where the figure is known. */
export function needsText({ missing }: Judged, words: Words): string | null {
  if (!missing) return null;
  const name = (key: string, fallback: string): string => (words.has(key) ? words.say(key) : fallback);
  if (missing.needs.length === 0) {
    const kind = missing.kind ? name(`kind.${missing.kind}`, missing.kind) : '';
    return missing.kind ? words.say('basis.needs-file', { kind }) : words.say('basis.nothing');
  }
  return words.say('basis.needs', { fields: words.list(missing.needs.map((field) => name(`field.${field}`, field))) });
}

/** `2026年8月`, or the first and last day of any other period. */
export function periodText(period: Period, words: Words): string {
  if (period.grain === 'month') return words.month(period.text);
  return words.say('basis.days', { first: words.day(period.from), last: words.day(lastDay(period)) });
}

function basisParts(judged: Judged, words: Words): (string | null)[] {
  const needs = needsText(judged, words);
  if (needs !== null) return [needs];
  const metric = mustBe(judged.metric);
  const n =
    isCounted(metric) || metric.kind === 'score' ? null : words.say('basis.n', { n: words.number(judged.n, 'count') });
  const never =
    metric.kind === 'duration' && 'quantile' in metric.read && judged.value === null && judged.n > 0
      ? words.say('basis.never')
      : null;
  const unknown = judged.unknown > 0 ? words.say('basis.unknown', { n: words.number(judged.unknown, 'count') }) : null;
  const lastSeen = judged.lastSeen ? words.say('basis.last-seen', { n: words.number(judged.lastSeen, 'count') }) : null;
  const marks = (judged.marks ?? []).map((mark) => (words.has(`mark.${mark}`) ? words.say(`mark.${mark}`) : null));
  return [
    never,
    n,
    maturityText(judged, words),
    unknown,
    lastSeen,
    judged.small ? words.say('basis.small') : null,
    ...marks,
  ];
}

/** The one figure on which a panel stands: the whole, else the last month shown. */
function basisOf(panel: Panel, answers: readonly Answer[], view: FindingView): Judged | undefined {
  const id = leadOf(panel);
  if (id === null) return undefined;
  const figures = [...ofRole(answers, 'total'), ...mainOf(answers)].filter((judged) => isOf(judged, id));
  const month = lastDay(view.period).slice(0, 7);
  return (
    figures.find(({ group }) => group.length === 0) ??
    figures.find(({ group }) => group.length === 1 && group[0] === month)
  );
}

function leadOf(panel: Panel): PartId | null {
  switch (panel.draw) {
    case 'trend':
    case 'stack':
    case 'pivot':
      return panel.metrics[0] ?? null;
    case 'bars':
    case 'pareto':
    case 'heat':
    case 'curve':
    case 'ageing':
    case 'reasons':
      return panel.metric;
    case 'levels':
      return 'S01';
    case 'scorecard':
      return 'Q12';
    default:
      return null;
  }
}

const joined = (parts: readonly (string | null)[], words: Words): string =>
  parts.filter((part) => part !== null && part !== '').join(words.say('basis.separator'));
