import type { PersonId } from '@penholder/shared/kernel';
import type { CollabLimits } from './limits.ts';

/**
 * How much of documents each person has had looked through for what their copies lack, over all their connections: it takes
 * the processor for as long as a text is large, however short the question. What is at once is soon forgiven; whoever goes on
 * waits. A thousand people who come back are a thousand persons, and wait for nothing.
 */
export class LookingThrough {
  readonly #limits: Pick<CollabLimits, 'lookedThrough' | 'lookedThroughAtOnce'>;
  /** In bytes, as of a time: it shrinks as time passes. */
  readonly #debts = new Map<PersonId, { bytes: number; at: number }>();

  constructor(limits: Pick<CollabLimits, 'lookedThrough' | 'lookedThroughAtOnce'>) {
    this.#limits = limits;
  }

  /** How long until something is looked through for this person again, in milliseconds. */
  waitOf(personId: PersonId): number {
    const beyond = this.#debtOf(personId) - this.#limits.lookedThroughAtOnce;
    return beyond < 0 ? 0 : Math.ceil((beyond / this.#limits.lookedThrough) * 1000) + 1;
  }

  spend(personId: PersonId, bytes: number): void {
    if (bytes > 0) this.#debts.set(personId, { bytes: this.#debtOf(personId) + bytes, at: performance.now() });
  }

  #debtOf(personId: PersonId): number {
    const debt = this.#debts.get(personId);
    if (!debt) return 0;
    return Math.max(0, debt.bytes - ((performance.now() - debt.at) / 1000) * this.#limits.lookedThrough);
  }

  /** Remembers nobody longer than need be. */
  forget(): void {
    for (const personId of this.#debts.keys()) if (this.#debtOf(personId) === 0) this.#debts.delete(personId);
  }
}
