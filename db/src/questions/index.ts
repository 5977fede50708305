import type { Id, LocalizedText, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

type QuestionId = Id<'question'>;

const withText = (db: Db) =>
  db
    .selectFrom('guiding_question as q')
    .innerJoin('guiding_question_version as v', (join) =>
      join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'),
    )
    .selectAll('q')
    .select('v.text');

export type QuestionRow = Awaited<ReturnType<typeof listQuestions>>[number];

/** The questions of a round table in order, after a position; drafts only where `drafts` says so (all, or those the person proposed). */
export const listQuestions = (
  db: Db,
  roundTableId: RoundTableId,
  drafts: 'all' | { of: PersonId },
  page: { after: number; limit: number },
) =>
  withText(db)
    .where('q.round_table_id', '=', roundTableId)
    .where('q.position', '>', page.after)
    .$if(drafts !== 'all', (query) =>
      query.where((e) => e.or([e('q.status', '!=', 'draft'), e('q.created_by', '=', (drafts as { of: PersonId }).of)])),
    )
    .orderBy('q.position')
    .limit(page.limit)
    .execute();

/** Those that are open, in order. */
export const listOpenQuestions = (db: Db, roundTableId: RoundTableId, limit: number) =>
  withText(db)
    .where('q.round_table_id', '=', roundTableId)
    .where('q.status', '=', 'open')
    .orderBy('q.position')
    .limit(limit)
    .execute();

export const countQuestions = async (
  db: Db,
  roundTableId: RoundTableId,
  drafts: 'all' | { of: PersonId },
): Promise<number> => {
  const row = await db
    .selectFrom('guiding_question as q')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('q.round_table_id', '=', roundTableId)
    .$if(drafts !== 'all', (query) =>
      query.where((e) => e.or([e('q.status', '!=', 'draft'), e('q.created_by', '=', (drafts as { of: PersonId }).of)])),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
};

/** A question of the round table with its current text. */
export const findQuestion = (db: Db, roundTableId: RoundTableId, id: QuestionId) =>
  withText(db).where('q.round_table_id', '=', roundTableId).where('q.id', '=', id).executeTakeFirst();

/** The same, locked until the transaction ends. */
export async function lockQuestion(trx: Trx, roundTableId: RoundTableId, id: QuestionId) {
  await trx.selectFrom('guiding_question').select('id').where('id', '=', id).forUpdate().execute();
  return findQuestion(trx, roundTableId, id);
}

export const listQuestionVersions = (db: Db, id: QuestionId) =>
  db.selectFrom('guiding_question_version').selectAll().where('question_id', '=', id).orderBy('version').execute();

/** Adds a draft behind the last question of the round table. */
export async function insertQuestion(
  trx: Trx,
  question: { roundTableId: RoundTableId; text: LocalizedText; personId: PersonId },
): Promise<QuestionId> {
  // Two drafts at once would take the same position: the round table's row keeps them apart.
  await trx.selectFrom('round_table').select('id').where('id', '=', question.roundTableId).forUpdate().execute();
  const { id } = await trx
    .insertInto('guiding_question')
    .values((e) => ({
      round_table_id: question.roundTableId,
      position: e
        .selectFrom('guiding_question')
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
        .where('round_table_id', '=', question.roundTableId),
      created_by: question.personId,
      closes_at: null,
      opened_at: null,
      closed_at: null,
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertQuestionVersion(trx, {
    questionId: id,
    version: 1,
    text: question.text,
    note: null,
    personId: question.personId,
  });
  return id;
}

export async function insertQuestionVersion(
  trx: Trx,
  version: { questionId: QuestionId; version: number; text: LocalizedText; note: string | null; personId: PersonId },
): Promise<void> {
  await trx
    .insertInto('guiding_question_version')
    .values({
      question_id: version.questionId,
      version: version.version,
      text: json(version.text),
      note: version.note,
      person_id: version.personId,
    })
    .execute();
}

/** Rewrites the text of the only version of a draft. */
export async function rewriteQuestion(trx: Trx, id: QuestionId, text: LocalizedText): Promise<void> {
  await trx
    .updateTable('guiding_question_version')
    .set({ text: json(text) })
    .where('question_id', '=', id)
    .where('version', '=', 1)
    .execute();
}

export async function saveQuestion(
  trx: Trx,
  id: QuestionId,
  change: {
    status?: 'draft' | 'open' | 'closed';
    version?: number;
    closes_at?: Date | null;
    opened_at?: Date | null;
    closed_at?: Date | null;
  },
): Promise<void> {
  await trx.updateTable('guiding_question').set(change).where('id', '=', id).execute();
}

/** Removes a question and closes the gap that it leaves in the numbering. */
export async function removeQuestion(
  trx: Trx,
  question: { id: QuestionId; round_table_id: RoundTableId; position: number },
): Promise<void> {
  await trx.deleteFrom('guiding_question').where('id', '=', question.id).execute();
  await trx
    .updateTable('guiding_question')
    .set({ position: sql`position - 1` })
    .where('round_table_id', '=', question.round_table_id)
    .where('position', '>', question.position)
    .execute();
}

/** Numbers the questions in the order of `ids`; false (and nothing changed) unless these are all the table's questions. */
export async function orderQuestions(
  trx: Trx,
  roundTableId: RoundTableId,
  ids: readonly QuestionId[],
): Promise<boolean> {
  const rows = await trx
    .selectFrom('guiding_question')
    .select('id')
    .where('round_table_id', '=', roundTableId)
    .forUpdate()
    .execute();
  if (rows.length !== ids.length || new Set(ids).size !== ids.length || rows.some((row) => !ids.includes(row.id)))
    return false;
  await sql`
    update guiding_question set position = ordered.position
    from unnest(${ids as QuestionId[]}::uuid[]) with ordinality as ordered (id, position)
    where guiding_question.id = ordered.id`.execute(trx);
  return true;
}

/** Open questions whose closing time has come on the database's clock, locked; other nodes pass over them. */
export const lockQuestionsDue = (trx: Trx, limit: number) =>
  trx
    .selectFrom('guiding_question')
    .select(['id', 'round_table_id'])
    .where('status', '=', 'open')
    .where('closes_at', '<=', sql<Date>`now()`)
    .orderBy('closes_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
export * from './waiting.ts';
