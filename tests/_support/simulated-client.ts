import { scanUpdate } from '@penholder/server/collab/gate/scan-update';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { TestWire } from './core-in-memory.ts';
import { syncMessage } from './forged-updates.ts';
import { anyChange } from './mutated.ts';
import type { SharedLog } from './shared-log.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { SimulatedTime } from './simulated-time.ts';

/** The world as its clients know it. */
interface World {
  readonly time: SimulatedTime;
  readonly pick: (below: number) => number;
  readonly log: SharedLog;
  /** From now on nothing fails any more. */
  readonly isHealed: boolean;
  /** One of the nodes: whoever comes back may come to another. */
  anyNode(): SimulatedNode;
  complain(what: string): void;
}

/** A connection as its client and the server see it, with a network between them that keeps the order and loses the rest. */
interface Link {
  readonly node: SimulatedNode;
  wire: TestWire;
  isOpen: boolean;
  isDead: boolean;
  upAt: number;
  downAt: number;
}

/** Somebody with the document open, who writes, moves between nodes, closes the tab, and checks whatever a node says. */
export class Client {
  doc: Y.Doc;
  readonly person: string;
  /** Everything that was here at the last barrier of this connection is saved. */
  isSettled = false;
  /** It has told this server all that it has: before that, nothing it asks about may be called saved. */
  #hasAnswered = false;
  #world: World;
  #id: number;
  #link: Link | undefined;
  #barrier = 0;
  readonly #asked = new Map<number, { clock: number; isLast: boolean }>();
  #sent: Uint8Array[] = [];

  constructor(world: World, person: string, id: number) {
    this.#world = world;
    this.person = person;
    this.#id = id;
    this.doc = this.#open();
  }

  #open(): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = ++this.#id;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.#sent.push(update);
      this.#send(syncMessage(2, update));
    });
    return doc;
  }

  // --- what people do ---

  edit(): void {
    anyChange(this.doc, this.#world.pick);
  }

  editWithoutConnection(): void {
    this.cut();
    for (let nth = 0; nth < 3; nth++) this.edit();
  }

  /** Something that was sent goes once more, or everything does. */
  sendAgain(): void {
    const { pick } = this.#world;
    if (this.#sent.length > 0 && pick(2) === 0) this.#send(syncMessage(2, this.#sent[pick(this.#sent.length)]!));
    else this.#send(syncMessage(1, Y.encodeStateAsUpdate(this.doc)));
  }

  /** What was not saved is gone with it; another tab begins with nothing. */
  closeTab(): void {
    this.cut();
    this.doc.destroy();
    this.#sent = [];
    this.doc = this.#open();
  }

  askWhatIsSaved(): void {
    if (!this.#hasAnswered) return;
    const number = ++this.#barrier;
    this.#asked.set(number, { clock: this.#clock(), isLast: this.#world.isHealed });
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 100);
    encoding.writeVarUint(encoder, number);
    this.#send(encoding.toUint8Array(encoder));
  }

  #clock = () => Y.getState(this.doc.store, this.doc.clientID);

  /** Asks, and asks again, until all is saved. */
  settle(): void {
    if (this.isSettled) return;
    if (this.#link?.isOpen) this.askWhatIsSaved();
    this.#world.time.after(1_000, () => this.settle());
  }

  // --- the network ---

  connect(): void {
    const world = this.#world;
    const node = world.anyNode();
    const link: Link = { node, isOpen: false, isDead: false, upAt: 0, downAt: 0, wire: undefined as never };
    link.wire = new TestWire(
      (message) => this.#told(link, message),
      () => this.#ended(link),
    );
    this.#link = link;
    this.#asked.clear();
    this.#hasAnswered = false;
    world.time.after(world.pick(30), () => {
      if (link.isDead) return;
      if (node.core.keeper.isStopping) return this.cut();
      node.core.connect(this.person, link.wire).then(
        () => {
          link.isOpen = true;
          this.#send(syncMessage(0, Y.encodeStateVector(this.doc)));
        },
        () => this.cut(),
      );
    });
  }

  /** The line is cut: what is on its way is lost, and the server hears of it later. */
  cut(): void {
    const link = this.#link;
    const { time, pick } = this.#world;
    if (!link || link.isDead) return;
    link.isDead = true;
    time.after(pick(2_000), () => link.wire.drop());
    this.#comeBack();
  }

  /** Its node has died, or stopped. */
  cutFrom(node: SimulatedNode): void {
    if (this.#link?.node === node) this.cut();
  }

  #ended(link: Link): void {
    const { name } = link.wire.ended!;
    if (!['document.unavailable', 'document.server-stopping', ''].includes(name))
      this.#world.complain(`${this.person} is refused: ${name}`);
    if (link.isDead) return;
    link.isDead = true;
    this.#comeBack();
  }

  #comeBack(): void {
    const { time, pick } = this.#world;
    this.#link = undefined;
    time.after(20 + pick(500), () => this.#link ?? this.connect());
  }

  #send(message: Uint8Array): void {
    const link = this.#link;
    const { time, pick } = this.#world;
    if (!link?.isOpen || link.isDead) return;
    link.upAt = Math.max(link.upAt, time.now + pick(40));
    time.after(link.upAt - time.now, () => this.#arrive(link, message));
  }

  #arrive(link: Link, message: Uint8Array): void {
    if (link.isDead || link.wire.ended) return;
    if (!link.wire.isPaused) return link.wire.send(message);
    link.upAt = Math.max(link.upAt, this.#world.time.now + 20);
    this.#world.time.after(link.upAt - this.#world.time.now, () => this.#arrive(link, message));
  }

  /** The server writes a message: what it says must be true now, whether it ever arrives or not. */
  #told(link: Link, message: Uint8Array): void {
    const { time, pick, log } = this.#world;
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === 0 && decoding.readVarUint(decoder) > 0)
      for (const { client, end } of scanUpdate(decoding.readVarUint8Array(decoder)).clients)
        if (end > (log.clocks.get(client) ?? 0))
          this.#world.complain(`${this.person} is told of ${client}/${end - 1} before it is durable`);
    if (type === 100) {
      const asked = this.#asked.get(decoding.readVarUint(decoder));
      if (asked && asked.clock > (log.clocks.get(this.doc.clientID) ?? 0) && this.#link === link)
        this.#world.complain(`${this.person} is told that ${asked.clock} changes are saved before they are durable`);
    }
    link.downAt = Math.max(link.downAt, time.now + pick(40));
    time.after(link.downAt - time.now, () => {
      if (!link.isDead && this.#link === link) this.#hear(message);
    });
  }

  #hear(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === 100) {
      const number = decoding.readVarUint(decoder);
      if (this.#asked.get(number)?.isLast) this.isSettled = true;
    }
    if (type !== 0) return;
    const kind = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (kind === 0) {
      this.#send(syncMessage(1, Y.encodeStateAsUpdate(this.doc, body)));
      this.#hasAnswered = true;
      this.askWhatIsSaved();
    } else Y.applyUpdate(this.doc, body, this);
  }
}
