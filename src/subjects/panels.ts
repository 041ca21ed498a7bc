/** The figures of the screens, as data. */
import type { FieldId } from '../types/field.ts';
import type { Panel, Route } from '../types/panel.ts';

const year = 13;
const categories: readonly FieldId[] = ['category_l1', 'category_l2', 'category_l3'];
const month = { kind: 'month' } as const;
const field = (id: FieldId) => ({ kind: 'field', field: id }) as const;

const overview: readonly Panel[] = [
  { id: 'overview-months', screen: 'overview', width: 12, draw: 'month-table' },
  {
    id: 'overview-branches',
    screen: 'overview',
    width: 12,
    draw: 'metrics-table',
    by: 'branch',
    metrics: ['C01', 'C12.legal', 'C13', 'S01', 'B03', 'Q01', 'K03.v3'],
  },
  { id: 'overview-complaints', screen: 'overview', width: 6, draw: 'pareto', metric: 'C01', by: categories, top: 8 },
  { id: 'overview-satisfaction', screen: 'overview', width: 6, draw: 'levels', by: month, months: 6 },
  { id: 'overview-callbacks', screen: 'overview', width: 4, draw: 'trend', metrics: ['B03'], months: year },
  { id: 'overview-staff', screen: 'overview', width: 4, draw: 'trend', metrics: ['Q01'], months: year },
  { id: 'overview-calls', screen: 'overview', width: 4, draw: 'trend', metrics: ['K03.v3'], months: year },
];

const complaints: readonly Panel[] = [
  { id: 'complaints-volume', screen: 'complaints', width: 6, draw: 'trend', metrics: ['C01'], months: year },
  { id: 'complaints-category', screen: 'complaints', width: 6, draw: 'pareto', metric: 'C01', by: categories, top: 10 },
  {
    id: 'complaints-heat',
    screen: 'complaints',
    width: 12,
    draw: 'heat',
    metric: 'C01',
    rows: field('category_l1'),
    columns: month,
    months: year,
  },
  {
    id: 'complaints-curve',
    screen: 'complaints',
    width: 7,
    draw: 'curve',
    metric: 'C15.p50',
    marks: [3, 7, 15, 30, 60],
  },
  { id: 'complaints-ageing', screen: 'complaints', width: 5, draw: 'ageing', metric: 'C14' },
  { id: 'complaints-ontime', screen: 'complaints', width: 6, draw: 'trend', metrics: ['C12.legal'], months: year },
  { id: 'complaints-backlog', screen: 'complaints', width: 6, draw: 'trend', metrics: ['C14', 'C13'], months: year },
  { id: 'complaints-channel', screen: 'complaints', width: 4, draw: 'bars', metric: 'C01', by: ['channel'], top: 10 },
  { id: 'complaints-branch', screen: 'complaints', width: 4, draw: 'bars', metric: 'C01', by: ['branch'], top: 10 },
  {
    id: 'complaints-department',
    screen: 'complaints',
    width: 4,
    draw: 'bars',
    metric: 'C01',
    by: ['owner_dept'],
    top: 10,
  },
  { id: 'complaints-repeat', screen: 'complaints', width: 6, draw: 'trend', metrics: ['C23', 'C24'], months: year },
  { id: 'complaints-upheld', screen: 'complaints', width: 6, draw: 'trend', metrics: ['C27'], months: year },
  { id: 'complaints-supervision', screen: 'complaints', width: 12, draw: 'list', list: 'supervision' },
  {
    id: 'complaints-statistics',
    screen: 'complaints',
    width: 12,
    draw: 'pivot',
    by: ['category_l1', 'category_l2'],
    metrics: ['C01', 'C27', 'C14', 'C15.p50'],
  },
];

const satisfaction: readonly Panel[] = [
  { id: 'satisfaction-levels', screen: 'satisfaction', width: 12, draw: 'levels', by: month, months: year },
  { id: 'satisfaction-rate', screen: 'satisfaction', width: 6, draw: 'trend', metrics: ['S01'], months: year },
  {
    id: 'satisfaction-response',
    screen: 'satisfaction',
    width: 6,
    draw: 'trend',
    metrics: ['S07.response'],
    months: year,
  },
  { id: 'satisfaction-channel', screen: 'satisfaction', width: 6, draw: 'levels', by: field('channel') },
  { id: 'satisfaction-team', screen: 'satisfaction', width: 6, draw: 'levels', by: field('team') },
  { id: 'satisfaction-reasons', screen: 'satisfaction', width: 6, draw: 'reasons', metric: 'S08' },
  {
    id: 'satisfaction-category',
    screen: 'satisfaction',
    width: 6,
    draw: 'bars',
    metric: 'S01',
    by: categories,
    top: 10,
  },
  { id: 'satisfaction-verbatims', screen: 'satisfaction', width: 12, draw: 'list', list: 'verbatims' },
];

