export * from './paper.ts';
export { recognisePaper } from './recognise-paper.ts';
export * from './source.ts';
