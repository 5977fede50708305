import { type Language, type Refusal, Refused } from '@penholder/shared/kernel';
import type { PaperReading } from '@penholder/shared/reading';
import { createTurns, inThread } from '../threads/index.ts';
import { type PaperFormat, type ReadingStep, formatOf } from './read-file.ts';
import type { ReadingMessage, ReadingTask } from './reading-worker.ts';
import { LIMITS, readingRefusals } from './refusals.ts';

export interface ReadPaperOptions {
  /** The file's name and media type as it was sent; neither is trusted. */
  readonly name: string;
  readonly mediaType: string;
  /** The penholder's word, where the language was detected wrongly. */
  readonly language?: Language | undefined;
  /** Milliseconds from the moment the reading begins. */
  readonly deadlineMs?: number | undefined;
  readonly onProgress?: ((step: ReadingStep) => void) | undefined;
  /** Ends the reading when nobody waits for it any more; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A reading, or why there is none. */
export type ReadPaperResult =
  | { readonly ok: true; readonly format: PaperFormat; readonly reading: PaperReading }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Reads a background paper (DOCX, Markdown) into a preview. Never rejects for what a file is: one that is too large,
 * encrypted, damaged, hostile or of another kind is answered with a refusal (`reading.too-large`, `.encrypted`,
 * `.macros`, `.malformed`, `.bomb`, `.unsupported`, `.timed-out`; `.busy` where many are being read). The file is read in a
 * thread of its own with bounded memory, which is ended at the deadline.
 *
 * @example
 * const result = await readPaper(bytes, { name: 'paper.docx', mediaType: '' });
 * if (result.ok) show(result.reading); else refuse(result.refusal);
 */
export async function readPaper(file: Uint8Array, options: ReadPaperOptions): Promise<ReadPaperResult> {
  let format: PaperFormat;
  try {
    format = formatOf(file, options);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
  const leave = await takeTurn();
  if (!leave) return { ok: false, refusal: readingRefusals.busy() };
  try {
    options.signal?.throwIfAborted();
    const answer = await inWorker({ file, format, language: options.language }, options);
    return 'reading' in answer ? { ok: true, format, reading: answer.reading } : { ok: false, refusal: answer.refusal };
  } finally {
    leave();
  }
}

/** Papers read at a time, and waiting: each holds its file, and a thread of up to half a gigabyte. */
const takeTurn = createTurns({ atOnce: 2, waiting: 8 });

type Answer = { readonly reading: PaperReading } | { readonly refusal: Refusal };

const inWorker = (
  task: ReadingTask,
  { deadlineMs = LIMITS.deadlineMs, onProgress, signal }: ReadPaperOptions,
): Promise<Answer> =>
  inThread<ReadingMessage, Answer>(new URL('./reading-worker.ts', import.meta.url), task, {
    deadlineMs,
    megabytes: 400,
    signal,
    timedOut: { refusal: readingRefusals.timedOut() },
    outOfMemory: { refusal: readingRefusals.bomb() },
    hear(message, begins) {
      if (!('step' in message)) return message;
      if (message.step === 'opening') begins();
      onProgress?.(message.step);
      return undefined;
    },
  });
