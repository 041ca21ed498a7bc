import type { CustomSeriesOption } from 'echarts';
import type { ShownColumn } from '../../types/table.ts';
import type { Look } from '../look.ts';
import type { Reader } from '../parts/read.ts';

export interface Place {
  readonly xAxisIndex: number;
  readonly yAxisIndex: number;
}

/** Control limits where the table has them, else the interval: a soft band behind the line, with gaps where there is none. */
export function bandLayer(read: Reader, column: ShownColumn, place: Place, look: Look): CustomSeriesOption[] {
  const limits = read.column(`${column.key}.lcl`) !== undefined;
  const low = read.numbers(`${column.key}.${limits ? 'lcl' : 'low'}`);
  const high = read.numbers(`${column.key}.${limits ? 'ucl' : 'high'}`);
  return runs(low, high).map((run) => ({
    ...place,
    type: 'custom',
    silent: true,
    z: 0,
    tooltip: { show: false },
    data: run.flatMap((at) => [
      [at, low[at] ?? 0],
      [at, high[at] ?? 0],
    ]),
    // One shape for the whole run, drawn with its first item.
    renderItem: (params, api) => {
      if (params.dataIndex !== 0) return { type: 'group', children: [] };
      const there = run.map((at) => api.coord([at, low[at] ?? 0]));
      const back = run.toReversed().map((at) => api.coord([at, high[at] ?? 0]));
      return { type: 'polygon', shape: { points: [...there, ...back] }, style: { fill: look.band } };
    },
  }));
}

/** Neighbouring places where both bounds are known. */
function runs(low: readonly (number | null)[], high: readonly (number | null)[]): number[][] {
  const out: number[][] = [];
  low.forEach((value, at) => {
    if (value === null || high[at] == null) return;
    const last = out.at(-1);
    if (last && last.at(-1) === at - 1) last.push(at);
    else out.push([at]);
  });
  return out.filter((run) => run.length > 1);
}
