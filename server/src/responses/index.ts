/** The door of responses: what of them waits. */
export { waitingResponses } from './waiting.ts';
