import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Delegations that a practice names, asked before it is published; one check a wording and delegation. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table mention_check (
      practice_id uuid not null references practice on delete cascade,
      wording integer not null,
      delegation_id uuid not null references delegation,
      version integer not null,
      passages jsonb not null,
      words text not null,
      status text not null default 'open' check (status in ('open', 'cleared', 'change-requested', 'set-aside')),
      reason text,
      person_id uuid references person,
      asked_at timestamptz not null default now(),
      answered_at timestamptz,
      primary key (practice_id, wording, delegation_id),
      check ((status = 'open') = (answered_at is null)),
      check (status not in ('change-requested', 'set-aside') or reason is not null)
    )`,
    `create index mention_check_of_delegation on mention_check (delegation_id) where status = 'open'`,
  ]);
