import type { EChartsOption } from 'echarts';
import type { Panel } from '../types/panel.ts';
import type { ShownTable } from '../types/table.ts';
import type { Words } from '../types/words.ts';
import type { Look } from './look.ts';

/** Draws a table: pure, no DOM, nothing but what it is given. */
export type Chart = (table: ShownTable, panel: Panel, words: Words, look: Look) => EChartsOption;

/** What a drawn thing stands for: a row of the table, and the column whose value it shows. */
export interface Mark {
  readonly row: number;
  readonly column: string;
}
