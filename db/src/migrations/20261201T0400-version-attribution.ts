import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * How far a version tells who submits it, beside its content: what is written in a working copy tells nobody anything. A level
 * that is asked for waits until every submitter has confirmed the wording.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice_version
      add column attribution text check (attribution in ('sealed', 'unattributed', 'category', 'delegation')),
      add column attribution_asked text check (attribution_asked in ('unattributed', 'category', 'delegation'))`,
    // Whatever readers were told until now, they are told on.
    `update practice_version v set attribution = case p.attribution when 'person' then 'delegation' else p.attribution end
      from practice p where p.id = v.practice_id`,
    `alter table practice_version alter column attribution set not null`,
  ]);
