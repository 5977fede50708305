// Penholder with its gate, its admission and its log on PostgreSQL; only the rate of one connection is not limited.
import type { DbConfig } from '@penholder/db';
import { transaction } from '@penholder/db';
import { appendUpdates } from '@penholder/db/documents';
import { LIMITS } from '@penholder/server/collab/limits';
import { aResponse } from '../../../_support/document-clients.ts';
import { startServer } from '../../../_support/harness.ts';
import { freshDatabase } from '../../../_support/test-database.ts';
import { keptInSqlite } from './kept-in-sqlite.ts';
import { asked, report } from './report.ts';

const { folder, persons, documents, database } = asked<{
  folder: string;
  persons: number;
  documents: string[];
  /** Of an earlier process, where this one goes on. */
  database?: DbConfig;
}>();

const fresh = database ? { config: database, drop: async () => {} } : await freshDatabase();
const server = await startServer({
  listen: true,
  database: fresh,
  collab: { limits: { ...LIMITS, rate: 1e6, burst: 1e6 } },
});
const port = Number(new URL(server.origin).port);
if (database) report({ port });
else {
  const kept = keptInSqlite(folder);
  const table = await server.aRoundTable();
  const tokens: string[] = [];
  const delegation = await table.aDelegation();
  const first = await table.aDelegate(delegation);
  for (let person = 0; person < persons; person++) tokens.push((await table.aDelegate(delegation)).token);
  const paths: Record<string, string> = {};
  for (const name of documents) {
    const { documentId } = await aResponse(server, table, { delegation: null, by: first });
    const update = kept.read(name);
    if (update)
      await transaction(server.opened.db, (trx) =>
        appendUpdates(trx, [{ documentId, update, personId: null, delegationId: null }]),
      );
    paths[name] = `/collab/${documentId}`;
  }
  report({ port, paths, tokens, database: fresh.config });
}
