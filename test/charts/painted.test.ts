// Each chart is painted to SVG, and the painted words are read back.
import { describe, expect, test } from 'vitest';
import { charts, heightOf } from '../../src/charts/index.ts';
import { svgOf } from '../../src/charts/still.ts';
import { wordsOf } from '../../src/locales/index.ts';
import type { ShownTable } from '../../src/types/table.ts';
import type { Locale } from '../../src/types/words.ts';
import { samples } from './samples.ts';
import { barsTable, dark, light, lookOf, panels, paretoTable, trendTable } from './tables.ts';

const painted = (name: keyof typeof panels, table: ShownTable, locale: Locale, theme = light): string => {
  const panel = panels[name];
  const option = charts[panel.draw](table, panel, wordsOf(locale), lookOf(theme));
  return svgOf(option, name === 'heat' ? 1080 : 560, heightOf(table, panel));
};

const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) =>
    (text ?? '').replaceAll('\u202f', ' ').replaceAll('\u2009', ' '),
  );

const expected: Record<string, Record<Locale, string[]>> = {
  trend: { 'zh-CN': ['76.7 %', '目标 80 %', '8月'], en: ['76.7%', 'Target 80%', 'Aug'] },
  volume: { 'zh-CN': ['1,219', '1,000'], en: ['1,219'] },
  two: { 'zh-CN': ['回访覆盖率', '接通率'], en: ['Coverage', 'Reach'] },
  units: { 'zh-CN': ['在途件数', '逾期率', '408'], en: ['Open cases', 'Overdue'] },
  stack: { 'zh-CN': ['接起', '14,920', '1.5万'], en: ['Answered', '14,920'] },
  bars: { 'zh-CN': ['理赔时效', '95.0 %', '120', 'n', '目标 85 %'], en: ['Claim delays', '95.0%', 'Target 85%'] },
  pareto: { 'zh-CN': ['412', '其他（4 类）', '累计', '80 %'], en: ['412', 'Other (4)', 'Cumulative', '80%'] },
  heat: { 'zh-CN': ['412', '12月'], en: ['412', 'Dec'] },
  curve: { 'zh-CN': ['60 天', 'P50 7.0 天', '28.3 %'], en: ['60 days', 'P90 21.0 days', '28.3%'] },
  levels: { 'zh-CN': ['非常满意', '不满意', '76.0 %', '满意率'], en: ['Very satisfied', 'Neutral', '76.0%'] },
  funnel: { 'zh-CN': ['应回访', '500 · 97.7 %', '较上一步'], en: ['Attempted', '500 · 97.7%'] },
  ageing: { 'zh-CN': ['83', '60+ 天'], en: ['83', 'days'] },
};

describe.each(['zh-CN', 'en'] as const)('painted in %s', (locale) => {
  test.each(samples(locale))('%s', (name, table) => {
    const texts = textsOf(painted(name, table, locale));
    expect(texts).toEqual(expect.arrayContaining(expected[name]?.[locale] ?? ['?']));
  });

  test.each(samples(locale))('%s in the dark, without rows, and with one', (name, table) => {
    expect(painted(name, table, locale, dark)).toContain('<svg');
    expect(painted(name, { ...table, rows: [] }, locale)).toContain('<svg');
    expect(painted(name, { ...table, rows: table.rows.slice(0, 1) }, locale)).not.toContain('NaN');
  });

  test.each(samples(locale))('%s with nothing known', (name, table) => {
    const names = new Set(['text', 'month']);
    const rows = table.rows.map((row) =>
      row.map((value, i) => (names.has(table.columns[i]?.format ?? '') ? value : null)),
    );
    const svg = painted(name, { ...table, rows }, locale);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('strangers’ names stay text', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '{a|b}{value}{b}',
    '"></text><script>1</script>',
    '{@1}%s\\n',
    '__proto__',
    '',
  ];

  test('in bars and Pareto', () => {
    const rows = hostile.map((name, i) => [name, name, 10 - i, 5, 1, 2, 3, 4]);
    const svgs = [
      painted('bars', barsTable('B03', hostile[0] ?? '', 'count', rows), 'en'),
      painted(
        'pareto',
        paretoTable(
          'C01',
          hostile[2] ?? '',
          rows.map((row) => row.slice(0, 6)),
        ),
        'en',
      ),
    ];
    for (const svg of svgs) {
      expect(svg).not.toMatch(/<img|<script/);
      expect(textsOf(svg)).toContain('_\u200b_proto__');
      expect(textsOf(svg)).toContain('{a|b}{value}{b}');
      expect(textsOf(svg).some((text) => text.startsWith('&lt;img src=x'))).toBe(true);
    }
  });

  test('and never become keys of every object', () => {
    for (const [name, table] of samples('en')) {
      const texts = table.columns.map((column) => column.format === 'text');
      const rows = table.rows.map((row) => row.map((cell, i) => (texts[i] ? '__proto__' : cell)));
      painted(name, { ...table, rows }, 'en');
    }
    const inherited = [];
    for (const key in {}) inherited.push(key);
    expect(inherited).toEqual([]);
  });

  test('as the name of a line', () => {
    const label = '{a|x} <img src=x onerror=alert(1)>';
    const table = trendTable('B01', label, 'percent', [['2026-08', 0.5, null, null, 9, 0, null, 0]]);
    const second = { key: 'B02', label: '{c}', format: 'percent', metric: 'B02' } as const;
    const both = { columns: [...table.columns, second], rows: table.rows.map((row) => [...row, 0.4]) };
    const svg = painted('two', both, 'en');
    expect(svg).not.toContain('<img');
    expect(textsOf(svg)).toContain('{c}');
  });
});
