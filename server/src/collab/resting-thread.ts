import { Worker, type WorkerOptions } from 'node:worker_threads';

/** The thread did not answer within its patience, or with the memory that it may have. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** What such a thread's script posts for each task that it is sent. */
export type Answered<Answer> = { done: Answer } | { failed: string };

export interface RestingThreadOptions extends Pick<WorkerOptions, 'resourceLimits'> {
  script: URL;
  /** It ends after this long without work, in milliseconds. */
  rest: number;
  /** A task may take so long, in milliseconds; for ever where it is left out. */
  patience?: number;
}

/** A thread that does one task after another, and is there only while there is something to do. */
export class RestingThread<Task, Answer> {
  readonly #options: RestingThreadOptions;
  #thread: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;

  constructor(options: RestingThreadOptions) {
    this.#options = options;
  }

  /** Does a task; not before the last is done. Rejects with `TooMuch`, or with what the script says failed. */
  ask(task: Task): Promise<Answer> {
    const { script, rest, patience, resourceLimits } = this.#options;
    clearTimeout(this.#rest);
    const thread = (this.#thread ??= this.#begin(script, resourceLimits));
    // Nothing has to wait for one that rests.
    thread.ref();
    return new Promise<Answer>((resolve, reject) => {
      const giveUp = (error: Error) => {
        settle();
        if (this.#thread === thread) this.#thread = undefined;
        void thread.terminate();
        reject(error);
      };
      const failed = (error: Error & { code?: string }) =>
        giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooMuch(error.message) : error);
      const ended = () => giveUp(new Error(`The thread of ${script.pathname} has ended.`));
      const timer =
        patience === undefined ? undefined : setTimeout(() => giveUp(new TooMuch('It takes too long.')), patience);
      const answered = (answer: Answered<Answer>) => {
        settle();
        if ('done' in answer) resolve(answer.done);
        else reject(new Error(answer.failed));
      };
      const settle = () => {
        clearTimeout(timer);
        thread.unref();
        thread.off('message', answered).off('error', failed).off('exit', ended);
      };
      thread.on('message', answered).on('error', failed).on('exit', ended);
      thread.postMessage(task);
    }).finally(() => {
      this.#rest = setTimeout(() => void this.end(), rest);
      this.#rest.unref();
    });
  }

  #begin(script: URL, resourceLimits: WorkerOptions['resourceLimits']): Worker {
    const thread = new Worker(script, resourceLimits ? { resourceLimits } : {});
    // Between two tasks nobody else listens, and an error that nobody hears ends the server.
    thread.on('error', () => {});
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
    });
    return thread;
  }

  /** Ends the thread; the next task starts another. */
  async end(): Promise<void> {
    clearTimeout(this.#rest);
    const ending = this.#thread;
    this.#thread = undefined;
    await ending?.terminate();
  }
}
