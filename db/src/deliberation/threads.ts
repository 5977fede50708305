import type { ThreadId, ThreadKind } from '@penholder/shared/deliberation';
import type { PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { heardBy } from './heard.ts';

/** The thread of a subject; undefined before its first post. */
export const findThread = (db: Db, roundTableId: RoundTableId, kind: ThreadKind, subjectId: string) =>
  db
    .selectFrom('thread')
    .selectAll()
    .where('round_table_id', '=', roundTableId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();

/** The thread of a subject, begun if there is none, locked until the transaction ends. */
export async function lockThread(trx: Trx, roundTableId: RoundTableId, kind: ThreadKind, subjectId: string) {
  await trx
    .insertInto('thread')
    .values({ round_table_id: roundTableId, subject_kind: kind, subject_id: subjectId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return trx
    .selectFrom('thread')
    .selectAll()
    .where('round_table_id', '=', roundTableId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** The last place of a thread that a person has read; 0 where they have read nothing. */
export async function readUpTo(db: Db, threadId: ThreadId, personId: PersonId): Promise<number> {
  const row = await db
    .selectFrom('thread_read')
    .select('sequence')
    .where('thread_id', '=', threadId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

/** Notes that a person has read up to a place; never back. [DL11] */
export async function saveRead(trx: Trx, threadId: ThreadId, personId: PersonId, sequence: number): Promise<void> {
  await trx
    .insertInto('thread_read')
    .values({ thread_id: threadId, person_id: personId, sequence })
    .onConflict((on) =>
      on.columns(['thread_id', 'person_id']).doUpdateSet({
        sequence: sql`greatest(thread_read.sequence, excluded.sequence)`,
        at: sql`now()`,
      }),
    )
    .execute();
}

/**
 * How many posts, and how many unread ones, the threads of these subjects have for a person, in one query; subjects without
 * a thread are left out. [DL2] [DL11]
 */
export async function countThreads(db: Db, actor: Actor, kind: ThreadKind, subjectIds: readonly string[]) {
  if (subjectIds.length === 0) return [];
  const isNew = sql<boolean>`p.moderated_at is null and p.person_id <> ${actor.personId} and p.sequence > coalesce(r.sequence, 0)`;
  return db
    .selectFrom('thread as t')
    .innerJoin('post as p', 'p.thread_id', 't.id')
    .leftJoin('thread_read as r', (join) =>
      join.onRef('r.thread_id', '=', 't.id').on('r.person_id', '=', actor.personId),
    )
    .select((e) => [
      't.subject_id',
      e.fn.countAll<number>().as('posts'),
      e.fn.countAll<number>().filterWhere(isNew).as('unread'),
    ])
    .where('t.subject_kind', '=', kind)
    .where('t.subject_id', 'in', subjectIds)
    .where('p.withdrawn_at', 'is', null)
    .where(heardBy(actor))
    .groupBy('t.subject_id')
    .execute();
}
