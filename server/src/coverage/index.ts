/** The door of coverage. */
export { waitingCalls } from './waiting.ts';
