export * from './ballot-log.ts';
export * from './ballots.ts';
export * from './decisions.ts';
export * from './electorate.ts';
export * from './practices.ts';
export * from './waiting.ts';
