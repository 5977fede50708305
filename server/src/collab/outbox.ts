/** What the outbox writes to: a document's readers, or one connection. */
export interface Mailbox {
  /** Writes everything that has gathered since, in one write per socket. */
  deliver(): void;
}

/** No turn of the event loop waits longer than this for the next, in milliseconds. */
const LONGEST_PAUSE = 25;
/** A delivery shorter than this is followed by the next without a pause, in milliseconds. */
const NEGLIGIBLE = 1;

/**
 * Delivers once per turn of the event loop what has gathered: a socket gets all frames of a turn in one write, because the
 * system call is most of what a delivery costs. Under load it waits as long as the last delivery took, so that fan-out takes
 * half of the time at most, and more is gathered into each write.
 */
export class Outbox {
  readonly #waiting = new Set<Mailbox>();
  #scheduled = false;
  #freeAt = 0;

  touch(mailbox: Mailbox): void {
    this.#waiting.add(mailbox);
    if (this.#scheduled) return;
    this.#scheduled = true;
    const pause = this.#freeAt - performance.now();
    if (pause < NEGLIGIBLE) setImmediate(this.#deliver);
    else setTimeout(this.#deliver, pause);
  }

  readonly #deliver = (): void => {
    this.#scheduled = false;
    const started = performance.now();
    const mailboxes = [...this.#waiting];
    this.#waiting.clear();
    for (const mailbox of mailboxes) mailbox.deliver();
    const ended = performance.now();
    this.#freeAt = ended + Math.min(ended - started, LONGEST_PAUSE);
  };
}
