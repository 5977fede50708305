export * from './annex-facts.ts';
export { assembleAnnexes } from './assemble-annexes.ts';
export * from './disclaimers.ts';
export { listOf, proposeSentence, type ProposalFacts } from './house-style.ts';
export * from './written-dates.ts';
