import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { saveModeration } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { mayModeratePost, type PostId } from '@penholder/shared/deliberation';
import { insist } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { factsOf, getLockedPost } from './find-post.ts';
import { tellThread } from './tell-thread.ts';

/** Hides a post for a reason, or (without one) shows it again. [DL10] */
export const moderatePost = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: PostId,
  reason: string | null,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const { post, subject } = await getLockedPost(trx, deps, roundTable, actor, id);
    insist(mayModeratePost(actor, factsOf(post), reason === null ? 'show' : 'hide'));
    await saveModeration(trx, id, reason === null ? null : { by: actor.personId, reason });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: reason === null ? 'post.shown' : 'post.hidden',
      personId: actor.personId,
      subject: { kind: 'post', id },
      details: { about: { kind: post.subject_kind, id: post.subject_id }, reason },
    });
    onCommit(trx, () => tellThread(deps, roundTable.id, subject, post));
  });
