import { z } from 'zod';
import { defineRoute, id, pageOf, PageQuery } from '../kernel/index.ts';
import { AttributionLevel, InRoundTable } from '../round-tables/index.ts';
import { PlainText } from './plain-text.ts';
import { Mention, Mentionable, Mentioned, Post, PostBody, PostInput, Speaker, ThreadState } from './post.ts';
import { THREAD_KINDS } from './subject.ts';

const InThread = InRoundTable.extend({ kind: z.enum(THREAD_KINDS), subject: z.uuid() });
const InPost = InRoundTable.extend({ post: id('post') });
const noSubject = ['thread.subject-not-found'] as const;
const noPost = ['post.not-found'] as const;
const one = <Item extends z.ZodType>(item: Item) => z.union([item.transform((value) => [value]), z.array(item)]);

export const listThreads = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/threads',
  summary:
    'How many posts, and how many unread ones, the threads of these subjects have; those that the reader may read',
  policy: { who: 'act', act: 'thread.read' },
  params: InRoundTable,
  query: z.object({ kind: z.enum(THREAD_KINDS), subject: one(z.uuid()).pipe(z.array(z.uuid()).max(200)) }),
  reply: z.object({ items: z.array(ThreadState) }),
});

export const listPosts = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/threads/:kind/:subject/posts',
  summary:
    'The posts of a thread from the newest back, with the posts that they answer, and how the reader may take part',
  policy: { who: 'act', act: 'thread.read' },
  params: InThread,
  query: PageQuery,
  reply: pageOf(Post).extend({
    /** Posts that items of this page answer and that are not on it. */
    parents: z.array(Post),
    unread: z.number().int().min(0),
    /** In whose name the reader may post; nobody's where they may only read. */
    speakers: z.array(Speaker),
    /** The most that an author can be told by now. */
    highestLevel: AttributionLevel,
    /** Whether what is posted now stays in the circle of those who know of the subject. */
    isInner: z.boolean(),
  }),
  refusals: noSubject,
});

export const addPost = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/threads/:kind/:subject/posts',
  summary: 'Post in a thread; the first post begins it',
  policy: { who: 'act', act: 'thread.post' },
  params: InThread,
  body: PostInput,
  status: 201,
  reply: Post,
  refusals: [
    ...noSubject,
    'post.not-permitted',
    'post.not-your-delegation',
    'post.capacity',
    'post.parent-not-found',
    'post.mention-unknown',
  ],
});

export const markRead = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/threads/:kind/:subject/read',
  summary: 'Note that one has read a thread up to a post; never back',
  policy: { who: 'act', act: 'thread.read' },
  params: InThread,
  body: z.object({ upTo: id('post') }),
  reply: ThreadState,
  refusals: [...noSubject, ...noPost],
});

export const editPost = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/posts/:post',
  summary: 'Change the words of one’s own post, soon after it was written',
  policy: { who: 'act', act: 'thread.post' },
  params: InPost,
  body: z.object({ body: PostBody, revision: z.number().int().min(1) }),
  reply: Post,
  refusals: [
    ...noPost,
    'post.not-yours',
    'post.not-shown',
    'post.too-late',
    'post.changed-meanwhile',
    'post.mention-unknown',
  ],
});

export const listPostEdits = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/posts/:post/edits',
  summary: 'The earlier words of a post, newest first',
  policy: { who: 'act', act: 'thread.read' },
  params: InPost,
  query: PageQuery,
  reply: pageOf(z.object({ edit: z.number().int(), body: z.string(), at: z.string() })).extend({
    mentions: z.array(Mentioned),
  }),
  refusals: noPost,
});

export const withdrawPost = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/posts/:post',
  summary: 'Withdraw one’s own post: that it was there stays to be seen, its words do not',
  policy: { who: 'act', act: 'thread.post' },
  params: InPost,
  reply: Post,
  refusals: [...noPost, 'post.not-yours', 'post.withdrawn'],
});

export const hidePost = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/posts/:post/moderation',
  summary: 'Hide the words of a post, for a reason that is shown in their place',
  policy: { who: 'act', act: 'thread.moderate' },
  params: InPost,
  body: z.object({
    reason: PlainText(500).pipe(z.string().min(3, 'Say why: the reason is shown in place of the post.')),
  }),
  reply: Post,
  refusals: [...noPost, 'post.wrong-state'],
});

export const showPost = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/posts/:post/moderation',
  summary: 'Show a hidden post again',
  policy: { who: 'act', act: 'thread.moderate' },
  params: InPost,
  reply: Post,
  refusals: [...noPost, 'post.wrong-state'],
});

export const listMentions = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/mentions',
  summary: 'Posts that mention the reader or their delegation, newest first',
  policy: { who: 'act', act: 'thread.read' },
  params: InRoundTable,
  query: PageQuery,
  reply: pageOf(Mention),
});

export const listMentionable = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/threads/:kind/:subject/mentionable',
  summary:
    'Delegations, and persons as far as the reader may know them, that can be mentioned in a thread, by the beginning of a word of their names',
  policy: { who: 'act', act: 'thread.post' },
  params: InThread,
  query: z.object({ q: z.string().max(100).default('') }),
  reply: z.object({ items: z.array(Mentionable).max(20) }),
  refusals: noSubject,
});
