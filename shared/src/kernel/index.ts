export * from './canonical.ts';
export * from './fold.ts';
export * from './id.ts';
export * from './language.ts';
export * from './page-of.ts';
export * from './partial-date.ts';
export * from './refusal.ts';
export * from './route.ts';
