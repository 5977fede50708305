import type { DelegationId, PersonId } from '@penholder/shared/kernel';
import { CLOSE_CODES, type CloseName } from '@penholder/shared/documents';
import type { Admitted } from './admission.ts';
import { insistOnVector } from './document-bytes.ts';
import { examine } from './gate/gate.ts';
import type { Keeper } from './keeper.ts';
import type { Attendant, OpenDocument } from './open-document.ts';
import type { Mailbox } from './outbox.ts';
import { NOBODY, type Participant, type PresenceRung, readAwareness } from './presence.ts';
import { bodyOf, frame, Malformed, MESSAGE, PERMISSION_DENIED, Reader, SYNC, textFrame } from './protocol.ts';
import type { Wire } from './wire.ts';

/** A message that waits until what it stands on is known: its turn, or the answer to a question to the database. */
type Held = { update: Uint8Array; isAnswer: boolean } | { barrier: number };

/** What a client may have sent to it for the price of one message, in bytes. */
const BYTES_A_TOKEN = 100_000;

/** How long a question may wait that costs much, for a client that asks nothing itself, in milliseconds. */
const SOON = 1_000;

const READ_ONLY = 'This connection may only read; your changes are not stored.';

/**
 * One client at one document. It is admitted before it is made; it speaks y-websocket's protocol (see protocol.ts) and
 * decides nothing: the gate examines, the keeper stores, the outbox delivers.
 */
export class Connection implements Attendant, Mailbox, Participant {
  readonly document: OpenDocument;
  readonly admitted: Admitted;
  /** How to ask again who this is. */
  readonly credentials: { readonly authorization?: string; readonly cookie?: string };
  /** Whether it understands the messages that are our own. */
  readonly isOurs: boolean;
  /** It has asked for the document's state, and is told of everything since. */
  isListening = false;
  /** When its admission is asked again, in milliseconds since the process began. */
  askAgainAt = 0;
  readonly #keeper: Keeper;
  readonly #wire: Wire;
  /** Client ids that this person is known to own. */
  readonly #own = new Set<number>();
  #held: Held[] = [];
  #heldBytes = 0;
  #isAsking = false;
  /** The server's question for what the server lacks has not been asked yet. */
  #owesQuestion = false;
  /** It has answered the server's question for what the server lacks. */
  #hasAnswered = false;
  #hasLostWrites = false;
  #barriers: { number: number; after: number }[] = [];
  #outgoing: Buffer[] = [];
  /** What the client says it has, while it is to be told the rest. */
  #asked: Uint8Array | undefined;
  #allowance = 0;
  #speaksFor: number | undefined;
  #isAlive = true;
  #wasToldSomething = false;
  #isClosed = false;
  /** Its client has left; what came before is still stored. */
  #isFinishing = false;
  #tokens: number;
  #refilledAt = performance.now();

