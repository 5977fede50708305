import { z } from 'zod';
import { defineRoute, id } from '../kernel/index.ts';
import { PracticeReading } from './views.ts';
import { InPractice } from './in-practice.ts';
import { MENTION_ANSWERS } from './mention-check.ts';

const InCheck = InPractice.extend({ delegation: id('delegation') });
const Reason = z.string().trim().max(2000);
const version = z.number().int().min(1);
/** As they were read, from the check: refused where what names the delegation reads otherwise now. */
const words = z.string().max(64);
const refusals = [
  'practice.not-found',
  'practice.changed-meanwhile',
  'practice.not-asked',
  'practice.reason-needed',
  'practice.sentence-rewritten',
] as const;

export const answerMention = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/practices/:practice/mentions/:delegation',
  summary: 'Clear the wording in which the delegation is named, or ask for a change',
  policy: { who: 'act', act: 'practice.answer-mention' },
  params: InCheck,
  body: z.object({ version, words, answer: z.enum(MENTION_ANSWERS), reason: Reason.optional() }),
  reply: PracticeReading,
  refusals: [...refusals, 'practice.cannot-answer-mention', 'practice.mention-settled'],
});

export const setMentionAside = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/mentions/:delegation/setting-aside',
  summary: 'Set a mention check aside, with a reason that the delegation and the submitters read',
  policy: { who: 'act', act: 'practice.set-mention-aside' },
  params: InCheck,
  body: z.object({ version, words, reason: Reason }),
  reply: PracticeReading,
  refusals: [...refusals, 'practice.cannot-set-aside', 'practice.mention-settled'],
});
