/** A small loaded world by hand: typed tables of every kind, and the derived tables made from them. */
import type { Engine } from '../../../src/engine/engine.ts';
import { factsSql, reachesOf, type FactsInput, type FactsTable } from '../../../src/load/facts/index.ts';
import { inlined, literal } from '../../../src/sql/sql.ts';
import { columnsOf, ownColumns } from '../../../src/subjects/fields/columns.ts';
import { subjectFields } from '../../../src/subjects/fields/index.ts';
import { defaultRules } from '../../../src/subjects/rules.ts';
import { kinds, type FactTable, type Kind } from '../../../src/types/kind.ts';
import type { Plain, Sql } from '../../../src/types/plain.ts';
import type { Rules } from '../../../src/types/rules.ts';

export type HandRow = Readonly<Record<string, Plain>>;
export interface HandFile {
  readonly rows: readonly HandRow[];
  /** Fields the file maps beside those that a row fills. */
  readonly maps?: readonly string[];
  readonly known?: string;
  readonly source?: string;
}
export type Hand = Partial<Record<Kind, HandFile | readonly HandFile[]>>;

export interface World {
  readonly input: FactsInput;
  readonly reaches: Record<FactTable, string[]>;
  /** Values of the columns, row by row; stamps as text. */
  rows(query: string): Promise<Plain[][]>;
}

/** Loads the hand-made tables and derives everything. */
export async function worldOf(engine: Engine, hand: Hand, rules: Partial<Rules> = {}): Promise<World> {
  const tables: FactsTable[] = [];
  const made: Sql[] = [];
  const customs: Partial<Record<Kind, string[]>> = {};
  let number = 0;
  for (const kind of kinds) {
    const files = [hand[kind] ?? []].flat() as HandFile[];
    const own = [...new Set(files.flatMap((file) => file.rows.flatMap(Object.keys)))].filter((id) =>
      id.startsWith('x_'),
    );
    customs[kind] = own;
    made.push(...emptyTable(kind, own));
    for (const file of files) {
      const table = tableOf(kind, ++number, file);
      tables.push(table);
      file.rows.forEach((row, i) => made.push(insertion(kind, table, i + 2, row)));
    }
  }
  const input: FactsInput = { tables, customs, years: { from: 2025, until: 2027 } };
  const done = await engine.execute([...made, ...factsSql(input, { ...defaultRules, ...rules })]);
  if (!done.ok) throw new Error(JSON.stringify(done.problem, null, 1).replaceAll('\\n', '\n'));
  return { input, reaches: reachesOf(input), rows: (query) => rowsOf(engine, query) };
}

function emptyTable(kind: Kind, own: readonly string[]): Sql[] {
  const columns = [...ownColumns, ...columnsOf(kind), { name: '_known_until', type: 'TIMESTAMP' }];
  const seen = kind === 'complaints' ? ', _first_resolved_seen TIMESTAMP' : '';
  const customs = own.map((id) => `, "${id}" VARCHAR`).join('');
  const text = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
  return [{ text: `CREATE OR REPLACE TABLE ${kind} (${text}${seen}${customs})`, params: [] }];
}

function tableOf(
  kind: Kind,
  file: number,
  { rows, maps = [], known = '2026-12-01 00:00:00', source }: HandFile,
): FactsTable {
  const fields = [...new Set([...rows.flatMap(Object.keys), ...maps])].filter((id) => !id.startsWith('_'));
  const clocks = fields.filter((id) =>
    rows.some((row) => typeof row[id] === 'string' && /^\d{4}-\d{2}-\d{2} \d/.test(String(row[id]))),
  );
  return { file, kind, source: source ?? kind, fields, clocks, knownUntil: known, exportedAt: known };
}

function insertion(kind: Kind, table: FactsTable, row: number, cells: HandRow): Sql {
  const stamp =
    subjectFields[kind].stamps.map((id) => cells[id]).find((value) => value !== null && value !== undefined) ?? null;
  const ratings = Object.entries(cells).filter(([id]) => columnsOf(kind).some(({ name }) => name === `${id}_raw`));
  const all: Record<string, Plain> = {
    _file: table.file,
    _row: row,
    _stamp: stamp,
    _missing: 0,
    _cells: 4,
    _key: `${table.source}|${String(cells['ticket_id'] ?? cells['callback_id'] ?? row)}`,
    _known_until: table.knownUntil,
    ...Object.fromEntries(
      ratings.flatMap(([id, value]) => [
        [`${id}_raw`, value === null ? null : String(value)],
        [`${id}_scale`, '5'],
      ]),
    ),
    ...(kind === 'complaints' ? { _first_resolved_seen: cells['resolved_at'] ?? null } : {}),
    ...cells,
  };
  const names = Object.keys(all).map((name) => `"${name}"`);
  return {
    text: `INSERT INTO ${kind} (${names.join(', ')}) VALUES (${Object.values(all).map(literal).join(', ')})`,
    params: [],
  };
}

async function rowsOf(engine: Engine, query: string): Promise<Plain[][]> {
  const shape = await engine.run({ text: `DESCRIBE ${query}`, params: [] });
  if (!shape.ok) throw new Error(inlined({ text: JSON.stringify(shape.problem), params: [] }));
  const types = shape.value.columns[1]?.values ?? [];
  const picks = (shape.value.columns[0]?.values ?? []).map((name, i) => {
    const type = String(types[i]);
    return /TIMESTAMP|DATE|\[\]/.test(type) ? `CAST("${name}" AS VARCHAR) AS "${name}"` : `"${name}"`;
  });
  const answer = await engine.run({ text: `SELECT ${picks.join(', ')} FROM (${query})`, params: [] });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return Array.from({ length: answer.value.rowCount }, (_, i) =>
    answer.value.columns.map((column) => column.values[i] ?? null),
  );
}
