/** SQL is text and parameters: names are quoted, values are bound. */
import type { Plain, Sql } from '../types/plain.ts';

/** No SQL at all. */
export const empty: Sql = { text: '', params: [] };

/** A quoted name, safe for any header. */
export const ident = (name: string): Sql => ({ text: `"${name.replaceAll('"', '""')}"`, params: [] });

/** SQL from a template; plain holes are bound, Sql holes are woven in. */
export function sql(parts: TemplateStringsArray, ...holes: readonly (Sql | Plain)[]): Sql {
  return holes.reduce<Sql>(
    (out, hole, i) => {
      const piece: Sql = typeof hole === 'object' && hole !== null ? hole : { text: '?', params: [hole] };
      return { text: out.text + piece.text + (parts[i + 1] ?? ''), params: [...out.params, ...piece.params] };
    },
    { text: parts[0] ?? '', params: [] },
  );
}

/** The pieces, separated by `separator`. */
export function join(pieces: readonly Sql[], separator = ', '): Sql {
  return {
    text: pieces.map((piece) => piece.text).join(separator),
    params: pieces.flatMap((piece) => piece.params),
  };
}

/** All conditions hold; `true` without any. */
export const allOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? sql`true`
    : join(
        conditions.map((condition) => sql`(${condition})`),
        ' AND ',
      );

/** At least one condition holds; `false` without any. */
export const anyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? sql`false`
    : join(
        conditions.map((condition) => sql`(${condition})`),
        ' OR ',
      );

/** A value as a literal: text with doubled quotes, checked numbers. */
export function literal(value: Plain): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (!Number.isFinite(value)) throw new Error(`not a number for SQL: ${value}`);
  return String(value);
}

/**
 * The same SQL without parameters, for statements that cannot be prepared (loads, cancellable queries).
 * The only place that writes a literal. A `?` inside a quoted name or text is left alone.
 */
export function inlined(statement: Sql): string {
  let next = 0;
  return statement.text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g, (token) =>
    token === '?' ? literal(statement.params[next++] ?? null) : token,
  );
}
