export * from './enter.ts';
export * from './list.ts';
export { COUNTED, type Way } from './conditions.ts';
