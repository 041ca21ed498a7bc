/** What screens and findings ask of the data. */
export { asksOf, levelOf, type PanelView } from './asks.ts';
export { figureQueries } from './figures.ts';
export { listQuery } from './rows/list.ts';
export { rowsQuery } from './rows/behind.ts';
export { monthsBack, monthsOf, monthStart } from './months.ts';
export { asOfMetric, missingOf, reaches } from './reach.ts';
export type { AskRole, ListRequest, Page, PanelAsk, Query, RowPart, RowsQuery, RowsRequest } from './types.ts';
