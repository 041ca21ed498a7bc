// The row of the table under the pointer, as text; strangers' text becomes text nodes only.
import type { Plain } from '../../types/plain.ts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import type { Look } from '../look.ts';
import { formatOf } from './read.ts';

export interface Tip {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

type Cell = (key: string) => Plain;

/** What is said of one row: its name, its values, their n, interval, comparison and target. */
export function tipOf(table: ShownTable, row: number, words: Words): Tip {
  const values = table.rows[row] ?? [];
  const cell: Cell = (key) => values[table.columns.findIndex((column) => column.key === key)] ?? null;
  const shown = table.columns.filter((column) => !column.hidden);
  const names = shown.filter((column) => ['text', 'month', 'day', 'stamp'].includes(column.format));
  const measures = shown.filter((column) => !names.includes(column) && !isPartOf(column, shown));
  return {
    title: names.map((column) => said(cell(column.key), column, words)).join(' · '),
    lines: measures.flatMap((column) => [
      [column.label, said(cell(column.key), column, words)] as const,
      ...details(column, cell, words),
    ]),
  };
}

const parts = ['n', 'low', 'high', 'compare', 'target', 'pending'];
const isPartOf = (column: ShownColumn, all: readonly ShownColumn[]) =>
  all.some((other) => parts.some((part) => column.key === `${other.key}.${part}`));

function details(column: ShownColumn, cell: Cell, words: Words): (readonly [string, string])[] {
  const read = (part: string): number | null => {
    const value = cell(`${column.key}.${part}`);
    return typeof value === 'number' ? value : null;
  };
  const format = formatOf(column);
  const [n, low, high, pending] = [read('n'), read('low'), read('high'), read('pending')];
  const line = (part: string, value: number | null, as = format) =>
    value === null ? [] : [[words.say(`chart.${part}`), words.number(value, as)] as const];
  const range = `${words.number(low, format, { bare: true })} – ${words.number(high, format)}`;
  return [
    ...(format === 'count' ? [] : line('n', n, 'count')),
    ...(low === null || high === null ? [] : [[words.say('chart.interval'), range] as const]),
    ...line('compare', read('compare')),
    ...line('target', read('target')),
    ...(pending ? line('pending', pending, 'count') : []),
  ];
}

function said(value: Plain, column: ShownColumn, words: Words): string {
  if (value === null) return '—';
  if (typeof value === 'number') return words.number(value, formatOf(column));
  if (column.format === 'month') return words.month(String(value));
  if (column.format === 'day') return words.day(String(value));
  return column.format === 'stamp' ? words.stamp(String(value)) : String(value);
}

/** The same as an element; empty where there is no row. */
export function tipNode(table: ShownTable, row: number | null, words: Words, look: Look): HTMLElement {
  const box = document.createElement('div');
  if (row === null || !table.rows[row]) return box;
  const tip = tipOf(table, row, words);
  const title = box.appendChild(document.createElement('strong'));
  title.textContent = tip.title;
  const list = box.appendChild(document.createElement('div'));
  list.style.cssText = 'display:grid;grid-template-columns:auto auto;gap:2px 16px;font-variant-numeric:tabular-nums';
  for (const [label, value] of tip.lines) {
    const name = list.appendChild(document.createElement('span'));
    name.textContent = label;
    name.style.color = look.muted;
    const figure = list.appendChild(document.createElement('span'));
    figure.textContent = value;
    figure.style.textAlign = 'right';
  }
  box.style.cssText = 'max-width:360px;white-space:normal';
  return box;
}
