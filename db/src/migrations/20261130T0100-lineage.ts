import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Practices that carry on others, with the proposals and consents that it takes, and the endorsements that are asked for anew. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice drop constraint practice_status_check, add constraint practice_status_check check (status in
      ('draft', 'submitted', 'under-review', 'information-requested', 'discussed', 'cleared', 'not-included', 'published', 'withdrawn', 'succeeded'))`,
    `create table lineage_proposal (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      kind text not null check (kind in ('merge', 'split', 'supersede')),
      status text not null default 'open' check (status in ('open', 'done', 'refused', 'taken-back', 'lapsed')),
      into_id uuid references practice,
      base_id uuid not null references practice,
      titles text[] not null default '{}',
      reason text not null,
      proposed_by uuid not null references person,
      -- Null: in the office of a penholder or co-chair.
      proposed_for uuid references delegation,
      created_at timestamptz not null default now(),
      closed_at timestamptz,
      check ((status = 'open') = (closed_at is null))
    )`,
    // The practices that it concerns, each in the version that is consented to; 0 for a draft.
    `create table lineage_concern (
      proposal_id uuid not null references lineage_proposal on delete cascade,
      practice_id uuid not null references practice,
      version integer not null,
      position integer not null,
      is_open boolean not null default true,
      primary key (proposal_id, practice_id)
    )`,
    `create index lineage_concern_of_practice on lineage_concern (practice_id)`,
    // A practice is in one open proposal at most.
    `create unique index lineage_concern_open on lineage_concern (practice_id) where is_open`,
    `create table lineage_consent (
      proposal_id uuid not null references lineage_proposal on delete cascade,
      delegation_id uuid not null references delegation,
      answer text check (answer in ('consented', 'refused')),
      reason text,
      person_id uuid references person,
      answered_at timestamptz,
      primary key (proposal_id, delegation_id),
      check ((answer is null) = (answered_at is null))
    )`,
    `create index lineage_consent_awaited on lineage_consent (delegation_id) where answer is null`,
    `create table practice_lineage (
      predecessor_id uuid not null references practice,
      successor_id uuid not null references practice,
      kind text not null check (kind in ('merge', 'split', 'supersede')),
      proposal_id uuid not null references lineage_proposal,
      at timestamptz not null default now(),
      primary key (predecessor_id, successor_id),
      check (predecessor_id <> successor_id)
    )`,
    `create index practice_lineage_of_successor on practice_lineage (successor_id)`,
    // A delegation endorsed what this practice carries on: it is asked once, when the table has read a version from \`since\` on.
    `create table endorsement_question (
      practice_id uuid not null references practice,
      delegation_id uuid not null references delegation,
      endorsed_id uuid not null references practice,
      since integer not null,
      asked_at timestamptz,
      declined_at timestamptz,
      primary key (practice_id, delegation_id, endorsed_id)
    )`,
    `create index endorsement_question_of_delegation on endorsement_question (delegation_id) where declined_at is null`,
  ]);
