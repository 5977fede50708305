export * from './contract.ts';
export * from './fields.ts';
export * from './finding.ts';
export * from './mending.ts';
export * from './who.ts';
