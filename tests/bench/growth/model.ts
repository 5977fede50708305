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
  /** Microseconds of Redis' one thread for a message, by the number of nodes that hear it. */
  message: { nodes: number; microseconds: number }[];
  /** Microseconds of a node's processor to hear another's message. */
  hearing: number;
}

export function costsFrom(points: readonly Point[]): Costs {
  const ours = points.filter(({ server }) => server === 'penholder');
  const curve = (measure: string) => {
    const found = ours.filter((point) => point.measure === measure).toSorted((one, other) => one.at - other.at);
    if (found.length === 0) throw new Error(`"${measure}" has not been measured: npm run bench -- growth`);
    return found;
  };
  const last = (measure: string) => curve(measure).at(-1)!.value;
  const message = curve('processor of Redis for a message');
  const [told, heard] = [
    curve('processor of all nodes for a message')[0]!,
    curve('processor of all nodes for a message').at(-1)!,
  ];
  return {
    message: message.map(({ at, value }) => ({ nodes: at, microseconds: value })),
    hearing: (heard.value - told.value) / (heard.at - told.at),
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

/** Messages a second of a node beside those of its commits: who is there, at most every 40 milliseconds. */
const PRESENCE = 25;

/** Messages a second that one node sends at most: one a commit, of which it has one under way, and who is there. */
export const messagesPerSecond = ({ commit }: Costs): number => 1000 / commit[0]!.milliseconds + PRESENCE;

/** The share of Redis' one thread that so many nodes take which send as much as they can. */
export function redisShare(costs: Costs, nodes: number): number {
  const [first, last] = [costs.message[0]!, costs.message.at(-1)!];
  const each = (last.microseconds - first.microseconds) / (last.nodes - first.nodes);
  return (nodes * messagesPerSecond(costs) * (first.microseconds + (nodes - 1) * each)) / 1e6;
}

/** The share of a node's core that goes into hearing all the others. */
export const hearingShare = (costs: Costs, nodes: number): number =>
  ((nodes - 1) * messagesPerSecond(costs) * costs.hearing) / 1e6;

/** The most nodes that one Redis, and their own cores, let hear one another: half of what may be spent goes into it. */
export function mostNodes(costs: Costs): { nodes: number; limit: string } {
  let nodes = 1;
  while (redisShare(costs, nodes + 1) <= BUSY && hearingShare(costs, nodes + 1) <= BUSY / 2) nodes++;
  return { nodes, limit: redisShare(costs, nodes + 1) > BUSY ? 'Redis’ thread' : 'a node’s core' };
}

/** How many documents of a load some nodes carry, with all of a document's clients on one node, and what sets the limit. */
export function capacity(costs: Costs, load: Load, nodes: number): { documents: number; limit: string } {
  const core = BUSY - hearingShare(costs, nodes);
  // Each node has one commit under way; commits of different documents do not wait for one another.
  const most = updatesPerSecond(costs);
  const limits: [number, string][] = [
    [Math.floor((nodes * core) / nodeCores(costs, load)), 'a node’s core'],
    [Math.floor((DATABASE_CORES * 1e6) / (costs.databaseUpdate * load.rate)), 'PostgreSQL’s cores'],
    [Math.floor((most * nodes) / load.rate), 'commits'],
  ];
  const [documents, limit] = limits.reduce((least, one) => (one[0] < least[0] ? one : least));
  // Messages do not grow with documents, since a node has one commit under way: Redis bears them or does not.
  return redisShare(costs, nodes) > BUSY ? { documents: 0, limit: 'Redis’ thread' } : { documents, limit };
}

/** Updates a second through one node's commits, one after another, with the largest batch that was measured. */
export const updatesPerSecond = ({ commit }: Costs): number =>
  Math.max(...commit.map(({ updates, milliseconds }) => (updates * 1000) / milliseconds));
