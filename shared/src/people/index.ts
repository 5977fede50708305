export * from './acts.ts';
export * from './actor.ts';
export * from './party.ts';
export * from './contract.ts';
export * from './sample-contract.ts';
