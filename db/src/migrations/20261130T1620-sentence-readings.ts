import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Sentences of the annexes that were put to the delegations whose practices they are about, and who has noted that they read them. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table sentence_reading (
      practice_id uuid not null references practice on delete cascade,
      round_table_id uuid not null references round_table,
      language text not null,
      delegation_id uuid not null references delegation,
      sentence text not null,
      put_at timestamptz not null default now(),
      put_by uuid not null references person,
      read_at timestamptz,
      read_by uuid references person,
      primary key (practice_id, language, delegation_id),
      check ((read_at is null) = (read_by is null))
    )`,
    `create index sentence_reading_of on sentence_reading (round_table_id, language)`,
    `create index sentence_reading_awaited on sentence_reading (delegation_id) where read_at is null`,
  ]);
