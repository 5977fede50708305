import { now, onCommit, transaction } from '@penholder/db';
import { saveWithdrawn, saveWords } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { mayEditPost, mayWithdrawPost, type PostId } from '@penholder/shared/deliberation';
import { conflict, insist, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { checkMentions } from './check-mentions.ts';
import { factsOf, getLockedPost } from './find-post.ts';
import { notifyMentioned } from './notify-mentioned.ts';
import { tellThread } from './tell-thread.ts';

/** Changes the words of one's own post; whoever is newly mentioned is told. [DL8] */
export const editPost = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: PostId,
  edit: { body: string; revision: number },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const { post, subject } = await getLockedPost(trx, deps, roundTable, actor, id);
    insist(mayEditPost(actor, factsOf(post), await now(trx)));
    if (edit.revision !== post.revision)
      refuse(
        conflict('post.changed-meanwhile', 'You changed this post elsewhere meanwhile; look at it again.', {
          params: { revision: post.revision },
        }),
      );
    if (edit.body === post.body) return;
    const { ids, delegations, persons } = await checkMentions(
      trx,
      roundTable,
      actor,
      post.circle,
      edit.body,
      post.mentions,
    );
    await saveWords(trx, post, { body: edit.body, mentions: ids });
    await notifyMentioned(trx, deps, { roundTable, subject, authorId: actor.personId, delegations, persons });
    onCommit(trx, () => tellThread(deps, roundTable.id, subject, post));
  });

/** Withdraws one's own post. [DL9] */
export const withdrawPost = (deps: Deps, actor: Actor, roundTable: RoundTableRow, id: PostId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const { post, subject } = await getLockedPost(trx, deps, roundTable, actor, id);
    insist(mayWithdrawPost(actor, factsOf(post)));
    await saveWithdrawn(trx, id);
    onCommit(trx, () => tellThread(deps, roundTable.id, subject, post));
  });
