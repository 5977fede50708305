import type { DecisionId, DecisionStatus, DecisionTerms, Tally } from '@penholder/shared/decisions';
import type { Id, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import type { Schema } from '../schema/index.ts';
import { json } from '../transaction.ts';

export type DecisionRow = Selectable<Schema['decision']>;

/** Which decisions of a round table: `drafts` says whether drafts are among them. */
export interface DecisionFilter {
  drafts: boolean;
  statuses?: readonly DecisionStatus[] | undefined;
  practiceId?: Id<'practice'> | undefined;
}

const filtered = (db: Db, roundTableId: RoundTableId, { drafts, statuses, practiceId }: DecisionFilter) =>
  db
    .selectFrom('decision')
    .where('round_table_id', '=', roundTableId)
    .$if(!drafts, (query) => query.where('status', '!=', 'draft'))
    .$if(statuses !== undefined, (query) => query.where('status', 'in', statuses!))
    .$if(practiceId !== undefined, (query) =>
      query.where('subject_kind', '=', 'practice').where('subject_id', '=', practiceId!),
    );

/** Decisions newest first, from below the number `before`. */
export const listDecisions = (
  db: Db,
  roundTableId: RoundTableId,
  filter: DecisionFilter,
  page: { before: number | undefined; limit: number },
): Promise<DecisionRow[]> =>
  filtered(db, roundTableId, filter)
    .selectAll()
    .$if(page.before !== undefined, (query) => query.where('number', '<', page.before!))
    .orderBy('number', 'desc')
    .limit(page.limit)
    .execute();

export async function countDecisions(db: Db, roundTableId: RoundTableId, filter: DecisionFilter): Promise<number> {
  const row = await filtered(db, roundTableId, filter)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

export const findDecision = (db: Db, roundTableId: RoundTableId, number: number): Promise<DecisionRow | undefined> =>
  db
    .selectFrom('decision')
    .selectAll()
    .where('round_table_id', '=', roundTableId)
    .where('number', '=', number)
    .executeTakeFirst();

/** The same, locked until the transaction ends. Whoever also takes the ballot log's lock takes that one first. */
export const lockDecision = (trx: Trx, roundTableId: RoundTableId, number: number): Promise<DecisionRow | undefined> =>
  trx
    .selectFrom('decision')
    .selectAll()
    .where('round_table_id', '=', roundTableId)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();

const columnsOf = (terms: DecisionTerms) => ({
  subject_kind: terms.practiceId ? ('practice' as const) : ('free' as const),
  subject_id: terms.practiceId,
  question: json(terms.question),
  explanation: terms.explanation ? json(terms.explanation) : null,
  method: terms.method,
  threshold: terms.method === 'yes-no-abstain' ? terms.threshold : null,
  secrecy: terms.secrecy,
  quorum: json(terms.quorum),
  opens_at: terms.opensAt === null ? null : new Date(terms.opensAt),
  closes_at: terms.closesAt === null ? null : new Date(terms.closesAt),
});

/** Adds a draft under the round table's next number. */
export async function insertDecision(
  trx: Trx,
  decision: { roundTableId: RoundTableId; personId: PersonId; terms: DecisionTerms },
): Promise<{ id: DecisionId; number: number }> {
  // Two drafts at once would take the same number: the round table's row keeps them apart, and others who refer to it do not wait.
  await trx.selectFrom('round_table').select('id').where('id', '=', decision.roundTableId).forNoKeyUpdate().execute();
  return trx
    .insertInto('decision')
    .values((e) => ({
      ...columnsOf(decision.terms),
      round_table_id: decision.roundTableId,
      number: e
        .selectFrom('decision')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('round_table_id', '=', decision.roundTableId),
      created_by: decision.personId,
    }))
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

/** Replaces the terms of a draft, which is no longer to open at its time. */
export async function saveTerms(trx: Trx, id: DecisionId, terms: DecisionTerms): Promise<void> {
  await trx
    .updateTable('decision')
    .set({ ...columnsOf(terms), scheduled_by: null, revision: sql`revision + 1` })
    .where('id', '=', id)
    .execute();
}

export async function removeDecision(trx: Trx, id: DecisionId): Promise<void> {
  await trx.deleteFrom('decision').where('id', '=', id).execute();
}

/** Has a draft open at its opening time, by this co-chair's leave; or (null) not. */
export async function saveSchedule(trx: Trx, id: DecisionId, scheduledBy: PersonId | null): Promise<void> {
  await trx
    .updateTable('decision')
    .set({ scheduled_by: scheduledBy, revision: sql`revision + 1` })
    .where('id', '=', id)
    .execute();
}

export async function saveOpened(
  trx: Trx,
  id: DecisionId,
  opened: { at: Date; attribution: AttributionLevel; subjectVersion: number | null },
): Promise<void> {
  await trx
    .updateTable('decision')
    .set({
      status: 'open',
      opened_at: opened.at,
      attribution: opened.attribution,
      subject_version: opened.subjectVersion,
      scheduled_by: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function saveDeadline(trx: Trx, id: DecisionId, closesAt: Date): Promise<void> {
  await trx.updateTable('decision').set({ closes_at: closesAt }).where('id', '=', id).execute();
}

export async function saveClosed(trx: Trx, id: DecisionId, closed: { at: Date; result: Tally }): Promise<void> {
  await trx
    .updateTable('decision')
    .set({ status: 'closed', closed_at: closed.at, result: json(closed.result) })
    .where('id', '=', id)
    .execute();
}

export async function savePublished(trx: Trx, id: DecisionId): Promise<void> {
  await trx.updateTable('decision').set({ status: 'published' }).where('id', '=', id).execute();
}

/** Decisions whose time to open, or to close, has come on the database's clock; whoever acts locks them and looks again. */
export const listDecisionsDue = (db: Db, limit: number) =>
  db
    .selectFrom('decision as d')
    .innerJoin('round_table as r', 'r.id', 'd.round_table_id')
    .select(['d.id', 'd.round_table_id', 'd.status', 'r.code'])
    .where((e) =>
      e.or([
        e.and([e('d.status', '=', 'open'), e('d.closes_at', '<=', sql<Date>`clock_timestamp()`)]),
        e.and([
          e('d.status', '=', 'draft'),
          e('d.scheduled_by', 'is not', null),
          e('d.opens_at', '<=', sql<Date>`clock_timestamp()`),
        ]),
      ]),
    )
    .orderBy(sql`case d.status when 'open' then d.closes_at else d.opens_at end`)
    .limit(limit)
    .execute();

/** One that is still due, locked; undefined when it is no longer, or another node has it in hand. */
export const lockDecisionDue = (trx: Trx, id: DecisionId, status: 'draft' | 'open'): Promise<DecisionRow | undefined> =>
  trx
    .selectFrom('decision')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', status)
    .where(status === 'open' ? 'closes_at' : 'opens_at', '<=', sql<Date>`clock_timestamp()`)
    .$if(status === 'draft', (query) => query.where('scheduled_by', 'is not', null))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** Of decisions what says who may discuss them. */
export const listDecisionSubjects = async (db: Db, roundTableId: RoundTableId, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('decision')
        .select(['id', 'number', 'status', 'question'])
        .where('round_table_id', '=', roundTableId)
        .where('id', 'in', ids as DecisionId[])
        .execute();
