import type { Vault } from '../vault.ts';
import { decodeMessage, encodeMessage, type Message } from './messages.ts';

/** What carries sealed messages to every node, the sender too; it may lose them, and says at once where it knows that it does. */
export interface Carrier {
  publish(bytes: Buffer): void;
  onMessage(hear: (bytes: Buffer) => void): void;
  /** The line is gone. */
  onBreak(hear: () => void): void;
}

/** What is heard from other nodes, and of whether they are heard at all. */
export interface MessengerEvents {
  onMessage(from: string, message: Message): void;
  /** This node is heard, after the start or after it was not; whether something may have gone unheard meanwhile. */
  onWell(wasMissed: boolean): void;
  /** It is not heard any more. */
  onCutOff(): void;
  /** Another node is not heard any more and has not said goodbye: what it did last may not have been told. */
  onLost(node: string): void;
  /** Another node has said goodbye. */
  onGone(node: string): void;
  /** Something was said that this server's secret did not seal. */
  onStranger(): void;
}

const BEAT = 1_000;
/** After so long without hearing itself a node is cut off, and without hearing another has lost it. In milliseconds. */
const SILENCE = 3_500;

/**
 * Tells the other nodes, sealed with the server's secret: neither a reader of the carrier learns a word, nor is anybody
 * believed who can write there. Whether it works is found out end to end: a node that hears its own voice is heard.
 */
export class Messenger {
  readonly node: string;
  readonly #carrier: Carrier;
  readonly #vault: Pick<Vault, 'sealMessage' | 'openMessage'>;
  readonly #events: MessengerEvents;
  readonly #others = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  #heardMyself = Number.NEGATIVE_INFINITY;
  #isWell = false;
  /** Something that this node said, or would have said, may have been heard by nobody. */
  #wasMissed = false;

  constructor(details: {
    node: string;
    carrier: Carrier;
    vault: Pick<Vault, 'sealMessage' | 'openMessage'>;
    events: MessengerEvents;
  }) {
    this.node = details.node;
    this.#carrier = details.carrier;
    this.#vault = details.vault;
    this.#events = details.events;
    details.carrier.onMessage((bytes) => this.#hear(bytes));
    details.carrier.onBreak(() => this.#cutOff());
    this.#timer = setInterval(() => this.#beat(), BEAT);
    this.#timer.unref();
    this.tell({ kind: 'beat' });
  }

  /** Whether what this node says is heard. */
  get isWell(): boolean {
    return this.#isWell;
  }

  /** How many other nodes are heard. */
  get others(): number {
    return this.#others.size;
  }

  /** Tells every other node; it never throws, and nobody waits for it. While this node is not heard, what it would say is left unsaid. */
  tell(message: Message): void {
    if (!this.#isWell && message.kind !== 'beat') return void (this.#wasMissed = true);
    this.#carrier.publish(this.#vault.sealMessage(encodeMessage(this.node, message)));
  }

  #beat(): void {
    this.tell({ kind: 'beat' });
    const at = performance.now();
    if (at - this.#heardMyself > SILENCE) this.#cutOff();
    for (const [node, heardAt] of this.#others)
      if (at - heardAt > SILENCE) {
        this.#others.delete(node);
        this.#events.onLost(node);
      }
  }

  #cutOff(): void {
    if (!this.#isWell) return;
    this.#isWell = false;
    this.#wasMissed = true;
    this.#events.onCutOff();
  }

  #hear(bytes: Buffer): void {
    const opened = this.#vault.openMessage(bytes);
    if (!opened) return this.#events.onStranger();
    const heard = decodeMessage(opened);
    if (!heard) return;
    const { from, message } = heard;
    if (from === this.node) {
      this.#heardMyself = performance.now();
      if (this.#isWell) return;
      this.#isWell = true;
      const wasMissed = this.#wasMissed;
      this.#wasMissed = false;
      return this.#events.onWell(wasMissed);
    }
    if (message.kind === 'bye') {
      this.#others.delete(from);
      return this.#events.onGone(from);
    }
    this.#others.set(from, performance.now());
    if (message.kind !== 'beat') this.#events.onMessage(from, message);
  }

  /** Says goodbye. */
  stop(): void {
    clearInterval(this.#timer);
    this.tell({ kind: 'bye' });
  }
}
