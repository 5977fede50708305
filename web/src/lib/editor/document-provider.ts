import { isFinalClose } from '@penholder/shared/documents';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageAwareness, messageSync, WebsocketProvider } from 'y-websocket';
import * as awarenessProtocol from 'y-protocols/awareness';
import type * as Y from 'yjs';

/**
 * A document's connection: y-websocket's provider with three things added.
 *
 * - The *barrier*: after its changes it sends message 100 with a number; the server answers with the number once everything
 *   it had received before is committed. What is saved is known from that answer alone.
 * - The *welcome*: message 101, which tells the document's epoch and what this person may do with it.
 * - Back-off with jitter, so that a room full of people does not come back in the same instant.
 *
 * It sends what is its own only, never an echo of others' cursors, and does not share unsaved text with other tabs.
 */

const MESSAGE_BARRIER = 100;
const MESSAGE_WELCOME = 101;
/** Changes within this long are asked about together, in milliseconds. */
const BARRIER_AFTER = 40;
const FIRST_BACK_OFF = 200;
const LONGEST_BACK_OFF = 15_000;

export interface Welcome {
  epoch: string;
  schemaVersion: number;
  may: 'read' | 'write';
  /** How many changes were found damaged where they are stored, and are not in the text. */
  gaps: number;
}

export interface DocumentProviderOptions {
  /** `wss://…/collab`, without the id. */
  server: string;
  documentId: string;
  doc: Y.Doc;
  schemaVersion: number;
  /** Of the copy that `doc` begins with, where it is kept from an earlier visit. */
  epoch?: string | undefined;
  /** Whose page it is: with another's sign-in, as after that has changed in another tab, it is not let in. */
  personId?: string | undefined;
  /** A personal access token, where there is no cookie. */
  token?: string | undefined;
  WebSocketPolyfill?: typeof WebSocket;
  connect?: boolean;
  onWelcome?(welcome: Welcome): void;
  /** Called whenever `edits`, `savedEdits` or the connection changes. */
  onChange?(): void;
}

export class DocumentProvider extends WebsocketProvider {
  /** Changes made here since this provider began, and how many of the first of them are known to be saved. */
  edits = 0;
  savedEdits = 0;
  /** Whether the server has confirmed, on this connection, that it holds all that `doc` held when it connected. */
  isConfirmed = false;
  /** Called before what others wrote is taken in: the page makes sure that it has seen what its own reader did. */
  beforeHearing: (() => void) | undefined;
  readonly #onChange: () => void;
  #barriers = new Map<number, number>();
  #lastBarrier = 0;
  /** When the first change of each barrier's batch was made, for those that are not known to be saved; the last may still grow. */
  #batches: { first: number; at: number }[] = [];
  #isNewBatch = true;
  /**
   * Whether this connection has told the server all that it lacked. Before that a barrier would be answered for what was
   * written while there was no connection, and is not there yet.
   */
  #hasAnswered = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #countEdits: (update: Uint8Array, origin: unknown, doc: Y.Doc, transaction: Y.Transaction) => void;

  constructor({
    server,
    documentId,
    doc,
    schemaVersion,
    epoch,
    personId,
    token,
    WebSocketPolyfill,
    connect = true,
    onWelcome,
    onChange,
  }: DocumentProviderOptions) {
    super(server, documentId, doc, {
      connect: false,
      disableBc: true,
      shouldReconnect: ({ code }) => !isFinalClose(code),
      params: {
        penholder: '1',
        schema: String(schemaVersion),
        ...(epoch !== undefined && { epoch }),
        ...(personId !== undefined && { person: personId }),
        ...(token !== undefined && { token }),
      },
      ...(WebSocketPolyfill && { WebSocketPolyfill }),
    });
    this.#onChange = onChange ?? (() => {});

    const hearSync = this.messageHandlers[messageSync]!;
    this.messageHandlers[messageSync] = (encoder, decoder, provider, emitSynced, type) => {
      this.beforeHearing?.();
      hearSync(encoder, decoder, provider, emitSynced, type);
      // The server's question has been answered with everything that it lacks, as soon as this turn ends.
      if (encoding.length(encoder) <= 1) return;
      this.#hasAnswered = true;
      queueMicrotask(() => this.#askWhatIsSaved());
    };
    this.messageHandlers[MESSAGE_BARRIER] = (_encoder, decoder) => this.#hearBarrier(decoding.readVarUint(decoder));
    this.messageHandlers[MESSAGE_WELCOME] = (_encoder, decoder) => {
      const welcome = JSON.parse(decoding.readVarString(decoder)) as Welcome;
      this.params = { ...this.params, epoch: welcome.epoch };
      if (welcome.may === 'read') this.isConfirmed = true;
      onWelcome?.(welcome);
      this.#onChange();
    };

    this.awareness.off('update', this._awarenessUpdateHandler);
    this._awarenessUpdateHandler = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
      if (![...added, ...updated, ...removed].includes(doc.clientID)) return;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, messageAwareness);
      encoding.writeVarUint8Array(encoder, awarenessProtocol.encodeAwarenessUpdate(this.awareness, [doc.clientID]));
      this.#send(encoding.toUint8Array(encoder));
    };
    this.awareness.on('update', this._awarenessUpdateHandler);
    // The protocol's first state, of clock 0, is ignored by everyone who hears of it.
    this.awareness.setLocalState({ cursor: null });

