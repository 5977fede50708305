export { type ReadPaperOptions, type ReadPaperResult, readPaper } from './read-paper.ts';
export { type PaperFormat, type ReadingStep, READING_STEPS } from './read-file.ts';
export { LIMITS as READING_LIMITS } from './refusals.ts';
export { waitingReadings } from './waiting.ts';
