import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { freshLedger, joinSql, typedTable, type LedgerFile } from '../../src/ledger/join.ts';
import { columnsOf, ownColumns } from '../../src/subjects/fields/columns.ts';
import { ident, join, sql } from '../../src/sql/sql.ts';
import type { Plain, Sql } from '../../src/types/plain.ts';
import { openInNode } from '../engine-in-node.ts';

interface Version {
  readonly key: string | null;
  readonly hash: string;
  readonly updated?: string | null;
  readonly resolved?: string | null;
}
interface Made extends LedgerFile {
  readonly rows: readonly Version[];
}

const columns = [...ownColumns, ...columnsOf('complaints')];

let engine: Engine;
beforeAll(async () => {
  engine = await openInNode();
});
afterAll(() => engine.close());
beforeEach(() => must([...freshLedger, ...joinSql('complaints', [])]));

const must = async (statements: readonly Sql[]): Promise<void> => {
  expect(await engine.execute(statements)).toEqual({ ok: true, value: null });
};
const rowsOf = async (question: Sql): Promise<Plain[][]> => {
  const answer = await engine.run(question);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return Array.from({ length: answer.value.rowCount }, (_, i) =>
    answer.value.columns.map((column) => column.values[i] ?? null),
  );
};

const file = (number: number, path: string, exported: string | null, rows: readonly Version[]): Made => ({
  file: number,
  path,
  sheet: '',
  exported,
  knownUntil: exported,
  rows,
});

async function make(files: readonly Made[]): Promise<void> {
  for (const { file, rows } of files) {
    const name = ident(typedTable(file));
    const cells = rows.map(
      ({ key, hash, updated = null, resolved = null }, i) =>
        sql`(${file}, ${i + 2}, TIMESTAMP '2026-08-01', ${key}, ${hash}, CAST(${resolved} AS TIMESTAMP), CAST(${updated} AS TIMESTAMP))`,
    );
    const shape = columns.map(({ name, type }) => sql`${ident(name)} ${{ text: type, params: [] }}`);
    await must([
      sql`CREATE OR REPLACE TABLE ${name} (${join(shape)})`,
      ...(cells.length === 0
        ? []
        : [sql`INSERT INTO ${name} (_file, _row, _stamp, _key, _hash, resolved_at, updated_at) VALUES ${join(cells)}`]),
    ]);
  }
  await must([...freshLedger, ...joinSql('complaints', files)]);
}

const used = (): Promise<Plain[][]> => rowsOf(sql`SELECT _key, _hash FROM complaints ORDER BY ALL`);
const fates = (): Promise<Plain[][]> => rowsOf(sql`SELECT _file, _row, fate FROM fates ORDER BY ALL`);

test('a kind without files is an empty table with every column', async () => {
  expect(await rowsOf(sql`SELECT count(*) FROM complaints`)).toEqual([[0]]);
  expect(await rowsOf(sql`SELECT count(*) FROM duckdb_columns() WHERE table_name = 'complaints'`)).toEqual([
    [columns.length + 2],
  ]);
});

test('the same file twice: its second copy is all duplicates', async () => {
  const rows = [
    { key: 'a', hash: '1' },
    { key: 'b', hash: '2' },
  ];
  await make([file(1, 'a.csv', '2026-09-01', rows), file(2, 'a.csv', '2026-09-01', rows)]);
  expect(await used()).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(await fates()).toEqual([
    [2, 2, 'duplicate'],
    [2, 3, 'duplicate'],
  ]);
});

test('the newer export wins, and an unchanged row is known until then', async () => {
  await make([
    file(1, 'august.csv', '2026-09-01', [
      { key: 'a', hash: 'closed', resolved: '2026-08-20' },
      { key: 'b', hash: 'same' },
    ]),
    file(2, 'july.csv', '2026-08-01', [
      { key: 'a', hash: 'open' },
      { key: 'b', hash: 'same' },
      { key: 'c', hash: 'gone since' },
    ]),
  ]);
  expect(
    await rowsOf(sql`SELECT _file, _key, _hash, CAST(_known_until AS VARCHAR) FROM complaints ORDER BY _key`),
  ).toEqual([
    [1, 'a', 'closed', '2026-09-01 00:00:00'],
    [2, 'b', 'same', '2026-09-01 00:00:00'],
    [2, 'c', 'gone since', '2026-08-01 00:00:00'],
  ]);
  expect(await fates()).toEqual([
    [1, 3, 'duplicate'],
    [2, 2, 'superseded'],
  ]);
});