    this.#countEdits = (_update, _origin, _doc, transaction) => {
      if (transaction.local) this.countEdit(Date.now());
    };
    doc.on('update', this.#countEdits);
    this.on('connection-close', () => {
      this.#barriers.clear();
      this.isConfirmed = false;
      this.#hasAnswered = false;
      const whole = Math.min(FIRST_BACK_OFF * 2 ** this.wsUnsuccessfulReconnects, LONGEST_BACK_OFF);
      this.maxBackoffTime = whole * (0.5 + Math.random() / 2);
    });
    this.on('status', ({ status }) => {
      if (status === 'connecting') this.#beginPresence();
      this.#onChange();
    });
    this.on('sync', () => this.#onChange());
    if (connect) this.connect();
  }

  /** Whether everything that was written here is known to be committed on the server. */
  get isSaved(): boolean {
    return this.isConfirmed && this.savedEdits === this.edits;
  }

  /** When the oldest of the changes that are not known to be saved was made, in milliseconds since 1970; undefined for none. */
  get unsavedSince(): number | undefined {
    return this.savedEdits < this.edits ? this.#batches[0]!.at : undefined;
  }

  /** Something in `doc` is to be brought to the server: made here, or elsewhere on this device; `at` in milliseconds since 1970. */
  countEdit(at: number): void {
    this.edits++;
    if (this.#isNewBatch) this.#batches.push({ first: this.edits, at });
    this.#isNewBatch = false;
    this.#timer ??= setTimeout(() => this.#askWhatIsSaved(), BARRIER_AFTER);
    this.#onChange();
  }

  /** `doc` is about to become a copy from that beginning: whoever has connected without saying so asks anew. */
  takeEpoch(epoch: string): void {
    if (this.params['epoch'] === epoch) return;
    const { shouldConnect } = this;
    this.disconnect();
    this.params = { ...this.params, epoch };
    if (shouldConnect) this.connect();
  }

  /** A state of a clock that was heard before is ignored: without this, nobody would be seen for a while after coming back. */
  #beginPresence(): void {
    const { awareness } = this;
    for (const client of awareness.meta.keys()) if (!awareness.states.has(client)) awareness.meta.delete(client);
    awareness.setLocalState(awareness.getLocalState());
  }

  #askWhatIsSaved(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.wsconnected || !this.#hasAnswered) return;
    const number = ++this.#lastBarrier;
    this.#barriers.set(number, this.edits);
    this.#isNewBatch = true;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_BARRIER);
    encoding.writeVarUint(encoder, number);
    this.#send(encoding.toUint8Array(encoder));
  }

  #hearBarrier(number: number): void {
    const edits = this.#barriers.get(number);
    if (edits === undefined) return;
    this.#barriers.delete(number);
    this.isConfirmed = true;
    this.savedEdits = Math.max(this.savedEdits, edits);
    const open = this.#batches.findLastIndex(({ first }) => first <= this.savedEdits + 1);
    this.#batches.splice(0, Math.max(open, 0));
    if (this.savedEdits === this.edits) {
      this.#batches = [];
      this.#isNewBatch = true;
    }
    this.#onChange();
  }

  #send(message: Uint8Array<ArrayBuffer>): void {
    if (this.wsconnected && this.ws?.readyState === 1) this.ws.send(message);
  }

  override destroy(): void {
    clearTimeout(this.#timer);
    this.doc.off('update', this.#countEdits);
    super.destroy();
  }
}
