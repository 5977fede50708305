// Reads one paper off the main thread, so that a hostile one takes down nothing but this thread. The conversation: the
// main thread starts it with the file; it says how far it is, then gives the reading or the refusal, and is over.
import { parentPort, workerData } from 'node:worker_threads';
import { type Language, type Refusal, Refused } from '@penholder/shared/kernel';
import type { PaperReading } from '@penholder/shared/reading';
import { type PaperFormat, type ReadingStep, readFile } from './read-file.ts';

/** What the worker is started with. */
export interface ReadingTask {
  readonly file: Uint8Array;
  readonly format: PaperFormat;
  readonly language: Language | undefined;
}
export type ReadingMessage =
  { readonly step: ReadingStep } | { readonly reading: PaperReading } | { readonly refusal: Refusal };

const port = parentPort!;
const say = (message: ReadingMessage) => port.postMessage(message);
const { file, format, language } = workerData as ReadingTask;
try {
  say({ reading: await readFile(file, format, { language, onStep: (step) => say({ step }) }) });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  say({ refusal: error.refusal });
}
