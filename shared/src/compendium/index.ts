export * from './citation.ts';
export * from './contract.ts';
export * from './printing.ts';
export * from './search.ts';
export { CONFIGURATIONS, type Configuration, indexed, type Indexed, type Weight } from './words.ts';
