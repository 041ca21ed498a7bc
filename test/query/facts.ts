/** Derived tables made by hand, with the columns that `load/facts` gives them. */
import type { Engine } from '../../src/engine/engine.ts';
import { figureQueries } from '../../src/query/index.ts';
import { ident, inlined, join, sql } from '../../src/sql/sql.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import { factTables, kinds, type FactTable, type Kind } from '../../src/types/kind.ts';
import type { FactShape, Loaded, LoadedTable } from '../../src/types/loaded.ts';
import type { Ask, Figure } from '../../src/types/metric.ts';
import type { Plain } from '../../src/types/plain.ts';
import type { Rules } from '../../src/types/rules.ts';

const dimensions = `region VARCHAR, branch VARCHAR, team VARCHAR, staff VARCHAR, channel VARCHAR, product VARCHAR, category_l1 VARCHAR,
  category_l2 VARCHAR, category_l3 VARCHAR, customer_tier VARCHAR`;
const row = `_file SMALLINT DEFAULT 1, _row INTEGER, known_until TIMESTAMP DEFAULT '2026-09-01'`;
const stamps = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name} TIMESTAMP`)
    .join(', ');
const texts = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name} VARCHAR`)
    .join(', ');
const no = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name} BOOLEAN DEFAULT false`)
    .join(', ');

const shapes: Record<FactTable, string> = {
  complaint_facts: `${row}, ${dimensions}, ${texts('ticket_key ticket_id customer_key source business_line reason owner_dept severity status finding')},
    "repeat" VARCHAR DEFAULT 'no', ticket_type VARCHAR, is_v BOOLEAN DEFAULT true, ${no('is_withdrawn is_void received_has_clock end_unknown ever_reopened cross_branch')},
    has_replied BOOLEAN DEFAULT true, has_level BOOLEAN DEFAULT true, has_finding BOOLEAN DEFAULT true, has_compliant BOOLEAN DEFAULT true,
    ${stamps('received_at accepted_at first_response_at replied_at resolved_on ended_at reopened_at first_resolved_at first_ended_at back_in_at due_before due15_before promised_before accept_before respond_before reply_before escalated_at callback_reached_at callback_before updated_at')},
    duration_days DOUBLE, level INTEGER, handling_compliant BOOLEAN, rated_level INTEGER, contradictions INTEGER, stamps INTEGER`,
  callback_targets: `${row}, ${dimensions}, ${texts('target_key origin callback_type campaign ticket_key customer_key outcome')}, _kind VARCHAR DEFAULT 'callbacks',
    ${no('only_made opted_out trigger_has_clock refused')}, complete BOOLEAN, attempts INTEGER DEFAULT 0, talk_s DOUBLE, rated_level INTEGER,
    ${stamps('trigger_at due_before adjusted_before period_stamp first_attempt_at reached_at refused_at promised_before')}`,
  callback_attempts: `${row}, ${dimensions}, ${texts('target_key callback_type result method')}, ${stamps('attempted_at')}, ${no('has_clock reached refused opted_out')}, complete BOOLEAN`,
  ratings: `${row}, ${dimensions}, ${texts('rating_key source ticket_key call_id target_key callback_type stamp_from raw comment')}, scale VARCHAR DEFAULT '5', mode VARCHAR DEFAULT 'customer',
    ${stamps('rated_at offered_at response_before ticket_rated_at')}, level INTEGER, offered BOOLEAN, is_first BOOLEAN DEFAULT true,
    ${no('is_last_of_ticket is_last_of_target ticket_is_v has_reason')}, reasons VARCHAR[] DEFAULT []`,
  call_facts: `${row}, ${dimensions}, ${texts('call_id direction media call_type shift disposition')}, ${stamps('start_at queue_start answer_at end_at')},
    has_clock BOOLEAN DEFAULT true, in_scope BOOLEAN DEFAULT true, ${no('offered answered abandoned status_unknown short_abandon within handled')},
    has_wrap BOOLEAN DEFAULT true, wait_s DOUBLE, handle_s DOUBLE, talk_s DOUBLE, transferred BOOLEAN, rated_level INTEGER`,
  review_facts: `${row}, ${dimensions}, ${texts('review_id sample_type violation')}, ${stamps('stamp reviewed_at')}, score DOUBLE, ${no('fatal passed')},
    is_random BOOLEAN DEFAULT true, failed_items VARCHAR[] DEFAULT [], contradictions INTEGER`,
  staff_day_facts: `${row}, ${dimensions}, ${stamps('day')}, rostered BOOLEAN DEFAULT true, attended BOOLEAN DEFAULT true, attended_h DOUBLE, scheduled_h DOUBLE, busy_h DOUBLE, available_h DOUBLE,
    handled INTEGER DEFAULT 0, order_base DOUBLE, orders DOUBLE, checked_orders DOUBLE, accurate_orders DOUBLE, has_checked BOOLEAN DEFAULT false`,
  exception_facts: `${row}, ${dimensions}, ${stamps('occurred_at reported_at report_before')}, severity VARCHAR`,
  row_checks: `${row}, kind VARCHAR DEFAULT 'complaints', ${stamps('stamp')}, missing INTEGER, cells INTEGER, contradictions INTEGER, stamps INTEGER`,
};

const typed = `_file SMALLINT, _row INTEGER, ${texts('content result name phone handler caller reviewer disposition comment')}`;

/** All derived and joined tables, empty. */
export async function makeTables(engine: Engine): Promise<void> {
  const statements = [
    ...factTables.map((table) => `CREATE OR REPLACE TABLE ${table} (${shapes[table]})`),
    ...kinds.map((kind) => `CREATE OR REPLACE TABLE ${kind} (${typed})`),
    'CREATE OR REPLACE TABLE fates (_file SMALLINT, _row INTEGER, kind VARCHAR, fate VARCHAR)',
  ];
  const made = await engine.execute(statements.map((text) => ({ text, params: [] })));
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
}

export type Cells = Readonly<Record<string, Plain | readonly string[]>>;

const value = (cell: Plain | readonly string[]) =>
  cell !== null && typeof cell === 'object' ? sql`[${join(cell.map((text) => sql`${text}`))}]` : sql`${cell}`;

/** Appends rows; `_row` counts from 1 within the call unless given. */
export async function fill(engine: Engine, table: string, rows: readonly Cells[]): Promise<void> {
  const inserts = rows.map((cells, i) => {
    const all = Object.entries({ _row: i + 1, ...cells });
    const columns = join(all.map(([name]) => ident(name)));
    return {
      text: inlined(sql`INSERT INTO ${ident(table)} (${columns}) VALUES (${join(all.map(([, cell]) => value(cell)))})`),
      params: [],
    };
  });
  const filled = await engine.execute(inserts);
  if (!filled.ok) throw new Error(JSON.stringify(filled.problem));
}

export const aTable = (kind: Kind, fields: readonly string[], more: Partial<LoadedTable> = {}): LoadedTable => ({
  file: 1,
  path: `${kind}.csv`,
  sheet: '',
  format: 'csv',
  encoding: 'utf-8',
  kind,
  source: kind,
  headers: [],
  columns: [],
  fields,
  clocks: [],
  rows: { read: 10, used: 10, refused: 0, duplicate: 0, superseded: 0, outOfPeriod: 0 },
  unreadCells: 0,
  damagedIds: 0,
  notes: [],
  exportedAt: '2026-09-01 00:00:00',
  knownUntil: '2026-09-01 00:00:00',
  firstDay: '2026-01-01',
  lastDay: '2026-08-31',
  ...more,
});

/** Every field that any metric needs, mapped. */
export const everything: Loaded = loadedOf([
  aTable('complaints', [
    'received_at',
    'resolved_at',
    'due_at',
    'status',
    'replied_at',
    'handling_compliant',
    'finding',
    'escalation_level',
    'reopened_at',
    'customer_key',
    'category_l1',
    'satisfaction',
  ]),
  aTable('surveys', ['overall', 'offered_at', 'reason']),
  aTable('callbacks', ['ticket_id', 'attempted_at', 'rating', 'reason']),
  aTable('interactions', ['start_at', 'disposition', 'wait_s', 'talk_s', 'transferred', 'agent']),
  aTable('qc_reviews', ['score']),
  aTable('staff_days', ['orders', 'checked_orders', 'accurate_orders']),
  aTable('exceptions', ['reported_at']),
]);

export function loadedOf(tables: readonly LoadedTable[], more: Partial<Loaded> = {}): Loaded {
  const shape: FactShape = {
    rows: 1,
    reaches: ['branch', 'team', 'staff', 'channel', 'product', 'category_l1', 'category_l2'],
    asOf: '2026-09-01 00:00:00',
    firstDay: '2026-01-01',
    lastDay: '2026-08-31',
  };
  return {
    tables,
    facts: Object.fromEntries(
      factTables.map((table) => [table, table === 'row_checks' ? { ...shape, reaches: [] } : shape]),
    ),
    customs: {},
    staffNames: {},
    asOf: Object.fromEntries(tables.map((table) => [table.kind, '2026-09-01 00:00:00'])),
    targets: [],
    scorecard: [],
    volumes: [],
    calendarYearsMissing: [],
    version: 1,
    ...more,
  };
}

export const august = { from: '2026-08-01', until: '2026-09-01' };

/** The figures of an ask, as the engine counts them. */
export async function figures(
  engine: Engine,
  ask: Partial<Ask> & Pick<Ask, 'metrics'>,
  loaded = everything,
  rules: Rules = defaultRules,
): Promise<Figure[]> {
  const queries = figureQueries({ span: august, splits: [], filters: [], ...ask }, loaded, rules);
  const all: Figure[] = [];
  for (const query of queries) {
    const answer = await engine.run(query.sql);
    if (!answer.ok) throw new Error(`${JSON.stringify(answer.problem)}`);
    all.push(...query.figures(answer.value));
  }
  return all;
}

export async function figure(
  engine: Engine,
  metric: string,
  more: Partial<Ask> = {},
  loaded = everything,
  rules: Rules = defaultRules,
): Promise<Figure> {
  const [first] = await figures(engine, { metrics: [metric], ...more }, loaded, rules);
  if (!first) throw new Error(`no figure of ${metric}`);
  return first;
}
