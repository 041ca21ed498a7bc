/** Filters as SQL; a new kind of filter does not compile until it is written here. */
import { allOf, ident, join, sql } from '../sql/sql.ts';
import type { Filter } from '../types/metric.ts';
import type { Sql } from '../types/plain.ts';

function condition(filter: Filter): Sql {
  const field = ident(filter.field);
  switch (filter.kind) {
    case 'oneOf': {
      const values = filter.values.filter((value) => value !== '');
      const listed =
        values.length > 0
          ? sql`CAST(${field} AS VARCHAR) IN (${join(values.map((value) => sql`${value}`))})`
          : sql`false`;
      return values.length < filter.values.length ? sql`(${listed} OR ${field} IS NULL)` : listed;
    }
  }
}

/** All filters hold; a filter with no values filters nothing. */
export const whereSql = (filters: readonly Filter[]): Sql =>
  allOf(filters.filter((filter) => filter.values.length > 0).map(condition));
