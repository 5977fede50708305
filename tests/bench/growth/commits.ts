import { randomBytes } from 'node:crypto';
import { transaction } from '@penholder/db';
import { appendUpdates } from '@penholder/db/documents';
import { aResponse } from '../../_support/document-clients.ts';
import { startServer } from '../../_support/harness.ts';
import { freshDatabase } from '../../_support/test-database.ts';
import { median } from '../documents/statistics.ts';
import type { Point } from './point.ts';

const BATCHES = [1, 10, 100, 1_000];
const COMMITS = 30;
/** Bytes of one letter typed, as Yjs sends it. */
export const UPDATE = 25;

/** What a commit takes, one after another on one document, by the updates that are in it. */
export async function* commitCosts(): AsyncGenerator<Point> {
  const fresh = await freshDatabase();
  const server = await startServer({ database: fresh });
  try {
    const table = await server.aRoundTable();
    const by = await table.aDelegate(await table.aDelegation());
    const { documentId } = await aResponse(server, table, { delegation: null, by });
    for (const at of BATCHES) {
      const times: number[] = [];
      for (let commit = 0; commit < COMMITS; commit++) {
        const updates = Array.from({ length: at }, () => ({
          documentId,
          update: randomBytes(UPDATE),
          personId: by.id,
          delegationId: null,
        }));
        const started = performance.now();
        await transaction(server.opened.db, (trx) => appendUpdates(trx, updates));
        times.push(performance.now() - started);
      }
      const point = { grows: 'batch', at, server: 'penholder' } as const;
      const milliseconds = median(times);
      yield { ...point, measure: 'a commit', unit: 'ms', value: Number(milliseconds.toPrecision(3)) };
    }
  } finally {
    await server.close();
    await fresh.drop();
  }
}
