import { expect, test } from 'vitest';
import { fields as fieldsEn } from '../../src/locales/en/fields.ts';
import { values as valuesEn } from '../../src/locales/en/values.ts';
import { fields as fieldsZh } from '../../src/locales/zh-CN/fields.ts';
import { values as valuesZh } from '../../src/locales/zh-CN/values.ts';
import {
  booleanOf,
  canonicalOf,
  dictionaries,
  ratingLevel,
  scaleOfWords,
} from '../../src/subjects/dictionaries/index.ts';
import { columnsOf } from '../../src/subjects/fields/columns.ts';
import { subjectFields } from '../../src/subjects/fields/index.ts';
import { kinds } from '../../src/types/kind.ts';

test.each(kinds)('%s: keys and stamps are fields, ids are unique, dictionaries exist', (kind) => {
  const subject = subjectFields[kind];
  const ids = subject.fields.map((field) => field.id);
  expect(subject.kind).toBe(kind);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining([...subject.key, ...subject.stamps]));
  for (const field of subject.fields) if (field.dictionary) expect(dictionaries).toHaveProperty(field.dictionary);
  expect(new Set(columnsOf(kind).map((column) => column.name)).size).toBe(columnsOf(kind).length);
});

test('every field, word and kind has a name in both languages', () => {
  const ids = kinds.flatMap((kind) =>
    subjectFields[kind].fields.filter((field) => !field.wide || kind !== 'targets').map((field) => `field.${field.id}`),
  );
  for (const words of [fieldsZh, fieldsEn]) expect(Object.keys(words)).toEqual(expect.arrayContaining(ids));
  const silent = ['metric', 'channel_code', 'status_code', 'regulator_flag'];
  const values = Object.entries(dictionaries).flatMap(([id, words]) =>
    silent.includes(id) ? [] : Object.keys(words).map((word) => `value.${id}.${word}`),
  );
  for (const words of [valuesZh, valuesEn])
    expect(Object.keys(words)).toEqual(expect.arrayContaining([...values, ...kinds.map((kind) => `kind.${kind}`)]));
  expect(Object.keys(fieldsZh)).toEqual(Object.keys(fieldsEn));
  expect(Object.keys(valuesZh)).toEqual(Object.keys(valuesEn));
});

test('words of the dictionaries', () => {
  expect(canonicalOf('status', ' 已办结 ')).toBe('resolved');
  expect(canonicalOf('status', 'On-hold')).toBe('open');
  expect(canonicalOf('channel', '１２３４５')).toBe('hotline_gov');
  expect(canonicalOf('callback_result', '多次未联系上客户')).toBe('no_answer');
  expect(canonicalOf('callback_result', '拒访')).toBe('refused');
  expect(canonicalOf('callback_result', '因其他任务关闭')).toBe('other');
  expect(canonicalOf('metric', '按时办结率')).toBe('C12');
  expect(canonicalOf('metric', 'c12.legal')).toBe('C12.legal');
  expect(canonicalOf('channel', 'N/A')).toBe(null);
  expect(canonicalOf('channel', '信鸽')).toBe(undefined);
  expect([booleanOf('√'), booleanOf('×'), booleanOf('3'), booleanOf('0'), booleanOf('-'), booleanOf('或许')]).toEqual([
    true,
    false,
    true,
    false,
    null,
    undefined,
  ]);
});

test('rating words and scales', () => {
  const level = (text: string, scale: Parameters<typeof ratingLevel>[1]) => ratingLevel(text, scale)?.level;
  expect(['很满意', '一般满意', '一般', '较不满意', '差评'].map((text) => level(text, 'words'))).toEqual([
    5, 4, 3, 2, 1,
  ]);
  expect(['10', '9', '8', '6', '4', '1'].map((text) => level(text, '10'))).toEqual([5, 5, 4, 3, 2, 1]);
  expect(['90', '89.9', '60', '40', '39', '101'].map((text) => level(text, '100'))).toEqual([5, 4, 3, 2, 1, undefined]);
  expect(ratingLevel('默认好评', 'words')).toEqual({ level: null, mode: 'auto' });
  expect(ratingLevel('Unoffered', '2')).toEqual({ level: null, mode: null });
  expect(scaleOfWords(['满意', '不满意', '未评价'])).toBe('2');
  expect(scaleOfWords(['满意', '一般', '不满意'])).toBe('3');
  expect(scaleOfWords(['满意', '非常满意'])).toBe('words');
});
