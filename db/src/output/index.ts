export * from './annex-material.ts';
export * from './arrange.ts';
export * from './editions.ts';
export * from './fates.ts';
export * from './finding-marks.ts';
export * from './sentences.ts';
export * from './source-checks.ts';
export * from './waiting.ts';
