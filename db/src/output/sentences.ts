import type { DelegationId, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { ObjectionId, ObjectionStatus } from '@penholder/shared/output';
import type { PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingRow } from '../first-of-each.ts';
import type { Db, Trx } from '../open.ts';

/** Keeps a sentence as it was written, or that it was taken away. */
export const keepSentence = (
  trx: Trx,
  {
    practiceId,
    personId,
    ...sentence
  }: {
    practiceId: PracticeId;
    language: Language;
    revision: number;
    text: string | null;
    version: number;
    personId: PersonId;
  },
) =>
  trx
    .insertInto('annex_sentence')
    .values({ practice_id: practiceId, person_id: personId, ...sentence })
    .execute();

/** The sentences of a practice in every language, newest first; of each language so many. */
export async function listSentences(
  db: Db,
  practiceId: PracticeId,
  most: number,
): Promise<{ language: Language; revision: number; text: string | null; version: number; at: Date }[]> {
  const { rows } = await sql<{ language: Language; revision: number; text: string | null; version: number; at: Date }>`
    select language, revision, text, version, at from (
      select s.*, row_number() over (partition by s.language order by s.revision desc) as place
      from annex_sentence s where s.practice_id = ${practiceId}
    ) placed where place <= ${most}::integer order by language, revision desc`.execute(db);
  return rows;
}

/** What the sentences of practices in a language say now, by practice. */
export const listSentencesNow = async (
  db: Db,
  practices: readonly PracticeId[],
  language: Language,
): Promise<Map<PracticeId, string>> => {
  if (practices.length === 0) return new Map();
  const rows = await db
    .selectFrom('annex_entry')
    .select('practice_id')
    .select(sql<string | null>`sentences -> ${language}::text ->> 'text'`.as('text'))
    .where(sql<boolean>`practice_id = any(${idsIn(practices)})`)
    .execute();
  return new Map(rows.flatMap(({ practice_id, text }) => (text === null ? [] : [[practice_id, text]])));
};

const selectObjections = (db: Db) =>
  db
    .selectFrom('sentence_objection as o')
    .innerJoin('delegation as d', 'd.id', 'o.delegation_id')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .selectAll('o')
    .select('y.names');
export type ObjectionRow = Awaited<ReturnType<ReturnType<typeof selectObjections>['executeTakeFirstOrThrow']>>;

/** The objections to the sentences of a practice: those that are open, then the newest, so many in all. */
export const listObjections = (db: Db, practiceId: PracticeId, most: number) =>
  selectObjections(db)
    .where('o.practice_id', '=', practiceId)
    .orderBy(sql`o.status = 'open'`, 'desc')
    .orderBy('o.at', 'desc')
    .orderBy('o.id')
    .limit(most)
    .execute();

/** The open objections to the sentences of these practices in one language. */
export const listOpenObjections = (db: Db, practices: readonly PracticeId[], language: Language) =>
  practices.length === 0
    ? Promise.resolve([])
    : selectObjections(db)
        .where(sql<boolean>`o.practice_id = any(${idsIn(practices)})`)
        .where('o.language', '=', language)
        .where('o.status', '=', 'open')
        .orderBy('o.at')
        .orderBy('o.id')
        .execute();

/** Who has an open objection to a sentence of a practice, and in which language. */
export const listOpenObjectionsOf = (db: Db, practiceId: PracticeId) =>
  db
    .selectFrom('sentence_objection')
    .select(['language', 'delegation_id'])
    .where('practice_id', '=', practiceId)
    .where('status', '=', 'open')
    .execute();

/** How often a delegation has objected to one sentence of a practice since a moment. */
export interface ObjectedRow {
  language: Language;
  delegation_id: DelegationId;
  sentence: string;
  times: number;
  is_answered: boolean;
}

/** Objections since a moment to these sentences of a practice, counted by delegation. */
export async function countObjections(
  db: Db,
  practiceId: PracticeId,
  { sentences, since }: { sentences: readonly string[]; since: Date },
): Promise<ObjectedRow[]> {
  const { rows } = await sql<ObjectedRow>`
    select language, delegation_id, sentence, count(*)::integer as times, bool_or(status = 'answered') as is_answered
    from sentence_objection
    where practice_id = ${practiceId} and sentence = any(${[...sentences]}::text[]) and at >= ${since}::timestamptz
    group by language, delegation_id, sentence`.execute(db);
  return rows;
}

/** What may keep an edition in a language back: objections that are open, or whose wording was taken over; with the sentence as it reads now. */
export const listHoldingBack = (db: Db, practices: readonly PracticeId[], language: Language) =>
  practices.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('sentence_objection as o')
        .leftJoin('annex_entry as e', 'e.practice_id', 'o.practice_id')
        .select(['o.practice_id', 'o.status', 'o.sentence'])
        .select(sql<string | null>`e.sentences -> o.language ->> 'text'`.as('current'))
        .where(sql<boolean>`o.practice_id = any(${idsIn(practices)})`)
        .where('o.language', '=', language)
        .where('o.status', 'in', ['open', 'taken'])
        .execute();

export const findObjection = (db: Db, practiceId: PracticeId, id: ObjectionId) =>
  selectObjections(db).where('o.practice_id', '=', practiceId).where('o.id', '=', id).executeTakeFirst();

export interface NewObjection {
  practiceId: PracticeId;
  roundTableId: RoundTableId;
  language: Language;
  revision: number;
  sentence: string;
  delegationId: DelegationId;
  personId: PersonId;
  reason: string | null;
  proposed: string | null;
}
export const insertObjection = async (trx: Trx, objection: NewObjection): Promise<ObjectionId> =>
  (
    await trx
      .insertInto('sentence_objection')
      .values({
        practice_id: objection.practiceId,
        round_table_id: objection.roundTableId,
        language: objection.language,
        revision: objection.revision,
        sentence: objection.sentence,
        delegation_id: objection.delegationId,
        person_id: objection.personId,
        reason: objection.reason,
        proposed: objection.proposed,
        answer: null,
        answered_by: null,
        answered_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

export const settleObjection = (
  trx: Trx,
  id: ObjectionId,
  { status, answer, personId }: { status: Exclude<ObjectionStatus, 'open'>; answer: string | null; personId: PersonId },
) =>
  trx
    .updateTable('sentence_objection')
    .set({ status, answer, answered_by: personId, answered_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();

export type ObjectionWaitingRow = WaitingRow<'objection'> & {
  id: PracticeId;
  number: number;
  title: string;
  title_language: Language;
};

/** Practices of these round tables whose sentence a delegation objects to. */
export const listObjectionsWaiting = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<ObjectionWaitingRow>(
        db,
        sql`select p.round_table_id, 'objection' as kind, count(*)::integer as count, null::timestamptz as deadline,
            p.number as rank, p.id, p.number, f.title, f.language as title_language
          from sentence_objection o
          join practice p on p.id = o.practice_id
          join practice_face f on f.practice_id = p.id and f.face = 'submitted'
          where o.round_table_id = any(${idsIn(tables)}) and o.status = 'open' and p.status not in ('withdrawn', 'not-included', 'succeeded')
          group by p.round_table_id, p.id, p.number, f.title, f.language`,
        most,
      );
