/** The sample, loaded in Node by the road that the page takes. */
import { readFileSync } from 'node:fs';
import type { Engine } from '../src/engine/engine.ts';
import { readFile } from '../src/files/index.ts';
import { answerOf } from '../src/findings/index.ts';
import { Dossier } from '../src/load/dossier.ts';
import { figureQueries } from '../src/query/index.ts';
import { defaultRules } from '../src/subjects/rules.ts';
import type { DroppedFile } from '../src/types/file.ts';
import type { LoadReport } from '../src/types/load.ts';
import type { Ask, Judged } from '../src/types/metric.ts';

const names = JSON.parse(readFileSync('public/sample/files.json', 'utf8')) as readonly string[];

export const sampleFiles = (): DroppedFile[] =>
  names.map((path) => ({ path, blob: new Blob([readFileSync(`public/sample/${path}`)]) }));

export async function loadSample(engine: Engine, files = sampleFiles()): Promise<LoadReport> {
  const report = await new Dossier(engine, readFile).load(files, {
    rules: defaultRules,
    recipes: [],
    today: '2026-11-23',
  });
  if (!report.ok) throw new Error(JSON.stringify(report.problem));
  return report.value;
}

/** The judged figures of an ask. */
export async function figuresOf(engine: Engine, report: LoadReport, ask: Ask): Promise<readonly Judged[]> {
  const figures = [];
  for (const query of figureQueries(ask, report.loaded, defaultRules)) {
    const answer = await engine.run(query.sql);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    figures.push(...query.figures(answer.value));
  }
  return answerOf({ ...ask, role: 'main' }, figures, defaultRules).figures;
}
