import { coldCost, many } from '../documents/opening.ts';
import { costAt } from '../documents/fanout.ts';
import type { PeerName } from '../documents/peer.ts';
import { aWrittenText } from '../documents/texts.ts';
import { commitCosts } from './commits.ts';
import type { Point } from './point.ts';

const SERVERS = ['penholder', 'hocuspocus'] as const satisfies readonly PeerName[];
const CLIENTS = [50, 200, 500, 1_000];
const DOCUMENTS = [100, 500, 1_000, 2_000];
const EDITS = [1_000, 10_000, 50_000, 200_000];
/** Updates a second while the number of clients grows: fewer than any of the servers can bear. */
const RATE = 100;
const WRITERS = 20;

/**
 * Measures how cost grows with the updates of a commit, with a document's history, with documents and with the clients of a
 * document; of each at the smallest `sizes` only.
 */
export async function* measureGrowth(sizes: number): AsyncGenerator<Point> {
  yield* commitCosts();
  for (const server of SERVERS) {
    for (const clients of CLIENTS.slice(0, sizes)) {
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
    for (const documents of DOCUMENTS.slice(0, sizes)) {
      const { kilobytesPerDocument, cpuPerOpening, syncSeconds } = await many(server, documents);
      const point = pointsOf('documents', documents, server);
      yield point('memory for a document with two clients', 'kB', kilobytesPerDocument);
      yield point('processor for an opening', 'ms', cpuPerOpening);
      yield point('until all are open', 's', syncSeconds);
    }
    for (const edits of EDITS.slice(0, sizes)) {
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
