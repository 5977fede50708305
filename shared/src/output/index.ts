export * from './written-dates.ts';
