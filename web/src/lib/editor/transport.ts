import { closeNameOf } from '@penholder/shared/documents';
import type { DocumentProvider } from './document-provider.ts';

/** WebSockets that the server said nothing over, in a row, although it answers plain requests, before those are used instead. */
const SILENT_BEFORE_FALLING_BACK = 2;
/** A connection over which the server has said nothing for so long is given up, in milliseconds: some proxies hold on to it. */
const SILENCE = 10_000;
const TRY_AGAIN_AFTER = 60_000;
/** Kept with the tab, so that the next document opens at once. */
const REMEMBERED = 'penholder.plain-requests';

export interface TransportOptions {
  provider: DocumentProvider;
  /** Whether the server answers plain requests, from somebody who is signed in. */
  isReachable(): Promise<boolean>;
  /** Called with whether plain requests are used, whenever that changes. */
  onChange(isPlain: boolean): void;
  /** How often a WebSocket is tried while plain requests are used, in milliseconds. */
  tryAgainAfter?: number;
}

/**
 * Which way a document's messages go. By WebSocket, unless none gets through: a network counts as one that refuses them when
 * the server said nothing over two in a row (its welcome is its first word) while it answered plain requests. Then the same
 * messages go by plain requests; beside them a WebSocket is tried every minute and when the line is back, and as soon as the
 * server speaks over one, it is used again.
 */
export class Transport {
  isPlain = false;
  readonly #options: TransportOptions;
  readonly #WebSocket: typeof WebSocket;
  #silent = 0;
  #isWelcome = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  readonly #trials: ReturnType<typeof setInterval>;
  #trial: WebSocket | undefined;
  #isOver = false;

  constructor(options: TransportOptions) {
    this.#options = options;
    const { provider, tryAgainAfter = TRY_AGAIN_AFTER } = options;
    this.#WebSocket = provider._WS as typeof WebSocket;
    this.#trials = setInterval(() => this.tryWebSocket(), tryAgainAfter);
    provider.on('status', ({ status }) => {
      if (status !== 'connecting') return;
      this.#isWelcome = false;
      const { ws } = provider;
      clearTimeout(this.#patience);
      this.#patience = setTimeout(() => ws?.close(), SILENCE);
    });
    provider.on('connection-close', (event) => {
      clearTimeout(this.#patience);
      // What we end ourselves, and what the server ended by name, tells nothing about the network.
      if (event && !this.#isWelcome && !closeNameOf(event.code)) void this.#hearSilence();
    });
  }

  /** Connects, as the last document of this tab was. */
  async begin(): Promise<void> {
    if (isRemembered()) await this.#usePlainRequests();
    if (!this.#isOver) this.#options.provider.connect();
  }

  /** The server has spoken. */
  welcomed(): void {
    this.#isWelcome = true;
    this.#silent = 0;
    clearTimeout(this.#patience);
  }

  async #hearSilence(): Promise<void> {
    const isReachable = await this.#options.isReachable();
    const { provider } = this.#options;
    if (!isReachable) this.#silent = 0;
    if (!isReachable || this.isPlain || this.#isOver || !provider.shouldConnect) return;
    if (++this.#silent < SILENT_BEFORE_FALLING_BACK) return;
    if (!(await this.#usePlainRequests()) || this.#isOver) return;
    remember(true);
    // A third attempt may be under way.
    this.#reconnect();
  }

  async #usePlainRequests(): Promise<boolean> {
    try {
      const { PollingSocket } = await import('./polling-socket.ts');
      this.#use(PollingSocket as unknown as typeof WebSocket, true);
      return true;
    } catch {
      // The code could not be fetched; the next failure asks again.
      return false;
    }
  }

  /** Tries whether a WebSocket gets through by now; the document stays as it is until one does. */
  tryWebSocket(): void {
    const { provider } = this.#options;
    if (!this.isPlain || this.#trial || this.#isOver) return;
    const trial = new this.#WebSocket(provider.url);
    this.#trial = trial;
    const patience = setTimeout(() => trial.close(), SILENCE);
    let hasSpoken = false;
    trial.addEventListener('message', () => {
      hasSpoken = true;
      trial.close();
    });
    trial.addEventListener('error', () => {});
    trial.addEventListener('close', ({ code }) => {
      clearTimeout(patience);
      this.#trial = undefined;
      if (this.#isOver || !this.isPlain || !(hasSpoken || closeNameOf(code))) return;
      remember(false);
      this.#use(this.#WebSocket, false);
      if (provider.shouldConnect) this.#reconnect();
    });
  }

  #use(kind: typeof WebSocket, isPlain: boolean): void {
    this.#options.provider._WS = kind;
    this.#silent = 0;
    this.isPlain = isPlain;
    this.#options.onChange(isPlain);
  }

  #reconnect(): void {
    const { provider } = this.#options;
    provider.disconnect();
    provider.wsUnsuccessfulReconnects = 0;
    provider.connect();
  }

  close(): void {
    this.#isOver = true;
    clearTimeout(this.#patience);
    clearInterval(this.#trials);
    this.#trial?.close();
  }
}

// A browser may keep nothing for a page; then each document finds out for itself.
function isRemembered(): boolean {
  try {
    return sessionStorage.getItem(REMEMBERED) !== null;
  } catch {
    return false;
  }
}

function remember(isPlain: boolean): void {
  try {
    if (isPlain) sessionStorage.setItem(REMEMBERED, '1');
    else sessionStorage.removeItem(REMEMBERED);
  } catch {
    // See above.
  }
}
