import { insistOnVector } from './document-bytes.ts';
import type { Keeper } from './keeper.ts';
import type { Attendant } from './open-document.ts';
import type { Mailbox } from './outbox.ts';

/** When it is looked again whether a person has read what waits for them, in milliseconds. */
const UNREAD = 250;

/**
 * A client's question what it lacks (sync step 1), from when it was asked until it is answered with a delivery: a question
 * costs a few bytes and an answer all of the text, so one a turn is enough, of whatever was asked last. Where its person has
 * had much looked through, over whatever connections, or has not read what waits for them, it waits for a later turn.
 */
export class ClientQuestion {
  readonly #keeper: Keeper;
  readonly #connection: Pick<Attendant, 'document' | 'personId'> & Mailbox;
  /** What the client says it has. */
  #vector: Uint8Array | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(keeper: Keeper, connection: Pick<Attendant, 'document' | 'personId'> & Mailbox) {
    this.#keeper = keeper;
    this.#connection = connection;
  }

  hear(vector: Uint8Array): void {
    insistOnVector(vector);
    this.#vector = vector;
    if (!this.#timer) this.#keeper.outbox.touch(this.#connection);
  }

  /** The answer, if one is asked for and may be given now. */
  take(): readonly Buffer[] | undefined {
    if (this.#vector === undefined || this.#timer) return undefined;
    const { bytes } = this.#connection.document;
    const { personId } = this.#connection;
    const { attendance, lookingThrough, limits } = this.#keeper;
    const cost = bytes.costOfStepTwo(this.#vector);
    const wait =
      attendance.queuedOf(personId) > limits.document ? UNREAD : cost > 0 ? lookingThrough.waitOf(personId) : 0;
    if (wait > 0) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#keeper.outbox.touch(this.#connection);
      }, wait).unref();
      return undefined;
    }
    lookingThrough.spend(personId, cost);
    const answer = bytes.stepTwo(this.#vector);
    this.#vector = undefined;
    return answer;
  }

  /** It is not answered any more. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#vector = undefined;
  }
}
