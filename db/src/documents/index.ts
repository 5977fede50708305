export * from './age.ts';
export * from './append.ts';
export * from './documents.ts';
export * from './load.ts';
export * from './log.ts';
export { DamagedDocument, hashOf, type StoredDocument, type StoredUpdate } from './stored.ts';
export * from './history.ts';
export * from './flatten.ts';
export * from './gaps.ts';
