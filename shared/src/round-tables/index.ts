export * from './attribution.ts';
export * from './round-table.ts';
export * from './contract.ts';
export * from './voice.ts';
