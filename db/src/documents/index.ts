export * from './documents.ts';
export * from './log.ts';
