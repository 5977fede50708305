import { onCommit, transaction } from '@penholder/db';
import { findPost, insertPost, lockThread } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  capacitiesFor,
  circleOfPost,
  levelOfPost,
  mayPostFor,
  type PostId,
  type PostInput,
  readsPost,
  type ThreadKind,
} from '@penholder/shared/deliberation';
import { insist, invalid, notFound, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { levelOfTable } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { checkMentions } from './check-mentions.ts';
import { notifyMentioned } from './notify-mentioned.ts';
import { tellThread } from './tell-thread.ts';

/**
 * Posts in a thread. [DL1] [DL2] [DL3] [DL4] [DL6] [DL7]
 *
 * The post is its own record: an entry in the audit log, with its person and its moment, would tell there who wrote what is
 * not attributed here.
 */
export const addPost = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  { kind, subject: subjectId }: { kind: ThreadKind; subject: string },
  input: PostInput,
): Promise<PostId> =>
  transaction(deps.db, async (trx) => {
    const subject = await deps.subjects.get(trx, roundTable, actor, kind, subjectId);
    insist(mayPostFor(actor, input.delegationId, roundTable.settings));
    if (!capacitiesFor(actor, input.delegationId).includes(input.capacity))
      refuse(
        invalid('post.capacity', 'You cannot speak in this capacity here.', {
          fields: { capacity: 'Choose a capacity in which you may speak.' },
        }),
      );
    const parent = input.parentId ? await findPost(trx, roundTable.id, input.parentId) : undefined;
    if (input.parentId && !(parent?.subject_id === subjectId && readsPost(actor, subject, parent)))
      refuse(notFound('post.parent-not-found', 'The post that you answer is not in this discussion.'));
    const circle = circleOfPost(subject, parent);
    const { ids, delegations, persons } = await checkMentions(trx, roundTable, actor, circle, input.body);
    const thread = await lockThread(trx, roundTable.id, kind, subjectId);
    const id = await insertPost(trx, {
      threadId: thread.id,
      sequence: thread.post_count + 1,
      parentId: parent ? (parent.parent_id ?? parent.id) : null,
      personId: actor.personId,
      delegationId: input.delegationId,
      capacity: input.capacity,
      attribution: levelOfPost(input.attribution, levelOfTable(roundTable.settings, roundTable.phase)),
      language: input.language,
      body: input.body,
      mentions: ids,
      circle,
    });
    await notifyMentioned(trx, deps, { roundTable, subject, authorId: actor.personId, delegations, persons });
    onCommit(trx, () => tellThread(deps, roundTable.id, subject, { circle }));
    return id;
  });
