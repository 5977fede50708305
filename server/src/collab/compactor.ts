import type { Compacted, CompactionTask } from './compaction-worker.ts';
import { RestingThread } from './resting-thread.ts';

/** Brings documents into their shortest form, in a thread of its own, one after another. */
export class Compactor {
  // A thread with Yjs in it takes some 30 MB.
  readonly #thread = new RestingThread<CompactionTask, Compacted>({
    script: new URL('./compaction-worker.ts', import.meta.url),
    rest: 10_000,
  });
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
    const doing = this.#last.then(() => this.#thread.ask(task));
    this.#last = doing.catch(() => {});
    return doing;
  }

  stop(): Promise<void> {
    return this.#thread.end();
  }
}
