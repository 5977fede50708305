/** The door of decisions: what of them waits. */
export { waitingDecisions } from './waiting.ts';