test('updated_at leads when every version has it, the export time when one lacks it', async () => {
  const old = { key: 'a', hash: 'old', updated: '2026-08-02' };
  const young = { key: 'a', hash: 'young', updated: '2026-08-09' };
  await make([file(1, 'x.csv', '2026-08-20', [young]), file(2, 'y.csv', '2026-08-30', [old])]);
  expect(await used()).toEqual([['a', 'young']]);
  await make([file(1, 'x.csv', '2026-08-20', [young]), file(2, 'y.csv', '2026-08-30', [{ ...old, updated: null }])]);
  expect(await used()).toEqual([['a', 'old']]);
});

test('names order exports of the same time, numbers in them as numbers', async () => {
  await make([
    file(1, '10月.csv', null, [{ key: 'a', hash: 'ten' }]),
    file(2, '9月.csv', null, [{ key: 'a', hash: 'nine' }]),
  ]);
  expect(await used()).toEqual([['a', 'ten']]);
});

test('the first resolution is the earliest one seen in any version', async () => {
  await make([
    file(1, 'july.csv', '2026-08-01', [{ key: 'a', hash: '1', resolved: '2026-07-03' }]),
    file(2, 'august.csv', '2026-09-01', [{ key: 'a', hash: '2', resolved: '2026-08-15' }]),
  ]);
  expect(
    await rowsOf(sql`SELECT CAST(_first_resolved_seen AS VARCHAR), CAST(resolved_at AS VARCHAR) FROM complaints`),
  ).toEqual([['2026-07-03 00:00:00', '2026-08-15 00:00:00']]);
});

test('a row without key is never a duplicate', async () => {
  await make([
    file(1, 'a.csv', null, [
      { key: null, hash: '1' },
      { key: null, hash: '1' },
    ]),
  ]);
  expect(await used()).toHaveLength(2);
});

const knownUntil = (): Promise<Plain[][]> =>
  rowsOf(sql`SELECT _key, strftime(_known_until, '%m-%d') FROM complaints ORDER BY _key`);
const june = file(1, 'june.csv', '2026-07-02', [
  { key: 'done', hash: '1', resolved: '2026-06-20' },
  { key: 'waiting', hash: '1' },
]);

test('a finished row is known as long as the open ones of its export are carried on', async () => {
  await make([
    june,
    file(2, 'july.csv', '2026-08-02', [
      { key: 'new', hash: '1' },
      { key: 'waiting', hash: '2', resolved: '2026-07-20' },
    ]),
    file(3, 'august.csv', '2026-09-02', [{ key: 'new', hash: '1' }]),
  ]);
  expect(await knownUntil()).toEqual([
    ['done', '09-02'],
    ['new', '09-02'],
    ['waiting', '09-02'],
  ]);
});

test('an export of other rows says nothing about those of the month before', async () => {
  await make([june, file(2, 'july.csv', '2026-08-02', [{ key: 'new', hash: '1' }])]);
  expect(await knownUntil()).toEqual([
    ['done', '07-02'],
    ['new', '08-02'],
    ['waiting', '07-02'],
  ]);
});

test('own columns of one file are empty in the others', async () => {
  await make([file(1, 'a.csv', null, [{ key: 'a', hash: '1' }]), file(2, 'b.csv', null, [{ key: 'b', hash: '2' }])]);
  await must([
    sql`ALTER TABLE typed_2 ADD COLUMN x_1 VARCHAR DEFAULT 'vip'`,
    ...freshLedger,
    ...joinSql('complaints', [file(1, 'a.csv', null, []), file(2, 'b.csv', null, [])]),
  ]);
  expect(await rowsOf(sql`SELECT _key, x_1 FROM complaints ORDER BY _key`)).toEqual([
    ['a', null],
    ['b', 'vip'],
  ]);
});

const version = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  hash: fc.constantFrom('1', '2', '3'),
  updated: fc.option(fc.constantFrom('2026-08-01', '2026-08-02')),
});
const contents = fc.array(fc.array(version, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
const exportedOf = (place: number): string | null => [null, '2026-09-01', '2026-08-01', '2026-09-01'][place] ?? null;

test('any order and any repetition of loading leaves the same rows, and the sums hold', async () => {
  await fc.assert(
    fc.asyncProperty(contents, fc.infiniteStream(fc.nat()), async (files, dice) => {
      const whole = files.map((rows, i) => file(i + 1, `${i}.csv`, exportedOf(i), rows));
      await make(whole);
      const once = await used();
      const again = [...whole, ...whole.filter(() => next(dice) % 2 === 0)];
      const shuffled = again.map((one) => ({ one, at: next(dice) })).sort((a, b) => a.at - b.at);
      await make(shuffled.map(({ one }, i) => ({ ...one, file: i + 11 })));
      expect(await used()).toEqual(once);
      const read = shuffled.reduce((sum, { one }) => sum + one.rows.length, 0);
      expect((await fates()).length + once.length).toBe(read);
    }),
    { numRuns: 60 },
  );
});

const next = (dice: Iterator<number>): number => Number(dice.next().value);
