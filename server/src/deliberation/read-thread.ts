import { type Db, transaction } from '@penholder/db';
import {
  countPosts,
  countThreads,
  findPost,
  findThread,
  listActiveDelegations,
  listEdits,
  listPosts,
  listPostsById,
  readUpTo,
  saveRead,
} from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  capacitiesFor,
  officeOf,
  type PostId,
  postsFor,
  readsPost,
  readsWords,
  type Speaker,
  type SubjectFacts,
  type ThreadKind,
  type ThreadState,
} from '@penholder/shared/deliberation';
import { isUuid, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { levelOfTable } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { factsOf, getPost, noSuchPost } from './find-post.ts';
import { nameMentions } from './name-mentions.ts';
import { presentPosts } from './present-posts.ts';
import { presentVoices } from '../round-tables/index.ts';

type Target = { kind: ThreadKind; subject: string };
/** A cursor that names no post begins at the newest. */
export const postCursor = (after: string | undefined): PostId | undefined =>
  after !== undefined && isUuid(after) ? (after as PostId) : undefined;

/** A page of a thread from the newest back, and how the reader may take part. [DL1] [DL2] [DL11] */
export async function readThread(
  deps: Pick<Deps, 'db' | 'subjects'>,
  actor: Actor,
  roundTable: RoundTableRow,
  { kind, subject: subjectId }: Target,
  page: { after?: string | undefined; limit: number },
) {
  const { db } = deps;
  const subject = await deps.subjects.get(db, roundTable, actor, kind, subjectId);
  const rest = {
    speakers: await speakersOf(db, roundTable, actor),
    highestLevel: levelOfTable(roundTable.settings, roundTable.phase),
    isInner: !subject.isShared,
  };
  const thread = await findThread(db, roundTable.id, kind, subjectId);
  if (!thread) return { items: [], next: null, total: 0, parents: [], unread: 0, ...rest };

  const rows = await listPosts(db, thread.id, actor, { before: postCursor(page.after), limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const here = new Set(shown.map((row) => row.id));
  const missing = new Set(shown.flatMap((row) => (row.parent_id && !here.has(row.parent_id) ? row.parent_id : [])));
  const parents = await listPostsById(db, thread.id, actor, [...missing]);
  const posts = await presentPosts(
    db,
    roundTable,
    actor,
    [...shown, ...parents],
    await readUpTo(db, thread.id, actor.personId),
  );
  const { unread } = await stateOf(db, actor, kind, subject);
  return {
    items: posts.slice(0, shown.length),
    parents: posts.slice(shown.length),
    next: rows.length > page.limit ? shown.at(-1)!.id : null,
    total: await countPosts(db, thread.id, actor),
    unread,
    ...rest,
  };
}

/** In whose name the reader may post. [DL3] */
async function speakersOf(db: Db, roundTable: RoundTableRow, actor: Actor): Promise<Speaker[]> {
  const mine = postsFor(actor, roundTable.settings);
  const ids = mine.filter((id) => id !== null);
  const names = new Map(
    ids.length > 0 ? (await listActiveDelegations(db, roundTable.id, ids)).map((row) => [row.id, row.names]) : [],
  );
  return mine.map((id) => ({
    delegation: id === null ? null : { id, names: names.get(id) ?? {} },
    office: id === null ? (officeOf(actor, roundTable.settings) ?? null) : null,
    capacities: [...capacitiesFor(actor, id)],
  }));
}

/** How the threads of these subjects stand for the reader; subjects that they may not read are left out. [DL11] */
export async function threadStates(
  { db, subjects }: Pick<Deps, 'db' | 'subjects'>,
  actor: Actor,
  roundTable: RoundTableRow,
  kind: ThreadKind,
  ids: readonly string[],
): Promise<ThreadState[]> {
  const readable = await subjects.readable(db, roundTable, actor, kind, ids);
  const counts = new Map(
    (await countThreads(db, actor, kind, [...readable.keys()])).map((row) => [row.subject_id, row]),
  );
  return [...readable.keys()].map((id) => ({
    subject: { kind, id },
    posts: counts.get(id)?.posts ?? 0,
    unread: counts.get(id)?.unread ?? 0,
  }));
}

async function stateOf(db: Db, actor: Actor, kind: ThreadKind, subject: SubjectFacts): Promise<ThreadState> {
  const [row] = await countThreads(db, actor, kind, [subject.id]);
  return { subject: { kind, id: subject.id }, posts: row?.posts ?? 0, unread: row?.unread ?? 0 };
}

/** Notes that the reader has read a thread up to a post. [DL11] */
export const markRead = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  { kind, subject: subjectId }: Target,
  upTo: PostId,
): Promise<ThreadState> =>
  transaction(deps.db, async (trx) => {
    const subject = await deps.subjects.get(trx, roundTable, actor, kind, subjectId);
    const post = await findPost(trx, roundTable.id, upTo);
    if (post?.subject_id !== subjectId || post.subject_kind !== kind || !readsPost(actor, subject, post))
      refuse(noSuchPost);
    await saveRead(trx, post.thread_id, actor.personId, post.sequence);
    return stateOf(trx, actor, kind, subject);
  });

/** The earlier words of a post, for those who read its present ones. [DL8] */
export async function readEdits(
  deps: Pick<Deps, 'db' | 'subjects'>,
  actor: Actor,
  roundTable: RoundTableRow,
  id: PostId,
  page: { after?: string | undefined; limit: number },
) {
  const { db } = deps;
  const { post } = await getPost(db, deps, roundTable, actor, id);
  if (!readsWords(actor, factsOf(post))) refuse(noSuchPost);
  const before = page.after === undefined ? undefined : Number(page.after) || 0;
  const rows = await listEdits(db, id, { before, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const voices = await presentVoices(db, roundTable, actor, [post]);
  const voice = voices.voiceOf(post);
  const namer = await nameMentions(
    db,
    roundTable,
    actor,
    shown.map((row) => row.body),
  );
  const named = shown.map((row) => namer.named(row.body));
  const mentions = new Map(named.flatMap((one) => one.mentions).map((mention) => [mention.id as string, mention]));
  return {
    items: shown.map((row, place) => ({
      edit: row.edit,
      body: named[place]!.body,
      at: voices.timeOf(row.replaced_at, voice),
    })),
    next: rows.length > page.limit ? String(shown.at(-1)!.edit) : null,
    total: post.revision - 1,
    mentions: [...mentions.values()],
  };
}
