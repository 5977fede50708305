import { closeFrame, type Frame } from '@penholder/shared/documents';
import type { Hearer, Wire } from './wire.ts';

/** What a request for a line's news is answered: the frames of a numbered answer, or none yet. */
export type News = Buffer | 'nothing' | 'gone' | 'out-of-turn';
/** What became of messages that a client sent. */
export type Taken = 'taken' | 'gone' | 'out-of-turn';

/** What a client sends, as far as it has been told of, and who waits for it. */
interface Sending {
  readonly number: number;
  frames: readonly Frame[];
  at: number;
  hasLastWords: boolean;
  readonly settle: Set<(taken: Taken) => void>;
}

/**
 * A wire over plain requests. The client keeps one *listening* request open and at most one *sending* one:
 *
 * - It listens for the answer after the last that it has. The answer comes as soon as there are frames, or after a while
 *   with none. The next request says that it arrived; until then the same bytes are kept, and given again to whoever asks
 *   again: an answer that was lost on the way loses nothing.
 * - What it sends is numbered too. A number that was heard before is not heard again; the request is answered when all of
 *   its messages have been taken, so that a client which sends too fast waits. Last words are added to what waits once, so
 *   that a paused wire holds no more than two requests' messages.
 * - A listening request takes the place of an earlier one. While one is open, the other end is there; without one between
 *   two pings it is not, and whoever pings ends the wire.
 */
export class HttpWire implements Wire {
  isPaused = false;
  readonly #limits: { readonly listening: number; readonly gathering: number };
  readonly #onGone: () => void;
  #hearer!: Hearer;
  #state: 'open' | 'ending' | 'gone' = 'open';
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** The last answer given, until the client says that it has it, and the number of the last that it has. */
  #unconfirmed: Buffer | undefined;
  #confirmed = 0;
  #listener: ((news: News) => void) | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #heard = 0;
  #sending: Sending | undefined;

  /**
   * `listening`: how long a request without news stays open; `gathering`: how soon after an answer the next may follow. Both
   * in milliseconds. `onGone` is called once, when nothing can be fetched from it any more.
   */
  constructor(limits: { listening: number; gathering: number }, onGone: () => void) {
    this.#limits = limits;
    this.#onGone = onGone;
  }

  attach(hearer: Hearer): void {
    this.#hearer = hearer;
  }

  get queued(): number {
    return this.#waitingBytes + (this.#unconfirmed?.length ?? 0);
  }

  /** Whether it has ended and the client knows why. */
  get isToldOfEnd(): boolean {
    return this.#state === 'gone' || (this.#state === 'ending' && this.#waitingBytes === 0);
  }

  // --- what goes to the client ---

  write(frames: readonly Buffer[]): void {
    if (this.#state !== 'open') return;
    this.#push(frames);
    if (!this.#listener || this.#gathering) return;
    const pause = this.#answeredAt + this.#limits.gathering - performance.now();
    if (pause <= 0) this.#answer();
    else this.#gathering = setTimeout(() => this.#answer(), pause);
  }

  whenTaken(done: () => void): void {
    setImmediate(done);
  }

  #push(frames: readonly Buffer[]): void {
    for (const framed of frames) {
      this.#waiting.push(framed);
      this.#waitingBytes += framed.length;
    }
  }

  #answer(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    if (!this.#listener || this.#waiting.length === 0) return;
    this.#unconfirmed = this.#waiting.length === 1 ? this.#waiting[0]! : Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#answeredAt = performance.now();
    this.#listener(this.#unconfirmed);
  }

  /** Waits for the answer numbered `after + 1`. A request that `signal` says is over listens no more. */
  listen(after: number, signal: AbortSignal): Promise<News> | News {
    if (this.#state === 'gone') return 'gone';
    if (after < this.#confirmed) return 'nothing';
    if (after > this.#confirmed + (this.#unconfirmed ? 1 : 0)) return 'out-of-turn';
    if (after > this.#confirmed) {
      this.#confirmed = after;
      this.#unconfirmed = undefined;
    }
    this.#listener?.('nothing');
    if (this.#state === 'ending' && this.queued === 0) return 'gone';
    this.#hearer.onSign();
    if (this.#unconfirmed) return this.#unconfirmed;
    return new Promise((resolve) => {
      const timer = setTimeout(() => leave('nothing'), this.#limits.listening);
      const leave = (news: News) => {
        clearTimeout(timer);
        if (this.#listener === leave) this.#listener = undefined;
        resolve(news);
      };
      this.#listener = leave;
      signal.addEventListener('abort', () => leave('nothing'), { once: true });
      if (this.#waiting.length > 0) this.#answer();
    });
  }

  // --- what comes from the client ---

  /**
   * Hears what was sent under a number, or as the client's last words, which may repeat what was under way. A request that
   * `signal` says is over waits no more; what it brought is heard all the same.
   */
  hear(number: number | 'last', frames: readonly Frame[], signal: AbortSignal): Promise<Taken> | Taken {
    if (this.#state !== 'open') return 'gone';
    const sending = this.#sending;
    const isLast = number === 'last';
    if (isLast) {
      if (sending?.hasLastWords) return 'out-of-turn';
      if (sending) Object.assign(sending, { frames: [...sending.frames, ...frames], hasLastWords: true });
    } else {
      if (number <= this.#heard) return 'taken';
      if (sending ? sending.number !== number : number !== this.#heard + 1) return 'out-of-turn';
    }
    return new Promise((resolve) => {
      const { settle } = (this.#sending ??= {
        number: this.#heard + 1,
        frames,
        at: 0,
        hasLastWords: isLast,
        settle: new Set(),
      });
      settle.add(resolve);
      signal.addEventListener('abort', () => (settle.delete(resolve), resolve('gone')), { once: true });
      this.#goOn();
    });
  }

  #goOn(): void {
    const sending = this.#sending;
    if (!sending) return;
    while (this.#state === 'open' && !this.isPaused && sending.at < sending.frames.length) {
      const next = sending.frames[sending.at++]!;
      if ('close' in next) this.terminate();
      else this.#hearer.onMessage(Buffer.from(next.message.buffer, next.message.byteOffset, next.message.length), true);
    }
    if (this.#state !== 'open' || sending.at < sending.frames.length) return;
    this.#heard = sending.number;
    this.#settle('taken');
  }

  #settle(taken: Taken): void {
    const settle = this.#sending?.settle ?? new Set();
    this.#sending = undefined;
    for (const tell of settle) tell(taken);
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    this.#goOn();
  }

  // --- living and ending ---

  ping(): void {
    if (this.#listener) this.#hearer.onSign();
  }

  close(code: number, name: string): void {
    if (this.#state !== 'open') return;
    this.#state = 'ending';
    this.#settle('gone');
    this.#push([Buffer.from(closeFrame(code, name))]);
    this.#answer();
    // Long enough for a client whose answer was lost to ask again.
    setTimeout(() => this.terminate(), this.#limits.listening).unref();
    this.#hearer.onEnd();
  }

  terminate(): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    clearTimeout(this.#gathering);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#unconfirmed = undefined;
    this.#listener?.('gone');
    this.#settle('gone');
    this.#onGone();
    this.#hearer.onEnd();
  }
}
