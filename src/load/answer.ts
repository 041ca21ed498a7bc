/** Answers of the engine as rows, for the few small questions which loading asks. */
import type { Engine } from '../engine/engine.ts';
import type { Plain, Sql } from '../types/plain.ts';
import type { Outcome } from '../types/problem.ts';

export type Row = readonly Plain[];

/** The rows of an answer, cells in the order of the columns. */
export async function rowsOf(engine: Engine, question: Sql): Promise<Outcome<readonly Row[]>> {
  const answer = await engine.run(question);
  if (!answer.ok) return answer;
  const { rowCount, columns } = answer.value;
  return {
    ok: true,
    value: Array.from({ length: rowCount }, (_, i) => columns.map(({ values }) => values[i] ?? null)),
  };
}

/** The answers to all questions, or the first problem. */
export async function allRows(
  engine: Engine,
  questions: readonly Sql[],
): Promise<Outcome<readonly (readonly Row[])[]>> {
  const answers: (readonly Row[])[] = [];
  for (const question of questions) {
    const answer = await rowsOf(engine, question);
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  return { ok: true, value: answers };
}

export const textOf = (value: Plain | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
export const numberOf = (value: Plain | undefined): number => Number(value ?? 0);
