/** The door of output: what of annexes and editions waits. */
export { waitingOutput } from './waiting.ts';
