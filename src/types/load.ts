import type { TableProfile } from '../mapping/profile.ts';
import type { FieldId } from './field.ts';
import type { TableHead } from './file.ts';
import type { Kind } from './kind.ts';
import type { Loaded, LoadedTable } from './loaded.ts';
import type { Mapping, Recipe } from './mapping.ts';
import type { Day } from './plain.ts';
import type { Problem } from './problem.ts';
import type { Rules } from './rules.ts';

/** How far a load is; time left = elapsed × (totalBytes − bytes) ÷ bytes. */
export interface LoadProgress {
  readonly step: 'reading' | 'understanding' | 'joining';
  /** The file being read. */
  readonly path: string;
  /** Rows read so far, of all files of this load. */
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number;
  /** `now()` when the load began. */
  readonly startedAt: number;
}

/** What the person has set, and how to tell them: given to every step of loading. */
export interface LoadContext {
  readonly rules: Rules;
  readonly recipes: readonly Recipe[];
  /** When recipes are saved. */
  readonly today: Day;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Milliseconds; only differences count. */
  readonly now?: () => number;
}

/** A table that waits for the person's answers; none of its rows is used yet. */
export interface PendingTable {
  /** As it would stand in the list: every row refused. */
  readonly table: LoadedTable;
  readonly head: TableHead;
  readonly mapping: Mapping;
  /** Values of each column, the most frequent first; changing the mapping needs it. */
  readonly profile: TableProfile;
}

/** What stands after a step of loading. */
export interface LoadReport {
  readonly loaded: Loaded;
  readonly pending: readonly PendingTable[];
  /** Files, or tables of them, that could not be read; the rest is loaded. */
  readonly problems: readonly Problem[];
  /** How the tables of this step were understood, to be remembered. */
  readonly learned: readonly Recipe[];
}

/** What the month would say with a mapping that is still being made. */
export interface MappingPreview {
  readonly kind: Kind;
  /** Rows looked at, and rows there are. */
  readonly rows: number;
  readonly of: number;
  /** Rows without a readable period stamp. */
  readonly undated: number;
  readonly months: readonly { readonly month: string; readonly rows: number }[];
  /** The largest groups of the kind's first mapped dimension; none mapped: empty. */
  readonly groups: readonly { readonly value: string; readonly rows: number }[];
  readonly groupedBy: FieldId | null;
  /** Of each mapped field: cells filled, and cells among them that could not be read. */
  readonly fields: readonly { readonly field: FieldId; readonly filled: number; readonly unread: number }[];
}

/** The rows behind a number of the table list; `unread` and `damaged` are cells. */
export type RowsOf = 'used' | 'refused' | 'duplicate' | 'superseded' | 'outOfPeriod' | 'unread' | 'damaged';
