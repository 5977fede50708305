export * from './enter.ts';
export * from './list.ts';
export type { Way } from './conditions.ts';
