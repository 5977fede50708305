import type { CloseName } from '@penholder/shared/documents';
import type { DelegationId } from '@penholder/shared/kernel';
import { framing } from './entry.ts';
import { examine } from './gate/gate.ts';
import type { Keeper } from './keeper.ts';
import type { Attendant } from './open-document.ts';
import { frame, MESSAGE, PERMISSION_DENIED, textFrame } from './protocol.ts';

/** A message that waits until what it stands on is known: its turn, or the answer to a question to the database. */
type Held = { update: Uint8Array; isAnswer: boolean } | { barrier: number };

/** Client ids that one connection writes with: its own, and those of visits without a connection whose words it brings. */
const MOST_CLIENTS = 100;

const READ_ONLY = 'This connection may only read; your changes are not stored.';

/** A connection as what is written over it is seen to. */
export interface Writer extends Attendant {
  readonly delegationId: DelegationId | null;
  /** The client id under which it shows itself, if any. */
  readonly speaksFor: number | undefined;
  /** Has a frame written with the next delivery. */
  send(framed: Buffer): void;
  close(name: CloseName): void;
}

/**
 * What one client writes to one document, in order: the gate examines each update, the keeper stores it, and a barrier is
 * answered once everything before it is committed. What cannot be judged yet waits, and what comes after it too.
 */
export class Writing {
  readonly #keeper: Keeper;
  readonly #writer: Writer;
  /** Client ids that this person is known to own. */
  readonly #own = new Set<number>();
  #held: Held[] = [];
  #heldBytes = 0;
  #isAsking = false;
  /** It has answered the server's question for what the server lacks. */
  #hasAnswered = false;
  #hasLostWrites = false;
  #barriers: { number: number; after: number }[] = [];
  #isStopped = false;

  constructor(keeper: Keeper, writer: Writer) {
    this.#keeper = keeper;
    this.#writer = writer;
  }

  /** Stores nothing more of what waits. */
  stop(): void {
    this.#isStopped = true;
    this.#held = [];
  }

  /** An update of the client's, or its answer to our question. */
  hearUpdate(update: Uint8Array, isAnswer: boolean): void {
    if (!this.#writer.mayWrite) {
      const isEmpty = update.length === 2 && update[0] === 0 && update[1] === 0;
      if (!isEmpty) this.#refuseWriting();
      return;
    }
    // The answer to our question may be what earlier updates stand on: it goes first.
    const mustWait = this.#isAsking || (this.#held.length > 0 && !(isAnswer && !this.#hasAnswered));
    if (mustWait) return this.#hold({ update, isAnswer }, update.length);
    this.#consider(update, isAnswer);
    if (this.#held.length > 0) this.#release();
  }

  #refuseWriting(): void {
    if (!this.#hasLostWrites) this.#writer.send(textFrame([MESSAGE.auth, PERMISSION_DENIED], READ_ONLY));
    // From now on nothing that this connection sends may be called saved.
    this.#hasLostWrites = true;
  }

  #hold(held: Held, bytes: number): void {
    this.#heldBytes += bytes;
    if (this.#heldBytes > this.#keeper.limits.message || this.#held.length >= this.#keeper.limits.burst)
      return this.#writer.close('document.too-large');
    if ('isAnswer' in held && held.isAnswer && !this.#hasAnswered) this.#held.unshift(held);
    else this.#held.push(held);
  }

  /** Examines an update and stores it, or finds out first what is missing. */
  #consider(update: Uint8Array, isAnswer: boolean, hasCaughtUp = false): void {
    const { document } = this.#writer;
    const verdict = examine(update, document.bytes, this.#keeper.limits, isAnswer);
    if (verdict === 'gap') {
      // Sent before our question was answered: the answer brings what is between.
      if (!this.#hasAnswered && !isAnswer) {
        this.#hold({ update, isAnswer }, update.length);
        return;
      }
      // Another node may have stored what it stands on.
      if (!hasCaughtUp)
        return this.#ask(
          () => this.#keeper.follower.catchUpFromNow(document),
          () => this.#consider(update, isAnswer, true),
        );
    }
    if (typeof verdict === 'object') {
      const strange = verdict.writers.filter((client) => !this.#own.has(client));
      if (this.#own.size + strange.length > MOST_CLIENTS) return this.#writer.close('document.malformed');
      if (strange.length > 0) return this.#findOutWhose(strange, update, isAnswer, hasCaughtUp);
      document.bytes.accept(verdict.scanned);
      document.accepted++;
      document.bytes.sizeUnderWay += verdict.take.length;
      this.#keeper.store({
        documentId: document.id,
        ...framing(verdict.take),
        count: 1,
        acceptedBytes: verdict.take.length,
        personId: this.#writer.personId,
        delegationId: this.#writer.delegationId,
        epoch: document.epoch,
        scanned: verdict.scanned,
        from: this.#writer,
        document,
      });
    } else if (verdict !== 'known')
      return this.#writer.close(
        verdict === 'malformed' || verdict === 'gap' ? 'document.malformed' : 'document.too-large',
      );
    if (isAnswer) this.#hasAnswered = true;
  }

