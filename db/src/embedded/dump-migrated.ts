import { Kysely, PGliteDialect } from 'kysely';
import { migrate } from '../migrations/index.ts';
import type { Schema } from '../schema/index.ts';
import { embeddedClient } from './embedded-client.ts';

/** Writes a migrated, otherwise blank embedded database into a file, for `DbConfig.dump`. */
export async function dumpMigrated(file: string): Promise<void> {
  const client = embeddedClient({});
  await client.waitReady;
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite: client }) });
  try {
    await migrate(db);
    await client.dump(file);
  } finally {
    await client.close();
  }
}
