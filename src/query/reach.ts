/** Which fields a derived table answers for, whether a metric can be known, and up to when. */
import type { FieldId } from '../types/field.ts';
import { sourceOf, type FactTable, type Kind } from '../types/kind.ts';
import type { Loaded, LoadedTable } from '../types/loaded.ts';
import type { Figure, Filter, Metric, Split } from '../types/metric.ts';
import type { Span } from '../types/period.ts';
import type { Stamp } from '../types/plain.ts';
import type { Rules } from '../types/rules.ts';

/** Dimensions which are columns of one derived table alone. */
const own: Readonly<Record<FactTable, readonly FieldId[]>> = {
  complaint_facts: [
    'source',
    'business_line',
    'reason',
    'owner_dept',
    'severity',
    'status',
    'ticket_type',
    'finding',
    'repeat',
    'cross_branch',
  ],
  callback_targets: ['callback_type', 'campaign', 'origin', 'outcome'],
  callback_attempts: ['callback_type', 'result', 'method'],
  ratings: ['source', 'scale', 'callback_type'],
  call_facts: ['direction', 'media', 'call_type', 'shift', 'disposition'],
  review_facts: ['sample_type', 'violation'],
  staff_day_facts: [],
  exception_facts: ['severity'],
  row_checks: ['kind'],
};

/** Columns of a file which nothing else can fill: a table whose files map none of them cannot be split by it. */
const fromFile = new Set([
  'owner_dept',
  'business_line',
  'reason',
  'severity',
  'campaign',
  'call_type',
  'shift',
  'violation',
]);

export function reaches(table: FactTable, field: FieldId, loaded: Loaded): boolean {
  if (!own[table].includes(field)) return loaded.facts[table]?.reaches.includes(field) ?? false;
  if (!fromFile.has(field)) return true;
  const kind = sourceOf[table] ?? (table === 'callback_targets' ? 'callbacks' : null);
  return loaded.tables.some((each) => each.kind === kind && each.fields.includes(field));
}

/** The filters that reach the table, and the fields of those that do not. */
export function reachedFilters(table: FactTable, filters: readonly Filter[], loaded: Loaded) {
  const meant = filters.filter((filter) => filter.values.length > 0);
  return {
    filters: meant.filter((filter) => reaches(table, filter.field, loaded)),
    notFiltered: [...new Set(meant.map((filter) => filter.field))].filter((field) => !reaches(table, field, loaded)),
  };
}

const clocks: Partial<Record<FactTable, { readonly column: FieldId; readonly stamps: readonly FieldId[] }>> = {
  complaint_facts: { column: 'received_has_clock', stamps: ['received_at', 'resolved_or_received'] },
  callback_targets: { column: 'trigger_has_clock', stamps: ['trigger_at', 'period_stamp'] },
  callback_attempts: { column: 'has_clock', stamps: ['attempted_at'] },
  call_facts: { column: 'has_clock', stamps: ['start_at', 'queue_start', 'ended_or_started'] },
};

/** The column that says whether the stamp carries a clock; undefined where the table cannot tell. */
export const clockColumn = (table: FactTable, by: FieldId): FieldId | undefined =>
  clocks[table]?.stamps.includes(by) ? clocks[table].column : undefined;

/** Can the table be split so? A split it does not know gives no groups at all. */
export function splits(metric: Metric, split: Split, loaded: Loaded): boolean {
  switch (split.kind) {
    case 'field':
      return reaches(metric.table, split.field, loaded);
    case 'age':
      return metric.kind === 'stock';
    case 'level':
      return metric.table === 'ratings';
    case 'hour':
      return metric.kind !== 'stock' && clockColumn(metric.table, metric.by) !== undefined;
    case 'weekday':
      return metric.kind !== 'stock';
    case 'month':
      return true;
  }
}

/** Stamps that date a row when it came in; any other may be later than the last row of its file. */
const incoming = new Set([
  'received_at',
  'start_at',
  'queue_start',
  'stamp',
  'day',
  'occurred_at',
  'attempted_at',
  'resolved_or_received',
]);

/** Does the file speak of the span, for rows dated by this metric's stamp? */
function meets(table: LoadedTable, metric: Metric, span: Span): boolean {
  if (table.firstDay === null || table.lastDay === null || table.firstDay >= span.until) return false;
  if (metric.kind === 'stock') return true;
  if (table.lastDay >= span.from) return true;
  return !incoming.has(metric.by) && (table.knownUntil ?? '') > span.from;
}

/** Why the metric cannot be known in the span; null when it can. */
export function missingOf(metric: Metric, span: Span, loaded: Loaded): NonNullable<Figure['missing']> | null {
  const kinds = metric.needsFrom ?? metric.from;
  const kind = kinds[0] ?? null;
  const tables = loaded.tables.filter(
    (table) => kinds.some((from) => from === table.kind) && table.rows.used > 0 && meets(table, metric, span),
  );
  if (tables.length === 0) return { needs: [], kind };
  const mapped = new Set(tables.flatMap((table) => table.fields));
  const needs = metric.needs
    .map((need): readonly FieldId[] => (typeof need === 'string' ? [need] : need))
    .filter((need) => !need.some((field) => mapped.has(field)))
    .flatMap((need) => need.slice(0, 1));
  if (needs.length === 0) return unjoined(metric, loaded);
  return { needs, kind: kinds.length === 1 ? kind : null };
}

/** The field that would join two kinds, where the files of the one map none that does. */
function unjoined({ joined }: Metric, loaded: Loaded): NonNullable<Figure['missing']> | null {
  if (!joined) return null;
  const tables = loaded.tables.filter(({ kind }) => kind === joined.kind);
  if (tables.length === 0) return { needs: [], kind: joined.kind };
  const maps = tables.some((table) => joined.fields.some((field) => table.fields.includes(field)));
  return maps ? null : { needs: joined.fields.slice(0, 1), kind: joined.kind };
}

/** The data cut-off of a metric: the earliest of the tables it joins. */
export function asOfMetric(metric: Metric, loaded: Loaded, rules: Rules): Stamp | null {
  return earliest(metric.from, loaded, rules) ?? loaded.facts[metric.table]?.asOf ?? null;
}

export function earliest(from: readonly Kind[], loaded: Loaded, rules: Rules): Stamp | null {
  const cutOffs = from
    .filter((kind) => loaded.asOf[kind] !== undefined)
    .map((kind) => rules.cutOffs[kind] ?? loaded.asOf[kind])
    .filter((stamp): stamp is Stamp => stamp !== undefined);
  return cutOffs.sort()[0] ?? null;
}
