import type { Language } from '@penholder/shared/kernel';
import { OUT_OF_THE_WAY, type PracticeId, type PracticeStatus } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db } from '../open.ts';
import { type Reader, submittersToldTo } from './filters.ts';
import { ownOf, selectVisible, texts } from './visible.ts';

/** So many are compared closely: the likeliest by their titles and words. */
const MOST = 30;

/**
 * Practices that the reader may see, with what each has in common with the working copy of `practiceId` [PR47]. What is
 * compared is found by three indexes (trigrams of titles, stems of title and summary, what published editions print in any
 * language); the shares are computed of what was found alone.
 */
export async function listLikeDrafts(db: Db, reader: Reader, practiceId: PracticeId) {
  const { actor } = reader;
  const visible = selectVisible(db, actor)
    .select(['p.id', 'p.number', 'f.status', 'f.version', 'f.title', 'f.title_key', 'f.summary', 'f.language'])
    .select(['f.stems', 'f.countries', submittersToldTo(reader).as('submitters'), ownOf(actor).as('is_own')])
    .where(sql<boolean>`p.id in (select id from found)`)
    .where('p.id', '<>', practiceId)
    .where(sql<boolean>`f.status <> all(${texts(OUT_OF_THE_WAY)})`);
  const { rows } = await sql<{
    id: PracticeId;
    number: number;
    status: PracticeStatus;
    version: number;
    title: string;
    summary: string;
    language: Language;
    is_own: boolean;
    like_title: number;
    like_text: number;
    like_translation: number;
    shares_submitter: boolean;
    shares_country: boolean;
  }>`
    with me as materialized (
      select f.title_key, f.submitters, f.countries, tsvector_to_array(f.stems) as stems,
        (select string_agg(quote_literal(l.lexeme), ' | ')::tsquery from unnest(ts_filter(f.stems, '{a}')) l
          where l.lexeme !~ '[\\\\'']') as words
      from practice_face f where f.practice_id = ${practiceId} and f.face = 'working'),
    found as materialized (
      select f.practice_id as id from practice_face f
        where f.round_table_id = ${actor.roundTableId} and f.title_key % (select title_key from me)
      union select f.practice_id from practice_face f
        where f.round_table_id = ${actor.roundTableId} and f.stems @@ (select words from me)
      union select c.practice_id from compendium_practice c
        where c.round_table_id = ${actor.roundTableId} and not c.is_withdrawn and c.vector @@ (select words from me)),
    compared as (
      select v.id, v.number, v.status, v.version, v.title, v.summary, v.language, v.is_own,
        similarity(v.title_key, me.title_key) as like_title,
        ${shareOf(sql`v.stems`)} as like_text,
        coalesce((select ${shareOf(sql`c.vector`)} from compendium_practice c where c.practice_id = v.id and not c.is_withdrawn), 0)
          as like_translation,
        v.submitters && me.submitters as shares_submitter,
        v.countries && me.countries as shares_country
      from (${visible}) v cross join me)
    select * from compared
    order by greatest(like_title, like_text, like_translation) desc, number
    limit ${MOST}`.execute(db);
  return rows;
}

/** Of my stems, the share that stands in a vector: what it loses without them. Of very few stems none says anything. */
const shareOf = (vector: ReturnType<typeof sql>) => sql`(case when cardinality(me.stems) < 4 then 0 else
  (length(${vector}) - length(ts_delete(${vector}, me.stems)))::float8 / cardinality(me.stems) end)`;
