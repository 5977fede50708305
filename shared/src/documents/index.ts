export * from './publication.ts';
export * from './publication-faults.ts';
export * from './rich-text/index.ts';
export * from './close-codes.ts';
export * from './presence.ts';
export * from './frames.ts';
export * from './history.ts';
export * from './contract.ts';
