import { transaction } from '@penholder/db';
import { loadDocument } from '@penholder/db/documents';
import type { DocumentLog } from '@penholder/server/collab/document-log';
import type { Config } from '@penholder/server/config';
import type { Carrier } from '@penholder/server/nodes/messenger';
import type { DocumentId } from '@penholder/shared/kernel';
import * as Y from 'yjs';
import { until } from './document-clients.ts';
import { startServer, type TestServer } from './harness.ts';
import { aWayTo, startRedis, type TestRedis, type Way } from './redis.ts';
import { freshDatabase, type FreshDatabase } from './test-database.ts';

/** Several nodes in this process, on one PostgreSQL and one Redis, each with a way to it of its own. */
export interface TestNodes {
  servers: TestServer[];
  ways: Way[];
  redis: TestRedis;
  database: FreshDatabase;
  /** Resolves once all hear one another. */
  together(): Promise<void>;
  close(): Promise<void>;
}

export async function startNodes(
  count: number,
  options: {
    aroundCarrier?: (carrier: Carrier, place: number) => Carrier;
    aroundLog?: (log: DocumentLog, place: number) => DocumentLog;
    /** Further nodes' configuration, the same for all. */
    config?: Partial<Config>;
  } = {},
): Promise<TestNodes> {
  const [database, redis] = await Promise.all([freshDatabase(), startRedis()]);
  if (!database.config.url) throw new Error('Several nodes need PostgreSQL: set TEST_DATABASE_URL.');
  const ways: Way[] = [];
  const servers: TestServer[] = [];
  for (let place = 0; place < count; place++) {
    const way = await aWayTo(redis);
    ways.push(way);
    servers.push(
      await startServer({
        listen: true,
        config: { ...options.config, redisUrl: way.url },
        database: { config: database.config, drop: async () => {} },
        collab: { ...(options.aroundLog && { aroundLog: (log) => options.aroundLog!(log, place) }) },
        ...(options.aroundCarrier && { aroundCarrier: (carrier) => options.aroundCarrier!(carrier, place) }),
      }),
    );
  }
  const together = () =>
    until(
      () => servers.every(({ app: { nodes } }) => nodes!.isTogether && nodes!.others === count - 1),
      'all nodes to hear one another',
    );
  await together();
  return {
    servers,
    ways,
    redis,
    database,
    together,
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await Promise.all(ways.map((way) => way.close()));
      await redis.kill();
      await database.drop();
    },
  };
}

/** A document as its log has it: every sequence, and the state that all of it together makes, byte for byte. */
export async function inLog(
  server: Pick<TestServer, 'opened'>,
  id: DocumentId,
): Promise<{ sequences: number[]; doc: Y.Doc; state: string }> {
  const { db } = server.opened;
  const stored = (await transaction(db, (trx) => loadDocument(trx, id)))!;
  const doc = new Y.Doc();
  if (stored.base) Y.applyUpdate(doc, stored.base.state);
  for (const { update } of stored.tail) Y.applyUpdate(doc, update);
  const rows = await db
    .selectFrom('document_update')
    .select('sequence')
    .where('document_id', '=', id)
    .orderBy('sequence')
    .execute();
  return { sequences: rows.map(({ sequence }) => sequence), doc, state: stateOf(doc) };
}

/** A document's whole state: equal for equal documents, whatever order their updates came in. */
export const stateOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');

/** 1, 2, 3 … up to a number. */
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, place) => place + 1);
