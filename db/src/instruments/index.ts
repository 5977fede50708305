export * from './citations.ts';
export * from './citing.ts';
export * from './groups.ts';
export * from './instruments.ts';
