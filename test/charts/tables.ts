// Small tables in the shapes that findings make, one per drawing.
import type { Panel } from '../../src/types/panel.ts';
import type { Plain } from '../../src/types/plain.ts';
import type { ShownColumn, ShownTable } from '../../src/types/table.ts';
import { readFileSync } from 'node:fs';
import { lookFrom, type Look } from '../../src/charts/index.ts';

export const css = readFileSync('src/ui/tokens.css', 'utf8');

/** The custom properties of the first block after a selector. */
export function tokensAfter(selector: string): Record<string, string> {
  const from = css.indexOf(selector);
  const block = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  const pairs = [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name ?? '', (value ?? '').replace(/\s+/g, ' ').trim()]));
}

const common = tokensAfter(':root {');
export const light = tokensAfter("[data-theme='light'] {");
export const dark = tokensAfter("[data-theme='dark'] {");
export const lookOf = (theme: Record<string, string>): Look =>
  lookFrom((name) => ({ ...common, ...theme })[name.slice(2)] ?? '');

type Shape = Pick<ShownColumn, 'key' | 'format'> & Partial<ShownColumn>;
export const tableOf = (columns: readonly Shape[], rows: readonly (readonly Plain[])[]): ShownTable => ({
  columns: columns.map((column) => ({ label: column.key, ...column })),
  rows,
});

export const months = Array.from({ length: 13 }, (_, i) => {
  const at = 7 + i;
  return `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
});

const hiddenParts = (metric: string, parts: readonly string[], format: ShownColumn['format']): Shape[] =>
  parts.map((part) => ({
    key: `${metric}.${part}`,
    format: part === 'n' || part === 'pending' ? 'count' : format,
    hidden: true,
  }));

export const monthColumn: Shape = { key: 'month', format: 'month', label: 'Month' };

export function trendTable(
  metric: string,
  label: string,
  format: ShownColumn['format'],
  rows: readonly (readonly Plain[])[],
): ShownTable {
  const parts = hiddenParts(metric, ['low', 'high', 'n', 'pending', 'target', 'small'], format);
  return tableOf([monthColumn, { key: metric, format, label, metric }, ...parts], rows);
}

export const barsTable = (
  metric: string,
  label: string,
  format: ShownColumn['format'],
  rows: readonly (readonly Plain[])[],
) =>
  tableOf(
    [
      { key: 'key', format: 'text', hidden: true },
      { key: 'group', format: 'text', label: 'Category' },
      { key: metric, format, label, metric },
      ...hiddenParts(metric, ['n', 'low', 'high', 'compare', 'target'], format),
    ],
    rows,
  );

export const paretoTable = (metric: string, label: string, rows: readonly (readonly Plain[])[]) =>
  tableOf(
    [
      { key: 'key', format: 'text', hidden: true },
      { key: 'group', format: 'text', label: 'Category' },
      { key: metric, format: 'count', label, metric },
      { key: `${metric}.compare`, format: 'count', hidden: true },
      { key: 'share', format: 'percent', label: 'Share' },
      { key: 'cumulative', format: 'percent', label: 'Cumulative' },
    ],
    rows,
  );

const base = { screen: 'overview', width: 6 } as const;
export const panels = {
  trend: { ...base, id: 'trend', draw: 'trend', metrics: ['S01'], months: 13 },
  volume: { ...base, id: 'volume', draw: 'trend', metrics: ['C01'], months: 13 },
  two: { ...base, id: 'two', draw: 'trend', metrics: ['B01', 'B02'], months: 13 },
  units: { ...base, id: 'units', draw: 'trend', metrics: ['C14', 'C13'], months: 13 },
  stack: { ...base, id: 'stack', draw: 'stack', metrics: ['K01.answered', 'K01.abandoned'], months: 13 },
  bars: { ...base, id: 'bars', draw: 'bars', metric: 'B03', by: ['team'], top: 10 },
  pareto: { ...base, id: 'pareto', draw: 'pareto', metric: 'C01', by: ['category_l1'], top: 8 },
  reasons: { ...base, id: 'reasons', draw: 'reasons', metric: 'S08' },
  heat: { ...base, id: 'heat', draw: 'heat', metric: 'C01', rows: { kind: 'weekday' }, columns: { kind: 'month' } },
  curve: { ...base, id: 'curve', draw: 'curve', metric: 'C15.p50', marks: [3, 7, 15, 30, 60] },
  levels: { ...base, id: 'levels', draw: 'levels', by: { kind: 'month' } },
  funnel: { ...base, id: 'funnel', draw: 'funnel', steps: ['B01.due'] },
  ageing: { ...base, id: 'ageing', draw: 'ageing', metric: 'C14' },
} as const satisfies Record<string, Panel>;

export type Sample = readonly [name: keyof typeof panels, table: ShownTable];
