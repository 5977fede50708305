import { Worker } from 'node:worker_threads';
import { type Language, type Refusal, Refused } from '@penholder/shared/kernel';
import type { PaperReading } from '@penholder/shared/reading';
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
const AT_ONCE = 2;
const WAITING = 8;
let reading = 0;
const queue: (() => void)[] = [];

/** Waits for a turn; gives the function that ends it, or undefined where too many wait already. */
async function takeTurn(): Promise<(() => void) | undefined> {
  if (reading < AT_ONCE) reading++;
  else if (queue.length >= WAITING) return undefined;
  // The turn is handed over: the number of papers being read stays as it is.
  else await new Promise<void>((resolve) => queue.push(resolve));
  return () => {
    const next = queue.shift();
    if (next) next();
    else reading--;
  };
}

type Answer = { readonly reading: PaperReading } | { readonly refusal: Refusal };

function inWorker(
  task: ReadingTask,
  { deadlineMs = LIMITS.deadlineMs, onProgress, signal }: ReadPaperOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      // Nothing of the server's environment is any business of a paper's.
      env: {},
      stdout: true,
      stderr: true,
    });
    let answer: Answer | undefined;
    let fault: unknown = new Error('The thread that read a paper ended without an answer.');
    const finish = (final: Answer) => {
      answer ??= final;
      void worker.terminate();
    };
    const abandon = () => {
      fault = signal!.reason;
      void worker.terminate();
    };
    signal?.addEventListener('abort', abandon);
    const timer = setTimeout(() => finish({ refusal: readingRefusals.timedOut() }), deadlineMs);
    worker.on('message', (message: ReadingMessage) => {
      if ('step' in message) {
        // A busy machine may need seconds to start a thread; they are not the paper's.
        if (message.step === 'opening') timer.refresh();
        onProgress?.(message.step);
      } else finish(message);
    });
    worker.on('error', (error) => {
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        answer ??= { refusal: readingRefusals.bomb() };
      else fault = error;
    });
    // Settled only once the thread is gone, so that the next paper has its memory.
    worker.on('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abandon);
      if (answer) resolve(answer);
      else reject(fault as Error);
    });
  });
}
