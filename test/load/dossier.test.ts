import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { readFile } from '../../src/files/index.ts';
import { Dossier } from '../../src/load/dossier.ts';
import { sql } from '../../src/sql/sql.ts';
import { defaultRules } from '../../src/subjects/rules.ts';
import type { DroppedFile } from '../../src/types/file.ts';
import type { LoadContext, LoadProgress, LoadReport } from '../../src/types/load.ts';
import type { LoadedTable } from '../../src/types/loaded.ts';
import type { Plain, Sql } from '../../src/types/plain.ts';
import type { Outcome } from '../../src/types/problem.ts';
import { openInNode } from '../engine-in-node.ts';

let engine: Engine;
let dossier: Dossier;
const context: LoadContext = { rules: defaultRules, recipes: [], today: '2026-09-03' };

beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());
beforeEach(async () => {
  dossier = new Dossier(engine, readFile);
  good(await dossier.rejoin(context));
});

const textFile = (path: string, text: string): DroppedFile => ({ path, blob: new Blob([text]) });

function good<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
const rows = async (question: Sql): Promise<Plain[][]> => {
  const { rowCount, columns } = good(await engine.run(question));
  return Array.from({ length: rowCount }, (_, i) => columns.map(({ values }) => values[i] ?? null));
};
const tickets = (): Promise<Plain[][]> => rows(sql`SELECT ticket_id, status FROM complaints ORDER BY ticket_id`);
const sums = ({ rows: { read, used, refused, duplicate, superseded, outOfPeriod } }: LoadedTable): boolean =>
  read === used + refused + duplicate + superseded + outOfPeriod;

const header = '投诉编号,投诉时间,办结时间,状态,投诉类别,渠道,经办人,客户姓名';
const july = textFile(
  '投诉20260731.csv',
  `${header}\nT1,2026-07-01 09:00,2026-07-03 10:00,已办结,理赔,电话,坐席001,客户1\nT2,2026-07-20 09:00,,处理中,承保,微信,坐席002,客户2\nT3,没有,,处理中,承保,微信,坐席002,客户2\n`,
);
const august = textFile(
  '投诉20260831.csv',
  `${header}\nT2,2026-07-20 09:00,2026-08-02 11:00,已办结,承保,微信,坐席002,客户2\nT1,2026-07-01 09:00,2026-07-03 10:00,已办结,理赔,电话,坐席001,客户1\nT4,2026-08-05 09:00,,处理中,理赔,电话,坐席001,客户4\n`,
);
const strange = textFile('other.csv', 'alpha,beta,gamma\n1,2026-08-01,x\n2,2026-08-02,y\n3,2026-08-03,x\n');

test('before any file every table can be asked', async () => {
  expect(await tickets()).toEqual([]);
  expect(await rows(sql`SELECT count(*) FROM complaint_facts`)).toEqual([[0]]);
  expect(dossier.loaded.tables).toEqual([]);
});

test('two exports of one subject become one table, and every row has its fate', async () => {
  const { loaded, pending, problems } = good(await dossier.load([july, august], context));
  expect({ pending, problems }).toEqual({ pending: [], problems: [] });
  expect(await tickets()).toEqual([
    ['T1', 'resolved'],
    ['T2', 'resolved'],
    ['T4', 'open'],
  ]);
  expect(loaded.tables.map(({ path, kind, rows, knownUntil }) => ({ path, kind, rows, knownUntil }))).toEqual([
    {
      path: '投诉20260731.csv',
      kind: 'complaints',
      rows: { read: 3, used: 1, refused: 1, duplicate: 0, superseded: 1, outOfPeriod: 0 },
      knownUntil: '2026-08-01 00:00:00',
    },
    {
      path: '投诉20260831.csv',
      kind: 'complaints',
      rows: { read: 3, used: 2, refused: 0, duplicate: 1, superseded: 0, outOfPeriod: 0 },
      knownUntil: '2026-09-01 00:00:00',
    },
  ]);
  expect(loaded.asOf).toEqual({ complaints: '2026-09-01 00:00:00' });
  expect(loaded.facts.complaint_facts).toMatchObject({
    rows: 3,
    asOf: '2026-09-01 00:00:00',
    firstDay: '2026-07-01',
    lastDay: '2026-08-05',
  });
});

