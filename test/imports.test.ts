/** The house has one direction: each room imports only the rooms and packages that the table allows. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const all = [
  'types',
  'sql',
  'stats',
  'calendar',
  'subjects',
  'files',
  'mapping',
  'ledger',
  'load',
  'engine',
  'query',
  'tally',
  'findings',
  'locales',
  'charts',
  'report',
  'workspace',
  'state',
  'ui',
];
const mayImport: Record<string, readonly string[]> = {
  types: [],
  sql: ['types'],
  stats: ['types'],
  calendar: ['types'],
  subjects: ['types', 'sql', 'calendar'],
  files: ['types', 'sql'],
  mapping: ['types', 'sql', 'subjects', 'calendar'],
  ledger: ['types', 'sql', 'subjects'],
  load: ['types', 'sql', 'files', 'mapping', 'ledger', 'engine', 'subjects', 'calendar'],
  engine: ['types', 'sql'],
  query: ['types', 'sql', 'subjects', 'calendar'],
  tally: ['types'],
  findings: ['types', 'stats', 'subjects', 'calendar'],
  locales: ['types'],
  charts: ['types', 'locales'],
  report: ['types', 'query', 'findings', 'charts', 'locales'],
  workspace: ['types'],
  state: all.filter((room) => !['charts', 'report', 'ui'].includes(room)),
  ui: ['state', 'subjects', 'charts', 'report', 'locales', 'types'],
};
/** The only room that imports the package. */
const owner: Record<string, string> = {
  'parquet-wasm': 'files',
  '@e965/xlsx': 'files',
  '@duckdb/duckdb-wasm': 'engine',
  'apache-arrow': 'engine',
  jstat: 'stats',
  'chinese-days': 'calendar',
  'intl-messageformat': 'locales',
  echarts: 'charts',
  'bits-ui': 'ui',
  '@lucide/svelte': 'ui',
  'write-excel-file': 'ui',
};

const source = resolve('src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ts|svelte)$/.test(path));
const importsOf = (path: string): string[] =>
  [
    ...readFileSync(join(source, path), 'utf8').matchAll(
      /^\s*(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^\s*import\s+'([^']+)'/gm,
    ),
  ].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
const roomOf = (path: string): string => path.split('/')[0] ?? '';
const starts = (path: string): boolean => path === 'main.ts' || path.endsWith('/worker.ts');

test.each(files.filter((path) => !starts(path)))('%s imports only what its room may', (path) => {
  const room = roomOf(path);
  for (const name of importsOf(path)) {
    if (name.startsWith('.')) {
      const target = roomOf(relative(source, resolve(source, dirname(path), name)));
      if (target !== room) expect(mayImport[room], `${path} imports ${name}`).toContain(target);
    } else {
      const owned = Object.keys(owner).find((name_) => name === name_ || name.startsWith(`${name_}/`));
      if (owned) expect(room, `${path} imports ${name}`).toBe(owner[owned]);
    }
  }
});

test('no file imports itself through others', () => {
  const graph = new Map(
    files.map((path) => [
      path,
      importsOf(path)
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(source, resolve(source, dirname(path), name)).replace(/\?.*$/, '')),
    ]),
  );
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    expect(trail, [...trail, path].join(' → ')).not.toContain(path);
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files) walk(path, []);
});
