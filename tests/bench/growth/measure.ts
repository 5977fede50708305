import { coldCost, many } from '../documents/opening.ts';
import { costAt } from '../documents/fanout.ts';
import type { PeerName } from '../documents/peer.ts';
import { aWrittenText } from '../documents/texts.ts';
import { commitCosts } from './commits.ts';
import { messageCosts } from './messages.ts';
import type { Point } from './point.ts';

const SERVERS = ['penholder', 'hocuspocus'] as const satisfies readonly PeerName[];
const CLIENTS = [50, 200, 500, 1_000];
const DOCUMENTS = [100, 500, 1_000, 2_000];
const EDITS = [1_000, 10_000, 50_000, 200_000];
/** Updates a second while the number of clients grows: fewer than any of the servers can bear. */
const RATE = 100;
const WRITERS = 20;

/**
 * Measures how cost grows with the updates of a commit, with nodes, with a document's history, with documents and with the clients of a
 * document; of each at the smallest `sizes` only, and only `parts` of it.
 */
export async function* measureGrowth(sizes: number, parts: readonly Point['grows'][]): AsyncGenerator<Point> {
  if (parts.includes('batch')) yield* commitCosts();
  if (parts.includes('nodes')) yield* messageCosts();
  const sizesOf = (part: Point['grows'], all: readonly number[]) => (parts.includes(part) ? all.slice(0, sizes) : []);
  for (const server of SERVERS) {
    for (const clients of sizesOf('clients', CLIENTS)) {
      const { empty, before, after, updates, deliveries, p99 } = await costAt(
        server,
        { clients, writers: WRITERS },
        RATE,
      );
      const point = pointsOf('clients', clients, server);
      yield point('processor for a delivery', 'µs', ((after.cpu - before.cpu) * 1000) / deliveries);
      yield point('memory for a client', 'kB', (before.memory - empty.memory) / clients / 1000);
      yield point('99th percentile', 'ms', p99);
      if (!after.database || !before.database) continue;
      const use = (of: 'cpu' | 'wal' | 'log') => (after.database![of] - before.database![of]) / updates;
      yield point('processor of PostgreSQL for an update', 'µs', use('cpu') * 1000);
      yield point('write-ahead log for an update', 'bytes', use('wal'));
      yield point('log for an update', 'bytes', after.database.log / after.database.updates);
    }
    for (const documents of sizesOf('documents', DOCUMENTS)) {
      const { kilobytesPerDocument, cpuPerOpening, syncSeconds } = await many(server, documents);
      const point = pointsOf('documents', documents, server);
      yield point('memory for a document with two clients', 'kB', kilobytesPerDocument);
      yield point('processor for an opening', 'ms', cpuPerOpening);
      yield point('until all are open', 's', syncSeconds);
    }
    for (const edits of sizesOf('history', EDITS)) {
      const state = aWrittenText(edits);
      const { milliseconds, cpu, memory } = await coldCost(server, state);
      const point = pointsOf('history', edits, server);
      yield point('until it is open', 'ms', milliseconds);
      yield point('processor for opening it', 'ms', cpu);
      yield point('memory while it is open', 'kB', memory / 1000);
      yield point('size as stored', 'kB', state.length / 1000);
    }
  }
}

const pointsOf =
  (grows: Point['grows'], at: number, server: PeerName) =>
  (measure: string, unit: string, value: number): Point => ({
    grows,
    at,
    server,
    measure,
    unit,
    value: Number(value.toPrecision(3)),
  });
