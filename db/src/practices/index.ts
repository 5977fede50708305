export * from './areas.ts';
export * from './faces.ts';
export type { CountedFilter, Reader } from './filters.ts';
export * from './list-practices.ts';
export * from './practices.ts';
export * from './recipients.ts';
export * from './versions.ts';
export { selectVisible, visibleTo } from './visible.ts';
export * from './waiting.ts';
