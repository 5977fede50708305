import type { Append, Appended } from '@penholder/db/documents';
import type { DocumentLog } from '@penholder/server/collab/document-log';
import { scanUpdate } from '@penholder/server/collab/gate/scan-update';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { aCore, type Core, MemoryLog, TestWire, THE_DOCUMENT } from './core-in-memory.ts';
import { syncMessage } from './forged-updates.ts';
import { anyChange } from './mutated.ts';
import { contentOf } from './same-document.ts';
import { seeded } from './seeded.ts';
import { SimulatedTime } from './simulated-time.ts';

/** A mistake for the simulation to find: what the core is given instead of its log. */
export type Mistake = (log: DocumentLog, world: World) => DocumentLog;

const ACTS = 70;
const CLIENTS = 4;

/**
 * One history of the core with a network, a store and a server that fail as the seed says. Whatever is wrong at any moment
 * is thrown: a change told or called saved before it is durable, an honest client refused, a change stored twice or not at
 * all, two people who see different texts in the end.
 */
export class World {
  readonly time = new SimulatedTime();
  readonly pick: (below: number) => number;
  readonly log = new MemoryLog();
  core: Core;
  readonly clients: Client[] = [];
  isHealed = false;
  /** Until when the store fails. */
  outageUntil = 0;
  #generation = 0;
  readonly #underWay = new Set<readonly Append[]>();
  readonly #mistake: Mistake;
  wrong: string | undefined;

  constructor(seed: number, mistake: Mistake = (log) => log) {
    this.pick = seeded(seed);
    this.#mistake = mistake;
    this.time.begin();
    this.core = this.#start();
    for (let nth = 1; nth <= CLIENTS; nth++) this.clients.push(new Client(this, `person ${nth % 3}`, nth * 1_000));
  }

  chance = (oneIn: number): boolean => !this.isHealed && this.pick(oneIn) === 0;

  complain(what: string): void {
    this.wrong ??= `${what}, at ${this.time.now} ms`;
  }

  async run(): Promise<void> {
    try {
      for (const client of this.clients) client.connect();
      for (let nth = 0; nth < ACTS; nth++) {
        this.#act();
        const until = this.time.now + this.pick(this.chance(4) ? 400 : 20);
        let isOver = false;
        this.time.after(until - this.time.now, () => (isOver = true));
        await this.time.passUntil(() => isOver || this.wrong !== undefined, 50_000, 'the next act');
        if (this.wrong) throw new Error(this.wrong);
      }
      await this.#heal();
      this.#compare();
    } finally {
      this.time.end();
      for (const { doc } of this.clients) doc.destroy();
    }
  }