  constructor(details: {
    keeper: Keeper;
    document: OpenDocument;
    admitted: Admitted;
    wire: Wire;
    credentials: Connection['credentials'];
    isOurs: boolean;
  }) {
    this.#keeper = details.keeper;
    this.document = details.document;
    this.admitted = details.admitted;
    this.credentials = details.credentials;
    this.isOurs = details.isOurs;
    this.#wire = details.wire;
    this.#tokens = details.keeper.limits.burst;
    details.wire.attach({
      onMessage: (data, isBinary) => this.#receive(data, isBinary),
      onSign: () => (this.#isAlive = true),
      onEnd: () => this.#leave(true),
    });
    this.#greet();
  }

  get personId(): PersonId {
    return this.admitted.actor.personId;
  }

  get delegationId(): DelegationId | null {
    return this.admitted.delegationId;
  }

  get rung(): PresenceRung {
    return this.admitted.rung;
  }

  get shown(): Participant['shown'] {
    return this.admitted.shown;
  }

  get mayWrite(): boolean {
    return this.admitted.may === 'write';
  }

  #greet(): void {
    const { document } = this;
    if (this.isOurs)
      this.#send(
        textFrame(
          [MESSAGE.welcome],
          JSON.stringify({
            epoch: document.epoch,
            schemaVersion: document.schemaVersion,
            may: this.admitted.may,
            gaps: this.admitted.document.gaps,
          }),
        ),
      );
    if (this.mayWrite) this.#question();
    const present = document.hasPresence ? document.presence.everyone(this.rung) : undefined;
    if (present) this.#send(present);
  }

  /**
   * Asks a writer for what the server lacks; nobody else is asked. A large document that has just been read is sent before
   * anything in it is looked at: the client waits for the text, and not for the question.
   */
  #question(): void {
    const { bytes } = this.document;
    if (bytes.isQuestionCheap) return this.#send(bytes.stepOne());
    this.#owesQuestion = true;
    setTimeout(() => this.#questionNow(), SOON).unref();
  }

  readonly #questionNow = (): void => {
    if (!this.#owesQuestion || this.#isClosed) return;
    this.#owesQuestion = false;
    try {
      this.#send(this.document.bytes.stepOne());
    } catch (error) {
      // Called by a timer or the socket: nobody above would hear of it.
      this.#keeper.report(error, 'a document could not be looked through', this.document.id);
      this.close('document.unavailable');
    }
  };

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#isClosed) return;
    this.#isAlive = true;
    try {
      if (!isBinary) throw new Malformed('is text');
      this.#hear(data);
    } catch (error) {
      if (!(error instanceof Malformed)) this.#keeper.report(error, 'a message to a document failed', this.document.id);
      this.close(error instanceof Malformed ? 'document.malformed' : 'document.unavailable');
    }
  }

  #hear(data: Buffer): void {
    const reader = new Reader(data);
    switch (reader.varUint()) {
      case MESSAGE.sync: {
        this.#spend(1);
        const kind = reader.varUint();
        const body = reader.varBytes();
        reader.insistOnEnd();
        if (kind === SYNC.step1) return this.#hearStepOne(body);
        if (kind === SYNC.step2 || kind === SYNC.update) return this.#hearUpdate(body, kind === SYNC.step2);
        throw new Malformed('is of no known kind');
      }
      case MESSAGE.awareness: {
        // Cheap, and y-websocket echoes whatever it is told.
        this.#spend(0.1);
        const { speaksFor, tell } = this.document.presence.hear(
          this,
          this.#speaksFor,
          readAwareness(reader.varBytes()),
        );
        this.#speaksFor = speaksFor;
        if (tell) this.#keeper.outbox.touch(this.document);
        return;
      }
      case MESSAGE.queryAwareness: {
        this.#spend(1);
        this.#send(this.document.presence.everyone(this.rung) ?? NOBODY);
        return;
      }
      case MESSAGE.barrier: {
        this.#spend(0.1);
        const number = reader.varUint();
        reader.insistOnEnd();
        if (this.#held.length > 0 || this.#isAsking) this.#hold({ barrier: number }, 0);
        else this.#hearBarrier(number);
        return;
      }
      default:
        throw new Malformed('is of no known type');
    }
  }

  /** Answers with the next delivery: a question costs a few bytes and an answer all of the text, so one a turn is enough. */
  #hearStepOne(vector: Uint8Array): void {
    insistOnVector(vector);
    this.isListening = true;
    this.#asked = vector;
    this.#keeper.outbox.touch(this);
  }

  #answerStepOne(vector: Uint8Array): readonly Buffer[] {
    const answer = this.document.bytes.stepTwo(vector);
    const bytes = answer.reduce((sum, { length }) => sum + length, 0);
    // A large document must not count as a reader's slowness.
    this.#allowance = Math.max(this.#allowance, bytes);
    this.#spend(bytes / BYTES_A_TOKEN);
    return answer;
  }

  // --- writing ---

  #hearUpdate(update: Uint8Array, isAnswer: boolean): void {
    if (!this.mayWrite) {
      const isEmpty = update.length === 2 && update[0] === 0 && update[1] === 0;
      if (!isEmpty) this.#refuseWriting();
      return;
    }
    // The answer to our question may be what earlier updates stand on: it goes first.
    const mustWait = this.#isAsking || (this.#held.length > 0 && !(isAnswer && !this.#hasAnswered));
    if (mustWait) return this.#hold({ update, isAnswer }, update.length);
    this.#consider(update, isAnswer);
    if (this.#held.length > 0) this.release();
  }

  #refuseWriting(): void {
    if (!this.#hasLostWrites) this.#send(textFrame([MESSAGE.auth, PERMISSION_DENIED], READ_ONLY));
    // From now on nothing that this connection sends may be called saved.
    this.#hasLostWrites = true;
  }

  #hold(held: Held, bytes: number): void {
    this.#heldBytes += bytes;
    if (this.#heldBytes > this.#keeper.limits.message || this.#held.length >= this.#keeper.limits.burst)
      return this.close('document.too-large');
    if ('isAnswer' in held && held.isAnswer && !this.#hasAnswered) this.#held.unshift(held);
    else this.#held.push(held);
  }

  /** Examines an update and stores it, or finds out first what is missing. */
  #consider(update: Uint8Array, isAnswer: boolean, hasCaughtUp = false): void {
    const { document } = this;
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
          () => this.#keeper.follower.catchUp(document),
          () => this.#consider(update, isAnswer, true),
        );
    }
    if (typeof verdict === 'object') {
      const strange = verdict.writers.filter((client) => !this.#own.has(client));
      if (strange.length > 0)
        return this.#ask(
          async () => {
            if (!(await this.#keeper.claim(document.id, strange, this.personId)))
              return this.close('document.foreign-client');
            for (const client of strange) this.#own.add(client);
          },
          () => this.#consider(update, isAnswer, hasCaughtUp),
        );
      const framed = frame([MESSAGE.sync, SYNC.update], verdict.take);
      document.bytes.accept(verdict.scanned);
      document.accepted++;
      this.#keeper.store({
        documentId: document.id,
        update: bodyOf(framed, verdict.take.length),
        personId: this.personId,
        delegationId: this.delegationId,
        epoch: document.epoch,
        framed,
        scanned: verdict.scanned,
        from: this,
        document,
      });
    } else if (verdict !== 'known')
      return this.close(verdict === 'malformed' || verdict === 'gap' ? 'document.malformed' : 'document.too-large');
    if (isAnswer) this.#hasAnswered = true;
  }

  /** Asks the database something; what comes meanwhile waits for its turn. */
  #ask(question: () => Promise<void>, then: () => void): void {
    this.#isAsking = true;
    question().then(
      () => {
        this.#isAsking = false;
        if (this.#isClosed && !this.#isFinishing) return;
        try {
          then();
          this.release();
        } catch (error) {
          this.#keeper.report(error, 'an update to a document failed', this.document.id);
          this.close('document.unavailable');
        }
      },
      (error: unknown) => {
        this.#keeper.report(error, 'an update to a document could not be examined', this.document.id);
        this.close('document.unavailable');
      },
    );
  }

  /** Goes on with what waits, in order, as far as it can. */
  release(): void {
    while (this.#held.length > 0 && !this.#isAsking && (!this.#isClosed || this.#isFinishing)) {
      const [next] = this.#held;
      if (
        'update' in next! &&
        !this.#hasAnswered &&
        !next.isAnswer &&
        examine(next.update, this.document.bytes, this.#keeper.limits, false) === 'gap'
      )
        return;
      this.#held.shift();
      if ('barrier' in next!) this.#hearBarrier(next.barrier);
      else {
        this.#heldBytes -= next!.update.length;
        this.#consider(next!.update, next!.isAnswer);
      }
    }
  }

  // --- saying what is saved ---

  #hearBarrier(number: number): void {
    if (this.#hasLostWrites) return;
    // All that the document has under way, not only this connection's: what an earlier connection sent is known, and not yet stored.
    const { accepted, committed } = this.document;
    if (committed >= accepted) this.#send(frame([MESSAGE.barrier, number]));
    else this.#barriers.push({ number, after: accepted });
  }

  /** Answers the barriers before which everything is committed. */
  passBarriers(): void {
    while (this.#barriers.length > 0 && this.#barriers[0]!.after <= this.document.committed)
      this.#send(frame([MESSAGE.barrier, this.#barriers.shift()!.number]));
  }

  // --- sending ---

  #send(framed: Buffer): void {
    this.#outgoing.push(framed);
    this.#keeper.outbox.touch(this);
  }

  /** Writes what has gathered for this connection, and what its document tells, at once. */
  deliver(updates?: Buffer, presence?: Buffer): void {
    if (this.#isClosed) return;
    const frames = this.#outgoing;
    const answers = this.#asked !== undefined;
    if (this.#asked) frames.push(...this.#answerStepOne(this.#asked));
    if (updates) frames.push(updates);
    if (presence) frames.push(presence);
    if (frames.length === 0) return;
    this.#outgoing = [];
    this.#asked = undefined;
    const { queued } = this.#wire;
    if (queued === 0) this.#allowance = frames.reduce((most, { length }) => Math.max(most, length), 0);
    else if (queued > this.#keeper.limits.queued + this.#allowance) {
      this.#keeper.cutSlowReader(this);
      return;
    }
    this.#wasToldSomething = true;
    this.#wire.write(frames);
    if (answers && this.#owesQuestion) this.#wire.whenTaken(this.#questionNow);
  }

  // --- living ---

  /** Pays for a message from a bucket that refills; an empty one makes the sender wait, so that nothing is lost. */
  #spend(cost: number): void {
    const { rate, burst } = this.#keeper.limits;
    const at = performance.now();
    this.#tokens = Math.min(burst, this.#tokens + ((at - this.#refilledAt) / 1000) * rate) - cost;
    this.#refilledAt = at;
    if (this.#tokens >= 0 || this.#wire.isPaused) return;
    this.#wire.pause();
    setTimeout(() => this.#wire.resume(), Math.min(1_000, (-this.#tokens / rate) * 1000 + 50)).unref();
  }

  /** Finds out whether the other end is still there, and lets it know that we are; ends it when it has not answered the last time. */
  probe(): void {
    if (this.#isClosed) return;
    if (!this.#isAlive) return this.#wire.terminate();
    this.#isAlive = false;
    this.#wire.ping();
    if (!this.#wasToldSomething) this.#send(NOBODY);
    this.#wasToldSomething = false;
  }

  /** Takes no more messages; what is accepted is still stored and answered. */
  stopHearing(): void {
    this.#wire.pause();
  }

  /** Ends the connection and says why. */
  close(name: CloseName): void {
    this.#isFinishing = false;
    if (this.#isClosed) return;
    // What is on its way (an answered barrier, say) goes first.
    this.deliver();
    this.#leave();
    this.#wire.close(CLOSE_CODES[name], name);
    this.#keeper.countClose(name);
  }

  /** Ends the connection without waiting for anything. */
  cut(): void {
    this.#leave();
    this.#wire.terminate();
  }

  #leave(isFinishing = false): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isFinishing = isFinishing;
    if (!isFinishing) this.#held = [];
    this.#keeper.attendance.left(this);
    if (this.document.hasPresence && this.document.presence.leave(this, this.#speaksFor))
      this.#keeper.outbox.touch(this.document);
  }
}
