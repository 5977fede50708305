import { Worker } from 'node:worker_threads';
import type { Compacted, CompactionTask } from './compaction-worker.ts';

/** The worker ends after this long without work, in milliseconds: a thread with Yjs in it takes some 30 MB. */
const REST = 10_000;

/** Brings documents into their shortest form, in a thread of its own, one after another. */
export class Compactor {
  #thread: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** The state that some parts together are. Rejects rather than lose any of them. */
  async compact(parts: Uint8Array[]): Promise<Uint8Array> {
    return (await this.#next({ parts, tolerant: false })).state;
  }

  /** The state of as many of the parts as have ground to stand on, and the places of the others. */
  compactReadable(parts: Uint8Array[]): Promise<Compacted> {
    return this.#next({ parts, tolerant: true });
  }

  #next(task: CompactionTask): Promise<Compacted> {
    const doing = this.#last.then(() => this.#do(task));
    this.#last = doing.catch(() => {});
    return doing;
  }

  #do(task: CompactionTask): Promise<Compacted> {
    clearTimeout(this.#rest);
    const running = (this.#thread ??= new Worker(new URL('./compaction-worker.ts', import.meta.url)));
    return new Promise<Compacted>((resolve, reject) => {
      const fail = (error: Error) => {
        if (this.#thread === running) this.#thread = undefined;
        reject(error);
      };
      running.once('message', (answer: Compacted | { failed: string }) => {
        running.off('error', fail).off('exit', exited);
        if ('state' in answer) resolve(answer);
        else reject(new Error(answer.failed));
      });
      const exited = () => fail(new Error('The compaction worker has ended.'));
      running.once('error', fail).once('exit', exited);
      running.postMessage(task);
    }).finally(() => {
      this.#rest = setTimeout(() => void this.stop(), REST);
      this.#rest.unref();
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#rest);
    const ending = this.#thread;
    this.#thread = undefined;
    await ending?.terminate();
  }
}
