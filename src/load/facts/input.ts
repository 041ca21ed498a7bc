/** What the derived tables need to know of the files beside the rows themselves. */
import type { FieldId } from '../../types/field.ts';
import type { Kind } from '../../types/kind.ts';
import type { LoadedTable } from '../../types/loaded.ts';

/** The shape of a loaded table; a whole LoadedTable fits. */
export type FactsTable = Pick<
  LoadedTable,
  'file' | 'kind' | 'source' | 'fields' | 'clocks' | 'knownUntil' | 'exportedAt'
>;

export interface FactsInput {
  readonly tables: readonly FactsTable[];
  /** Own dimensions (`x_<hash>`) that the joined table of a kind carries. */
  readonly customs: Readonly<Partial<Record<Kind, readonly FieldId[]>>>;
  /** First and last year of any stamp that can start a deadline. */
  readonly years: { readonly from: number; readonly until: number };
}
