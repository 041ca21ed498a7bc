/** What the figures say: verdicts, tables, sentences, problems. */
export * from './tables/index.ts';
export * from './verdict/judge.ts';
export * from './verdict/scorecard.ts';
export * from './verdict/target.ts';
export * from './view.ts';
