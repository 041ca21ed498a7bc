export * from './attainment.ts';
export * from './interval.ts';
export * from './shares.ts';
export * from './spread.ts';
export * from './survival.ts';
