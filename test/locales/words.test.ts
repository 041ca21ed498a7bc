import { describe, expect, test } from 'vitest';
import { digitsOf, languages, preferredLocale, wordsOf } from '../../src/locales/index.ts';
import { compile, placeholders } from '../../src/locales/message.ts';
import { spaced } from '../../src/locales/spacing.ts';

const zh = wordsOf('zh-CN');
const en = wordsOf('en');

describe('both languages', () => {
  const [a, b] = [languages['zh-CN'].messages, languages.en.messages];

  test('have the same keys', () => {
    expect(Object.keys(a).filter((key) => !Object.hasOwn(b, key))).toEqual([]);
    expect(Object.keys(b).filter((key) => !Object.hasOwn(a, key))).toEqual([]);
  });

  /** A plural counts by a bare number (`rowCount`) where the other language takes the written one (`rows`). */
  const same = (one: string, other: string): boolean => {
    const [a, b] = [placeholders(one, 'zh-CN'), placeholders(other, 'en-GB')];
    const plural = /, plural,/.test(one + other);
    return plural ? a.length === b.length : a.join() === b.join();
  };

  test('parse every message, with the same placeholders and no empty words', () => {
    const wrong = Object.keys(a).filter((key) => {
      const [one = '', other = ''] = [a[key], b[key]];
      if (one.trim() === '' || other.trim() === '') return true;
      try {
        return !same(one, other);
      } catch {
        return true;
      }
    });
    expect(wrong).toEqual([]);
  });

  test('no file of one language takes a key of another file', async () => {
    const names = [
      'fields',
      'values',
      'problems',
      'notes',
      'metrics',
      'panels',
      'findings',
      'charts',
      'ui',
      'data',
      'settings',
    ];
    const files = await Promise.all(names.map((name) => import(`../../src/locales/en/${name}.ts`)));
    const keys = files.flatMap((file: Record<string, object>, i) => Object.keys(file[names[i] ?? ''] ?? {}));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });
});

describe('messages', () => {
  const say = (source: string, values = {}, space = true) => compile(source, 'zh-CN', space)(values);

  test('a thin space stands where Han meets Latin or digits', () => {
    expect(spaced('8月投诉 1,219 件，按时办结率82.4%')).toBe('8\u2009月投诉\u20091,219\u2009件，按时办结率\u200982.4%');
    expect(say('{month}投诉 {n} 件', { month: '8月', n: 1219 })).toBe('8月投诉\u20091,219\u2009件');
  });

  test('strangers’ text keeps its letters, and is never a template', () => {
    expect(say('渠道：{name}', { name: 'A类 {n} <img src=x onerror=alert(1)>' })).toBe(
      '渠道：A类 {n} <img src=x onerror=alert(1)>',
    );
  });

  test('values fill plain, plural and select places; a missing one reads —', () => {
    const source = '{n, plural, one {{n} row} other {{n} rows}} {kind, select, late {late} other {on time}} {gone}';
    expect(compile(source, 'en-GB', false)({ n: 1, kind: 'late' })).toBe('1 row late —');
    expect(compile(source, 'en-GB', false)({ n: 12000, kind: 'x', gone: null })).toBe('12,000 rows on time —');
  });

  test('markup in a message is text', () => {
    expect(say('<b>{n}</b>', { n: 2 }, false)).toBe('<b>2</b>');
  });

  test('a key without words shows itself', () => {
    expect(zh.say('no.such.key')).toBe('no.such.key');
    expect(zh.has('no.such.key')).toBe(false);
    expect(zh.has('toString')).toBe(false);
  });
});

