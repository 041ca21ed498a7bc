/** Row predicates that several metrics share; they speak of columns of the derived tables, `as_of` and `period_end`. */
import { join, sql } from '../sql/sql.ts';
import type { Sql } from '../types/plain.ts';

/** Up to when a row's state is known. */
export const known = sql`least(as_of, known_until)`;

/** The same of a callback target: a case that no callback row holds is known as far as the callbacks are. */
export const knownTarget = sql`CASE WHEN origin IN ('complaint', 'customer') THEN as_of ELSE ${known} END`;

/** The instant of a stock. */
export const stockInstant = sql`least(period_end, as_of)`;

/** Category words that say no more than "something else"; drawn last. */
export const otherCategories = ['其他', '其它', '其他类', 'other', 'others', '其他投诉'] as const;

/** Category words that stand for no category at all. */
export const noCategories = ['未分类', '未归类', '无分类', 'unclassified', 'uncategorised', 'uncategorized'] as const;

const oneOf = (column: Sql, words: readonly string[]): Sql =>
  sql`coalesce(lower(trim(${column})) IN (${join(words.map((word) => sql`${word}`))}), false)`;

export const isOther = oneOf(sql`category_l1`, otherCategories);
export const isClassified = sql`category_l1 IS NOT NULL AND trim(category_l1) <> '' AND NOT ${oneOf(sql`category_l1`, noCategories)}`;

/** Complaints whose clock runs: V without the withdrawn ones. */
export const counted = sql`is_v AND NOT is_withdrawn`;

const inStock = sql`NOT end_unknown AND received_at < ${stockInstant} AND (
  first_ended_at IS NULL OR first_ended_at >= ${stockInstant}
  OR (back_in_at < ${stockInstant} AND (ended_at IS NULL OR ended_at >= ${stockInstant})))`;

const unseen = sql`ended_at IS NULL AND known_until < ${stockInstant}`;

/** In stock at e, and seen at e or later. */
export const openAtEnd = sql`${inStock} AND NOT (${unseen})`;

/** Open when last seen, which was before e. */
export const lastSeenOpen = sql`${inStock} AND ${unseen}`;

/** Complaints of C14: V, and rows which became void later. */
export const backlogRows = sql`(is_v OR (is_void AND coalesce(ticket_type, 'complaint') = 'complaint'))`;
