export * from './citation.ts';
