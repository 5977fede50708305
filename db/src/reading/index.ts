export * from './readings.ts';
export * from './papers.ts';
export * from './entering.ts';
export * from './waiting.ts';
