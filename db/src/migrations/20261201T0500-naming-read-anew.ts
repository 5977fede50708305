import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * Delegations are found in the labels of sources too, by demonyms in other languages than English, and in other cases of a name:
 * what is there already is looked through once for these, where no edition has been published that printed it without asking,
 * nor the table is only followed up.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `insert into naming_due (round_table_id) select r.id from round_table r
      where r.phase <> 'follow-up'
        and not exists (select 1 from edition e where e.round_table_id = r.id and e.status = 'published')`,
  ]);
