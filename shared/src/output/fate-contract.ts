import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText } from '../kernel/index.ts';
import { InPractice } from '../practices/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { FATES, WHY_NOT } from './fate.ts';
import { Objection } from './objection.ts';

const policy = (act: string) => ({ who: 'act', act }) as const;
const Count = z.number().int();

/** What became of a practice in one published edition. */
export const PracticeFate = z.object({
  edition: z.object({
    id: id('edition'),
    symbol: z.string(),
    number: z.number().int(),
    language: Language,
    publishedAt: z.string(),
  }),
  fate: z.enum(FATES),
  /** Why it is not printed, as far as the reader may know; null where it is, or where it is not theirs to know. */
  why: z.enum(WHY_NOT).nullable(),
  /** The version that is printed. */
  version: z.number().int().nullable(),
  /** The words as they are printed. */
  printed: z.string().nullable(),
});
export type PracticeFate = z.infer<typeof PracticeFate>;

/** The sentence that an annex would print in one language: the penholder's, with those before it, newest first, or the one proposed from the practice. */
export const SentenceInPrint = z.object({
  language: Language,
  text: z.string(),
  /** Whether nobody has written one in this language. */
  isProposed: z.boolean(),
  /** The version of the practice that it was written for, and the revision of the entry in which it was written. */
  version: z.number().int(),
  revision: z.number().int(),
  earlier: z.array(z.object({ text: z.string().nullable(), revision: z.number().int(), at: z.string() })),
  /** For which delegations the reader may object now. */
  mayObject: z.array(id('delegation')),
  /** For which it was put to them and the reader may note that they have read it [AX62]. */
  toRead: z.array(id('delegation')),
});
export type SentenceInPrint = z.infer<typeof SentenceInPrint>;

/** What the annexes make of a practice. */
export const InPrint = z.object({
  /** To its submitters and the bureau, while an annex would print it; empty to everybody else. */
  sentences: z.array(SentenceInPrint),
  /** Of a practice that no annex would print yet, to those who arrange the annexes: what would be proposed of the version that they review. */
  proposals: z.array(SentenceInPrint.pick({ language: true, text: true })),
  /** Newest first; to the same readers. */
  objections: z.array(Objection),
  /** To those who arrange the annexes, while Annex A would print it: of which version, and the revision to write its sentence on. */
  entry: z.object({ version: z.number().int(), revision: z.number().int() }).nullable(),
  /** In published editions, newest first: to its submitters and the bureau also where it was not printed. */
  fates: z.array(PracticeFate),
});
export type InPrint = z.infer<typeof InPrint>;

export const getInPrint = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice/print',
  summary:
    'What the annexes make of a practice: the sentences written for it and the objections to them, and what became of it in each edition',
  policy: policy('practice.read'),
  params: InPractice,
  reply: InPrint,
  refusals: ['practice.not-found'],
});

const Wording = z.string().trim().min(1).max(4000);
export const objectToSentence = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/objections',
  summary:
    'Object to the sentence that the annex would print, as it reads in this revision; a reason and a wording may be given',
  policy: policy('practice.object'),
  params: InPractice,
  body: z.object({
    delegationId: id('delegation'),
    language: Language,
    /** Of the sentence that was read. */
    revision: z.number().int().min(0),
    /** As it was read: needed to tell a proposed one that has changed with the practice. */
    sentence: z.string().max(10_000).optional(),
    reason: z.string().trim().max(2000).optional(),
    proposed: Wording.optional(),
  }),
  reply: InPrint,
  refusals: [
    'practice.not-found',
    'objection.not-yours',
    'objection.open-already',
    'objection.not-printed',
    'objection.answered-already',
    'objection.too-often',
    'objection.no-sentence',
    'objection.changed-meanwhile',
  ],
});

const InObjection = InPractice.extend({ objection: id('objection') });
export const withdrawObjection = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/objections/:objection/withdrawal',
  summary: 'Take an objection back, for the delegation that made it',
  policy: policy('practice.object'),
  params: InObjection,
  reply: InPrint,
  refusals: ['practice.not-found', 'objection.not-found', 'objection.not-yours', 'objection.settled'],
});

export const answerObjection = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/objections/:objection/answer',
  summary: 'Answer an objection: take its wording over as the sentence, or say why the sentence stays',
  policy: policy('annex.arrange'),
  params: InObjection,
  body: z.object({
    takes: z.boolean(),
    /** Needed where the wording is not taken over. */
    reason: z.string().trim().max(2000).optional(),
    /** Of the entry that was read. */
    revision: z.number().int().min(0),
    /** Of the practice, as it was read beside the entry. */
    version: z.number().int().min(1),
  }),
  reply: InPrint,
  refusals: [
    'practice.not-found',
    'objection.not-found',
    'objection.settled',
    'objection.nothing-proposed',
    'objection.reason-needed',
    'annex-entry.not-found',
    'annex-entry.changed-meanwhile',
  ],
});

/** How far the questions about living status before the next edition are. */
export const StatusInquiry = z.object({
  asked: Count,
  answered: Count,
  changed: Count,
  /** Those who have not answered and may be written to again. */
  toRemind: Count,
  closesAt: z.string().nullable(),
});
export type StatusInquiry = z.infer<typeof StatusInquiry>;

export const getStatusInquiry = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/annexes/status-inquiry',
  summary: 'How many practices were asked about before the next edition, and how many answers there are',
  policy: policy('annex.read'),
  params: InRoundTable,
  reply: StatusInquiry,
});

export const askStatus = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/annexes/status-inquiry',
  summary:
    'Ask the submitters of what the next edition would print, or of some of it, whether the living status still holds',
  policy: policy('annex.ask-status'),
  params: InRoundTable,
  body: z.object({
    closesAt: z.iso.datetime(),
    /** All that the next edition would print when left out. */
    practices: z.array(id('practice')).min(1).max(5000).optional(),
  }),
  reply: StatusInquiry.extend({ newlyAsked: Count }),
  refusals: ['status-inquiry.deadline-passed', 'status-inquiry.nobody-to-ask'],
});

export const remindOfStatus = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/annexes/status-inquiry/reminders',
  summary: 'Remind those who have not answered, nobody more than once a day',
  policy: policy('annex.ask-status'),
  params: InRoundTable,
  reply: StatusInquiry.extend({ reminded: Count }),
  refusals: ['status-inquiry.reminded-already'],
});

/** A practice of the reader's delegations with what became of it in an edition. */
export const FateOfOwn = PracticeFate.omit({ edition: true }).extend({
  practice: z.object({ id: id('practice'), number: z.number().int(), title: z.string(), language: Language }),
  delegations: z.array(z.object({ id: id('delegation'), names: LocalizedText })),
});
export type FateOfOwn = z.infer<typeof FateOfOwn>;

const InEdition = InRoundTable.extend({ edition: id('edition') });
export const listOwnFates = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions/:edition/fates',
  summary: 'What became of the practices of one’s delegations in a published edition',
  policy: policy('edition.read'),
  params: InEdition,
  reply: z.object({ items: z.array(FateOfOwn), isRead: z.boolean() }),
  refusals: ['edition.not-found'],
});

export const markFatesRead = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/editions/:edition/fates/read',
  summary: 'Note that one has read what became of the practices of one’s delegations in an edition',
  policy: policy('edition.read'),
  params: InEdition,
  refusals: ['edition.not-found'],
});
