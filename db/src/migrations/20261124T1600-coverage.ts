import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * Faces say under which objectives and phases of the journey a practice is filed, so that lists and the coverage map find it;
 * calls for practices ask for what is missing, and know the practices that were begun as answers.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice_face add column gcm_objectives integer[] not null default '{}',
      add column journey_phases text[] not null default '{}'`,
    `update practice_face f set gcm_objectives = p.gcm_objectives, journey_phases = p.journey_phases
      from practice p where p.id = f.practice_id and f.face = 'working'`,
    `update practice_face f set
        gcm_objectives = array(select one::integer from jsonb_array_elements_text(v.content->'gcmObjectives') one),
        journey_phases = array(select jsonb_array_elements_text(v.content->'journeyPhases'))
      from practice_version v where v.practice_id = f.practice_id and v.version = f.version and f.face <> 'working'`,
    `alter table practice_face alter column gcm_objectives drop default, alter column journey_phases drop default`,
    `create table practice_call (
      id uuid primary key default gen_random_uuid(),
      round_table_id uuid not null references round_table,
      number integer not null,
      status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
      title jsonb not null,
      text jsonb not null,
      cells jsonb not null,
      -- Null: every delegation that takes part.
      delegations uuid[],
      closes_at timestamptz,
      remind_days integer[] not null default '{}',
      -- Of remind_days those that were sent for the present closing time.
      reminded integer[] not null default '{}',
      opened_at timestamptz,
      closed_at timestamptz,
      created_by uuid not null references person,
      created_at timestamptz not null default now(),
      revision integer not null default 1,
      unique (round_table_id, number),
      check ((status = 'draft') = (opened_at is null)),
      check ((status = 'closed') = (closed_at is not null))
    )`,
    `create index practice_call_closing on practice_call (closes_at) where status = 'open'`,
    // One practice answers one call: the one that it was begun from.
    `create table practice_call_answer (
      practice_id uuid primary key references practice on delete cascade,
      call_id uuid not null references practice_call on delete cascade,
      delegation_id uuid not null references delegation
    )`,
    `create index practice_call_answer_by_call on practice_call_answer (call_id, delegation_id)`,
  ]);
