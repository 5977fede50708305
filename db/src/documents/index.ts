export * from './documents.ts';
export * from './log.ts';
export * from './history.ts';
export * from './flatten.ts';
export * from './gaps.ts';
