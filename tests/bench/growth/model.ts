import type { Point } from './point.ts';

/** What one of each costs a node, from the measured curves: the largest number of each is taken. */
export interface Costs {
  /** Microseconds of a node's processor for an update's delivery to one client, in a room of `at` clients. */
  delivery: { at: number; microseconds: number }[];
  /** Microseconds of PostgreSQL's processor for an update, typed by 20 at 100 a second. */
  databaseUpdate: number;
  /** Bytes of PostgreSQL for an update: in its tables and indexes, and in its write-ahead log. */
  logBytes: number;
  walBytes: number;
  /** Milliseconds of a node's processor for one client's opening a document. */
  opening: number;
  /** Kilobytes of a node's memory for a client in a full document, and for a document with two. */
  clientMemory: number;
  documentMemory: number;
  /** Milliseconds of a commit by the number of its updates. */
  commit: { updates: number; milliseconds: number }[];
}

export function costsFrom(points: readonly Point[]): Costs {
  const ours = points.filter(({ server }) => server === 'penholder');
  const curve = (measure: string) => {
    const found = ours.filter((point) => point.measure === measure).toSorted((one, other) => one.at - other.at);
    if (found.length === 0) throw new Error(`"${measure}" has not been measured: npm run bench -- growth`);
    return found;
  };
  const last = (measure: string) => curve(measure).at(-1)!.value;
  return {
    delivery: curve('processor for a delivery').map(({ at, value }) => ({ at, microseconds: value })),
    databaseUpdate: last('processor of PostgreSQL for an update'),
    logBytes: last('log for an update'),
    walBytes: last('write-ahead log for an update'),
    opening: last('processor for an opening'),
    clientMemory: last('memory for a client'),
    documentMemory: last('memory for a document with two clients'),
    commit: curve('a commit').map(({ at, value }) => ({ updates: at, milliseconds: value })),
  };
}

/** A way in which people use the product. */
export interface Load {
  name: string;
  /** Clients of one document. */
  clients: number;
  /** Updates a second of all of them together. */
  rate: number;
}

/** The share of a node's one core that may be spent: beyond it latency grows. */
export const BUSY = 0.6;
/** Cores of PostgreSQL's machine that may be spent. */
export const DATABASE_CORES = 4;

/** Cores that a document of a load needs of its node: its deliveries. */
export function nodeCores({ delivery }: Costs, { clients, rate }: Load): number {
  const { microseconds } = delivery.find(({ at }) => at >= clients) ?? delivery.at(-1)!;
  return (clients * rate * microseconds) / 1e6;
}

/** How many documents of a load some nodes carry, with all of a document's clients on one node, and what sets the limit. */
export function capacity(costs: Costs, load: Load, nodes: number): { documents: number; limit: string } {
  const byNode = Math.floor((nodes * BUSY) / nodeCores(costs, load));
  const byDatabase = Math.floor((DATABASE_CORES * 1e6) / (costs.databaseUpdate * load.rate));
  const most = updatesPerSecond(costs);
  // Each node has one commit under way; commits of different documents do not wait for one another.
  const byCommits = Math.floor((most * nodes) / load.rate);
  const documents = Math.min(byNode, byDatabase, byCommits);
  const limit = documents === byNode ? 'a node’s core' : documents === byDatabase ? 'PostgreSQL’s cores' : 'commits';
  return { documents, limit };
}

/** Updates a second through one node's commits, one after another, with the largest batch that was measured. */
export const updatesPerSecond = ({ commit }: Costs): number =>
  Math.max(...commit.map(({ updates, milliseconds }) => (updates * 1000) / milliseconds));
