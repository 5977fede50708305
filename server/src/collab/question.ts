import type { OpenDocument } from './open-document.ts';

/** How long a question may wait that costs much, for a client that asks nothing itself, in milliseconds. */
const SOON = 1_000;

/**
 * The server's question to a writer, what the server lacks (sync step 1); nobody else is asked, and nobody twice. A large
 * document that has just been read is sent before anything in it is looked at: the client waits for the text, and not for
 * the question.
 */
export class Question {
  readonly #document: Pick<OpenDocument, 'bytes'>;
  readonly #send: (framed: Buffer) => void;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #isOwed = false;

  constructor(
    document: Pick<OpenDocument, 'bytes'>,
    { send, onFailure }: { send(framed: Buffer): void; onFailure(error: unknown): void },
  ) {
    this.#document = document;
    this.#send = send;
    this.#onFailure = onFailure;
  }

  /** Whether it is still to be asked. */
  get isOwed(): boolean {
    return this.#isOwed;
  }

  /** Asks at once where that is cheap, else soon: after the text, once that is on its way, by `askNow`. */
  ask(): void {
    const { bytes } = this.#document;
    if (bytes.isQuestionCheap) return this.#send(bytes.stepOne());
    this.#isOwed = true;
    this.#timer = setTimeout(this.askNow, SOON).unref();
  }

  readonly askNow = (): void => {
    if (!this.#isOwed) return;
    this.drop();
    try {
      this.#send(this.#document.bytes.stepOne());
    } catch (error) {
      // Called by a timer or the socket: nobody above would hear of it.
      this.#onFailure(error);
    }
  };

  /** Asks no more. */
  drop(): void {
    this.#isOwed = false;
    clearTimeout(this.#timer);
  }
}
