export * from './count-coverage.ts';