  /** Considers an update again once its client ids are known to be this person's; refuses it where they are not. */
  #findOutWhose(clients: readonly number[], update: Uint8Array, isAnswer: boolean, hasCaughtUp: boolean): void {
    const { document, personId } = this.#writer;
    let isOwn = false;
    this.#ask(
      async () => {
        isOwn = await this.#keeper.claim(document, clients, personId);
        if (isOwn) for (const client of clients) this.#own.add(client);
        // Another node may have stored what its owner wrote, and told this client of it, or another window of it, who now brings
        // it. What somebody has under the id that they show is their own.
        else if (!hasCaughtUp && !clients.includes(this.#writer.speaksFor!))
          await this.#keeper.follower.catchUpFromNow(document);
        else this.#writer.close('document.foreign-client');
      },
      () => this.#consider(update, isAnswer, hasCaughtUp || !isOwn),
    );
  }

  /** Asks the database something; what comes meanwhile waits for its turn. */
  #ask(question: () => Promise<void>, then: () => void): void {
    this.#isAsking = true;
    question().then(
      () => {
        this.#isAsking = false;
        if (this.#isStopped) return;
        try {
          then();
          this.#release();
        } catch (error) {
          this.#keeper.report(error, 'an update to a document failed', this.#writer.document.id);
          this.#writer.close('document.unavailable');
        }
      },
      (error: unknown) => {
        this.#keeper.report(error, 'an update to a document could not be examined', this.#writer.document.id);
        this.#writer.close('document.unavailable');
      },
    );
  }

  /** Goes on with what waits, in order, as far as it can. */
  #release(): void {
    while (this.#held.length > 0 && !this.#isAsking && !this.#isStopped) {
      const [next] = this.#held;
      if (
        'update' in next! &&
        !this.#hasAnswered &&
        !next.isAnswer &&
        examine(next.update, this.#writer.document.bytes, this.#keeper.limits, false) === 'gap'
      )
        return;
      this.#held.shift();
      if ('barrier' in next!) this.#weighBarrier(next.barrier);
      else {
        this.#heldBytes -= next!.update.length;
        this.#consider(next!.update, next!.isAnswer);
      }
    }
  }

  /** A question whether everything before it is saved. */
  hearBarrier(number: number): void {
    if (this.#held.length > 0 || this.#isAsking) this.#hold({ barrier: number }, 0);
    else this.#weighBarrier(number);
  }

  #weighBarrier(number: number): void {
    if (this.#hasLostWrites) return;
    // All that the document has under way, not only this connection's: what an earlier connection sent is known, and not yet stored.
    const { accepted, committed } = this.#writer.document;
    if (committed >= accepted) this.#writer.send(frame([MESSAGE.barrier, number]));
    else this.#barriers.push({ number, after: accepted });
  }

  /** Answers the barriers before which everything is committed. */
  passBarriers(): void {
    while (this.#barriers.length > 0 && this.#barriers[0]!.after <= this.#writer.document.committed)
      this.#writer.send(frame([MESSAGE.barrier, this.#barriers.shift()!.number]));
  }
}
