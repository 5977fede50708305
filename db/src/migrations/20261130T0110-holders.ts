import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * Who of a delegation holds a working copy; when a delegation was last reminded to confirm; and what a draft's likely
 * duplicates are found by.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice_submitter add column holder_id uuid references person, add column reminded_at timestamptz`,
    `update practice_submitter s set holder_id = p.created_by from practice p
      where p.id = s.practice_id and p.created_for = s.delegation_id`,
    // Stems of title (weight A) and summary, by the language of the practice; Chinese character by character.
    `alter table practice_face add column stems tsvector generated always as (
      case language
        when 'en' then setweight(to_tsvector('english', title), 'A') || to_tsvector('english', summary)
        when 'fr' then setweight(to_tsvector('french', title), 'A') || to_tsvector('french', summary)
        when 'es' then setweight(to_tsvector('spanish', title), 'A') || to_tsvector('spanish', summary)
        when 'pt' then setweight(to_tsvector('portuguese', title), 'A') || to_tsvector('portuguese', summary)
        when 'de' then setweight(to_tsvector('german', title), 'A') || to_tsvector('german', summary)
        when 'it' then setweight(to_tsvector('italian', title), 'A') || to_tsvector('italian', summary)
        when 'ru' then setweight(to_tsvector('russian', title), 'A') || to_tsvector('russian', summary)
        when 'ar' then setweight(to_tsvector('arabic', title), 'A') || to_tsvector('arabic', summary)
        when 'zh' then setweight(to_tsvector('simple', regexp_replace(title, '([\u4e00-\u9fff])', ' \\1 ', 'g')), 'A')
          || to_tsvector('simple', regexp_replace(summary, '([\u4e00-\u9fff])', ' \\1 ', 'g'))
        else setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', summary)
      end) stored`,
    `create index practice_face_stems on practice_face using gin (stems)`,
    `create index practice_face_titles on practice_face using gin (title_key gin_trgm_ops)`,
  ]);
