/** The door of questions: finding one that the actor may know of. */
export { getLockedQuestion, getQuestion } from './find-question.ts';
export { waitingQuestions } from './waiting.ts';
