import type { DelegationId, PersonId } from '@penholder/shared/kernel';
import { CLOSE_CODES, type CloseName } from '@penholder/shared/documents';
import type { Admitted } from './admission.ts';
import { ClientQuestion } from './client-question.ts';
import type { Keeper } from './keeper.ts';
import type { Attendant, OpenDocument } from './open-document.ts';
import type { Mailbox } from './outbox.ts';
import { NOBODY, type Participant, type PresenceRung, readAwareness } from './presence.ts';
import { Malformed, MESSAGE, Reader, SYNC, textFrame } from './protocol.ts';
import { Question } from './question.ts';
import type { Wire } from './wire.ts';
import { type Writer, Writing } from './writing.ts';

/** What a client may send, or have looked through and sent to it, for the price of one message more, in bytes. */
const BYTES_A_TOKEN = 100_000;
/** How long a writer waits before it is found out whether the log has caught up, in milliseconds. */
const CONGESTION = 250;

/**
 * One client at one document. It is admitted before it is made; it speaks y-websocket's protocol (see protocol.ts) and
 * decides nothing: what is written is seen to by its writing, and the outbox delivers.
 */
export class Connection implements Attendant, Mailbox, Participant, Writer {
  readonly document: OpenDocument;
  readonly admitted: Admitted;
  /** How to ask again who this is. */
  readonly credentials: { readonly authorization?: string; readonly cookie?: string };
  /** Whether it understands the messages that are our own. */
  readonly isOurs: boolean;
  /** It has been told the document's state, and is told of everything since. */
  isListening = false;
  /** When its admission is asked again, in milliseconds since the process began. */
  askAgainAt = 0;
  readonly #keeper: Keeper;
  readonly #wire: Wire;
  readonly #question: Question;
  readonly #asked: ClientQuestion;
  readonly #writing: Writing;
  #outgoing: Buffer[] = [];
  /** It has asked who is there. */
  #asksWhoIsThere = false;
  #allowance = 0;
  #speaksFor: number | undefined;
  #isAlive = true;
  #wasToldSomething = false;
  #isClosed = false;
  #isHeardNoMore = false;
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
    this.#question = new Question(details.document, {
      send: (framed) => this.send(framed),
      onFailure: (error) => {
        this.#keeper.report(error, 'a document could not be looked through', this.document.id);
        this.close('document.unavailable');
      },
    });
    this.#asked = new ClientQuestion(details.keeper, this);
    this.#writing = new Writing(details.keeper, this);
    details.wire.attach({
      onMessage: (data, isBinary) => this.#receive(data, isBinary),
      onSign: () => (this.#isAlive = true),
      onEnd: () => this.#leave(),
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

  get speaksFor(): number | undefined {
    return this.#speaksFor;
  }

  get queued(): number {
    return this.#wire.queued;
  }

  get mayWrite(): boolean {
    return this.admitted.may === 'write';
  }

  #greet(): void {
    const { document } = this;
    if (this.isOurs)
      this.send(
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
    if (this.mayWrite) this.#question.ask();
    const present = document.hasPresence ? document.presence.everyone(this.rung) : undefined;
    if (present) this.send(present);
  }

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
        const kind = reader.varUint();
        this.#spend(1 + data.length / BYTES_A_TOKEN, kind !== SYNC.step1);
        const body = reader.varBytes();
        reader.insistOnEnd();
        if (kind === SYNC.step1) return this.#asked.hear(body);
        if (kind === SYNC.step2 || kind === SYNC.update) return this.#writing.hearUpdate(body, kind === SYNC.step2);
        throw new Malformed('is of no known kind');
      }
      case MESSAGE.awareness: {
        // Cheap while it is short; y-websocket echoes whatever it is told.
        this.#spend(0.1 + data.length / BYTES_A_TOKEN);
        const entries = readAwareness(reader.varBytes());
        const { speaksFor, tell } = this.document.presence.hear(this, this.#speaksFor, entries);
        this.#speaksFor = speaksFor;
        if (tell) this.#keeper.outbox.touch(this.document);
        return;
      }
      case MESSAGE.queryAwareness: {
        this.#spend(1);
        this.#asksWhoIsThere = true;
        this.#keeper.outbox.touch(this);
        return;
      }
      case MESSAGE.barrier: {
        this.#spend(0.1);
        const number = reader.varUint();
        reader.insistOnEnd();
        this.#writing.hearBarrier(number);
        return;
      }
      default:
        throw new Malformed('is of no known type');
    }
  }

  #answerStepOne(answer: readonly Buffer[]): void {
    // What comes from now on is not in the answer.
    this.isListening = true;
    const bytes = answer.reduce((sum, { length }) => sum + length, 0);
    // A large document must not count as a reader's slowness.
    this.#allowance = Math.max(this.#allowance, bytes);
    // Finding out that next to nothing is lacking takes looking through all of it.
    this.#spend(Math.max(bytes, this.document.bytes.size) / BYTES_A_TOKEN);
    this.#outgoing.push(...answer);
  }

  /** Once a turn, as the document's state: seven bytes ask for all that everybody says of themselves. */
  #answerWhoIsThere(): Buffer {
    const present = this.document.presence.everyone(this.rung) ?? NOBODY;
    this.#spend(present.length / BYTES_A_TOKEN);
    return present;
  }

  // --- sending ---

  /** Has a frame written with the next delivery. */
  send(framed: Buffer): void {
    this.#outgoing.push(framed);
    this.#keeper.outbox.touch(this);
  }

  passBarriers(): void {
    this.#writing.passBarriers();
  }

  /** Writes what has gathered for this connection, and what its document tells, at once. */
  deliver(updates?: Buffer, presence?: Buffer): void {
    if (this.#isClosed) return;
    const frames = this.#outgoing;
    const answer = this.#asked.take();
    if (answer) this.#answerStepOne(answer);
    if (this.#asksWhoIsThere) frames.push(this.#answerWhoIsThere());
    if (updates) frames.push(updates);
    if (presence) frames.push(presence);
    if (frames.length === 0) return;
    this.#outgoing = [];
    this.#asksWhoIsThere = false;
    const { queued } = this.#wire;
    if (queued === 0) this.#allowance = frames.reduce((most, { length }) => Math.max(most, length), 0);
    else if (queued > this.#keeper.limits.queued + this.#allowance) {
      this.#keeper.cutSlowReader(this);
      return;
    }
    this.#wasToldSomething = true;
    this.#wire.write(frames);
    if (answer && this.#question.isOwed) this.#wire.whenTaken(this.#question.askNow);
  }

  // --- living ---

  /** Pays for a message from a bucket that refills; an empty one, or for what is to be stored a full log, makes the sender wait, so that nothing is lost. */
  #spend(cost: number, isToBeStored = false): void {
    const { rate, burst } = this.#keeper.limits;
    const at = performance.now();
    this.#tokens = Math.min(burst, this.#tokens + ((at - this.#refilledAt) / 1000) * rate) - cost;
    this.#refilledAt = at;
    if (this.#wire.isPaused || (this.#tokens >= 0 && !(isToBeStored && this.#keeper.isCongested))) return;
    this.#wire.pause();
    this.#resumeIn(Math.min(1_000, (Math.max(0, -this.#tokens) / rate) * 1000 + 50));
  }

  #resumeIn(milliseconds: number): void {
    setTimeout(() => {
      if (this.#isHeardNoMore) return;
      if (this.#keeper.isCongested) this.#resumeIn(CONGESTION);
      else this.#wire.resume();
    }, milliseconds).unref();
  }

  /** Finds out whether the other end is still there, and lets it know that we are; ends it when it has not answered the last time. */
  probe(): void {
    if (this.#isClosed) return;
    // Whom we do not hear, since they have to wait, has not fallen silent.
    if (!this.#isAlive && !this.#wire.isPaused) return this.#wire.terminate();
    this.#isAlive = false;
    this.#wire.ping();
    if (!this.#wasToldSomething) this.send(NOBODY);
    this.#wasToldSomething = false;
  }

  /** Takes no more messages; what is accepted is still stored and answered. */
  stopHearing(): void {
    this.#isHeardNoMore = true;
    this.#wire.pause();
  }

  /** Ends the connection and says why. */
  close(name: CloseName): void {
    this.#writing.stop();
    if (this.#isClosed) return;
    // What is on its way (an answered barrier, say) goes first.
    this.deliver();
    this.#leave();
    this.#wire.close(CLOSE_CODES[name], name);
    this.#keeper.countClose(name);
  }

  /** Ends the connection without waiting for anything. */
  cut(): void {
    this.#writing.stop();
    this.#leave();
    this.#wire.terminate();
  }

  /** Is here no more; what its client sent before is still stored, unless the writing was stopped. */
  #leave(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#question.drop();
    this.#asked.drop();
    this.#keeper.attendance.left(this);
    if (this.document.hasPresence && this.document.presence.leave(this, this.#speaksFor))
      this.#keeper.outbox.touch(this.document);
  }
}
