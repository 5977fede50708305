import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Which attempt of a repeated request holds its key, and whether it has committed: one that died in between is not made again. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table idempotency_key
      add column attempt uuid not null default gen_random_uuid(),
      add column is_done boolean not null default false`,
    `update idempotency_key set is_done = true where status is not null`,
  ]);
