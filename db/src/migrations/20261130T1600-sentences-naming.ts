import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Delegations that a sentence of the annex names and the practice's own words do not; the check outlives the sentence, without a passage. */
export const up = (db: Kysely<unknown>) =>
  run(db, [`alter table mention_check add column of_sentence boolean not null default false`]);
