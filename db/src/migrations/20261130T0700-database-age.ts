import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** How old the database is, by a count that only grows: a copy of an earlier day that is put back is younger. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table database_age (
      single boolean primary key default true check (single),
      id uuid not null default gen_random_uuid(),
      age bigint not null default 0
    )`,
    `insert into database_age default values`,
  ]);
