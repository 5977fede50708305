import { type Kysely, sql } from 'kysely';

/** Runs the statements of a migration, which are constants of this folder, one after another. */
export async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
