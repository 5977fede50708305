import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Reasons that are given often, and the filters that people save. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table reason_template (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      step text not null,
      name text not null,
      texts jsonb not null,
      revision integer not null default 1
    )`,
    `create index reason_template_by_round_table on reason_template (round_table_id)`,
    `create table saved_filter (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      person_id uuid not null references person on delete cascade,
      name text not null,
      query text not null,
      unique (round_table_id, person_id, name)
    )`,
  ]);
