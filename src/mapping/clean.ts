/** Pieces of SQL that every reading of a raw cell shares. */
import { missingWords } from '../subjects/dictionaries/index.ts';
import { sql } from '../sql/sql.ts';
import type { Sql } from '../types/plain.ts';

/** Blanks of any width that stand around a cell. */
const blanks = ' \t\r\n\u00a0\u3000\ufeff\u200b';

const wide = '０１２３４５６７８９：／－．，（）％＋　';
const narrow = '0123456789:/-.,()%+ ';

/** A cell without outer blanks; empty → NULL. */
export const trimmed = (cell: Sql): Sql => sql`NULLIF(trim(${cell}, ${blanks}), '')`;

/** A trimmed cell that says something: no `-`, `N/A` and their like. */
export const said = (text: Sql): Sql =>
  sql`${text} IS NOT NULL AND NOT (length(${text}) <= 12 AND lower(${text}) IN (${listed(missingWords)}))`;

/** A trimmed cell; what says nothing → NULL. */
export const orNull = (text: Sql): Sql => sql`(CASE WHEN ${said(text)} THEN ${text} END)`;

/** A raw cell without blanks; what says nothing → NULL. */
export const filled = (cell: Sql): Sql => orNull(trimmed(cell));

/** Full-width digits and signs as narrow ones; plain ASCII is left alone quickly. */
export const narrowed = (text: Sql): Sql =>
  sql`(CASE WHEN strlen(${text}) = length(${text}) THEN ${text} ELSE translate(${text}, ${wide}, ${narrow}) END)`;

/** Texts as a list for IN. */
export const listed = (texts: readonly string[]): Sql => ({
  text: texts.map(() => '?').join(', '),
  params: [...texts],
});

/** SQL that stands as written: patterns and names of our own only. */
export const raw = (text: string): Sql => ({ text, params: [] });
