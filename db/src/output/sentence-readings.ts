import type { DelegationId, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingRow } from '../first-of-each.ts';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';
import { isToBePrinted } from '../practices/index.ts';

export interface SentenceFor {
  practiceId: PracticeId;
  delegationId: DelegationId;
  sentence: string;
}

/** Puts sentences to delegations, and answers those that were not put to them in these words before. */
export async function putSentences(
  trx: Trx,
  { roundTableId, language, personId }: { roundTableId: RoundTableId; language: Language; personId: PersonId },
  sentences: readonly SentenceFor[],
): Promise<{ practice_id: PracticeId; delegation_id: DelegationId }[]> {
  const put: { practice_id: PracticeId; delegation_id: DelegationId }[] = [];
  await inPortions(sentences, async (portion) => {
    const rows = await trx
      .insertInto('sentence_reading')
      .values(
        portion.map(({ practiceId, delegationId, sentence }) => ({
          practice_id: practiceId,
          round_table_id: roundTableId,
          language,
          delegation_id: delegationId,
          sentence,
          put_by: personId,
          read_at: null,
          read_by: null,
        })),
      )
      .onConflict((on) =>
        on
          .columns(['practice_id', 'language', 'delegation_id'])
          .doUpdateSet((e) => ({
            sentence: e.ref('excluded.sentence'),
            put_by: e.ref('excluded.put_by'),
            put_at: sql<Date>`now()`,
            read_at: null,
            read_by: null,
          }))
          .whereRef('sentence_reading.sentence', '<>', 'excluded.sentence'),
      )
      .returning(['practice_id', 'delegation_id'])
      .execute();
    put.push(...rows);
  });
  return put;
}

/** Of a practice the delegations that have not read a sentence that was put to them, by language, and the sentence. */
export const listUnread = (db: Db, practiceId: PracticeId) =>
  db
    .selectFrom('sentence_reading')
    .select(['language', 'delegation_id', 'sentence'])
    .where('practice_id', '=', practiceId)
    .where('read_at', 'is', null)
    .orderBy('delegation_id')
    .execute();

/** Notes that a delegation has read a sentence, in these words, where one was put to it and not read before. */
export async function markSentenceRead(
  trx: Trx,
  { practiceId, language, delegationId, sentence }: SentenceFor & { language: Language },
  personId: PersonId,
): Promise<void> {
  await trx
    .updateTable('sentence_reading')
    .set({ sentence, read_at: sql<Date>`now()`, read_by: personId })
    .where('practice_id', '=', practiceId)
    .where('language', '=', language)
    .where('delegation_id', '=', delegationId)
    .where('read_at', 'is', null)
    .execute();
}

/** The sentence that was put, as `r`, of a practice `p` that the next edition would print and that the delegation submits, in the version `v`. */
const PUT = sql`sentence_reading r
  join practice p on p.id = r.practice_id and p.status not in ('withdrawn', 'not-included', 'succeeded')
  join practice_version v on v.practice_id = p.id and v.version = coalesce(p.cleared_version, p.published_version)
    and v.content -> 'submitters' ? r.delegation_id::text
  join practice_submitter s on s.practice_id = p.id and s.delegation_id = r.delegation_id`;

/** How many sentences in a language that the next edition would print were put, each delegation's counted, and how many of these were read. */
export async function sumReadings(
  db: Db,
  roundTableId: RoundTableId,
  language: Language,
): Promise<{ put: number; read: number }> {
  const { rows } = await sql<{ put: number; read: number }>`
    select count(*)::integer as put, (count(*) filter (where r.read_at is not null))::integer as read
    from ${PUT} where r.round_table_id = ${roundTableId} and r.language = ${language} and ${isToBePrinted}`.execute(db);
  return rows[0]!;
}

export type SentenceWaitingRow = WaitingRow<'to-read'> & {
  id: PracticeId;
  number: number;
  title: string;
  title_language: Language;
  delegation_id: DelegationId;
};

/** Practices of these delegations with a sentence that was put to them and that they have not read, while an annex would print it and they submit it; under the title that it would print. */
export const listSentencesToRead = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<SentenceWaitingRow>(
        db,
        sql`select distinct on (p.id) p.round_table_id, 'to-read' as kind, 1 as count, null::timestamptz as deadline,
            p.number as rank, p.id, p.number, v.content ->> 'title' as title, v.content ->> 'language' as title_language,
            r.delegation_id
          from ${PUT} where r.delegation_id = any(${idsIn(delegations)}) and r.read_at is null and ${isToBePrinted}
          order by p.id, r.delegation_id`,
        most,
      );
