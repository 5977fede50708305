import type { CallId, CallStatus, CallTerms } from '@penholder/shared/coverage';
import type { PracticeId } from '@penholder/shared/practices';
import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { covers, type Reader, selectVisible, tellsAnswer, uuids } from '../practices/index.ts';
import { json } from '../transaction.ts';

const inTable = (db: Db, roundTableId: RoundTableId, drafts: boolean) => {
  const all = db.selectFrom('practice_call').where('round_table_id', '=', roundTableId);
  return drafts ? all : all.where('status', '<>', 'draft');
};

/** The calls of a round table, newest first, before a number. */
export const listCalls = (
  db: Db,
  roundTableId: RoundTableId,
  { drafts, before, limit }: { drafts: boolean; before: number | undefined; limit: number },
) =>
  inTable(db, roundTableId, drafts)
    .selectAll()
    .$if(before !== undefined, (query) => query.where('number', '<', before!))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
export type CallRow = Awaited<ReturnType<typeof listCalls>>[number];

export const countCalls = async (db: Db, roundTableId: RoundTableId, drafts: boolean): Promise<number> =>
  (
    await inTable(db, roundTableId, drafts)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
  ).total;

export const findCall = (db: Db, roundTableId: RoundTableId, number: number) =>
  inTable(db, roundTableId, true).selectAll().where('number', '=', number).executeTakeFirst();

/** The same, locked until the transaction ends; who begins an answer to it meanwhile does not wait. */
export const lockCall = (trx: Trx, roundTableId: RoundTableId, number: number) =>
  inTable(trx, roundTableId, true).selectAll().where('number', '=', number).forNoKeyUpdate().executeTakeFirst();

const columnsOf = (terms: Partial<CallTerms>) => ({
  ...(terms.title && { title: json(terms.title) }),
  ...(terms.text && { text: json(terms.text) }),
  ...(terms.cells && { cells: json(terms.cells) }),
  ...(terms.delegations !== undefined && { delegations: terms.delegations }),
  ...(terms.closesAt !== undefined && { closes_at: terms.closesAt === null ? null : new Date(terms.closesAt) }),
  ...(terms.remindDays && { remind_days: terms.remindDays }),
});

