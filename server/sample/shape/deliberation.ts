import { Language } from '@penholder/shared/kernel';
import { AttributionLevel, Capacity } from '@penholder/shared/round-tables';
import { z } from 'zod';
import { Deed, Hour, InFour, Key, Line, stepTo } from './common.ts';

/** What a thread or a decision is about. */
export const Subject = z.strictObject({ kind: z.enum(['practice', 'question', 'decision']), key: Key });

/**
 * A contribution to a thread. `delegation` is null where the person speaks in a role of the round table; `mentions` are
 * persons, each of whom stands in the text as `@Name`; `attribution` is set where the author chose to disclose less.
 */
export const SamplePost = Deed.extend({
  key: Key,
  delegation: Key.nullable(),
  capacity: Capacity,
  language: Language.default('en'),
  attribution: AttributionLevel.optional(),
  replyTo: Key.nullable().default(null),
  mentions: z.array(Key).default([]),
  text: z.array(Line).min(1),
});
export type SamplePost = z.infer<typeof SamplePost>;

export const SampleThread = z.strictObject({
  key: Key,
  about: Subject,
  title: Line,
  posts: z.array(SamplePost).min(1),
});

/** The answers of the two methods that the sample uses. */
export const CHOICES = {
  'gradient-of-support': ['co-sponsor', 'support', 'can-live-with', 'reservation', 'need-instruction', 'cannot-join'],
  'yes-no-abstain': ['yes', 'no', 'abstain'],
} as const;

const Ballot = Deed.extend({ delegation: Key, choice: Key, reason: Line.optional() });

/** A decision. Its electorate is every delegation that has a vote when it opens; `quorum` is a number of ballots. */
export const SampleDecision = z.strictObject({
  key: Key,
  method: z.enum(['gradient-of-support', 'yes-no-abstain']),
  question: InFour,
  explanation: InFour,
  subject: Subject.nullable(),
  secrecy: z.enum(['open', 'hidden-until-close']),
  quorum: z.number().int().positive(),
  draftedBy: Key,
  life: z.array(stepTo(['open', 'closed'])),
  closesAtHour: Hour,
  ballots: z.array(Ballot),
});
export type SampleDecision = z.infer<typeof SampleDecision>;
