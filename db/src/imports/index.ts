export * from './entries.ts';
export * from './imports.ts';
export * from './mended.ts';
export * from './named.ts';
export type { ImportContent, ImportResult } from '../schema/index.ts';
