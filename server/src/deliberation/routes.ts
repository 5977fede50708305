import { readUpTo } from '@penholder/db/deliberation';
import * as contract from '@penholder/shared/deliberation';
import type { Deps } from '../deps.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { addPost } from './add-post.ts';
import { editPost, withdrawPost } from './edit-post.ts';
import { getPost } from './find-post.ts';
import { listMentionable } from './list-mentionable.ts';
import { listMentions } from './list-mentions.ts';
import { moderatePost } from './moderate-post.ts';
import { presentPosts } from './present-posts.ts';
import { markRead, readEdits, readThread, threadStates } from './read-thread.ts';
import { discussedPractice } from './subjects/practice.ts';
import { discussedQuestion } from './subjects/question.ts';

/** Mounts this shelf's operations. */
export function mountDeliberation(mount: Mount, deps: Deps): void {
  const { db, subjects } = deps;
  subjects.register('question', discussedQuestion);
  subjects.register('practice', discussedPractice);

  type In = Pick<Asked<unknown, unknown, unknown>, 'actor' | 'roundTable'>;
  const presented = async ({ actor, roundTable }: In, id: contract.PostId) => {
    const { post } = await getPost(db, deps, roundTable, actor, id);
    const [one] = await presentPosts(db, roundTable, actor, [post], await readUpTo(db, post.thread_id, actor.personId));
    return one!;
  };

  mount(contract.listThreads, async ({ actor, roundTable, query }) => ({
    items: await threadStates(deps, actor, roundTable, query.kind, query.subject),
  }));
  mount(contract.listPosts, ({ actor, roundTable, params, query }) =>
    readThread(deps, actor, roundTable, params, query),
  );
  mount(contract.addPost, async (asked) => {
    const { actor, roundTable, params, body } = asked;
    return presented(asked, await addPost(deps, actor, roundTable, params, body));
  });
  mount(contract.markRead, ({ actor, roundTable, params, body }) =>
    markRead(deps, actor, roundTable, params, body.upTo),
  );
  mount(contract.editPost, async (asked) => {
    await editPost(deps, asked.actor, asked.roundTable, asked.params.post, asked.body);
    return presented(asked, asked.params.post);
  });
  mount(contract.listPostEdits, ({ actor, roundTable, params, query }) =>
    readEdits(deps, actor, roundTable, params.post, query),
  );
  mount(contract.withdrawPost, async (asked) => {
    await withdrawPost(deps, asked.actor, asked.roundTable, asked.params.post);
    return presented(asked, asked.params.post);
  });
  mount(contract.hidePost, async (asked) => {
    await moderatePost(deps, asked.actor, asked.roundTable, asked.params.post, asked.body.reason);
    return presented(asked, asked.params.post);
  });
  mount(contract.showPost, async (asked) => {
    await moderatePost(deps, asked.actor, asked.roundTable, asked.params.post, null);
    return presented(asked, asked.params.post);
  });
  mount(contract.listMentions, ({ actor, roundTable, query }) => listMentions(deps, actor, roundTable, query));
  mount(contract.listMentionable, async ({ actor, roundTable, params, query }) => ({
    items: await listMentionable(deps, actor, roundTable, params, query.q),
  }));
}
