import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** The area in which each version was filed, beside its content: whoever reads one area of an annex opens no other contents. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice_version add column area_id uuid generated always as ((content->'area'->>'id')::uuid) stored`,
  ]);
