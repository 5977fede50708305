import { sql } from 'kysely';
import { migrate } from './migrations/index.ts';
import type { Db } from './open.ts';

/** Throws away everything in the database and migrates anew; only for one that holds a part of the sample. */
export async function emptyDb(db: Db): Promise<void> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  await migrate(db);
}
