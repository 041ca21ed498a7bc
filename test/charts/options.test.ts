// The options themselves, without a DOM and without painting.
import { describe, expect, test, vi } from 'vitest';
import { chartOf, charts, heightOf } from '../../src/charts/index.ts';
import { doneAt, timeOf } from '../../src/charts/draw/curve.ts';
import { scaleOf } from '../../src/charts/parts/scale.ts';
import { spread } from '../../src/charts/parts/spread.ts';
import { levelRows } from '../../src/charts/draw/levels.ts';
import { tipNode, tipOf } from '../../src/charts/parts/tip.ts';
import { wordsOf } from '../../src/locales/index.ts';
import type { ShownTable } from '../../src/types/table.ts';
import { barsTable, light, lookOf, panels, paretoTable, tableOf, trendTable } from './tables.ts';

const look = lookOf(light);
const words = wordsOf('en');
const optionOf = (name: keyof typeof panels, table: ShownTable) => {
  const panel = panels[name];
  return charts[panel.draw](table, panel, words, look);
};

describe('trend', () => {
  const rows = [
    ['2026-05', 0.8, 0.7, 0.9, 90, 0, 0.85, 0],
    ['2026-06', null, null, null, 0, 0, 0.85, 0],
    ['2026-07', 0.7, 0.6, 0.8, 90, 0, 0.85, 1],
    ['2026-08', 0.75, 0.6, 0.8, 40, 12, 0.85, 0],
  ];
  const option = optionOf('trend', trendTable('S01', 'S', 'percent', rows));

  test('a month without answers stays a gap; one that is not complete is reached by a dashed line', () => {
    expect(option.series).toMatchObject([
      { type: 'custom', silent: true },
      { type: 'line', step: 'middle' },
      { type: 'line', connectNulls: false, lineStyle: { type: 'solid' }, data: [0.8, '-', 0.7, '-'] },
      { type: 'line', connectNulls: false, lineStyle: { type: 'dashed' }, data: ['-', '-', 0.7, 0.75] },
      {
        type: 'scatter',
        data: [
          { value: [0, 0.8], row: 0, column: 'S01', itemStyle: { color: look.series[0] } },
          { row: 2, itemStyle: { color: look.surface } },
          { row: 3, itemStyle: { color: look.surface }, label: { show: true } },
        ],
      },
    ]);
  });

  test('metrics of different units get a field each', () => {
    const columns = [
      { key: 'month', format: 'month' },
      { key: 'C14', format: 'count', metric: 'C14' },
      { key: 'C13', format: 'percent', metric: 'C13' },
    ] as const;
    expect(optionOf('units', tableOf(columns, [['2026-08', 3, 0.1]])).yAxis).toHaveLength(2);
  });
});

describe('bars', () => {
  const rows = [
    ['a', 'A', 9, 9, null, null, 12, null],
    ['#other', 'Other', 4, 4, null, null, null, null],
    ['', 'Blank', null, 0, null, null, null, null],
  ];
  const option = optionOf('bars', barsTable('B03', 'x', 'count', rows));

  test('start at zero, carry their row, and leave what is over grey', () => {
    expect(option.xAxis).toMatchObject({ min: 0, max: 12 });
    expect(option.series).toMatchObject([
      {
        data: [
          { value: 9, row: 0, column: 'B03', itemStyle: { color: look.series[0] } },
          { value: 4, row: 1, itemStyle: { color: look.other } },
          { value: '-', row: 2, itemStyle: { color: look.other } },
        ],
      },
      { symbol: 'rect', data: [[12, 0]] },
      { type: 'custom' },
      { type: 'custom' },
    ]);
  });
});

test('labels make room for each other, and none leaves the field', () => {
  expect(spread([10, 100], [20, 20], 200)).toEqual([0, 0]);
  expect(spread([100, 104], [20, 20], 200)).toEqual([0, 16]);
  expect(spread([104, 100], [20, 20], 200)).toEqual([16, 0]);
  expect(spread([188, 196], [20, 20], 200)).toEqual([-18, -6]);
});

