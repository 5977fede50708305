export * from './annex-contract.ts';
export * from './annex-facts.ts';
export { assembleAnnexes } from './assemble-annexes.ts';
export * from './contract.ts';
export * from './disclaimers.ts';
export * from './edition.ts';
export { lead as leadOf, listOf, proposeSentence, type ProposalFacts } from './house-style.ts';
export { inSameVersions } from './language-version.ts';
export * from './written-dates.ts';
