import { Worker } from 'node:worker_threads';
import { type PersonId, type Refusal, Refused, tooMany } from '@penholder/shared/kernel';
import type { Answer, Task } from './tasks.ts';

/** The worker ends after this long without work, in milliseconds. */
const REST = 60_000;
/** A task may take so long, in milliseconds, and wait behind so many others, of which so many are of one person. */
const PATIENCE = 20_000;
const MOST_WAITING = 32;
const MOST_OF_ONE = 2;
const MEGABYTES = 768;

export const tooLong: Refusal = {
  code: 'document.history-too-long',
  status: 413,
  detail:
    'So much was written between these versions that they cannot be compared at once. Choose versions nearer to each other.',
};
const busy: Refusal = {
  code: 'document.history-busy',
  status: 503,
  detail: 'Many versions are being compared at the moment. Please try again in a minute.',
};
const oneAtATime: Refusal = tooMany(
  'document.history-one-at-a-time',
  'Other versions that you asked for are still being compared. Please wait until they are shown.',
);

interface Waiting {
  personId: PersonId;
  load: () => Promise<Task>;
  settle: (answer: Answer) => void;
  fail: (error: Error) => void;
}

/** Does tasks of the history one after another in a thread of its own; one that takes too long is ended, and refused by name. */
export class Historian {
  #thread: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;
  #isAtWork = false;
  #isStopped = false;
  readonly #waiting: Waiting[] = [];
  readonly #patience: number;

  constructor(patience: number = PATIENCE) {
    this.#patience = patience;
  }

  /** What a task needs is loaded when its turn has come: whoever waits holds nothing. */
  do<T extends Task>(personId: PersonId, load: () => Promise<T>): Promise<Answer<T>> {
    if (this.#isStopped || this.#waiting.length >= MOST_WAITING) return Promise.reject(new Refused(busy));
    if (this.#waiting.filter((one) => one.personId === personId).length >= MOST_OF_ONE)
      return Promise.reject(new Refused(oneAtATime));
    return new Promise<Answer>((settle, fail) => {
      this.#waiting.push({ personId, load, settle, fail });
      void this.#work();
    }) as Promise<Answer<T>>;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { fail } of this.#waiting.splice(0)) fail(new Refused(busy));
    await this.#endThread();
  }

  async #endThread(): Promise<void> {
    clearTimeout(this.#rest);
    const ending = this.#thread;
    this.#thread = undefined;
    await ending?.terminate();
  }

  async #work(): Promise<void> {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    clearTimeout(this.#rest);
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift())
      await this.#loadAndAsk(next).then(next.settle, next.fail);
    this.#isAtWork = false;
    this.#rest = setTimeout(() => void this.#endThread(), REST);
    this.#rest.unref();
  }

  async #loadAndAsk({ load }: Waiting): Promise<Answer> {
    const task = await load();
    if (this.#isStopped) throw new Refused(busy);
    return this.#ask(task);
  }

  #ask(task: Task): Promise<Answer> {
    const thread = (this.#thread ??= new Worker(new URL('./history-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    }));
    thread.unref();
    return new Promise((resolve, reject) => {
      const giveUp = (error: Error) => {
        settle();
        if (this.#thread === thread) this.#thread = undefined;
        void thread.terminate();
        reject(error);
      };
      // Out of memory ends a thread as too much work does.
      const failed = (error: Error & { code?: string }) =>
        giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refused(tooLong) : error);
      const ended = () => giveUp(new Error('The history worker has ended.'));
      const timer = setTimeout(() => giveUp(new Refused(tooLong)), this.#patience);
      const answered = (answer: { done: Answer } | { failed: string }) => {
        settle();
        if ('done' in answer) resolve(answer.done);
        else reject(new Error(answer.failed));
      };
      const settle = () => {
        clearTimeout(timer);
        thread.off('message', answered).off('error', failed).off('exit', ended);
      };
      thread.on('message', answered).on('error', failed).on('exit', ended);
      thread.postMessage(task);
    });
  }
}
