import { type PersonId, type Refusal, Refused, tooMany } from '@penholder/shared/kernel';
import { RestingThread, TooMuch } from '../resting-thread.ts';
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
  readonly #thread: RestingThread<Task, Answer>;
  #isAtWork = false;
  #isStopped = false;
  readonly #waiting: Waiting[] = [];

  constructor(patience: number = PATIENCE) {
    this.#thread = new RestingThread({
      script: new URL('./history-worker.ts', import.meta.url),
      rest: REST,
      patience,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
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
    await this.#thread.end();
  }

  async #work(): Promise<void> {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift())
      await this.#loadAndAsk(next).then(next.settle, next.fail);
    this.#isAtWork = false;
  }

  async #loadAndAsk({ load }: Waiting): Promise<Answer> {
    const task = await load();
    if (this.#isStopped) throw new Refused(busy);
    return this.#thread.ask(task).catch((error: unknown) => {
      throw error instanceof TooMuch ? new Refused(tooLong) : error;
    });
  }
}
