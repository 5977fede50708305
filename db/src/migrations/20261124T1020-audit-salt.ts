import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * A salt in every event of the audit log from now on: without it whoever is shown the hashes, but not who acted, could try
 * every person and moment until a hash fits.
 */
export const up = (db: Kysely<unknown>) => run(db, [`alter table audit_event add column salt bytea`]);