test('each number of the list opens its rows', async () => {
  const { loaded } = good(await dossier.load([july, august], context));
  const [first, second] = loaded.tables;
  const opened = async (file: number, of: Parameters<Dossier['rowsOf']>[1]): Promise<Plain[][]> => {
    const found = dossier.rowsOf(file, of, { limit: 10, offset: 0 });
    return found ? (await rows(found.page)).map((row) => row.slice(0, 3)) : [];
  };
  expect(await opened(first?.file ?? 0, 'used')).toEqual([[2, 'T1', '2026-07-01 09:00:00']]);
  expect(await opened(first?.file ?? 0, 'refused')).toEqual([[4, 'no-stamp', '没有']]);
  expect(await opened(first?.file ?? 0, 'superseded')).toEqual([[3, 'T2', '2026-07-20 09:00:00']]);
  expect(await opened(second?.file ?? 0, 'duplicate')).toEqual([[3, 'T1', '2026-07-01 09:00:00']]);
  expect(dossier.rowsOf(99, 'used', { limit: 10, offset: 0 })).toBe(null);
});

test('order and repetition of loading change nothing', async () => {
  good(await dossier.load([july, august], context));
  const before = await tickets();
  const other = new Dossier(engine, readFile);
  for (const files of [[august], [july], [august], [july, july]]) good(await other.load(files, context));
  expect(await tickets()).toEqual(before);
  expect(other.loaded.tables.every(sums)).toBe(true);
  expect(other.loaded.asOf).toEqual(dossier.loaded.asOf);
});

test('a removed file gives the rows back which it had replaced', async () => {
  const { loaded } = good(await dossier.load([july, august], context));
  good(await dossier.remove(loaded.tables[1]?.file ?? 0, context));
  expect(await tickets()).toEqual([
    ['T1', 'resolved'],
    ['T2', 'open'],
  ]);
  good(await dossier.forgetEverything(context));
  expect(await tickets()).toEqual([]);
  expect(
    await rows(sql`SELECT count(*) FROM duckdb_tables() WHERE regexp_matches(table_name, '^(raw|typed)_')`),
  ).toEqual([[0]]);
});

test('a bad file is a problem with its name, the rest is loaded', async () => {
  const { loaded, problems } = good(await dossier.load([textFile('空.csv', ''), july], context));
  expect(problems).toEqual([{ kind: 'empty-file', fileName: '空.csv' }]);
  expect(loaded.tables).toHaveLength(1);
});

test('giving up leaves everything as it was', async () => {
  good(await dossier.load([july], context));
  const before = { tables: dossier.loaded, rows: await tickets() };
  for (const step of ['reading', 'understanding', 'joining'] as const) {
    const controller = new AbortController();
    const onProgress = (progress: LoadProgress): void => (progress.step === step ? controller.abort() : undefined);
    const given = await dossier.load([august, strange], { ...context, signal: controller.signal, onProgress });
    expect(given).toEqual({ ok: false, problem: { kind: 'cancelled' } });
    expect({ tables: dossier.loaded, rows: await tickets() }).toEqual(before);
    expect(dossier.pending).toEqual([]);
  }
  expect(
    await rows(sql`SELECT count(*) FROM duckdb_tables() WHERE regexp_matches(table_name, '^(raw|typed)_')`),
  ).toEqual([[1]]);
});

test('progress counts rows and bytes to the end', async () => {
  const seen: LoadProgress[] = [];
  good(await dossier.load([july, august], { ...context, onProgress: (progress) => seen.push(progress), now: () => 5 }));
  expect(seen.at(-1)).toMatchObject({
    step: 'joining',
    rows: 6,
    bytes: july.blob.size + august.blob.size,
    startedAt: 5,
  });
  expect(seen.every(({ bytes, totalBytes }) => bytes <= totalBytes)).toBe(true);
});

