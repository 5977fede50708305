export * from './publication.ts';
export * from './publication-faults.ts';
