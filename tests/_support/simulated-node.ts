import type { Append, Appended } from '@penholder/db/documents';
import type { DocumentLog } from '@penholder/server/collab/document-log';
import { joinNodes, type Nodes } from '@penholder/server/nodes/nodes';
import { aCore, type Core, THE_DOCUMENT } from './core-in-memory.ts';
import type { SharedLog } from './shared-log.ts';
import type { SimulatedCarrier } from './simulated-carrier.ts';
import type { SimulatedTime } from './simulated-time.ts';

/** The world as its nodes know it. */
export interface NodesWorld {
  readonly time: SimulatedTime;
  readonly pick: (below: number) => number;
  readonly log: SharedLog;
  /** What nodes tell one another by, where there are several. */
  readonly carrier: SimulatedCarrier | undefined;
  /** Until when each node that said so is taken for cut off. */
  readonly cutOff: Map<string, number>;
  readonly isHealed: boolean;
  /** Until when the store fails. */
  readonly outageUntil: number;
  /** One time in so many, unless all is healed. */
  chance(oneIn: number): boolean;
  /** Whoever is connected to a node loses their line. */
  cutClientsOf(node: SimulatedNode): void;
}

/** A mistake for the simulation to find: what the core of a node is given instead of its log. */
export type Mistake = (log: DocumentLog, world: NodesWorld, node: SimulatedNode) => DocumentLog;

/** What a node's look-out asks of the database, in place of `@penholder/db/nodes`. */
export interface LookedAt {
  listDocumentHeads(): Promise<{ id: string; head: number; epoch: string }[]>;
  isAnyCutOff(node: string): Promise<boolean>;
  sayCutOff(node: string, seconds: number): Promise<void>;
}

type Answered = <T>(work: () => Promise<T>) => Promise<T>;

/** A server of a simulation: the core, over a store that is slow and fails; joined with the others where there are several. */
export class SimulatedNode {
  core: Core;
  readonly #name: string;
  readonly #world: NodesWorld;
  readonly #mistake: Mistake;
  /** Grows whenever its process ends, and whenever one begins. */
  #life = 0;
  #joined: Nodes | undefined;
  readonly #underWay = new Set<() => Promise<unknown>>();

  constructor(name: string, world: NodesWorld, mistake: Mistake) {
    this.#name = name;
    this.#world = world;
    this.#mistake = mistake;
    this.core = this.#start();
  }

  crash(): void {
    this.#life++;
    this.#world.cutClientsOf(this);
    void this.core.keeper.stop();
    void this.#joined?.stop();
    this.core = this.#start();
  }

  restart(): void {
    const { keeper } = this.core;
    void keeper.stop().then(() => {
      if (this.core.keeper !== keeper) return;
      // Whoever was still at the door loses their line with the process.
      this.#world.cutClientsOf(this);
      void this.#joined?.stop();
      this.core = this.#start();
    });
  }

  #start(): Core {
    const life = ++this.#life;
    const { time, pick } = this.#world;
    // A commit that is under way when the server ends goes through, or does not.
    for (const commit of this.#underWay) if (pick(2) === 0) void commit().catch(() => {});
    this.#underWay.clear();
    const isAlive = () => life === this.#life;
    const answered: Answered = (work) =>
      new Promise((resolve, reject) =>
        time.after(this.#delay(), () => {
          if (!isAlive()) return;
          if (this.#fails()) reject(new Error('the store fails'));
          else work().then(resolve, reject);
        }),
      );
    const core = aCore(this.#mistake(this.#store(answered, isAlive), this.#world, this), {}, { error() {} });
    this.#join(core, answered, isAlive);
    return core;
  }

  #delay = (): number => (this.#world.chance(12) ? this.#world.pick(3_000) : this.#world.pick(8));
  #fails(): boolean {
    const { isHealed, outageUntil, time, pick } = this.#world;
    return !isHealed && (time.now < outageUntil || pick(15) === 0);
  }

  #store(answered: Answered, isAlive: () => boolean): DocumentLog {
    const { log, time, pick, chance } = this.#world;
    return {
      load: () => answered(() => log.load()),
      since: (id, sequence) => answered(() => log.since(id, sequence)),
      claim: (claims) => answered(() => log.claim(claims)),
      append: (updates: readonly Append[], fit) =>
        new Promise<Map<typeof THE_DOCUMENT, Appended>>((resolve, reject) => {
          // A server that has died does nothing more.
          if (!isAlive()) return;
          const commit = () => log.append(updates, fit);
          this.#underWay.add(commit);
          time.after(this.#delay(), () => {
            if (!isAlive()) return;
            this.#underWay.delete(commit);
            if (this.#fails()) return reject(new Error('the store fails'));
            const appended = commit();
            // Refused or not, the answer comes later, or never.
            appended.catch(() => {});
            if (chance(25)) return reject(new Error('the answer is lost'));
            time.after(chance(10) ? pick(500) : pick(3), () => {
              if (isAlive()) appended.then(resolve, reject);
            });
          });
        }),
    };
  }

  /** Ties it to the others as the server does, with its own messenger and look-out. */
  #join({ keeper }: Core, answered: Answered, isAlive: () => boolean): void {
    const { carrier, log, cutOff, time } = this.#world;
    if (!carrier) return;
    const db: LookedAt = {
      listDocumentHeads: () => answered(async () => [{ id: THE_DOCUMENT, head: log.rows.length, epoch: 'epoch' }]),
      isAnyCutOff: (own) => answered(async () => [...cutOff].some(([node, until]) => node !== own && until > time.now)),
      sayCutOff: (node, seconds) => answered(async () => void cutOff.set(node, time.now + seconds * 1_000)),
    };
    const deaf = () => {};
    this.#joined = joinNodes(
      {
        db: db as never,
        log: { info: deaf, warn: deaf, error: deaf } as never,
        // What is sealed has tests of its own.
        vault: { sealMessage: Buffer.from, openMessage: Buffer.from } as never,
        live: { onTell: deaf, onAdmitAgain: deaf } as never,
        documents: { onAdmitAgain: deaf, onAppended: deaf, onBegunAnew: deaf } as never,
      },
      {
        node: `${this.#name} ${this.#life}`,
        carrier: carrier.line(isAlive),
        keeper,
        lookAgainAtNews: async () => {},
      },
    );
  }
}
