/** What the rooms around `query/` see of it. */
import type { FieldId } from '../types/field.ts';
import type { FactTable } from '../types/kind.ts';
import type { Ask, Figure, Filter, PartId, Split } from '../types/metric.ts';
import type { Span } from '../types/period.ts';
import type { Plain, Result, Sql, Stamp } from '../types/plain.ts';

/** One statement, and how its answer becomes figures. */
export interface Query {
  readonly sql: Sql;
  figures(result: Result): Figure[];
}

/** What an answer is for: findings tells main from compare and total by it. */
export type AskRole = 'main' | 'compare' | 'total' | 'levels' | 'previous' | 'year' | 'ytd';

export interface PanelAsk extends Ask {
  readonly role: AskRole;
}

/** The ground of one statement: table, stamp, clocks, rows in the period, groups. */
export interface Frame {
  readonly table: FactTable;
  readonly by: FieldId;
  readonly asOf: Stamp;
  readonly span: Span;
  readonly splits: readonly Split[];
  readonly filters: readonly Filter[];
  readonly notFiltered: readonly FieldId[];
}

export type RowPart = 'numerator' | 'denominator' | 'missed' | 'pending' | 'unknown' | 'all';

/** A page of rows: words in `search` are looked for in every shown column. */
export interface Page {
  readonly search?: string;
  readonly sort?: { readonly column: FieldId; readonly descending: boolean };
  readonly limit: number;
  readonly offset: number;
}

/** The rows behind a figure. */
export interface RowsRequest extends Page {
  readonly metric: PartId;
  readonly part: RowPart;
  readonly span: Span;
  readonly filters: readonly Filter[];
  /** The group of a split figure: one value per split, null = missing. */
  readonly splits?: readonly Split[];
  readonly group?: readonly Plain[];
}

export interface ListRequest extends Page {
  readonly list: string;
  readonly span: Span;
  readonly filters: readonly Filter[];
}

/** `count` answers one row with `n`; `page` answers `_file`, `_row` and then `columns`. */
export interface RowsQuery {
  readonly count: Sql;
  readonly page: Sql;
  readonly columns: readonly FieldId[];
  readonly notFiltered: readonly FieldId[];
}
