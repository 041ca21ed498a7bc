/** The table of a panel: one source for its chart, "show as table", copy and export. */
import type { Panel } from '../../types/panel.ts';
import type { ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';
import { monthTable } from '../sheets/month-table.ts';
import type { Answer, FindingView } from '../view.ts';
import { barsTable, reasonsTable } from './bars.ts';
import { heatTable, levelsTable } from './cross.ts';
import { scorecardTable } from './cards.ts';
import { metricsTable, pivotTable } from './matrix.ts';
import { ageingTable, curveTable, funnelTable, monthsTable } from './series.ts';

export { fieldLabel, fieldName, metricName, splitLabel } from './labels.ts';

/**
 * The table of a panel from the answers to its asks. A list has none: its rows come page by page.
 * Rows without any figure to show are an empty table; `missing` of the figures says why.
 */
export function tableOf(panel: Panel, answers: readonly Answer[], view: FindingView, words: Words): ShownTable {
  switch (panel.draw) {
    case 'trend':
    case 'stack':
      return monthsTable(panel, answers, view, words);
    case 'bars':
    case 'pareto':
      return barsTable(panel, answers, view, words);
    case 'reasons':
      return reasonsTable(panel, answers, view, words);
    case 'heat':
      return heatTable(panel, answers, view, words);
    case 'curve':
      return curveTable(panel, answers, words);
    case 'levels':
      return levelsTable(panel, answers, view, words);
    case 'funnel':
      return funnelTable(panel, answers, words);
    case 'ageing':
      return ageingTable(panel, answers, view, words);
    case 'pivot':
      return pivotTable(panel, answers, view, words);
    case 'scorecard':
      return scorecardTable(panel, answers, view, words);
    case 'metrics-table':
      return metricsTable(panel, answers, view, words);
    case 'month-table':
      return monthTable(answers, view, words);
    case 'list':
      return { columns: [], rows: [] };
  }
}
