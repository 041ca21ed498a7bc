/** The month table of every service report: this month, the one before, a year ago, the year to date, target, verdict. */
import { periodMonths } from '../../calendar/index.ts';
import { monthTable as monthMetrics } from '../../subjects/headlines.ts';
import type { AskRole } from '../../query/types.ts';
import type { Format, Judged, Metric } from '../../types/metric.ts';
import type { Span } from '../../types/period.ts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Reader } from '../tables/columns.ts';
import { mustBe, tableFrom, textColumn } from '../tables/columns.ts';
import { figureOf } from '../tables/groups.ts';
import { metricName } from '../tables/labels.ts';
import type { Answer, FindingView } from '../view.ts';
import { ofRole } from '../view.ts';

interface Row {
  readonly metric: Metric;
  readonly current: Judged | undefined;
  readonly previous: Judged | undefined;
  readonly lastYear: Judged | undefined;
  readonly ytd: Judged | undefined;
  readonly ytdNote: string;
}

/**
 * A row per KPI. Values are raw; the hidden `<column>.text` says the same in the metric's own unit,
 * and `format` is that unit. Changes of ratios are in points, of counts in number and %.
 */
export function monthTable(answers: readonly Answer[], view: FindingView, words: Words): ShownTable {
  const rows = monthMetrics.map((id) => rowOf(mustBe(id), answers, view, words));
  const shown = rows.some(({ current }) => current && !current.missing) ? rows : [];
  return tableFrom(columnsOf(words), shown);
}

function columnsOf(words: Words): Reader<Row>[] {
  const value = (key: string, of: (row: Row) => number | null): Reader<Row>[] => [
    { key, label: words.say(`column.${key}`), format: 'number', read: of },
    hidden(`${key}.text`, (row) => words.number(of(row), row.metric.format)),
  ];
  const change = (key: string, before: (row: Row) => Judged | undefined): Reader<Row>[] => [
    { key, label: words.say(`column.${key}`), format: 'number', read: (row) => differenceOf(row.current, before(row)) },
    hidden(`${key}.text`, (row) => changeText(row.current, before(row), row.metric.format, words)),
  ];
  return [
    hidden('metric', (row) => row.metric.id),
    hidden('format', (row) => row.metric.format),
    textColumn('name', words.say('column.metric'), (row) => metricName(row.metric.id, words)),
    ...value('current', (row) => row.current?.value ?? null),
    { key: 'n', label: words.say('column.n'), format: 'count', hidden: true, read: (row) => row.current?.n ?? null },
    ...value('previous', (row) => row.previous?.value ?? null),
    ...change('change', (row) => row.previous),
    ...value('lastYear', (row) => row.lastYear?.value ?? null),
    ...change('yearChange', (row) => row.lastYear),
    ...value('ytd', (row) => row.ytd?.value ?? null),
    textColumn('ytdNote', words.say('column.ytdNote'), (row) => row.ytdNote),
    ...value('target', (row) => row.current?.target ?? null),
    {
      key: 'verdict',
      label: words.say('column.verdict'),
      format: 'verdict',
      read: (row) => row.current?.verdict ?? 'none',
    },
  ];
}

const hidden = (key: string, read: (row: Row) => string): Reader<Row> => textColumn(key, key, read, { hidden: true });

function rowOf(metric: Metric, answers: readonly Answer[], view: FindingView, words: Words): Row {
  const at = (role: AskRole): Judged | undefined => figureOf(ofRole(answers, role), metric.id, []);
  const ytdSpan = answers.find(({ ask }) => ask.role === 'ytd')?.ask.span;
  const hasYtd = metric.kind !== 'stock' && ytdSpan !== undefined;
  const ytd = hasYtd ? at('ytd') : undefined;
  return {
    metric,
    current: at('main'),
    previous: at('previous'),
    lastYear: at('year'),
    ytd,
    ytdNote: ytd?.value !== null && ytd !== undefined && ytdSpan ? noteOf(metric, ytdSpan, view, words) : '',
  };
}

const differenceOf = (now: Judged | undefined, then: Judged | undefined): number | null =>
  now?.value === null || then?.value === null || !now || !then ? null : now.value - then.value;

/** `+1.2 pt` of a ratio; `+12 (+8.3 %)` of a count; else the difference in the metric's own unit. */
export function changeText(now: Judged | undefined, then: Judged | undefined, format: Format, words: Words): string {
  const difference = differenceOf(now, then);
  if (difference === null) return words.number(null, format);
  if (format === 'percent')
    return words.say('change.points', { points: words.number(difference * 100, 'number', { sign: true, digits: 1 }) });
  if (format !== 'count') return words.number(difference, format, { sign: true });
  const number = words.number(difference, 'count', { sign: true });
  if (!then?.value) return number;
  return words.say('change.count', {
    number,
    percent: words.number(difference / then.value, 'percent', { sign: true }),
  });
}

/** `自 3 月起` where the data start later, `缺 5 月` where months are missing between. */
function noteOf(metric: Metric, span: Span, view: FindingView, words: Words): string {
  const months = periodMonths(span);
  const tables = view.loaded.tables.filter(
    (table) => metric.from.length === 0 || metric.from.some((kind) => kind === table.kind),
  );
  const known = months.map((month) =>
    tables.some(
      ({ firstDay, lastDay }) =>
        firstDay !== null && lastDay !== null && firstDay < month.until && lastDay >= month.from,
    ),
  );
  const first = known.indexOf(true);
  const gaps = months.filter((_, i) => i > first && !known[i]).map((month) => words.month(month.text, true));
  const start = months[first];
  const since = first > 0 && start ? [words.say('ytd.since', { month: words.month(start.text, true) })] : [];
  const without = gaps.length > 0 && first >= 0 ? [words.say('ytd.without', { months: words.list(gaps) })] : [];
  return words.list([...since, ...without]);
}
