export * from './attribution.ts';
export * from './round-table.ts';
