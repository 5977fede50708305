import { z } from 'zod';
import { id, type Id, Language, LocalizedText } from '../kernel/index.ts';
import { ROLES } from '../people/index.ts';
import { AttributionLevel, Capacity, Voice } from '../round-tables/index.ts';
import { lengthOf, mentionsIn } from './parts-of.ts';
import { tidy } from './plain-text.ts';
import { THREAD_KINDS } from './subject.ts';
import { POST_LEVELS, POST_STATES } from './who.ts';

export type PostId = Id<'post'>;
export type ThreadId = Id<'thread'>;

/** A post has at most so many characters, a mention counting as one. */
export const LONGEST_POST = 4000;
/** A post mentions at most so many. */
export const MOST_MENTIONS = 20;

/** The words of a post: plain text, with mentions as `@[id]`. */
export const PostBody = z
  .string()
  .max(LONGEST_POST + 40 * MOST_MENTIONS)
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(1, 'There is nothing in it yet.')
      .refine((text) => lengthOf(text) <= LONGEST_POST, `A post has at most ${LONGEST_POST} characters.`)
      .refine((text) => mentionsIn(text).length <= MOST_MENTIONS, `A post mentions at most ${MOST_MENTIONS}.`),
  );

export const PostInput = z.object({
  body: PostBody,
  language: Language,
  /** The post that it answers. */
  parentId: id('post').nullable().default(null),
  /** The delegation for which it is said; null in the name of an office. */
  delegationId: id('delegation').nullable(),
  capacity: Capacity,
  attribution: z.enum(POST_LEVELS),
});
export type PostInput = z.infer<typeof PostInput>;

/** Someone who is mentioned, as the reader may know them. */
export const Mentioned = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delegation'), id: id('delegation'), names: LocalizedText }),
  z.object({ kind: z.literal('person'), id: id('person'), name: z.string() }),
]);
export type Mentioned = z.infer<typeof Mentioned>;

/** Someone who can be mentioned; persons, with what they are in the round table, only to those who may know them. */
export const Mentionable = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delegation'), id: id('delegation'), names: LocalizedText }),
  z.object({
    kind: z.literal('person'),
    id: id('person'),
    name: z.string(),
    of: z.array(LocalizedText),
    roles: z.array(z.enum(ROLES)),
  }),
]);
export type Mentionable = z.infer<typeof Mentionable>;

export const Post = z.object({
  id: id('post'),
  parentId: id('post').nullable(),
  voice: Voice,
  /** The level that its author chose, to the author; else the one on which it is shown. */
  attribution: AttributionLevel,
  state: z.enum(POST_STATES),
  /** Null where the reader is not shown its words. Mentions that the reader may not know are `@[]`. */
  body: z.string().nullable(),
  language: Language,
  mentions: z.array(Mentioned),
  at: z.string(),
  revision: z.number().int(),
  isEdited: z.boolean(),
  /** Written by the reader in person. */
  isOwn: z.boolean(),
  isNew: z.boolean(),
  /** Written before the subject was shown to the whole table: known only to those who knew of it then. */
  isInner: z.boolean(),
  /** Why it was hidden. */
  moderationReason: z.string().nullable(),
  may: z.object({
    /** Until when the reader may change it; null where they may not. */
    editUntil: z.iso.datetime().nullable(),
    withdraw: z.boolean(),
    hide: z.boolean(),
    show: z.boolean(),
  }),
});
export type Post = z.infer<typeof Post>;

/** In whose name the reader may post. */
export const Speaker = z.object({
  delegation: z.object({ id: id('delegation'), names: LocalizedText }).nullable(),
  office: z.enum(ROLES).nullable(),
  capacities: z.array(Capacity),
});
export type Speaker = z.infer<typeof Speaker>;

/** How a thread stands for one reader. */
export const ThreadState = z.object({
  subject: z.object({ kind: z.enum(THREAD_KINDS), id: z.uuid() }),
  posts: z.number().int().min(0),
  unread: z.number().int().min(0),
});
export type ThreadState = z.infer<typeof ThreadState>;

/** A mention of the reader or their delegation. */
export const Mention = z.object({
  post: id('post'),
  subject: z.object({ kind: z.enum(THREAD_KINDS), id: z.uuid(), title: LocalizedText, path: z.string() }),
  voice: Voice,
  at: z.string(),
  /** The beginning of the post, its mentions as `@[id]` or `@[]`. */
  beginning: z.string(),
  mentions: z.array(Mentioned),
  isNew: z.boolean(),
});
export type Mention = z.infer<typeof Mention>;
