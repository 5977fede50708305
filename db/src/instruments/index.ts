export * from './groups.ts';
export * from './instruments.ts';
