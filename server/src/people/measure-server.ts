import { sql } from '@penholder/db';
import type { Out } from '@penholder/shared/kernel';
import type { getServerHealth } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { VERSION } from '../http/openapi.ts';

/** Measures how the server is: what its database, its memory and its outbox say now. */
export async function measureServer({ db, config }: Deps): Promise<NonNullable<Out<typeof getServerHealth.reply>>> {
  const { rows } = await sql<{
    version: string;
    bytes: number;
    queued: number;
    kept: number;
    failed: number;
    oldest_queued: Date | null;
    persons: number;
    sign_ins: number;
    round_tables: number;
  }>`select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select count(*) from mail where status = 'queued') as queued,
      (select count(*) from mail where status = 'kept') as kept,
      (select count(*) from mail where status = 'failed') as failed,
      (select min(created_at) from mail where status = 'queued') as oldest_queued,
      (select count(*) from person where disabled_at is null) as persons,
      (select count(*) from sign_in where expires_at > now()) as sign_ins,
      (select count(*) from round_table) as round_tables`.execute(db);
  const found = rows[0]!;
  const started = performance.now();
  const committed =
    await sql`insert into heartbeat (id, at) values (1, now()) on conflict (id) do update set at = now()`
      .execute(db)
      .then(
        () => true,
        () => false,
      );
  return {
    version: VERSION,
    node: process.version,
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    database: {
      kind: config.databaseUrl ? 'postgresql' : 'embedded',
      version: found.version,
      bytes: Number(found.bytes),
      commitMilliseconds: committed ? Math.round((performance.now() - started) * 10) / 10 : null,
    },
    memoryBytes: process.memoryUsage.rss(),
    mail: {
      isSending: config.smtpUrl !== undefined,
      queued: Number(found.queued),
      kept: Number(found.kept),
      failed: Number(found.failed),
      oldestQueuedAt: found.oldest_queued?.toISOString() ?? null,
    },
    persons: Number(found.persons),
    signIns: Number(found.sign_ins),
    roundTables: Number(found.round_tables),
    publicOrigin: config.publicOrigin ?? null,
  };
}