/** Adds a draft with the next number of its round table. */
export async function insertCall(
  trx: Trx,
  { roundTableId, terms, personId }: { roundTableId: RoundTableId; terms: CallTerms; personId: PersonId },
): Promise<{ id: CallId; number: number }> {
  // Two drafts at once would take the same number: the round table's row keeps them apart.
  await sql`select 1 from round_table where id = ${roundTableId} for no key update`.execute(trx);
  return trx
    .insertInto('practice_call')
    .values((e) => ({
      round_table_id: roundTableId,
      number: e
        .selectFrom('practice_call')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('round_table_id', '=', roundTableId),
      title: json(terms.title),
      text: json(terms.text),
      cells: json(terms.cells),
      delegations: terms.delegations,
      closes_at: terms.closesAt === null ? null : new Date(terms.closesAt),
      remind_days: terms.remindDays,
      opened_at: null,
      closed_at: null,
      created_by: personId,
    }))
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

export const saveCallTerms = (trx: Trx, id: CallId, terms: Partial<CallTerms>, reminded?: readonly number[]) =>
  trx
    .updateTable('practice_call')
    .set((e) => ({
      ...columnsOf(terms),
      ...(reminded && { reminded: [...reminded] }),
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

export const saveCallStatus = (
  trx: Trx,
  id: CallId,
  { status, at, reminded }: { status: CallStatus; at: Date; reminded?: readonly number[] | undefined },
) =>
  trx
    .updateTable('practice_call')
    .set((e) => ({
      status,
      opened_at: sql<Date>`coalesce(opened_at, ${at}::timestamptz)`,
      closed_at: status === 'closed' ? at : null,
      ...(reminded && { reminded: [...reminded] }),
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

export const noteReminded = (trx: Trx, id: CallId, days: readonly number[]) =>
  trx
    .updateTable('practice_call')
    .set({ reminded: sql<number[]>`reminded || ${[...days]}::integer[]` })
    .where('id', '=', id)
    .execute();

export const removeCall = (trx: Trx, id: CallId) => trx.deleteFrom('practice_call').where('id', '=', id).execute();

/** An open call whose time has come, locked; one that another node has in hand is left to it. */
export const lockCallDue = (trx: Trx) =>
  trx
    .selectFrom('practice_call')
    .selectAll()
    .where('status', '=', 'open')
    .where('closes_at', '<=', sql<Date>`now()`)
    .orderBy('closes_at')
    .limit(1)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();

/** An open call with a reminder whose day has come and that was not sent, locked. */
export const lockCallToRemind = (trx: Trx) =>
  trx
    .selectFrom('practice_call')
    .selectAll()
    .where('status', '=', 'open')
    .where('closes_at', '>', sql<Date>`now()`)
    .where(
      sql<boolean>`exists (select 1 from unnest(remind_days) d where d <> all(reminded) and closes_at - make_interval(hours => 24 * d) <= now())`,
    )
    .orderBy('closes_at')
    .limit(1)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();

/** The active delegations that a call goes to, by id; of all of them where it names none. */
export const listCalled = (db: Db, roundTableId: RoundTableId, delegations: readonly DelegationId[] | null) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .select(['d.id', 'y.names', 'y.iso3166'])
    .where('d.round_table_id', '=', roundTableId)
    .where('d.status', '=', 'active')
    .$if(delegations !== null, (query) => query.where(sql<boolean>`d.id = any(${uuids(delegations ?? [])})`))
    .orderBy('d.id')
    .execute();

/** Of these delegations those that have submitted no practice in answer to the call. */
export const withoutAnswer = async (
  db: Db,
  callId: CallId,
  delegations: readonly DelegationId[],
): Promise<DelegationId[]> => {
  const { rows } = await sql<{ id: DelegationId }>`
    select d as id from unnest(${uuids(delegations)}) d where not exists (
      select 1 from practice_call_answer a join practice p on p.id = a.practice_id
      where a.call_id = ${callId} and a.delegation_id = d and p.version > 0 and p.status <> 'withdrawn')
    order by d`.execute(db);
  return rows.map(({ id }) => id);
};

export const insertAnswer = (
  trx: Trx,
  answer: { practiceId: PracticeId; callId: CallId; delegationId: DelegationId },
) =>
  trx
    .insertInto('practice_call_answer')
    .values({ practice_id: answer.practiceId, call_id: answer.callId, delegation_id: answer.delegationId })
    .execute();

/**
 * How many practices answer each of the calls, of those that the reader may know of; where a call names delegations, of those
 * whose submitters the reader may be told, since a number would tell them. [CV10] [PR24] [PR26]
 */
export async function countAnswers(db: Db, reader: Reader, calls: readonly CallId[]): Promise<Map<CallId, number>> {
  if (calls.length === 0) return new Map();
  const rows = await selectVisible(db, reader.actor)
    .innerJoin('practice_call_answer as a', 'a.practice_id', 'p.id')
    .select('a.call_id')
    .select((e) => e.fn.countAll<number>().as('count'))
    .innerJoin('practice_call as c', 'c.id', 'a.call_id')
    .where('a.call_id', 'in', calls)
    .where(covers)
    .where(tellsAnswer(reader))
    .groupBy('a.call_id')
    .execute();
  return new Map(rows.map(({ call_id, count }) => [call_id, count]));
}

/** So many of a reader's own answers to a call are told. */
const MOST_OWN = 100;

/** The practices that these delegations have begun or handed in as answers. */
export const listOwnAnswers = (db: Db, calls: readonly CallId[], delegations: readonly DelegationId[]) =>
  calls.length === 0 || delegations.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('practice_call_answer as a')
        .innerJoin('practice as p', 'p.id', 'a.practice_id')
        .innerJoin('practice_submitter as s', (join) =>
          join.onRef('s.practice_id', '=', 'p.id').onRef('s.delegation_id', '=', 'a.delegation_id'),
        )
        .select(['a.call_id', 'a.delegation_id', 'p.number', 'p.title', 'p.status'])
        .where('a.call_id', 'in', calls)
        .where('a.delegation_id', 'in', delegations)
        .where('p.status', '<>', 'withdrawn')
        .orderBy('p.number')
        .limit(MOST_OWN)
        .execute();

/** The call that a practice was begun as an answer to, and whether it is open now. [CV9] */
export const findAnswered = async (db: Db, practiceId: PracticeId) =>
  db
    .selectFrom('practice_call_answer as a')
    .innerJoin('practice_call as c', 'c.id', 'a.call_id')
    .select(['c.number', 'c.title', 'c.closes_at'])
    .select(sql<boolean>`c.status = 'open' and c.closes_at > now()`.as('is_open'))
    .where('a.practice_id', '=', practiceId)
    .executeTakeFirst();

/** Has a practice answer the call that another answered, if it did: it carries that one on. */
export const inheritAnswer = (trx: Trx, from: PracticeId, to: PracticeId) =>
  sql`insert into practice_call_answer (practice_id, call_id, delegation_id)
    select ${to}::uuid, call_id, delegation_id from practice_call_answer where practice_id = ${from}
    on conflict do nothing`.execute(trx);