describe('numbers', () => {
  test.each([
    [0.824, 'percent', '82.4\u202f%', '82.4%'],
    [0.00145, 'percent', '0.1\u202f%', '0.1%'],
    [0.145, 'percent', '14.5\u202f%', '14.5%'],
    [1219, 'count', '1,219', '1,219'],
    [6, 'days', '6.0\u202f天', '6.0\u202fdays'],
    [1, 'days', '1.0\u202f天', '1.0\u202fday'],
    [2.25, 'hours', '2.3\u202f小时', '2.3\u202fh'],
    [23.4, 'seconds', '23\u202f秒', '23\u202fs'],
    [91.2, 'score', '91.2\u202f分', '91.2\u202fpts'],
    [0.5, 'number', '0.5', '0.5'],
    [58, 'per-day', '58.0\u202f/天', '58.0\u202f/day'],
  ] as const)('%d as %s', (value, format, inChinese, inEnglish) => {
    expect(zh.number(value, format)).toBe(inChinese);
    expect(en.number(value, format)).toBe(inEnglish);
  });

  test('unknown is —, whatever the options', () => {
    expect(zh.number(null, 'percent', { bare: true, sign: true })).toBe('—');
    expect(zh.number(Number.NaN, 'count')).toBe('—');
  });

  test('bare, signed, with other decimals, compact', () => {
    expect(zh.number(0.8, 'percent', { bare: true })).toBe('80.0');
    expect(zh.number(0.99943, 'percent', { digits: 2 })).toBe('99.94\u202f%');
    expect(zh.number(165, 'count', { sign: true })).toBe('+165');
    expect(zh.number(-0.02, 'percent', { sign: true })).toBe('-2.0\u202f%');
    expect(zh.number(123_456, 'count', { compact: true })).toBe('12.3万');
    expect(zh.number(230_000_000, 'count', { compact: true })).toBe('2.3亿');
    expect(en.number(123_456, 'count', { compact: true })).toBe('123.5K');
    expect(zh.number(9_999, 'count', { compact: true })).toBe('9,999');
    expect(zh.number(123_456, 'count')).toBe('123,456');
  });

  test('a target is written with the decimals it has', () => {
    expect([0.85, 0.995, 0.9975].map((target) => digitsOf(target, 'percent'))).toEqual([0, 1, 2]);
    expect(digitsOf(2.5, 'days')).toBe(1);
  });
});

describe('dates', () => {
  test('months, days and stamps are text in, text out', () => {
    expect([zh.month('2026-08'), zh.month('2026-08', true), en.month('2026-08'), en.month('2026-08', true)]).toEqual([
      '2026年8月',
      '8月',
      'Aug 2026',
      'Aug',
    ]);
    expect([zh.day('2026-02-09'), en.day('2026-02-09')]).toEqual(['2026年2月9日', '9 Feb 2026']);
    expect(zh.stamp('2026-09-02 18:00:00')).toBe('2026年9月2日 18:00');
    expect(en.stamp('2026-09-02 18:00:07')).toBe('2 Sep 2026, 18:00:07');
    expect(zh.stamp('2026-09-02')).toBe('2026年9月2日');
    expect(zh.stamp('2026-09-02 00:00:00')).toBe('2026年9月2日');
    expect(zh.stamp('2026-09-02 23:59:59')).toBe('2026年9月2日');
    expect(zh.stamp('2026-09-02 24:00')).toBe('2026年9月2日 24:00');
  });

  test('text that is no date stays as it is', () => {
    expect(zh.month('2026-Q3')).toBe('2026-Q3');
    expect(en.stamp('soon')).toBe('soon');
  });
});

test('the reader’s first language that we speak', () => {
  expect(preferredLocale(['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN');
  expect(preferredLocale(['en-US', 'zh'])).toBe('en');
  expect(preferredLocale(['ENG'])).toBe('en');
  expect(preferredLocale([])).toBe('en');
});

test('lists and order follow the language', () => {
  expect(zh.list(['甲', '乙', '丙'])).toBe('甲、乙和丙');
  expect(en.list(['a', 'b'])).toBe('a and b');
  expect(['张', '李', '王'].sort(zh.collator.compare)).toEqual(['李', '王', '张']);
});
