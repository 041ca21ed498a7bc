/** Periods, working days and deadlines. */
export * from './compare.ts';
export * from './days.ts';
export * from './deadline.ts';
export * from './period.ts';
export * from './sql.ts';
export * from './workdays.ts';
