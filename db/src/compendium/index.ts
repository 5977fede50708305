export * from './enter.ts';
export * from './list.ts';
