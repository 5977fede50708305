import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Co-edited documents: an append-only log of updates, and snapshots compacted from it. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table document (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      kind text not null,
      subject_id uuid not null,
      schema_version integer not null default 1,
      epoch uuid not null default gen_random_uuid(),
      head bigint not null default 0,
      compacted bigint not null default 0,
      bytes bigint not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (kind, subject_id)
    )`,
    `create table document_update (
      document_id uuid not null references document on delete cascade,
      sequence bigint not null,
      operation_id uuid not null,
      update bytea not null,
      hash bytea not null,
      person_id uuid references person,
      delegation_id uuid references delegation,
      committed_at timestamptz not null default now(),
      primary key (document_id, sequence)
    )`,
    // A resent update is the same operation: the database keeps it once.
    `create unique index document_update_operation on document_update (document_id, operation_id)`,
    `create trigger document_update_append_only before update on document_update
      for each row execute function refuse_change()`,
    // Updates since the last snapshot; what compaction looks for.
    `create index document_uncompacted on document ((head - compacted))`,
    `create table document_snapshot (
      document_id uuid not null references document on delete cascade,
      sequence bigint not null,
      state bytea not null,
      hash bytea not null,
      created_at timestamptz not null default now(),
      primary key (document_id, sequence)
    )`,
    // Who owns which Yjs client id in which document: no other person may write with it. No person: the server itself.
    `create table document_client (
      document_id uuid not null references document on delete cascade,
      client_id bigint not null,
      person_id uuid references person,
      primary key (document_id, client_id)
    )`,
  ]);
