export * from './calls.ts';
export * from './count-coverage.ts';
export * from './waiting.ts';
