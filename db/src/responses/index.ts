import type { DelegationId, DocumentId, Id, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

type QuestionId = Id<'question'>;
type ResponseId = Id<'response'>;

/** A response with the question version that its newest submitted version answers (null before the first). */
const withAnswered = (db: Db) =>
  db
    .selectFrom('response as r')
    .leftJoin('response_version as v', (join) =>
      join.onRef('v.response_id', '=', 'r.id').onRef('v.version', '=', 'r.version'),
    )
    .selectAll('r')
    .select('v.question_version as answers_version');

export type ResponseRow = NonNullable<Awaited<ReturnType<typeof findResponse>>>;

export const findResponse = (db: Db, roundTableId: RoundTableId, id: ResponseId) =>
  withAnswered(db).where('r.round_table_id', '=', roundTableId).where('r.id', '=', id).executeTakeFirst();

/** The same, locked until the transaction ends. */
export async function lockResponse(trx: Trx, roundTableId: RoundTableId, id: ResponseId) {
  await trx.selectFrom('response').select('id').where('id', '=', id).forUpdate().execute();
  return findResponse(trx, roundTableId, id);
}

/** The response of a delegation, or the joint one (null), to a question. */
export const findResponseOf = (db: Db, questionId: QuestionId, delegationId: DelegationId | null) =>
  withAnswered(db)
    .where('r.question_id', '=', questionId)
    .$if(delegationId === null, (query) => query.where('r.delegation_id', 'is', null))
    .$if(delegationId !== null, (query) => query.where('r.delegation_id', '=', delegationId))
    .executeTakeFirst();

export interface NewResponse {
  id: ResponseId;
  roundTableId: RoundTableId;
  questionId: QuestionId;
  delegationId: DelegationId | null;
  language: Language;
  documentId: DocumentId;
  personId: PersonId;
}

/** Adds a response; the database refuses a second one of the same delegation (`isDuplicate`). */
export async function insertResponse(trx: Trx, response: NewResponse): Promise<void> {
  await trx
    .insertInto('response')
    .values({
      id: response.id,
      round_table_id: response.roundTableId,
      question_id: response.questionId,
      delegation_id: response.delegationId,
      language: response.language,
      document_id: response.documentId,
      created_by: response.personId,
      submitted_at: null,
      returned_reason: null,
    })
    .execute();
}

export type ResponseChange = Partial<
  Pick<ResponseRow, 'status' | 'version' | 'language' | 'capacity' | 'attribution' | 'submitted_at' | 'returned_reason'>
>;

export async function saveResponse(trx: Trx, id: ResponseId, change: ResponseChange): Promise<void> {
  await trx.updateTable('response').set(change).where('id', '=', id).execute();
}

export async function insertResponseVersion(
  trx: Trx,
  version: {
    responseId: ResponseId;
    version: number;
    questionVersion: number;
    content: unknown;
    text: string;
    hash: Uint8Array;
    /** Of its document's log. */
    head: number;
    personId: PersonId;
  },
): Promise<void> {
  await trx
    .insertInto('response_version')
    .values({
      response_id: version.responseId,
      version: version.version,
      question_version: version.questionVersion,
      content: json(version.content),
      text: version.text,
      hash: version.hash,
      head: version.head,
      person_id: version.personId,
    })
    .execute();
}

export async function insertResponseStep(
  trx: Trx,
  step: { responseId: ResponseId; step: string; version: number | null; reason: string | null; personId: PersonId },
): Promise<void> {
  await trx
    .insertInto('response_step')
    .values({
      response_id: step.responseId,
      step: step.step,
      version: step.version,
      reason: step.reason,
      person_id: step.personId,
    })
    .execute();
}

/** A response's versions without their content, and its steps, oldest first. */
export async function listResponseHistory(db: Db, id: ResponseId) {
  const versions = await db
    .selectFrom('response_version')
    .select(['version', 'question_version', 'created_at', 'hash'])
    .where('response_id', '=', id)
    .orderBy('version')
    .execute();
  const steps = await db
    .selectFrom('response_step')
    .select(['step', 'version', 'reason', 'at'])
    .where('response_id', '=', id)
    .orderBy('at')
    .limit(500)
    .execute();
  return { versions, steps };
}

export const findResponseVersion = (db: Db, id: ResponseId, version: number) =>
  db
    .selectFrom('response_version')
    .selectAll()
    .where('response_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();

/** How many delegations take part, and per question how many have answered and how many answers were accepted. */
export async function countAnswers(db: Db, roundTableId: RoundTableId, questionIds: readonly QuestionId[]) {
  const delegations = await db
    .selectFrom('delegation')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('round_table_id', '=', roundTableId)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow();
  const rows = questionIds.length
    ? await db
        .selectFrom('response')
        .select((e) => [
          'question_id',
          e.fn.countAll<number>().filterWhere('version', '>', 0).as('answered'),
          e.fn.countAll<number>().filterWhere('status', '=', 'accepted').as('accepted'),
        ])
        .where('question_id', 'in', questionIds)
        .where('delegation_id', 'is not', null)
        .groupBy('question_id')
        .execute()
    : [];
  return {
    delegations: Number(delegations.n),
    of: (id: QuestionId) => {
      const row = rows.find((one) => one.question_id === id);
      return { answered: Number(row?.answered ?? 0), accepted: Number(row?.accepted ?? 0) };
    },
  };
}

/** The responses of these delegations, and the joint ones, to these questions. */
export const listOwnResponses = (db: Db, questionIds: readonly QuestionId[], delegationIds: readonly DelegationId[]) =>
  questionIds.length === 0
    ? Promise.resolve([])
    : withAnswered(db)
        .where('r.question_id', 'in', questionIds)
        .where((e) =>
          e.or([
            e('r.delegation_id', 'is', null),
            ...(delegationIds.length ? [e('r.delegation_id', 'in', delegationIds)] : []),
          ]),
        )
        .execute();

export interface AnswerReader {
  /** Reads what was submitted by anyone. */
  isBureau: boolean;
  /** Accepted responses are open to the table. */
  readsAccepted: boolean;
  delegationIds: readonly DelegationId[];
}

/** Whether the reader may read what was submitted as the response `r`. [RE4] */
export const isReadBy = ({ isBureau, readsAccepted, delegationIds }: AnswerReader) => sql<boolean>`(${isBureau}
  or r.delegation_id is null or (${readsAccepted} and r.status = 'accepted') or r.delegation_id = any(${[...delegationIds]}::uuid[]))`;

/** What was submitted to a question as far as the reader may read it (RE4), oldest submission first; `after` is an offset. */
export async function listAnswers(
  db: Db,
  questionId: QuestionId,
  reader: AnswerReader,
  page: { after: number; limit: number },
) {
  const readable = db
    .selectFrom('response as r')
    .innerJoin('response_version as v', (join) =>
      join.onRef('v.response_id', '=', 'r.id').onRef('v.version', '=', 'r.version'),
    )
    .where('r.question_id', '=', questionId)
    .where(isReadBy(reader));
  const total = await readable.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await readable
    .selectAll('r')
    .select(['v.question_version as answers_version', 'v.content'])
    // The joint response first; the others by id, which is random: their order must not tell who was first.
    .orderBy((e) => e('r.delegation_id', 'is not', null))
    .orderBy('r.id')
    .offset(page.after)
    .limit(page.limit)
    .execute();
  return { rows, total: Number(total.n) };
}

/** Every active delegation with the state of its response to a question and when it was last reminded. */
export const listAnswerRoll = (db: Db, roundTableId: RoundTableId, questionId: QuestionId) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .leftJoin('response as r', (join) =>
      join.onRef('r.delegation_id', '=', 'd.id').on('r.question_id', '=', questionId),
    )
    .leftJoin('response_reminder as m', (join) =>
      join.onRef('m.delegation_id', '=', 'd.id').on('m.question_id', '=', questionId),
    )
    .select(['d.id', 'p.names', 'r.status', 'r.version', 'r.attribution', 'm.reminded_at'])
    .where('d.round_table_id', '=', roundTableId)
    .where('d.status', '=', 'active')
    .orderBy('d.id')
    .execute();

/** Notes that delegations are reminded; answers those that had not been within the last day, which are the ones to write to. */
export async function noteReminders(
  trx: Trx,
  questionId: QuestionId,
  delegationIds: readonly DelegationId[],
): Promise<DelegationId[]> {
  const rows = await trx
    .insertInto('response_reminder')
    .values(
      delegationIds.map((delegation_id) => ({ question_id: questionId, delegation_id, reminded_at: sql<Date>`now()` })),
    )
    .onConflict((on) =>
      on
        .columns(['question_id', 'delegation_id'])
        .doUpdateSet({ reminded_at: sql<Date>`now()` })
        .where('response_reminder.reminded_at', '<', sql<Date>`now() - interval '20 hours'`),
    )
    .returning('delegation_id')
    .execute();
  return rows.map((row) => row.delegation_id);
}

/** Whom a reminder reaches: focal points, or the heads where a delegation has none; only those who can sign in. */
export async function listPersonsToRemind(db: Db, delegationIds: readonly DelegationId[]) {
  if (delegationIds.length === 0) return [];
  const rows = await db
    .selectFrom('accreditation as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.delegation_id', 'a.is_focal_point', 'a.standing', 'p.email', 'p.name', 'p.language'])
    .where('a.delegation_id', 'in', delegationIds)
    .where('p.disabled_at', 'is', null)
    .where((e) => e.or([e('a.is_focal_point', '=', true), e('a.standing', 'in', ['head', 'alternate'])]))
    .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', sql<Date>`now()`)]))
    .execute();
  const withFocal = new Set(rows.filter((row) => row.is_focal_point).map((row) => row.delegation_id));
  return rows.filter((row) => (withFocal.has(row.delegation_id) ? row.is_focal_point : row.standing === 'head'));
}

/** The documents of all responses to a question. */
export const listDocumentsOfQuestion = async (db: Db, questionId: QuestionId): Promise<DocumentId[]> =>
  (await db.selectFrom('response').select('document_id').where('question_id', '=', questionId).execute()).map(
    (row) => row.document_id,
  );

/** What admission to a response's live text asks about, by response. */
export const listResponsesForDocuments = (db: Db, ids: readonly ResponseId[]) =>
  db
    .selectFrom('response as r')
    .innerJoin('guiding_question as q', 'q.id', 'r.question_id')
    .select(['r.id', 'r.status', 'r.delegation_id', 'r.document_id', 'r.attribution', 'q.status as question_status'])
    .where('r.id', 'in', ids)
    .execute();

/** Keeps a response and its question as they are until the transaction ends. */
export async function holdResponse(trx: Db, id: ResponseId): Promise<void> {
  const response = await trx
    .selectFrom('response')
    .select('question_id')
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  if (response)
    await trx.selectFrom('guiding_question').select('id').where('id', '=', response.question_id).forShare().execute();
}
export * from './waiting.ts';
export * from './moments.ts';
