import type { FieldId } from './field.ts';

/** What went wrong, as a value; `locales/` makes the sentence. */
export type Problem =
  | { kind: 'unknown-format'; fileName: string }
  | { kind: 'empty-file'; fileName: string }
  | { kind: 'no-header-row'; fileName: string }
  | { kind: 'no-table'; fileName: string }
  | { kind: 'html-page'; fileName: string }
  | { kind: 'lock-file'; fileName: string }
  | { kind: 'encrypted'; fileName: string }
  | { kind: 'broken'; fileName: string; detail: string }
  | { kind: 'too-large'; fileName: string; limit: string }
  | { kind: 'unsupported-encoding'; fileName: string; encoding: string }
  | { kind: 'field-not-mapped'; field: FieldId; fileName: string }
  | { kind: 'field-unreadable'; field: FieldId; fileName: string; rows: number }
  | { kind: 'query-failed'; sql: string; cause: string }
  | { kind: 'out-of-memory'; sql: string }
  | { kind: 'engine-stopped'; cause: string }
  | { kind: 'cancelled' };

export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };
