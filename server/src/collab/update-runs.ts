import * as Y from 'yjs';
import { EMPTY_UPDATE } from './protocol.ts';

/** Updates are merged once there are this many, so that a long day of typing does not become thousands of small arrays. */
const MOST_LOOSE = 256;

/**
 * The updates of a document in the order in which they came, in few arrays: single ones, and runs of merged ones, each run more
 * than twice as long as the next. A byte is merged again only when what came after it has grown as long as half of its run:
 * a logarithm of times, however long the document is, where merging all of it each time would take its whole length.
 */
export class UpdateRuns {
  /** In bytes. */
  size: number;
  #runs: Uint8Array[];
  #loose: Uint8Array[];
  readonly #merge: (updates: Uint8Array[]) => Uint8Array;

  /** Begins with a state, where there is one, and the updates since. */
  constructor(base: Uint8Array | undefined, tail: readonly Uint8Array[], merge = Y.mergeUpdates) {
    this.#runs = base ? [base] : [];
    this.#loose = [...tail];
    this.#merge = merge;
    this.size = [...this.#runs, ...tail].reduce((size, update) => size + update.length, 0);
  }

  push(update: Uint8Array): void {
    this.#loose.push(update);
    this.size += update.length;
    if (this.#loose.length > MOST_LOOSE) this.#gather();
  }

  #gather(): void {
    this.#runs.push(this.#merge(this.#loose));
    this.#loose = [];
    for (let last = this.#runs.length - 1; last > 0; last--) {
      const [longer, shorter] = [this.#runs[last - 1]!, this.#runs[last]!];
      if (longer.length > 2 * shorter.length) break;
      this.#runs.splice(last - 1, 2, this.#merge([longer, shorter]));
    }
    this.size = this.#runs.reduce((size, run) => size + run.length, 0);
  }

  /** Whether all of it is one update already. */
  get isWhole(): boolean {
    return this.#runs.length + this.#loose.length <= 1;
  }

  /** All of it, as one update; kept so. */
  whole(): Uint8Array {
    const parts = [...this.#runs, ...this.#loose];
    const [first = EMPTY_UPDATE] = parts;
    const whole = parts.length > 1 ? this.#merge(parts) : first;
    if (parts.length > 0) this.keepAs(whole);
    return whole;
  }

  /** Keeps the whole as these bytes, which say the same: so that it is in memory once, where somebody else has it too. */
  keepAs(whole: Uint8Array): void {
    this.#runs = [whole];
    this.#loose = [];
    this.size = whole.length;
  }
}
