import { setTimeout as delay } from 'node:timers/promises';
import { openLightClient, type LightClient } from './light-client.ts';
import { type Peer, type PeerName, startPeer, type Usage } from './peer.ts';
import { quantile } from './statistics.ts';
import { EMPTY_VECTOR, openWriter, reach, type Writer } from './writer.ts';

const DOCUMENT = 'fanout';
/** Of the clients, those that read what they get; the others count bytes, or the driver would be what is measured. */
const OBSERVERS = 5;
const SECONDS = 3;
/** Delivery to all within this counts as keeping up, in milliseconds. */
export const KEEPS_UP = 250;
const STARTS_AT = 40;

export interface Room {
  /** Where all of them write, some more come who only read: somebody must time what arrives. */
  clients: number;
  writers: number;
}

/** What a search for the highest rate found the last time: the next one begins a little below. */
const foundBefore = new Map<string, number>();

/**
 * The highest rate, in updates a second, at which every client has all updates with p99 within 250 ms. Only a rate that has
 * failed twice counts as too high: a disk that hesitates once is not what is measured.
 */
export async function highestRate(name: PeerName, room: Room): Promise<number> {
  const key = `${name} ${room.clients} ${room.writers}`;
  const before = foundBefore.get(key);
  let best = 0;
  let rate = before === undefined ? STARTS_AT : Math.max(STARTS_AT, Math.round(before * 0.7));
  let step = before === undefined ? 2 : Math.SQRT2;
  let hasFailed = false;
  let entered: Entered | undefined;
  const keepsUp = async (): Promise<boolean> => {
    entered ??= await enter(name, room);
    if ((await entered.typeAt(rate, KEEPS_UP)) <= KEEPS_UP) return true;
    // What it has not kept up with would still be under way in the next try.
    await entered.peer.stop();
    entered = undefined;
    return false;
  };
  try {
    while (step > 1.1) {
      if ((await keepsUp()) || (await keepsUp())) {
        best = rate;
        if (hasFailed) step = Math.sqrt(step);
      } else if (best > 0) {
        hasFailed = true;
        step = Math.sqrt(step);
      } else if (rate > STARTS_AT) {
        // Less than the last time: it is looked for below, not from the beginning.
        hasFailed = true;
        rate = Math.max(STARTS_AT, Math.round(rate * 0.7));
        continue;
      } else break;
      rate = Math.round(best * step);
    }
    foundBefore.set(key, best);
    return best;
  } finally {
    await entered?.peer.stop();
  }
}

/** The 99th percentile, in milliseconds, of the time from sending an update to an observer's having it; infinite when not all arrive. */
export async function latencyAt(name: PeerName, room: Room, rate: number): Promise<number> {
  const entered = await enter(name, room);
  try {
    // The first seconds are those of two programs that compile what they run.
    await entered.typeAt(rate);
    return await entered.typeAt(rate);
  } finally {
    await entered.peer.stop();
  }
}

/** What writing in a room costs. */
export interface Cost {
  p99: number;
  /** Updates, and updates times those who got them. */
  updates: number;
  deliveries: number;
  seconds: number;
  before: Usage;
  after: Usage;
}

export async function costAt(name: PeerName, room: Room, rate: number): Promise<Cost & { empty: Usage }> {
  const entered = await enter(name, room);
  try {
    const { peer, empty } = entered;
    // The first seconds are those of two programs that compile what they run.
    await entered.typeAt(rate);
    const before = await peer.usage();
    const [started, sent] = [performance.now(), entered.sent];
    const p99 = await entered.typeAt(rate);
    const seconds = (performance.now() - started) / 1000;
    const after = await peer.usage();
    const updates = entered.sent - sent;
    return { p99, updates, deliveries: updates * room.clients, seconds, before, after, empty };
  } finally {
    await entered.peer.stop();
  }
}

/** A room with everyone in it. */
interface Entered {
  peer: Peer;
  /** What the server used before anybody came. */
  empty: Usage;
  /** Updates that were sent since. */
  readonly sent: number;
  /**
   * Types at a rate for a while; answers the 99th percentile as `latencyAt` does. Given a `limit` in milliseconds, it stops
   * as soon as so much is later than it that the percentile must be, and answers infinity.
   */
  typeAt(rate: number, limit?: number): Promise<number>;
}