  #act(): void {
    const client = this.clients[this.pick(this.clients.length)]!;
    const what = this.pick(100);
    if (what < 55) client.edit();
    else if (what < 65) client.askWhatIsSaved();
    else if (what < 72) client.cut();
    else if (what < 78) client.sendAgain();
    else if (what < 82) client.editWithoutConnection();
    else if (what < 85) this.#crash();
    else if (what < 87) this.#restart();
    else if (what < 92) void this.#compact();
    else if (what < 94) this.outageUntil = this.time.now + this.pick(30_000);
    else if (what < 96) client.closeTab();
    else for (let nth = 0; nth < 5; nth++) client.edit();
  }

  // --- the server and its store ---

  #start(): Core {
    const generation = ++this.#generation;
    // A commit that is under way when the server ends goes through, or does not.
    for (const updates of this.#underWay) if (this.pick(2) === 0) void this.log.append(updates);
    this.#underWay.clear();
    const isAlive = () => generation === this.#generation;
    const answered = <T>(work: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) =>
        this.time.after(this.#delay(), () => {
          if (!isAlive()) return;
          if (this.#fails()) reject(new Error('the store fails'));
          else work().then(resolve, reject);
        }),
      );
    const store: DocumentLog = {
      load: () => answered(() => this.log.load()),
      since: (id, sequence) => answered(() => this.log.since(id, sequence)),
      claim: (claims) => answered(() => this.log.claim(claims)),
      append: (updates: readonly Append[]) =>
        new Promise<Map<typeof THE_DOCUMENT, Appended>>((resolve, reject) => {
          // A server that has died does nothing more.
          if (!isAlive()) return;
          this.#underWay.add(updates);
          this.time.after(this.#delay(), () => {
            if (!isAlive()) return;
            this.#underWay.delete(updates);
            if (this.#fails()) return reject(new Error('the store fails'));
            const appended = this.log.append(updates);
            if (this.chance(25)) return reject(new Error('the answer is lost'));
            this.time.after(this.chance(10) ? this.pick(500) : this.pick(3), () => {
              if (isAlive()) appended.then(resolve, reject);
            });
          });
        }),
    };
    return aCore(this.#mistake(store, this), {}, { error() {} });
  }

  #delay = (): number => (this.chance(12) ? this.pick(3_000) : this.pick(8));
  #fails = (): boolean => !this.isHealed && (this.time.now < this.outageUntil || this.pick(15) === 0);

  #crash(): void {
    this.#generation++;
    const { keeper } = this.core;
    for (const client of this.clients) client.cut();
    void keeper.stop();
    this.core = this.#start();
  }

  #restart(): void {
    const { keeper } = this.core;
    void keeper.stop().then(() => {
      if (this.core.keeper !== keeper) return;
      // Whoever was still at the door loses their line with the process.
      for (const client of this.clients) client.cut();
      this.core = this.#start();
    });
  }

  async #compact(): Promise<void> {
    const head = this.log.rows.length;
    const { core } = this;
    const doc = new Y.Doc();
    doc.transact(() => {
      if (this.log.snapshot) Y.applyUpdate(doc, this.log.snapshot.state);
      for (const { update } of this.log.rows.slice(this.log.snapshot?.sequence ?? 0)) Y.applyUpdate(doc, update);
    });
    this.log.snapshot = { sequence: head, state: Y.encodeStateAsUpdate(doc) };
    doc.destroy();
    await core.keeper.refresh(THE_DOCUMENT).catch(() => {});
  }

  // --- the end ---

  async #heal(): Promise<void> {
    this.isHealed = true;
    for (const client of this.clients) client.isSettled = false;
    for (const client of this.clients) client.settle();
    await this.time.passUntil(
      () => this.wrong !== undefined || this.clients.every(({ isSettled }) => isSettled),
      100_000,
      'everyone to be saved',
    );
    if (this.wrong) throw new Error(this.wrong);
    let isOver = false;
    this.time.after(5_000, () => (isOver = true));
    await this.time.passUntil(() => isOver, 100_000, 'the last words to arrive');
    if (this.wrong) throw new Error(this.wrong);
  }

  #compare(): void {
    const known = new Map<number, number>();
    for (const { sequence, update } of this.log.rows)
      for (const { client, clock, end } of scanUpdate(update).clients) {
        if (clock !== (known.get(client) ?? 0)) throw new Error(`change ${sequence} stores ${client}/${clock} twice`);
        known.set(client, end);
      }
    const stored = contentOf(Y.mergeUpdates([Uint8Array.of(0, 0), ...this.log.rows.map(({ update }) => update)]));
    for (const client of this.clients)
      if (contentOf(Y.encodeStateAsUpdate(client.doc)) !== stored)
        throw new Error(`${client.person} does not see what is stored`);
  }
}

/** A connection as its client and the server see it, with a network between them that keeps the order and loses the rest. */
interface Link {
  wire: TestWire;
  isOpen: boolean;
  isDead: boolean;
  upAt: number;
  downAt: number;
}

class Client {
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
    const link: Link = { isOpen: false, isDead: false, upAt: 0, downAt: 0, wire: undefined as never };
    link.wire = new TestWire(
      (message) => this.#told(link, message),
      () => this.#ended(link),
    );
    this.#link = link;
    this.#asked.clear();
    this.#hasAnswered = false;
    world.time.after(world.pick(30), () => {
      if (link.isDead) return;
      if (world.core.keeper.isStopping) return this.cut();
      world.core.connect(this.person, link.wire).then(
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
