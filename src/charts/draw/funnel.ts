import type { EChartsOption } from 'echarts';
import type { Chart } from '../chart.ts';
import type { Look } from '../look.ts';
import { bare, frame, grid, px, text } from '../parts/frame.ts';
import { nameAxis, sideAxis } from '../parts/names.ts';
import { largest, reader } from '../parts/read.ts';

/** Steps as horizontal bars: how many, their share of the first; at the right their share of the step before. */
export const funnel: Chart = (table, _panel, words, look) => {
  const read = reader(table);
  const [counts, shares, steps] = [read.numbers('count'), read.numbers('share'), read.numbers('step')];
  const say = (row: number) => {
    const count = words.number(counts[row] ?? null, 'count');
    return row === 0 ? count : `${count} · ${words.number(shares[row] ?? null, 'percent')}`;
  };
  return {
    ...frame(table, words, look, 'funnel'),
    ...axes(
      read.texts('group'),
      steps.map((step, row) => (row === 0 ? '' : words.number(step, 'percent'))),
      look,
      {
        head: words.say('chart.step'),
        most: Math.max(1, largest(counts)),
      },
    ),
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
    ],
  };
};

const axes = (
  names: readonly string[],
  side: readonly string[],
  look: Look,
  { head, most }: { head: string; most: number },
): EChartsOption => ({
  grid: grid(look, { right: 4, top: 26 }),
  xAxis: { type: 'value', min: 0, max: most, ...bare, axisLabel: { show: false } },
  yAxis: [nameAxis(names, look), sideAxis(side, look, head, 112)],
});
