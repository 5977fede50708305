import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Format, Publication } from '@penholder/shared/documents';
import { environmentApart } from '../threads/index.ts';
import type { Given, Said, WrittenFile } from './writers-protocol.ts';

export type { WrittenFile };

/**
 * Why an edition was not written: the publication was `refused` by its own rules, a writer `failed`, the worker
 * `crashed` (out of memory among others) or `timed-out`.
 */
export class NotWritten extends Error {
  readonly why: 'refused' | 'failed' | 'crashed' | 'timed-out';
  constructor(why: NotWritten['why'], detail: string) {
    super(`The edition was not written (${why}): ${detail}`);
    this.name = 'NotWritten';
    this.why = why;
  }
}

export interface WriteOptions {
  /** Told after each format: how many of how many are done. */
  readonly onProgress?: (progress: { readonly format: Format; readonly done: number; readonly of: number }) => void;
  /** Gives up when aborted; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** For the whole edition, from when its turn comes. Milliseconds; ten minutes unless told. */
  readonly timeout?: number;
  /** The worker's heap for JavaScript. Megabytes; 2,048 unless told. */
  readonly heap?: number;
}

const TEN_MINUTES = 600_000;

/** Editions are written one after the other, so that ten at once need no more memory than one. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Writes a publication in the formats asked for, in their order, in a process of its own and of lower priority: the
 * caller's loop goes on. The same publication gives the same bytes. Throws `NotWritten`, or the signal's reason.
 *
 * @example const [docx, pdf] = await writeEdition(publication, ['docx', 'pdf']);
 */
export function writeEdition(
  publication: Publication,
  formats: readonly Format[],
  options: WriteOptions = {},
): Promise<WrittenFile[]> {
  const { signal } = options;
  const mine = turn.then(() => inWorker({ publication, formats }, options));
  turn = mine.catch(() => undefined);
  if (signal === undefined) return mine;
  // Whoever gives up while waiting is told at once; the turn, when it comes, is over at once.
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    mine.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function inWorker(
  given: Given,
  { onProgress, signal, timeout = TEN_MINUTES, heap = 2048 }: WriteOptions,
): Promise<WrittenFile[]> {
  signal?.throwIfAborted();
  const worker = start(heap);
  const files: WrittenFile[] = [];
  let fault: unknown;
  const stop = (why: unknown): void => {
    fault ??= why;
    worker.kill('SIGKILL');
  };
  const abort = (): void => stop(signal?.reason);
  const timer = setTimeout(() => stop(new NotWritten('timed-out', `It took longer than ${timeout} ms.`)), timeout);
  signal?.addEventListener('abort', abort, { once: true });
  worker.on('message', (message: Said) => {
    if (message.said === 'refused') fault ??= new NotWritten('refused', message.detail);
    else if (message.said === 'failed') fault ??= new NotWritten('failed', `${message.format}: ${message.detail}`);
    else {
      files.push(message.file);
      try {
        onProgress?.({ format: message.file.format, done: files.length, of: given.formats.length });
      } catch (error) {
        stop(error);
      }
    }
  });
  const words = lastWords(worker);
  const ended = await new Promise<string>((resolve) => {
    worker.once('error', (error) => resolve(error.message));
    worker.once('close', (code, by) => resolve(by === null ? `code ${code}` : by));
    worker.send(given, (error) => error !== null && stop(new NotWritten('crashed', error.message)));
  });
  clearTimeout(timer);
  signal?.removeEventListener('abort', abort);
  if (fault !== undefined) throw fault;
  if (files.length < given.formats.length)
    throw new NotWritten(
      'crashed',
      `The worker ended with ${ended} after ${files.length} of ${given.formats.length} formats. ${words()}`.trim(),
    );
  return files;
}

/** A worker knows nothing of the server's secrets: none can get into a file. */
function start(heap: number): ChildProcess {
  const { TMPDIR, TEMP, SystemRoot } = process.env;
  const worker = fork(fileURLToPath(new URL('writers-worker.ts', import.meta.url)), [], {
    env: JSON.parse(JSON.stringify({ TMPDIR, TEMP, SystemRoot, ...environmentApart() })) as NodeJS.ProcessEnv,
    execArgv: [`--max-old-space-size=${heap}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    if (worker.pid !== undefined) setPriority(worker.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or this system does not let us: it is only politeness.
  }
  return worker;
}

/** The end of what a worker wrote to its error stream. */
function lastWords(worker: ChildProcess): () => string {
  let words = '';
  worker.stderr?.setEncoding('utf8').on('data', (chunk: string) => (words = (words + chunk).slice(-2000)));
  return () => words;
}
