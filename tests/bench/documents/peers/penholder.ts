// Penholder with its gate, its admission and its log on PostgreSQL; only the rate of one connection is not limited.
import type { DbConfig } from '@penholder/db';
import { sql, transaction } from '@penholder/db';
import { appendUpdates } from '@penholder/db/documents';
import { LIMITS } from '@penholder/server/collab/limits';
import { readFileSync } from 'node:fs';
import { aResponse } from '../../../_support/document-clients.ts';
import { startServer } from '../../../_support/harness.ts';
import { freshDatabase } from '../../../_support/test-database.ts';
import { keptInSqlite } from './kept-in-sqlite.ts';
import type { DatabaseUse } from '../peer.ts';
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
  report({ port, paths, tokens, database: fresh.config }, databaseUse);
}

async function databaseUse(): Promise<DatabaseUse> {
  const { db } = server.opened;
  const { rows: processes } = await sql<{ pid: number }>`select pid from pg_stat_activity`.execute(db);
  const { rows } = await sql<{ wal: string; log: string; updates: string }>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal, pg_total_relation_size('document_update') as log,
      (select count(*) from document_update) as updates`.execute(db);
  const { wal, log, updates } = rows[0]!;
  const cpu = processes.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
  return { cpu, wal: Number(wal), log: Number(log), updates: Number(updates) };
}

/** Milliseconds of processor of a process of this machine (Linux: proc_pid_stat(5), in hundredths of a second); 0 where it cannot be told. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
