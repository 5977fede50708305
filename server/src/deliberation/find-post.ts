import type { Db, Trx } from '@penholder/db';
import { findPost, lockPost, type PostRow } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type PostFacts, type PostId, readsPost, type SubjectFacts } from '@penholder/shared/deliberation';
import { notFound, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';

export const noSuchPost = notFound('post.not-found', 'There is no such post.');

/** What the rules ask about a post. */
export const factsOf = (row: PostRow): PostFacts => ({
  personId: row.person_id,
  createdAt: row.created_at,
  state: row.withdrawn_at ? 'withdrawn' : row.moderated_at ? 'moderated' : 'shown',
});

async function withSubject(
  db: Db,
  { subjects }: Pick<Deps, 'subjects'>,
  roundTable: RoundTableRow,
  actor: Actor,
  row: PostRow | undefined,
): Promise<{ post: PostRow; subject: SubjectFacts }> {
  if (!row) refuse(noSuchPost);
  const subject = (await subjects.readable(db, roundTable, actor, row.subject_kind, [row.subject_id])).get(
    row.subject_id,
  );
  if (!subject || !readsPost(actor, subject, row)) refuse(noSuchPost);
  return { post: row, subject };
}

/** The post, as far as the actor may know of it, with what it is about. [DL1] [DL2] */
export const getPost = async (
  db: Db,
  deps: Pick<Deps, 'subjects'>,
  roundTable: RoundTableRow,
  actor: Actor,
  id: PostId,
) => withSubject(db, deps, roundTable, actor, await findPost(db, roundTable.id, id));

/** The same, locked until the transaction ends. */
export const getLockedPost = async (
  trx: Trx,
  deps: Pick<Deps, 'subjects'>,
  roundTable: RoundTableRow,
  actor: Actor,
  id: PostId,
) => withSubject(trx, deps, roundTable, actor, await lockPost(trx, roundTable.id, id));