test('an unknown table waits, is previewed, answered, and the answer serves the next one', async () => {
  const report: LoadReport = good(await dossier.load([strange, { ...strange, path: 'again.csv' }], context));
  expect(report.pending.map(({ table }) => [table.path, table.rows.refused])).toEqual([
    ['other.csv', 3],
    ['again.csv', 3],
  ]);
  const [waiting] = report.pending;
  if (!waiting) throw new Error('nothing waits');
  expect(
    await rows(dossier.rowsOf(waiting.table.file, 'refused', { limit: 5, offset: 0 })?.page ?? sql`SELECT 1`),
  ).toHaveLength(3);
  const { answerQuestion, changeColumn } = await import('../../src/mapping/index.ts');
  const { head, profile } = waiting;
  const asComplaints = answerQuestion(
    waiting.mapping,
    { kind: 'which-kind', candidates: [] },
    'complaints',
    head,
    profile,
  );
  const mapping = changeColumn(asComplaints, 1, 'received_at', head, profile);
  expect(good(await dossier.preview(waiting.table.file, mapping))).toMatchObject({
    kind: 'complaints',
    rows: 3,
    undated: 0,
    months: [{ month: '2026-08', rows: 3 }],
  });
  const answered = good(await dossier.confirm(waiting.table.file, mapping, context));
  expect(answered.pending).toEqual([]);
  expect(answered.learned).toHaveLength(1);
  expect(answered.loaded.tables.map(({ rows }) => [rows.used, rows.duplicate])).toEqual([
    [0, 3],
    [3, 0],
  ]);
  expect(Object.values(answered.loaded.customs)).toEqual(['alpha', 'gamma']);
  const next = new Dossier(engine, readFile);
  expect(good(await next.load([strange], { ...context, recipes: answered.learned })).pending).toEqual([]);
});

test('a table left out is listed with all its rows refused', async () => {
  const { pending } = good(await dossier.load([strange], context));
  const [waiting] = pending;
  if (!waiting) throw new Error('nothing waits');
  const { loaded, pending: still } = good(
    await dossier.confirm(waiting.table.file, { ...waiting.mapping, kind: 'unknown' }, context),
  );
  expect(still).toEqual([]);
  expect(loaded.tables.map(({ kind, rows }) => [kind, rows.read, rows.refused])).toEqual([['unknown', 3, 3]]);
});

test('a file is read again in another encoding', async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode('Ticket ID,Created at,Status,Category\nA,2026-08-01 10:00,Open,'),
    0xb1,
    0xa3,
    0xcf,
    0xd5,
    10,
  ]);
  const { loaded } = good(await dossier.load([{ path: 'gb.csv', blob: new Blob([bytes]) }], context));
  const [table] = loaded.tables;
  const again = good(await dossier.reread(table?.file ?? 0, { encoding: 'gb18030' }, context));
  expect(again.loaded.tables).toMatchObject([{ path: 'gb.csv', encoding: 'gb18030' }]);
  expect(await rows(sql`SELECT category_l1 FROM complaints`)).toEqual([['保险']]);
});

test('after a crash the same files stand in a fresh engine', async () => {
  const crashing = await openInNode();
  const own = new Dossier(crashing, readFile);
  good(await own.load([july, august, strange], context));
  const before = own.loaded;
  crashing.crashed('test');
  expect(await own.load([july], context)).toMatchObject({ ok: false, problem: { kind: 'engine-stopped' } });
  const { loaded, pending } = good(await own.restart(engine, context));
  const plain = (tables: readonly LoadedTable[]): unknown => tables.map(({ file: _file, ...table }) => table);
  expect(plain(loaded.tables)).toEqual(plain(before.tables));
  expect(pending).toHaveLength(1);
  expect(await tickets()).toHaveLength(3);
  await crashing.close();
});

test('a cut-off set by the person is the export time of the newest file', async () => {
  const rules = { ...defaultRules, cutOffs: { complaints: '2026-08-21 00:00:00' } };
  const { loaded } = good(await dossier.load([july, august], { ...context, rules }));
  expect(loaded.asOf.complaints).toBe('2026-08-21 00:00:00');
  expect(loaded.tables.map(({ knownUntil }) => knownUntil)).toEqual(['2026-08-01 00:00:00', '2026-08-21 00:00:00']);
});
