/** The door of output: what of annexes and editions waits, and how findings of the linter are shown. */
export { pageOfFindings, presentFinding } from './lint/present-finding.ts';
export { waitingOutput } from './waiting.ts';
