/** What the figures say: verdicts, tables, sentences, problems. */
export * from './sentences/basis.ts';
export * from './sentences/finding.ts';
export * from './sentences/gap.ts';
export * from './sentences/problems.ts';
export { changeText } from './sheets/month-table.ts';
export * from './tables/index.ts';
export * from './verdict/judge.ts';
export * from './verdict/scorecard.ts';
export * from './verdict/target.ts';
export * from './view.ts';