async function enter(name: PeerName, room: Room): Promise<Entered> {
  const { writers } = room;
  const clients = Math.max(room.clients, writers + OBSERVERS);
  const peer = await startPeer(name, { documents: [DOCUMENT], persons: clients });
  try {
    const empty = await peer.usage();
    const latencies: number[] = [];
    const sentAt = new Map<number, number[]>();
    const readers = await openReaders(peer, { from: writers, to: clients, latencies, sentAt });
    const own = await Promise.all(
      Array.from({ length: writers }, (_, place) => openWriter(peer, { document: DOCUMENT, place })),
    );
    for (const { clientId } of own) sentAt.set(clientId, []);
    await delay(500);
    const sent = () => own.reduce((sum, writer) => sum + writer.sent, 0);
    return {
      peer,
      empty,
      get sent() {
        return sent();
      },
      async typeAt(rate, limit = Number.POSITIVE_INFINITY) {
        latencies.length = 0;
        const first = sent();
        const before = readers.map(({ bytes }) => bytes);
        const isTooLate = countLate(latencies, limit, SECONDS * rate * OBSERVERS);
        await typeAt(own, rate, sentAt, isTooLate);
        if (isTooLate()) return Number.POSITIVE_INFINITY;
        const expected = (sent() - first) * OBSERVERS;
        const observersHaveAll = () => latencies.length >= expected;
        const allHaveAll = () => {
          const got = readers.map(({ bytes }, place) => bytes - before[place]!);
          return Math.min(...got) > 0.98 * Math.max(...got);
        };
        // Those that count have no more time for the last letters than those that are timed.
        const isComplete =
          (await within(3_000, () => observersHaveAll() || isTooLate())) &&
          observersHaveAll() &&
          (await within(KEEPS_UP, allHaveAll));
        return isComplete ? quantile(latencies, 0.99) : Number.POSITIVE_INFINITY;
      },
    };
  } catch (error) {
    await peer.stop();
    throw error;
  }
}

async function openReaders(
  peer: Peer,
  details: { from: number; to: number; latencies: number[]; sentAt: Map<number, number[]> },
): Promise<LightClient[]> {
  const { from, to, latencies, sentAt } = details;
  const readers: LightClient[] = [];
  for (let place = from; place < to; place++) {
    const isObserver = isOneOf(OBSERVERS, { place: place - from, of: to - from });
    const client = await openLightClient(
      peer.address(DOCUMENT, place),
      isObserver ? observe(peer, latencies, sentAt) : undefined,
    );
    for (const hello of peer.dialect.hello(DOCUMENT, EMPTY_VECTOR)) client.send(hello);
    readers.push(client);
  }
  return readers;
}

/** Whether a place is one of so many spread evenly over all, the last of all among them: whom a server tells first, it may tell soonest. */
const isOneOf = (some: number, { place, of }: { place: number; of: number }): boolean =>
  Math.floor(((place + 1) * some) / of) > Math.floor((place * some) / of);

/** Notes for each letter how long it was under way. */
function observe(peer: Peer, latencies: number[], sentAt: Map<number, number[]>) {
  const seen = new Map<number, number>();
  return (message: Buffer) => {
    const now = performance.now();
    for (const [client, to] of reach(peer.dialect, message) ?? []) {
      const times = sentAt.get(client);
      if (!times) continue;
      for (let clock = seen.get(client) ?? 0; clock < to; clock++) latencies.push(now - times[clock]!);
      seen.set(client, Math.max(to, seen.get(client) ?? 0));
    }
  };
}

/** Says whether more than a hundredth of what is to come has taken longer than a limit in milliseconds; looks at each once. */
function countLate(latencies: readonly number[], limit: number, expected: number): () => boolean {
  let [seen, late] = [0, 0];
  return () => {
    for (; seen < latencies.length; seen++) if (latencies[seen]! > limit) late++;
    return late > expected / 100;
  };
}

/** Lets the writers type in turn, at a rate in updates a second for all of them, for `SECONDS` or until it `isEnough`. */
async function typeAt(
  writers: readonly Writer[],
  rate: number,
  sentAt: Map<number, number[]>,
  isEnough: () => boolean,
): Promise<void> {
  const started = performance.now();
  let typed = 0;
  for (;;) {
    const elapsed = (performance.now() - started) / 1000;
    if (elapsed >= SECONDS || isEnough()) return;
    for (; typed < elapsed * rate; typed++) {
      const writer = writers[typed % writers.length]!;
      sentAt.get(writer.clientId)!.push(performance.now());
      writer.type();
    }
    await delay(2);
  }
}

/** Whether something comes true in time. */
async function within(milliseconds: number, isTrue: () => boolean): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (!isTrue()) {
    if (performance.now() > until) return false;
    await delay(20);
  }
  return true;
}
