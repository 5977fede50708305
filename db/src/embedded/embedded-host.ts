import { Worker } from 'node:worker_threads';
import type { EmbeddedConfig } from './open-embedded.ts';

export interface Answer {
  rows: never[];
  affectedRows?: number;
  fields: { name: string; dataTypeID: number }[];
}
type Message =
  { ready: true } | ({ ready?: never; id: number; error?: { message: string; severity?: string } } & Answer);

/**
 * One run of the embedded database, in a worker thread (`embedded-worker.ts`): every question gets a number, and its
 * answer bears the same. A run that has failed answers nothing more; nobody else may use its folder before `end`.
 */
export class EmbeddedHost {
  /** Rejects when it could not be started. */
  readonly ready: Promise<void>;
  /** Resolves once it answers nothing more, whyever. */
  readonly over: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  #last = 0;
  #error: Error | undefined;

  constructor(config: EmbeddedConfig) {
    this.#worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: config });
    const over = Promise.withResolvers<void>();
    const ready = Promise.withResolvers<void>();
    this.over = over.promise;
    this.ready = ready.promise;
    // Whoever waits for it hears of it; nobody has to.
    this.ready.catch(() => {});
    const fail = (error: Error) => {
      this.#error ??= error;
      ready.reject(this.#error);
      for (const question of this.#waiting.values()) question.reject(this.#error);
      this.#waiting.clear();
      over.resolve();
    };
    this.#worker.on('message', (message: Message) => {
      if (message.ready) return ready.resolve();
      const question = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (!message.error) return question?.resolve(message);
      const error = Object.assign(new Error(message.error.message), message.error);
      question?.reject(error);
      // Of what it had in memory nothing can be relied on any more, locks least of all: it would wait for them for ever.
      if (error.severity === 'PANIC') fail(error);
    });
    this.#worker.on('error', (error) => fail(error as Error));
    this.#worker.on('exit', () => fail(new Error('The embedded database has closed.')));
  }

  ask(question: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#error) return reject(this.#error);
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...question });
    });
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