const callbacks: readonly Panel[] = [
  {
    id: 'callbacks-funnel',
    screen: 'callbacks',
    width: 5,
    draw: 'funnel',
    steps: ['B01.due', 'B01.attempted', 'B01.reached', 'B01.complete', 'B01.satisfied'],
  },
  { id: 'callbacks-timeliness', screen: 'callbacks', width: 7, draw: 'trend', metrics: ['B03'], months: year },
  { id: 'callbacks-delay', screen: 'callbacks', width: 7, draw: 'curve', metric: 'B07.p50', marks: [24, 72, 168] },
  { id: 'callbacks-type', screen: 'callbacks', width: 5, draw: 'bars', metric: 'B03', by: ['callback_type'], top: 10 },
  { id: 'callbacks-team', screen: 'callbacks', width: 4, draw: 'bars', metric: 'B03', by: ['team'], top: 12 },
  { id: 'callbacks-branch', screen: 'callbacks', width: 4, draw: 'bars', metric: 'B03', by: ['branch'], top: 12 },
  { id: 'callbacks-staff', screen: 'callbacks', width: 4, draw: 'bars', metric: 'B03', by: ['staff'], top: 12 },
  { id: 'callbacks-reach', screen: 'callbacks', width: 6, draw: 'trend', metrics: ['B01', 'B02'], months: year },
  { id: 'callbacks-complete', screen: 'callbacks', width: 6, draw: 'trend', metrics: ['B08'], months: year },
  { id: 'callbacks-overdue', screen: 'callbacks', width: 12, draw: 'list', list: 'callbacks-overdue' },
  { id: 'callbacks-due', screen: 'callbacks', width: 12, draw: 'list', list: 'callbacks-due' },
  { id: 'callbacks-unreached', screen: 'callbacks', width: 12, draw: 'list', list: 'callbacks-unreached' },
];

const staff: readonly Panel[] = [
  { id: 'staff-scorecard', screen: 'staff', width: 12, draw: 'scorecard', by: 'staff' },
  { id: 'staff-scorecard-team', screen: 'staff', width: 12, draw: 'scorecard', by: 'team' },
  { id: 'staff-score', screen: 'staff', width: 6, draw: 'trend', metrics: ['Q01'], months: year },
  { id: 'staff-pass', screen: 'staff', width: 6, draw: 'trend', metrics: ['Q02'], months: year },
  { id: 'staff-workload', screen: 'staff', width: 7, draw: 'bars', metric: 'Q10.load', by: ['team', 'staff'], top: 20 },
  { id: 'staff-balance', screen: 'staff', width: 5, draw: 'trend', metrics: ['Q10.cv'], months: year },
  { id: 'staff-orders', screen: 'staff', width: 6, draw: 'trend', metrics: ['Q06.accuracy'], months: year },
  { id: 'staff-exceptions', screen: 'staff', width: 6, draw: 'trend', metrics: ['Q07'], months: year },
  { id: 'staff-violations', screen: 'staff', width: 12, draw: 'list', list: 'violations' },
];

const calls: readonly Panel[] = [
  {
    id: 'calls-volume',
    screen: 'calls',
    width: 6,
    draw: 'stack',
    metrics: ['K01.answered', 'K01.abandoned'],
    months: year,
  },
  { id: 'calls-level', screen: 'calls', width: 6, draw: 'trend', metrics: ['K03.v3'], months: year },
  { id: 'calls-answer', screen: 'calls', width: 6, draw: 'trend', metrics: ['K02'], months: year },
  { id: 'calls-abandoned', screen: 'calls', width: 6, draw: 'trend', metrics: ['K05'], months: year },
  { id: 'calls-speed', screen: 'calls', width: 6, draw: 'trend', metrics: ['K04.mean', 'K04.p90'], months: year },
  { id: 'calls-handling', screen: 'calls', width: 6, draw: 'trend', metrics: ['K06.mean', 'K06.p50'], months: year },
  {
    id: 'calls-hours',
    screen: 'calls',
    width: 12,
    draw: 'heat',
    metric: 'K01',
    rows: { kind: 'weekday' },
    columns: { kind: 'hour' },
  },
  {
    id: 'calls-teams',
    screen: 'calls',
    width: 12,
    draw: 'metrics-table',
    by: 'team',
    metrics: ['K01.answered', 'K04.mean', 'K06.mean', 'K10', 'S01'],
  },
];

export const panels: readonly Panel[] = [...overview, ...complaints, ...satisfaction, ...callbacks, ...staff, ...calls];

export const panelsOf = (screen: Route): readonly Panel[] => panels.filter((panel) => panel.screen === screen);

export const panelOf = (id: string): Panel | undefined => panels.find((panel) => panel.id === id);
