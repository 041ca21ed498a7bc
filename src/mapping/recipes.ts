/** Mappings remembered for a header set. */
import { subjectFields } from '../subjects/fields/index.ts';
import type { TableHead } from '../types/file.ts';
import type { Mapping, Recipe } from '../types/mapping.ts';
import { foldHeader } from './headers.ts';

/** The header set in one text: the same for the same headers in any order. */
export const fingerprint = (headers: readonly string[]): string => headers.map(foldHeader).toSorted().join('\u001f');

/** A recipe of a finished mapping; counts belong to the file and stay out. */
export function recipeOf(mapping: Mapping, head: TableHead, savedAt: string): Recipe {
  const columns = mapping.columns.map(({ unread: _unread, filled: _filled, ...reading }) => reading);
  return {
    id: `${mapping.kind}:${fingerprint(head.columns)}`,
    source: mapping.source,
    kind: mapping.kind,
    headers: head.columns,
    mapping: { ...mapping, columns, questions: [] },
    savedAt,
  };
}

/** The recipe for a table: the exact header set, else 80 % of it and the same key column; the newest first. */
export function findRecipe(
  head: TableHead,
  recipes: readonly Recipe[],
): { recipe: Recipe; exact: boolean } | undefined {
  const newest = recipes.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
  const print = fingerprint(head.columns);
  const same = newest.find((recipe) => fingerprint(recipe.headers) === print);
  if (same) return { recipe: same, exact: true };
  const near = newest.find((recipe) => overlap(head.columns, recipe.headers) >= 0.8 && hasKey(head, recipe));
  return near ? { recipe: near, exact: false } : undefined;
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const set = new Set(b.map(foldHeader));
  return a.filter((header) => set.has(foldHeader(header))).length / Math.max(a.length, b.length, 1);
}

function hasKey(head: TableHead, recipe: Recipe): boolean {
  if (recipe.kind === 'unknown') return false;
  const key = subjectFields[recipe.kind].key[0];
  const header = recipe.mapping.columns.find((reading) => reading.field === key)?.header;
  return header !== undefined && head.columns.some((each) => foldHeader(each) === foldHeader(header));
}
