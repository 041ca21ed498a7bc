/** Scorecards as a table: a row per person or team, the whole last. */
import type { Drawing } from '../../types/panel.ts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { ScoredGroup, Scorecard, ScorePart } from '../verdict/scorecard.ts';
import { scorecard } from '../verdict/scorecard.ts';
import type { Answer, FindingView } from '../view.ts';
import { levelOf, mainOf, ofRole, splitOf } from '../view.ts';
import type { Reader } from './columns.ts';
import { mustBe, sideColumn, tableFrom } from './columns.ts';
import { keyOf, metricName } from './labels.ts';
import type { GroupRow as Row } from './matrix.ts';
import { groupColumns, named } from './matrix.ts';

type Cards = Extract<Drawing, { draw: 'scorecard' }>;

/** Cards in the order of their names: a list, not a league table. */
export function scorecardTable(panel: Cards, answers: readonly Answer[], view: FindingView, words: Words): ShownTable {
  const split = splitOf(answers, { kind: 'field', field: panel.by });
  const figures = mainOf(answers).filter((judged) => judged.group.length === 1);
  const rows = named(
    figures.map((judged) => judged.group),
    split,
    view,
    words,
  );
  const level = split.kind === 'field' ? levelOf(split.field) : 'all';
  const whole: ScoredGroup = {
    group: null,
    level: 'all',
    figures: ofRole(answers, 'total').filter((judged) => judged.group.length === 0),
  };
  const grouped = rows.map((row): ScoredGroup => ({
    group: row.group[0] ?? null,
    level,
    figures: figures.filter((judged) => keyOf(judged.group[0] ?? null) === keyOf(row.group[0] ?? null)),
  }));
  const cards = scorecard([...grouped, whole], view.rules, view.period.from);
  const at = (row: Row): Scorecard | undefined => cards[row.total ? cards.length - 1 : rows.indexOf(row)];
  const columns: Reader<Row>[] = [
    ...groupColumns(split, view, words),
    {
      key: 'score',
      label: words.say('column.score'),
      format: 'score',
      metric: 'Q12',
      read: (row) => at(row)?.score ?? null,
    },
    {
      key: 'coverage',
      label: words.say('column.coverage'),
      format: 'percent',
      read: (row) => at(row)?.coverage ?? null,
    },
    {
      key: 'provisional',
      label: words.say('column.provisional'),
      format: 'number',
      hidden: true,
      read: (row) => (at(row)?.provisional ? 1 : 0),
    },
    ...view.rules.scorecard.flatMap(({ metric }, i) => partColumns(metric, words, (row) => at(row)?.parts[i])),
  ];
  const shown = [...rows, { group: [], total: true }].filter((row) => at(row)?.score !== null && at(row) !== undefined);
  return tableFrom(columns, shown);
}

function partColumns(id: string, words: Words, of: (row: Row) => ScorePart | undefined): Reader<Row>[] {
  return [
    {
      key: id,
      label: metricName(id, words),
      format: mustBe(id).format,
      metric: id,
      read: (row) => of(row)?.value ?? null,
    },
    sideColumn(id, 'n', words, (row) => of(row)?.n ?? null, { format: 'count' }),
    sideColumn(id, 'target', words, (row) => of(row)?.target ?? null),
    sideColumn(id, 'attainment', words, (row) => of(row)?.attainment ?? null, { format: 'percent' }),
    sideColumn(id, 'weight', words, (row) => of(row)?.weight ?? null, { format: 'number', hidden: true }),
    sideColumn(id, 'small', words, (row) => (of(row)?.small ? 1 : 0), { format: 'number', hidden: true }),
  ];
}
