import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** What was done about findings of the linter, and whether the sources of practices answer. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    // A mark holds for a finding as it was: while state, the hash of what it was found in, is the same.
    `create table finding_mark (
      round_table_id uuid not null references round_table,
      key text not null,
      kind text not null check (kind in ('left', 'asked')),
      state text not null,
      reason text,
      person_id uuid not null references person,
      at timestamptz not null default now(),
      primary key (round_table_id, key, kind),
      check ((kind = 'left') = (reason is not null))
    )`,
    // One row per address, whatever practices name it; address_hash is its SHA-256 in hex.
    `create table source_check (
      address_hash text primary key,
      address text not null,
      host text not null,
      checked_at timestamptz,
      -- The first of the failures in a row; null while it answers.
      unreachable_since timestamptz,
      next_at timestamptz not null default now(),
      claimed_until timestamptz
    )`,
    `create index source_check_due on source_check (next_at)`,
    `create index source_check_by_host on source_check (host)`,
  ]);
