/** What the practices of a round table cover, and what they do not: see RULES.md. */
export * from './boundaries.ts';
export * from './call-contract.ts';
export * from './call.ts';
export * from './contract.ts';
export * from './coverage.ts';
export { gapParagraph, gapSentences } from './gap-words.ts';
export * from './gap-sentences-in.ts';
export * from './grid-of.ts';
