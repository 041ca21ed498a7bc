/** A table in the dossier, from raw rows to typed ones. */
import type { Engine } from '../../engine/engine.ts';
import {
  profileOf,
  profileSql,
  proposeMapping,
  reportZone,
  typingContext,
  typingSql,
  type TableProfile,
} from '../../mapping/index.ts';
import { sql } from '../../sql/sql.ts';
import type { RefusedRecord } from '../../types/file.ts';
import type { Kind } from '../../types/kind.ts';
import type { Mapping, Recipe } from '../../types/mapping.ts';
import type { Result, Sql } from '../../types/plain.ts';
import type { Outcome } from '../../types/problem.ts';
import { measure, type Measured } from './measure.ts';
import { rawTable, type RawTable } from './read.ts';

export interface Entry {
  /** `_file` of its typed rows; of one that is not typed, the number of its raw table. */
  readonly file: number;
  readonly raw: RawTable;
  readonly profile: TableProfile;
  readonly mapping: Mapping;
  /** `pending`: waits for answers; `out`: the person left it out. Both keep their raw table. */
  readonly state: 'pending' | 'typed' | 'out';
  readonly measured: Measured | null;
}

/** A raw table with its profile and the mapping that is proposed for it. */
export async function understand(
  engine: Engine,
  raw: RawTable,
  recipes: readonly Recipe[],
  signal?: AbortSignal,
): Promise<Outcome<Entry>> {
  const answers: Result[] = [];
  const width = raw.head.columns.length;
  for (const question of profileSql(rawTable(raw.file), width, raw.rows)) {
    const answer = await engine.run(question, signal);
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  const profile = profileOf(answers, width, raw.rows);
  const mapping = proposeMapping(raw.head, profile, recipes);
  return { ok: true, value: { file: raw.file, raw, profile, mapping, state: 'pending', measured: null } };
}

/** The entry with its rows typed under a number of its own; as it was while something is left to ask; of unknown kind, it is left out. */
export async function typed(
  engine: Engine,
  entry: Entry,
  number: () => number,
  signal?: AbortSignal,
): Promise<Outcome<Entry>> {
  const { kind, questions } = entry.mapping;
  if (entry.state !== 'pending' || questions.length > 0) return { ok: true, value: entry };
  if (kind === 'unknown') return { ok: true, value: { ...entry, state: 'out' } };
  const file = number();
  const done = await typeInto(engine, file, rawTable(entry.raw.file), entry, kind, signal);
  return done.ok ? { ok: true, value: { ...entry, file, state: 'typed', measured: done.value } } : done;
}

/** Types the rows of a raw table under a file number and measures them. */
export async function typeInto(
  engine: Engine,
  file: number,
  from: string,
  { raw, mapping, profile }: Pick<Entry, 'raw' | 'mapping' | 'profile'>,
  kind: Kind,
  signal?: AbortSignal,
): Promise<Outcome<Measured>> {
  const { path, sheet, titles } = raw.head;
  const context = typingContext(mapping.zone, reportZone, [...titles, sheet, path.split('/').at(-1) ?? path]);
  const statements = [...refusedSql(file, raw.refused), ...typingSql(file, from, raw.head, mapping, context, profile)];
  const done = await engine.execute(statements, signal);
  return done.ok ? measure(engine, file, raw.head, mapping, kind) : done;
}

const refusedSql = (file: number, refused: readonly RefusedRecord[]): readonly Sql[] =>
  refused.map(({ row, reason, text }) => sql`INSERT INTO refused VALUES (${file}, ${row}, ${reason}, ${text})`);
