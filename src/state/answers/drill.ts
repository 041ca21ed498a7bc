/** Drilling is filtering: a panel by L1 → L2 → L3 shows the level below the last single-valued filter. */
import type { FieldId } from '../../types/field.ts';

/** How many leading fields are pinned to one value, leaving at least one level to show. */
export function drillDepth(by: readonly FieldId[], filters: Readonly<Record<FieldId, readonly string[]>>): number {
  let depth = 0;
  while (depth < by.length - 1 && filters[by[depth] ?? '']?.length === 1) depth += 1;
  return depth;
}
