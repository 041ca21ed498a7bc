/** The counts a table is accounted for with. */
import type { LoadedTable } from '../../types/loaded.ts';

export interface TablePart {
  readonly part: 'read' | 'used' | 'refused' | 'duplicate' | 'superseded' | 'outOfPeriod' | 'unread' | 'damaged';
  readonly of: (table: LoadedTable) => number;
}

/** Rows read = the sum of the others. */
export const rowParts: readonly TablePart[] = [
  { part: 'read', of: ({ rows }) => rows.read },
  { part: 'used', of: ({ rows }) => rows.used },
  { part: 'refused', of: ({ rows }) => rows.refused },
  { part: 'duplicate', of: ({ rows }) => rows.duplicate },
  { part: 'superseded', of: ({ rows }) => rows.superseded },
  { part: 'outOfPeriod', of: ({ rows }) => rows.outOfPeriod },
];

/** Cells that could not be read. */
export const cellParts: readonly TablePart[] = [
  { part: 'unread', of: ({ unreadCells }) => unreadCells },
  { part: 'damaged', of: ({ damagedIds }) => damagedIds },
];
