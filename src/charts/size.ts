import type { Panel } from '../types/panel.ts';
import type { ShownTable } from '../types/table.ts';

const rowHeight: Partial<Record<Panel['draw'], number>> = {
  bars: 34,
  pareto: 34,
  reasons: 34,
  funnel: 44,
  heat: 32,
  levels: 36,
};
const foot: Partial<Record<Panel['draw'], number>> = { heat: 84, levels: 84 };

/** The height in CSS pixels at which a table reads well; rows decide where they stand below one another. */
export function heightOf(table: ShownTable, panel: Panel, size = 1): number {
  const each = rowHeight[panel.draw];
  const rows = panel.draw === 'heat' ? distinct(table, 'row') : table.rows.length;
  const height = each === undefined ? 260 : Math.max(160, rows * each + (foot[panel.draw] ?? 24));
  return Math.round(height * size);
}

function distinct(table: ShownTable, key: string): number {
  const at = table.columns.findIndex((column) => column.key === key);
  return new Set(table.rows.map((row) => row[at])).size;
}
