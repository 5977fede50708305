/** The door of responses: who reads them, whose voices they are, and what of them waits. */
export { answerReader, getResponse } from './find-response.ts';
export { presentSummary as presentResponseSummary, voicesOf as voicesOfResponses } from './present-response.ts';
export { waitingResponses } from './waiting.ts';
