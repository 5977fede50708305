import { closeFrame, messageFrame, readFrames } from '@penholder/shared/documents';

/**
 * A document's connection over plain requests, in the shape of a WebSocket, for networks that let no WebSocket through. It
 * carries the same frames and ends with the same codes; `server/src/collab/http-wire.ts` tells the conversation.
 *
 * Every request may fail on the way, before or after it was heard. Numbers make it safe to send it again: the server hears a
 * number once, and gives an answer again until the next request says that it has arrived.
 */

/** What goes together in one request, in bytes, unless a single message is longer. */
const TOGETHER = 500_000;
/** Messages within this long go together, in milliseconds. */
const GATHERING = 20;
/** Pauses before a request that failed is made again; after the last the connection is given up. In milliseconds. */
const AGAIN_AFTER = [200, 500, 1_000];
/** Without an answer for so long a request has failed, in milliseconds. The server answers whoever listens after twenty seconds. */
const LISTENING_PATIENCE = 30_000;
const SENDING_PATIENCE = 15_000;
/** What a browser lets out of a page that is being left, in bytes, a little rounded down. */
const MOST_ON_LEAVING = 60_000;

const LOST = 1006;
const NORMAL = 1000;
/** Answers that another try would not change. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;

type Close = { code: number; reason: string };

export class PollingSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly url: string;
  readyState: 0 | 1 | 2 | 3 = 0;
  /** Messages are given as ArrayBuffers, whatever is asked for. */
  binaryType: BinaryType = 'arraybuffer';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly #opening: URL;
  readonly #headers: Record<string, string> = {};
  readonly #over = new AbortController();
  #line: string | undefined;
  #outgoing: Uint8Array<ArrayBuffer>[] = [];
  /** What is being sent, until the server says that it took it. */
  #underWay: Uint8Array<ArrayBuffer>[] = [];
  #isSending = false;
  #sent = 0;

  /** `url`: what a WebSocket would be opened with, `ws://…` or `wss://…`; a `token` in it is sent as a header instead. */
  constructor(url: string | URL) {
    this.url = String(url);
    this.#opening = new URL(this.url.replace(/^ws/, 'http'));
    const token = this.#opening.searchParams.get('token');
    if (token !== null) this.#headers['authorization'] = `Bearer ${token}`;
    this.#opening.searchParams.delete('token');
    globalThis.addEventListener?.('pagehide', this.#leavePage, { signal: this.#over.signal });
    void this.#open();
  }

  get bufferedAmount(): number {
    return [...this.#underWay, ...this.#outgoing].reduce((sum, { length }) => sum + length, 0);
  }

  send(message: Uint8Array | ArrayBuffer): void {
    if (this.readyState === this.CONNECTING) throw new DOMException('It is not open yet.', 'InvalidStateError');
    if (this.readyState !== this.OPEN) return;
    this.#outgoing.push(messageFrame(message instanceof Uint8Array ? message : new Uint8Array(message)));
    if (!this.#isSending) void this.#sendAll();
  }

  close(code = NORMAL, reason = ''): void {
    if (this.readyState >= this.CLOSING) return;
    this.#sayLast(closeFrame(code, reason));
    this.readyState = this.CLOSING;
    // A WebSocket tells of its end later, too.
    queueMicrotask(() => this.#end({ code, reason }));
  }

  async #open(): Promise<void> {
    try {
      const answer = await this.#post(this.#opening, SENDING_PATIENCE);
      if (!answer.ok) return this.#end({ code: LOST, reason: '' });
      const { line, close } = (await answer.json()) as { line?: string; close?: { code: number; name: string } };
      if (close) return this.#end({ code: close.code, reason: close.name });
      if (!line) return this.#end({ code: LOST, reason: '' });
      this.#line = line;
    } catch {
      return this.#end({ code: LOST, reason: '' });
    }
    // It may have been closed meanwhile.
    if (this.readyState !== this.CONNECTING) return this.#sayLast(closeFrame(NORMAL, ''));
    this.readyState = this.OPEN;
    this.onopen?.(new Event('open'));
    await this.#listen();
  }

  async #listen(): Promise<void> {
    for (let after = 0; this.readyState === this.OPEN;) {
      const frames = await this.#untilAnswered(async () => {
        const answer = await this.#post(this.#at({ after: String(after) }), LISTENING_PATIENCE);
        if (answer.status === 204 || !answer.ok) return { status: answer.status, value: [] };
        // What a proxy answers in the server's place, or cuts short, is no row of frames: it is asked for again.
        const value = readFrames(new Uint8Array(await answer.arrayBuffer()));
        if (!value) throw new TypeError('The answer is no row of frames.');
        return { status: answer.status, value };
      });
      if (!frames) return;
      if (frames.length > 0) after++;
      for (const frame of frames) {
        if (this.readyState !== this.OPEN) return;
        if ('close' in frame) return this.#end({ code: frame.close.code, reason: frame.close.name });
        // In memory of its own, as from a WebSocket.
        this.onmessage?.(new MessageEvent('message', { data: frame.message.slice().buffer }));
      }
    }
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    await pause(GATHERING, this.#over.signal);
    while (this.#outgoing.length > 0 && this.readyState === this.OPEN) {
      this.#underWay = this.#takeTogether();
      const send = String(++this.#sent);
      const body = new Blob(this.#underWay);
      const taken = await this.#untilAnswered(async () => {
        const { status } = await this.#post(this.#at({ send }), SENDING_PATIENCE, body);
        return { status, value: true };
      });
      if (!taken) return;
      this.#underWay = [];
    }
    this.#isSending = false;
  }

  #takeTogether(): Uint8Array<ArrayBuffer>[] {
    let bytes = 0;
    const end = this.#outgoing.findIndex(({ length }, place) => (bytes += length) > TOGETHER && place > 0);
    return this.#outgoing.splice(0, end < 0 ? this.#outgoing.length : end);
  }

  /** Makes a request until it is answered; undefined, and the connection is at its end, when that is in vain. */
  async #untilAnswered<T>(ask: () => Promise<{ status: number; value: T }>): Promise<T | undefined> {
    for (const again of [...AGAIN_AFTER, undefined]) {
      try {
        const { status, value } = await ask();
        if (status >= 200 && status < 300) return value;
        if (isFinal(status)) break;
      } catch {
        // The network's failure and a proxy's are the same: it is tried again.
      }
      if (this.readyState !== this.OPEN) return undefined;
      if (again === undefined) break;
      await pause(again, this.#over.signal);
    }
    this.#end({ code: LOST, reason: '' });
    return undefined;
  }

  #at(query: { after: string } | { send: string }): URL {
    const address = new URL(`${this.#opening.pathname}/${this.#line}`, this.#opening);
    address.search = new URLSearchParams(query).toString();
    return address;
  }

  #post(address: URL, patience: number, body?: Blob): Promise<Response> {
    return fetch(address, {
      method: 'POST',
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.any([this.#over.signal, AbortSignal.timeout(patience)]),
      headers: { ...this.#headers, ...(body && { 'content-type': 'application/octet-stream' }) },
      ...(body && { body }),
    });
  }

  /** The last request: all that the server may not have, once more, and goodbye. Nobody waits for its answer. */
  #sayLast(goodbye: Uint8Array<ArrayBuffer>): void {
    if (this.#line === undefined) return;
    const body = new Blob([...this.#underWay, ...this.#outgoing, goodbye]);
    fetch(this.#at({ send: 'last' }), {
      method: 'POST',
      cache: 'no-store',
      credentials: 'same-origin',
      keepalive: body.size <= MOST_ON_LEAVING,
      headers: { ...this.#headers, 'content-type': 'application/octet-stream' },
      body,
    }).catch(() => {});
  }

  /** The page is left, perhaps to be come back to: then this connection counts as lost, and another is made. */
  readonly #leavePage = (): void => {
    if (this.readyState === this.OPEN) this.#sayLast(closeFrame(NORMAL, ''));
    this.#end({ code: LOST, reason: '' });
  };

  #end({ code, reason }: Close): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    this.#over.abort();
    this.#outgoing = [];
    this.#underWay = [];
    if (code === LOST) this.onerror?.(new Event('error'));
    this.onclose?.(new CloseEvent('close', { code, reason, wasClean: code !== LOST }));
  }
}

/** Waits; no longer than until the signal says that it is over. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
