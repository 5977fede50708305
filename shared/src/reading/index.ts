export * from './contract.ts';
export * from './outcome.ts';
export * from './paper.ts';
export { paperAsPublication } from './paper-as-publication.ts';
export { countAgain, leaveOutOf } from './corrected.ts';
export { recognisePaper } from './recognise-paper.ts';
export { sinceWhen } from './since-when.ts';
export * from './source.ts';
export { withText } from './with-text.ts';
