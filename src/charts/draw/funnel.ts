import type { Chart } from '../chart.ts';
import { bare, frame, grid, px, text } from '../parts/frame.ts';
import { nameAxis } from '../parts/names.ts';
import { largest, reader } from '../parts/read.ts';
import { sideColumn } from '../parts/side.ts';

/** Kept free behind the longest bar, and for the column of steps. */
const valueRoom = 96;
const stepWidth = 56;

/** Steps as horizontal bars: how many, their share of the first; at the right their share of the step before. */
export const funnel: Chart = (table, _panel, words, look) => {
  const read = reader(table);
  const [counts, shares, steps] = [read.numbers('count'), read.numbers('share'), read.numbers('step')];
  const say = (row: number) => {
    const count = words.number(counts[row] ?? null, 'count');
    return row === 0 ? count : `${count} · ${words.number(shares[row] ?? null, 'percent')}`;
  };
  const side = {
    figures: steps.map((step, row) => (row === 0 ? '' : words.number(step, 'percent'))),
    head: words.say('chart.step'),
    at: valueRoom + stepWidth,
  };
  return {
    ...frame(table, words, look, 'funnel'),
    grid: grid(look, { right: valueRoom + stepWidth, top: 26 }),
    xAxis: { type: 'value', min: 0, max: Math.max(1, largest(counts)), ...bare, axisLabel: { show: false } },
    yAxis: [nameAxis(read.texts('group'), look)],
    series: [
      {
        type: 'bar',
        barWidth: px(look, 24),
        cursor: 'pointer',
        emphasis: { itemStyle: { opacity: 0.82 } },
        data: counts.map((value, row) => ({
          value: value ?? '-',
          row,
          column: 'count',
          itemStyle: { color: look.series[0] ?? look.accent, borderRadius: px(look, 2) },
        })),
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0.01,
        tooltip: { show: false },
        data: counts.map((count, row) => [count ?? 0, row]),
        label: {
          show: true,
          position: 'right',
          distance: px(look, 6),
          ...text(look, look.ink, 500),
          formatter: ({ dataIndex }) => say(dataIndex),
        },
      },
      sideColumn(side, look),
    ],
  };
};