test('an axis of values ends on its own human steps, and a share never passes 100 %', () => {
  expect(scaleOf([0.87, 0.96], 3, { cap: 1 })).toEqual({ min: 0.85, max: 1, interval: 0.05 });
  expect(scaleOf([0.792, 1], 3, { cap: 1 })).toEqual({ min: 0.7, max: 1, interval: 0.1 });
  expect(scaleOf([353, 593], 3, { whole: true })).toEqual({ min: 300, max: 600, interval: 100 });
  expect(scaleOf([5, 5], 3, { whole: true })).toMatchObject({ min: 4, interval: 1 });
  expect(scaleOf([], 3)).toBeNull();
});

test('a Pareto draws its line only where it parts the few from the many', () => {
  const rows = (cumulative: number[]) => cumulative.map((sum, i) => [`${i}`, `${i}`, 5, null, 0.1, sum]);
  const layers = (cumulative: number[]) => {
    const { series } = optionOf('pareto', paretoTable('C01', 'x', rows(cumulative)));
    return Array.isArray(series) ? series.length : 0;
  };
  expect(layers([0.5, 0.81, 1])).toBe(layers([1]) + 1);
});

test('a curve is read at the last step; beyond what is known it says nothing', () => {
  const steps = { days: [1, 4, 10], done: [0.2, 0.5, 0.9] };
  expect([0, 1, 3, 4, 10, 11].map((time) => doneAt(steps, time))).toEqual([0, 0.2, 0.2, 0.5, 0.9, null]);
  expect([0.5, 0.9, 0.95].map((share) => timeOf(steps, share))).toEqual([4, 10, null]);
});

test('levels are centred on neutral; a row without ratings has no shares', () => {
  const columns = [1, 2, 3, 4, 5].map((level) => ({ key: `level${level}`, format: 'count' as const }));
  const [row, none] = levelRows(
    tableOf(columns, [
      [10, 10, 20, 30, 30],
      [0, 0, 0, 0, 0],
    ]),
  );
  expect(row?.shares).toEqual([0.1, 0.1, 0.2, 0.3, 0.3]);
  expect(row?.left).toBeCloseTo(0.3);
  expect(none?.shares).toEqual([null, null, null, null, null]);
});

test('cells of a heat map without an answer are left out', () => {
  const columns = ['row.key', 'row', 'column.key', 'column'].map((key) => ({ key, format: 'text' as const }));
  const table = tableOf(
    [...columns, { key: 'C01', format: 'count', metric: 'C01' }],
    [
      ['1', 'Mon', '9', '9', 4],
      ['1', 'Mon', '10', '10', null],
      ['2', 'Tue', '10', '10', 8],
    ],
  );
  expect(optionOf('heat', table).series).toMatchObject([
    {
      data: [
        { value: [0, 0, 4], row: 0 },
        { value: [1, 1, 8], row: 2 },
      ],
    },
  ]);
  expect(heightOf(table, panels.heat)).toBe(160);
});

test('panels that are tables have no chart', () => {
  expect(chartOf({ id: 'x', screen: 'overview', width: 12, draw: 'month-table' })).toBeUndefined();
  expect(chartOf(panels.reasons)).toBe(charts.pareto);
});

describe('tooltip', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const table = barsTable('B03', 'On time', 'percent', [['a', hostile, 0.951, 40, 0.9, 0.98, 0.8, 0.85]]);

  test('says the row: value, n, interval, comparison, target', () => {
    expect(tipOf(table, 0, words)).toEqual({
      title: hostile,
      lines: [
        ['On time', '95.1%'],
        ['n', '40'],
        ['95% interval', '90.0 – 98.0%'],
        ['Compared with', '80.0%'],
        ['Target', '85.0%'],
      ],
    });
  });

  test('is made of text nodes', () => {
    vi.stubGlobal('document', { createElement: (name: string) => new Stub(name) });
    const node = tipNode(table, 0, words, look) as unknown as Stub;
    vi.unstubAllGlobals();
    expect(node.children[0]?.textContent).toBe(hostile);
    expect(node.all().map((each) => each.name)).toEqual(expect.not.arrayContaining(['img']));
  });
});

/** As much of an element as a tooltip needs; markup is refused. */
class Stub {
  readonly name: string;
  readonly style: Record<string, string> = {};
  readonly children: Stub[] = [];
  textContent = '';
  constructor(name: string) {
    this.name = name;
  }
  set innerHTML(_: string) {
    throw new Error('markup');
  }
  appendChild(child: Stub): Stub {
    this.children.push(child);
    return child;
  }
  all(): Stub[] {
    return [this, ...this.children.flatMap((child) => child.all())];
  }
}
