/** Every problem and every note has a sentence in both languages, with the same placeholders. */
import { expect, test } from 'vitest';
import { notes as notesEn } from '../../src/locales/en/notes.ts';
import { problems as problemsEn } from '../../src/locales/en/problems.ts';
import { notes as notesZh } from '../../src/locales/zh-CN/notes.ts';
import { problems as problemsZh } from '../../src/locales/zh-CN/problems.ts';
import type { Note } from '../../src/types/file.ts';
import type { Problem } from '../../src/types/problem.ts';

const problemKinds: Record<Problem['kind'], true> = {
  'unknown-format': true,
  'empty-file': true,
  'no-header-row': true,
  'no-table': true,
  'html-page': true,
  'lock-file': true,
  encrypted: true,
  broken: true,
  'too-large': true,
  'unsupported-encoding': true,
  'field-not-mapped': true,
  'field-unreadable': true,
  'query-failed': true,
  'out-of-memory': true,
  'engine-stopped': true,
  cancelled: true,
};
const noteKinds: Record<Note['kind'], true> = {
  'title-rows': true,
  'foot-rows': true,
  'total-rows': true,
  'empty-columns': true,
  'blank-rows': true,
  'repeated-header-rows': true,
  'ragged-rows': true,
  'hidden-sheet': true,
  'hidden-rows': true,
  'date-system-1904': true,
  'error-cells': true,
  'encoding-uncertain': true,
};
const names = (text: string): string[] => [...new Set(text.match(/\{(\w+)/g))].sort();

test.each([
  ['problem', problemKinds, problemsEn, problemsZh],
  ['note', noteKinds, notesEn, notesZh],
] as [string, Record<string, true>, Record<string, string>, Record<string, string>][])(
  '%s',
  (prefix, kinds, en, zh) => {
    const keys = Object.keys(kinds)
      .map((kind) => `${prefix}.${kind}`)
      .sort();
    expect(Object.keys(en).sort()).toEqual(keys);
    expect(Object.keys(zh).sort()).toEqual(keys);
    for (const key of keys)
      expect(names(zh[key] ?? '').filter((name) => name !== '{one' && name !== '{other')).toEqual(
        names(en[key] ?? '').filter((name) => name !== '{one' && name !== '{other'),
      );
  },
);
