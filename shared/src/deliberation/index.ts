export * from './contract.ts';
export * from './parts-of.ts';
export * from './plain-text.ts';
export * from './post.ts';
export * from './subject.ts';
export * from './who.ts';
