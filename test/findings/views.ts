/** A view and words for the tests of this room. */
import { month } from '../../src/calendar/index.ts';
import { answerOf, type Answer, type FindingView } from '../../src/findings/index.ts';
import { wordsOf } from '../../src/locales/index.ts';
import { asksOf } from '../../src/query/index.ts';
import type { AskRole } from '../../src/query/index.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import { panelOf } from '../../src/subjects/panels.ts';
import type { Loaded, LoadedTable } from '../../src/types/loaded.ts';
import type { Figure } from '../../src/types/metric.ts';
import type { Panel } from '../../src/types/panel.ts';
import type { Rules } from '../../src/types/rules.ts';
import type { ShownTable } from '../../src/types/table.ts';

export const chinese = wordsOf('zh-CN');
export const english = wordsOf('en');

export const tableOfKind = (kind: LoadedTable['kind'], firstDay: string, lastDay: string): LoadedTable => ({
  file: 1,
  path: `${kind}.csv`,
  sheet: '',
  format: 'csv',
  encoding: 'utf-8',
  kind,
  source: kind,
  headers: [],
  columns: [],
  fields: [],
  clocks: [],
  rows: { read: 1, used: 1, refused: 0, duplicate: 0, superseded: 0, outOfPeriod: 0 },
  unreadCells: 0,
  damagedIds: 0,
  notes: [],
  exportedAt: null,
  knownUntil: null,
  firstDay,
  lastDay,
});

export const loaded: Loaded = {
  tables: [tableOfKind('complaints', '2026-03-04', '2026-08-31')],
  facts: {},
  customs: { x_0a1b2c3d: '险种大类' },
  staffNames: { '1001': '坐席001' },
  asOf: {},
  targets: [],
  scorecard: [],
  volumes: [],
  calendarYearsMissing: [],
  version: 1,
};

export const view: FindingView = {
  period: month(2026, 8),
  compare: month(2026, 7),
  filters: [],
  rules: defaultRules,
  loaded,
};

export const panel = (id: string): Panel => {
  const found = panelOf(id);
  if (!found) throw new Error(`no panel ${id}`);
  return found;
};

/** Answers of a panel's own asks, from figures by role. */
export const answersOf = (
  shown: Panel,
  figures: Partial<Record<AskRole, readonly Figure[]>>,
  rules: Rules = defaultRules,
): Answer[] => asksOf(shown, view).map((ask) => answerOf(ask, figures[ask.role] ?? [], rules));

/** The cells of a column. */
export const cells = (table: ShownTable, key: string): unknown[] => {
  const at = table.columns.findIndex((column) => column.key === key);
  if (at < 0) throw new Error(`no column ${key} among ${table.columns.map((column) => column.key).join(' ')}`);
  return table.rows.map((row) => row[at]);
};
