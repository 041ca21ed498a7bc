/** Tables of one line of figures: months, a curve, a funnel, ages. */
import { monthsBefore } from '../../calendar/index.ts';
import type { CurveStep, Judged } from '../../types/metric.ts';
import type { Drawing } from '../../types/panel.ts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Answer, FindingView } from '../view.ts';
import { mainOf } from '../view.ts';
import type { Reader } from './columns.ts';
import { limitColumns, mustBe, sideColumn, tableFrom, textColumn, valueColumns } from './columns.ts';
import { figureOf, isOf } from './groups.ts';
import { keyOf, lastSeenKey, metricName, splitLabel } from './labels.ts';

type Of<D extends Drawing['draw']> = Extract<Drawing, { draw: D }>;

/** A row per month, all months of the panel in order, whether or not they hold data; none where nothing does. */
export function monthsTable(
  panel: Of<'trend'> | Of<'stack'>,
  answers: readonly Answer[],
  view: FindingView,
  words: Words,
): ShownTable {
  const figures = mainOf(answers);
  const any = figures.some(({ value, pending, missing }) => !missing && (value !== null || pending > 0));
  const months = any ? monthsBefore(view.period, panel.months).map((month) => month.text) : [];
  const columns = panel.metrics.flatMap((id): Reader<string>[] => {
    const of = (month: string): Judged | undefined => figureOf(figures, id, [month]);
    return [
      ...valueColumns(id, words, of),
      ...limitColumns(id, words, of),
      sideColumn(id, 'pending', words, (month) => of(month)?.pending ?? null, { hidden: true, format: 'count' }),
      sideColumn(id, 'target', words, (month) => of(month)?.target ?? null, { hidden: true }),
      sideColumn(id, 'small', words, (month) => (of(month)?.small ? 1 : 0), { hidden: true, format: 'number' }),
    ];
  });
  return tableFrom<string>(
    [textColumn('month', words.say('column.month'), (month) => month, { format: 'month' }), ...columns],
    months,
  );
}

/** Drawn steps at most; the last one of each stretch stands for it. */
const drawnSteps = 240;

/** Share done within each elapsed time, with the marks of the panel as rows of their own. */
export function curveTable(panel: Of<'curve'>, answers: readonly Answer[], words: Words): ShownTable {
  const judged = mainOf(answers).find((figure) => isOf(figure, panel.metric));
  const format = mustBe(panel.metric).format;
  const number = (key: string, read: (step: CurveStep) => number, hidden = false): Reader<CurveStep> => ({
    key,
    label: words.say(`column.${key}`),
    format: key === 'days' ? format : key === 'atRisk' ? 'count' : 'percent',
    metric: panel.metric,
    hidden,
    read,
  });
  return tableFrom(
    [
      number('days', (step) => step.days),
      number('done', (step) => 1 - step.survival),
      number('low', (step) => 1 - step.high),
      number('high', (step) => 1 - step.low),
      number('atRisk', (step) => step.atRisk),
    ],
    judged && judged.n > 0 ? stepsOf(judged, panel.marks) : [],
  );
}

function stepsOf(judged: Judged, marks: readonly number[]): CurveStep[] {
  const events = judged.events ?? [];
  const end = Math.max(...events.map((event) => event.days));
  const start: CurveStep = { days: 0, survival: 1, low: 1, high: 1, atRisk: judged.n };
  const drawn = thinned(judged.curve ?? [], end / drawnSteps);
  const atRisk = (days: number): number =>
    events.reduce((sum, event) => (event.days >= days ? sum + event.done + event.censored : sum), 0);
  const extra = [...marks.filter((mark) => mark < end), end]
    .filter((days) => !drawn.some((step) => step.days === days))
    .map((days) => ({
      ...((judged.curve ?? []).findLast((step) => step.days <= days) ?? start),
      days,
      atRisk: atRisk(days),
    }));
  const first = drawn[0]?.days === 0 || extra.some((step) => step.days === 0) ? [] : [start];
  return [...first, ...drawn, ...extra].sort((a, b) => a.days - b.days);
}

const thinned = (steps: readonly CurveStep[], width: number): CurveStep[] =>
  steps.length <= drawnSteps
    ? [...steps]
    : steps.filter((step, i) => {
        const next = steps[i + 1];
        return !next || Math.floor(next.days / width) > Math.floor(step.days / width);
      });

/** How many came through each step, as share of the first and of the step before. */
export function funnelTable(panel: Of<'funnel'>, answers: readonly Answer[], words: Words): ShownTable {
  const counts = panel.steps.map((id) => {
    const figure = mainOf(answers).find((judged) => isOf(judged, id));
    return figure?.value ?? figure?.numerator ?? null;
  });
  const share = (count: number | null, of: number | null | undefined): number | null =>
    count === null || !of ? null : count / of;
  const known = counts[0] ? panel.steps.map((id, i) => ({ id, i })).filter(({ i }) => counts[i] !== null) : [];
  return tableFrom<{ id: string; i: number }>(
    [
      textColumn('key', words.say('column.group'), ({ id }) => id, { hidden: true }),
      textColumn('group', words.say('column.step'), ({ id }) => metricName(id, words)),
      { key: 'count', label: words.say('column.count'), format: 'count', read: ({ i }) => counts[i] ?? null },
      {
        key: 'share',
        label: words.say('column.share-first'),
        format: 'percent',
        read: ({ i }) => share(counts[i] ?? null, counts[0]),
      },
      {
        key: 'step',
        label: words.say('column.share-before'),
        format: 'percent',
        read: ({ i }) => (i === 0 ? null : share(counts[i] ?? null, counts[i - 1])),
      },
    ],
    known,
  );
}

const ages = ['0-3', '4-7', '8-15', '16-30', '31-60', '60+'] as const;

/** What is open by age, and beside it what was open when last seen, before the end of the period. */
export function ageingTable(
  panel: Of<'ageing'>,
  answers: readonly Answer[],
  view: FindingView,
  words: Words,
): ShownTable {
  const figures = mainOf(answers).filter((judged) => isOf(judged, panel.metric) && judged.group.length === 1);
  const metric = mustBe(panel.metric);
  if (figures.length === 0) return tableFrom([], []);
  const valueAt = (age: string): number => figures.find((judged) => keyOf(judged.group[0] ?? null) === age)?.value ?? 0;
  const lastSeen = figures.reduce((sum, judged) => sum + (judged.lastSeen ?? 0), 0);
  const rows = [
    ...ages.map((age) => ({ key: age as string, n: valueAt(age) })),
    ...(lastSeen > 0 ? [{ key: lastSeenKey, n: lastSeen }] : []),
  ];
  return tableFrom<{ key: string; n: number }>(
    [
      textColumn('key', words.say('column.group'), (row) => row.key, { hidden: true }),
      textColumn('group', words.say('column.age'), (row) => splitLabel({ kind: 'age' }, row.key, view, words)),
      {
        key: panel.metric,
        label: metricName(panel.metric, words),
        format: metric.format,
        metric: panel.metric,
        read: (row) => row.n,
      },
    ],
    rows,
  );
}
