export * from './judge.ts';
export * from './scorecard.ts';
export * from './target.ts';
export * from './view.ts';
