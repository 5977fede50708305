import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Proposals that do not betray to whoever makes them who submits the other practices. */
export const up = (db: Kysely<unknown>) =>
  run(db, [`alter table lineage_proposal add column binds_to_shown boolean not null default false`]);
