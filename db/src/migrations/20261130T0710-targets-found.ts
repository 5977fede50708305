import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Practices are found by the targets that they are filed under: each face by those of what it shows. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice_face add column sdg_targets text[] not null default '{}'`,
    `update practice_face f set sdg_targets = p.sdg_targets from practice p where p.id = f.practice_id and f.face = 'working'`,
    `update practice_face f set sdg_targets = array(select jsonb_array_elements_text(v.content->'sdgTargets'))
      from practice_version v where v.practice_id = f.practice_id and v.version = f.version and f.face <> 'working'`,
    `alter table practice_face alter column sdg_targets drop default`,
  ]);
