export * from './mentions.ts';
export * from './posts.ts';
export * from './subjects.ts';
export * from './threads.ts';
export * from './waiting.ts';
