import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Names by which a delegation is also known: what is there already is looked through for them. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table delegation add column aliases text[] not null default '{}' check (cardinality(aliases) <= 10)`,
    `create trigger delegation_is_also_known after update of aliases on delegation for each row
      when (new.aliases is distinct from old.aliases) execute function note_naming_due()`,
  ]);
