export * from './paper.ts';
export * from './source.ts';
