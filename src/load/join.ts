/** Makes what is asked of from the typed tables, in one transaction: joined kinds, fates, derived tables. */
import type { Engine } from '../engine/engine.ts';
import { freshLedger, joinSql, type LedgerFile } from '../ledger/join.ts';
import { sql } from '../sql/sql.ts';
import type { FieldId } from '../types/field.ts';
import { kinds, type Kind } from '../types/kind.ts';
import type { LoadContext } from '../types/load.ts';
import type { Mapping } from '../types/mapping.ts';
import type { Sql, Stamp } from '../types/plain.ts';
import type { Outcome } from '../types/problem.ts';
import type { Rules } from '../types/rules.ts';
import { factsSql } from './facts/index.ts';
import type { FactsInput } from './facts/input.ts';
import { clockFields, mappedFields, type Measured } from './tables/measure.ts';
import type { Entry } from './tables/entry.ts';

/** A table with a kind whose rows are typed. */
export interface TypedEntry extends Entry {
  readonly mapping: Mapping & { readonly kind: Kind };
  readonly measured: Measured;
}

export function isTyped(entry: Entry): entry is TypedEntry {
  return entry.state === 'typed' && entry.measured !== null && entry.mapping.kind !== 'unknown';
}

/** Replaces everything that is asked of, or nothing. */
export async function replaceJoined(
  engine: Engine,
  entries: readonly TypedEntry[],
  context: LoadContext,
): Promise<Outcome<null>> {
  const statements: readonly Sql[] = [
    ...freshLedger,
    ...kinds.flatMap((kind) => joinSql(kind, ledgerFiles(entries, kind, context.rules))),
    ...factsSql(factsInput(entries, context.rules), context.rules),
  ];
  const begun = await engine.execute([sql`BEGIN TRANSACTION`], context.signal);
  if (!begun.ok) return begun;
  const done = await engine.execute(statements, context.signal);
  const ended = await engine.execute([done.ok ? sql`COMMIT` : sql`ROLLBACK`]);
  return done.ok ? ended : done;
}

/** Until when the rows of a table are known: a cut-off set by the person is that of the newest file. */
export function knownUntil(entry: TypedEntry, entries: readonly TypedEntry[], rules: Rules): Stamp | null {
  const found = entry.measured.knownUntil;
  const set = rules.cutOffs[entry.mapping.kind];
  return set !== undefined && found === newest(entries, entry.mapping.kind) ? set : found;
}

/** The data cut-off of a kind: that of its newest file. */
export const asOfKind = (entries: readonly TypedEntry[], kind: Kind, rules: Rules): Stamp | null =>
  newest(entries, kind) === null ? null : (rules.cutOffs[kind] ?? newest(entries, kind));

const newest = (entries: readonly TypedEntry[], kind: Kind): Stamp | null =>
  entries
    .flatMap((entry) =>
      entry.mapping.kind === kind && entry.measured.knownUntil !== null ? [entry.measured.knownUntil] : [],
    )
    .sort()
    .at(-1) ?? null;

export function factsInput(entries: readonly TypedEntry[], rules: Rules): FactsInput {
  const years = entries.flatMap(({ measured }) => (measured.years ? [measured.years.from, measured.years.until] : []));
  return {
    tables: entries.map((entry) => ({
      file: entry.file,
      kind: entry.mapping.kind,
      source: entry.mapping.source,
      fields: mappedFields(entry.mapping),
      clocks: clockFields(entry.mapping),
      knownUntil: knownUntil(entry, entries, rules),
      exportedAt: entry.measured.exportedAt,
    })),
    customs: Object.fromEntries(
      kinds.map((kind) => [kind, customsOf(entries.filter((entry) => entry.mapping.kind === kind))]),
    ),
    years: years.length === 0 ? { from: 2026, until: 2026 } : { from: Math.min(...years), until: Math.max(...years) },
  };
}

const customsOf = (entries: readonly TypedEntry[]): readonly FieldId[] => [
  ...new Set(entries.flatMap(({ mapping }) => mappedFields(mapping)).filter((field) => field.startsWith('x_'))),
];

const ledgerFiles = (entries: readonly TypedEntry[], kind: Kind, rules: Rules): readonly LedgerFile[] =>
  entries
    .filter((entry) => entry.mapping.kind === kind)
    .map((entry) => ({
      file: entry.file,
      path: entry.raw.head.path,
      sheet: entry.raw.head.sheet,
      exported: entry.measured.knownUntil,
      knownUntil: knownUntil(entry, entries, rules),
    }));
