export * from './publication.ts';
export * from './rich-text/index.ts';
