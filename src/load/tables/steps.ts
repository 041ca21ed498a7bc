/** Steps on the way from files to typed entries; they leave what stands alone. */
import type { Engine } from '../../engine/engine.ts';
import type { LoadContext } from '../../types/load.ts';
import type { Mapping } from '../../types/mapping.ts';
import type { Outcome, Problem } from '../../types/problem.ts';
import { typed, understand, type Entry } from './entry.ts';
import { isFatal, Reading, type RawTable, type Reader, type ReadRequest } from './read.ts';

export interface Tools {
  readonly engine: Engine;
  readonly read: Reader;
  readonly nextNumber: () => number;
}

export interface Made {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

/** The tables of files, understood, and typed where nothing is left to ask. */
export async function newEntries(
  tools: Tools,
  requests: readonly ReadRequest[],
  context: LoadContext,
): Promise<Outcome<Made>> {
  const understood = await readAll(tools, requests, context);
  return understood.ok ? typedEntries(tools, understood.value, context) : understood;
}

/** Entries as before with their file read again; given no mapping, the old one serves while the headers are the same. */
export async function rereadEntries(
  tools: Tools,
  olds: readonly { readonly old: Entry; readonly mapping: Mapping | undefined }[],
  request: ReadRequest,
  context: LoadContext,
): Promise<Outcome<Made>> {
  const understood = await readAll(tools, [request], context);
  if (!understood.ok) return understood;
  const entries = olds.flatMap(({ old, mapping }) => {
    const fresh = understood.value.entries.find(({ raw }) => isSameTable(raw, old.raw));
    if (!fresh) return [];
    const kept = mapping ?? (sameHeaders(fresh, old) ? old.mapping : fresh.mapping);
    return [
      { ...fresh, mapping: kept, state: old.state === 'out' && kept.kind === 'unknown' ? old.state : fresh.state },
    ];
  });
  return typedEntries(tools, { ...understood.value, entries }, context);
}

/** The entries, typed where nothing is left to ask. */
export async function typedEntries(
  { engine, nextNumber }: Tools,
  made: Made,
  context: LoadContext,
): Promise<Outcome<Made>> {
  const entries: Entry[] = [];
  const problems = [...made.problems];
  for (const entry of made.entries) {
    const done = await typed(engine, entry, nextNumber, context.signal);
    if (done.ok) entries.push(done.value);
    else if (isFatal(done.problem)) return done;
    else problems.push(done.problem);
  }
  return { ok: true, value: { entries, problems } };
}

async function readAll(
  { engine, read, nextNumber }: Tools,
  requests: readonly ReadRequest[],
  context: LoadContext,
): Promise<Outcome<Made>> {
  const reading = new Reading(engine, context, nextNumber);
  const raws = await reading.read(requests, read);
  if (!raws.ok) return raws;
  const entries: Entry[] = [];
  const problems = [...reading.problems];
  for (const raw of raws.value) {
    reading.say('understanding', raw.head.path);
    const entry = context.signal?.aborted ? cancelled : await understand(engine, raw, context.recipes, context.signal);
    if (entry.ok) entries.push(entry.value);
    else if (isFatal(entry.problem)) return entry;
    else problems.push(entry.problem);
  }
  reading.say('joining', '');
  return { ok: true, value: { entries, problems } };
}

const cancelled: Outcome<Entry> = { ok: false, problem: { kind: 'cancelled' } };

const isSameTable = (a: RawTable, b: RawTable): boolean => a.head.path === b.head.path && a.head.sheet === b.head.sheet;
const sameHeaders = (a: Entry, b: Entry): boolean => a.raw.head.columns.join('\n') === b.raw.head.columns.join('\n');
