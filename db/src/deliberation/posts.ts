import type { Circle, PostId, ThreadId, ThreadKind } from '@penholder/shared/deliberation';
import type { DelegationId, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { AttributionLevel, Capacity } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';
import { heardBy } from './heard.ts';

const selectPosts = (db: Db) =>
  db
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .selectAll('p')
    .select(['t.subject_kind', 't.subject_id', 't.round_table_id']);

type Row = Awaited<ReturnType<ReturnType<typeof selectPosts>['executeTakeFirstOrThrow']>>;
export type PostRow = Omit<Row, 'subject_kind'> & { subject_kind: ThreadKind };

/** Posts of a thread from the newest back, from before a post; those that the reader may read. */
export const listPosts = (
  db: Db,
  threadId: ThreadId,
  reader: Actor,
  page: { before: PostId | undefined; limit: number },
): Promise<PostRow[]> =>
  selectPosts(db)
    .where('p.thread_id', '=', threadId)
    .where(heardBy(reader))
    .$if(page.before !== undefined, (query) =>
      query.where('p.sequence', '<', (e) => e.selectFrom('post').select('sequence').where('id', '=', page.before!)),
    )
    .orderBy('p.sequence', 'desc')
    .limit(page.limit)
    .execute() as Promise<PostRow[]>;

export const listPostsById = async (
  db: Db,
  threadId: ThreadId,
  reader: Actor,
  ids: readonly PostId[],
): Promise<PostRow[]> =>
  ids.length === 0
    ? []
    : ((await selectPosts(db)
        .where('p.thread_id', '=', threadId)
        .where(heardBy(reader))
        .where('p.id', 'in', ids)
        .orderBy('p.sequence')
        .execute()) as PostRow[]);

export async function countPosts(db: Db, threadId: ThreadId, reader: Actor): Promise<number> {
  const row = await db
    .selectFrom('post as p')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('p.thread_id', '=', threadId)
    .where(heardBy(reader))
    .executeTakeFirstOrThrow();
  return row.n;
}

export const findPost = (db: Db, roundTableId: RoundTableId, id: PostId) =>
  selectPosts(db).where('t.round_table_id', '=', roundTableId).where('p.id', '=', id).executeTakeFirst() as Promise<
    PostRow | undefined
  >;

/** The same, locked until the transaction ends. */
export async function lockPost(trx: Trx, roundTableId: RoundTableId, id: PostId): Promise<PostRow | undefined> {
  await trx.selectFrom('post').select('id').where('id', '=', id).forUpdate().execute();
  return findPost(trx, roundTableId, id);
}

export interface NewPost {
  threadId: ThreadId;
  sequence: number;
  parentId: PostId | null;
  personId: PersonId;
  delegationId: DelegationId | null;
  capacity: Capacity;
  attribution: AttributionLevel;
  language: Language;
  body: string;
  mentions: readonly string[];
  circle: Circle | null;
}

/** Adds a post behind the last one of its thread, which is locked. */
export async function insertPost(trx: Trx, post: NewPost): Promise<PostId> {
  await trx.updateTable('thread').set({ post_count: post.sequence }).where('id', '=', post.threadId).execute();
  const { id } = await trx
    .insertInto('post')
    .values({
      thread_id: post.threadId,
      sequence: post.sequence,
      parent_id: post.parentId,
      person_id: post.personId,
      delegation_id: post.delegationId,
      capacity: post.capacity,
      attribution: post.attribution,
      language: post.language,
      body: post.body,
      mentions: [...post.mentions],
      circle: post.circle ? json(post.circle) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Keeps the words of a post as they were, and puts others in their place. */
export async function saveWords(
  trx: Trx,
  post: Pick<PostRow, 'id' | 'body' | 'revision'>,
  words: { body: string; mentions: readonly string[] },
): Promise<void> {
  await trx.insertInto('post_edit').values({ post_id: post.id, edit: post.revision, body: post.body }).execute();
  await trx
    .updateTable('post')
    .set({ body: words.body, mentions: [...words.mentions], revision: post.revision + 1, edited_at: sql`now()` })
    .where('id', '=', post.id)
    .execute();
}

/** The earlier words of a post, newest first. */
export const listEdits = (db: Db, id: PostId, page: { before: number | undefined; limit: number }) =>
  db
    .selectFrom('post_edit')
    .selectAll()
    .where('post_id', '=', id)
    .$if(page.before !== undefined, (query) => query.where('edit', '<', page.before!))
    .orderBy('edit', 'desc')
    .limit(page.limit)
    .execute();

export async function saveWithdrawn(trx: Trx, id: PostId): Promise<void> {
  await trx
    .updateTable('post')
    .set({ withdrawn_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** Hides a post for a reason, or (null) shows it again. */
export async function saveModeration(
  trx: Trx,
  id: PostId,
  hidden: { by: PersonId; reason: string } | null,
): Promise<void> {
  await trx
    .updateTable('post')
    .set({
      moderated_at: hidden ? sql`now()` : null,
      moderated_by: hidden?.by ?? null,
      moderation_reason: hidden?.reason ?? null,
    })
    .where('id', '=', id)
    .execute();
}
