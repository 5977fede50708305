import { scanUpdate } from '@penholder/server/collab/gate/scan-update';
import * as Y from 'yjs';
import { THE_DOCUMENT } from './core-in-memory.ts';
import { contentOf } from './same-document.ts';
import { seeded } from './seeded.ts';
import { SharedLog } from './shared-log.ts';
import { SimulatedCarrier } from './simulated-carrier.ts';
import { Client } from './simulated-client.ts';
import { type Mistake, type NodesWorld, SimulatedNode } from './simulated-node.ts';
import { SimulatedTime } from './simulated-time.ts';

const ACTS = 70;
const CLIENTS = 4;

/** What a history is of. */
export interface Setting {
  /** Servers on the one log; between several of them clients move, and messages get lost. */
  nodes?: number;
  mistake?: Mistake;
}

/**
 * One history of the core with a network, a store and servers that fail as the seed says. Whatever is wrong at any moment
 * is thrown: a change told or called saved before it is durable, an honest client refused, a change stored twice or not at
 * all, two people who see different texts in the end.
 */
export class World implements NodesWorld {
  readonly time = new SimulatedTime();
  readonly pick: (below: number) => number;
  readonly log = new SharedLog();
  readonly carrier: SimulatedCarrier | undefined;
  readonly cutOff = new Map<string, number>();
  readonly nodes: SimulatedNode[] = [];
  readonly clients: Client[] = [];
  isHealed = false;
  outageUntil = 0;
  wrong: string | undefined;

  constructor(seed: number, { nodes = 1, mistake = (log) => log }: Setting = {}) {
    this.pick = seeded(seed);
    this.time.begin(() => this.pick(2 ** 20) / 2 ** 20);
    this.carrier = nodes > 1 ? new SimulatedCarrier(this.time, this.pick) : undefined;
    for (let nth = 1; nth <= nodes; nth++) this.nodes.push(new SimulatedNode(`node ${nth}`, this, mistake));
    for (let nth = 1; nth <= CLIENTS; nth++) this.clients.push(new Client(this, `person ${nth % 3}`, nth * 1_000));
  }

  anyNode = (): SimulatedNode => this.nodes[this.pick(this.nodes.length)]!;

  chance = (oneIn: number): boolean => !this.isHealed && this.pick(oneIn) === 0;

  complain(what: string): void {
    this.wrong ??= `${what}, at ${this.time.now} ms`;
  }

  cutClientsOf(node: SimulatedNode): void {
    for (const client of this.clients) client.cutFrom(node);
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
    else if (what < 85) this.anyNode().crash();
    else if (what < 87) this.anyNode().restart();
    else if (what < 92) void this.#compact();
    else if (what < 94) this.outageUntil = this.time.now + this.pick(30_000);
    else if (what < 96) client.closeTab();
    else if (what < 97) this.carrier?.cutOne();
    else for (let nth = 0; nth < 5; nth++) client.edit();
  }

  async #compact(): Promise<void> {
    const head = this.log.rows.length;
    const { core } = this.anyNode();
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
