import { z } from 'zod';
import {
  conflict,
  type DelegationId,
  forbidden,
  id,
  invalid,
  Language,
  LocalizedText,
  type Verdict,
} from '../kernel/index.ts';
import { type Actor, can } from '../people/index.ts';

/**
 * `open → cleared | change-requested`, and back and forth between the two; the co-chairs may set aside what is not cleared.
 */
export const MENTION_CHECK_STATUSES = ['open', 'cleared', 'change-requested', 'set-aside'] as const;
export type MentionCheckStatus = (typeof MENTION_CHECK_STATUSES)[number];

/** What a delegation that is named may answer. */
export const MENTION_ANSWERS = ['cleared', 'change-requested'] as const;
export type MentionAnswer = (typeof MENTION_ANSWERS)[number];

/** What may name somebody: the parts of a practice, of `countries` by the ISO code, of a source its label; and the sentence that the annex prints of it. */
export const NAMING_PARTS = [
  'title',
  'summary',
  'action',
  'measure',
  'result',
  'body',
  'partners',
  'beneficiaries',
  'countries',
  'source',
  'sentence',
] as const;
export const PassageNaming = z.object({
  part: z.enum(NAMING_PARTS),
  text: z.string(),
  /** Of a sentence; the parts of a practice are in the practice's language. */
  language: Language.optional(),
});
export type PassageNaming = z.infer<typeof PassageNaming>;

/** A delegation that a practice names, and what it said to that. */
export const MentionCheck = z.object({
  delegation: z.object({ id: id('delegation'), names: LocalizedText }),
  /** The version that it was asked about: what an answer names. */
  version: z.number().int(),
  status: z.enum(MENTION_CHECK_STATUSES),
  /** The change that is asked for, or why the check was set aside. */
  reason: z.string().nullable(),
  passages: z.array(PassageNaming),
  /** What an answer to words names that may be rewritten within a version: those of a sentence of the annex. */
  words: z.string(),
  askedAt: z.string(),
  answeredAt: z.string().nullable(),
  may: z.object({ answer: z.boolean(), setAside: z.boolean() }),
});
export type MentionCheck = z.infer<typeof MentionCheck>;

/** Whether a check stands in the way of an edition [PR33]. */
export const holdsUp = (status: MentionCheckStatus): boolean => status === 'open' || status === 'change-requested';

/** Whether what was said to a check of an earlier wording holds for one that names the delegation in `words`: it was settled, and the words are the same [PR32]. */
export const staysSettled = (
  earlier: { readonly status: MentionCheckStatus; readonly words: string },
  words: string,
): boolean => !holdsUp(earlier.status) && earlier.words === words;

/** What the rules need to know of a check. */
export interface MentionCheckFacts {
  readonly delegationId: DelegationId;
  readonly status: MentionCheckStatus;
}

const needsReason = invalid('practice.reason-needed', 'Please give the reason: it is what the others have to go by.', {
  fields: { reason: 'A reason is needed.' },
});

/** Whether the actor may answer for the delegation that is named [PR31]. */
export function mayAnswerMention(
  actor: Actor,
  { delegationId, status }: MentionCheckFacts,
  answer: MentionAnswer,
  reason: string | undefined,
): Verdict {
  if (!can({ ...actor, roles: [] }, 'practice.answer-mention', { delegationId }))
    return forbidden('practice.cannot-answer-mention', 'Only the delegation that is named answers for it.');
  if (answer === 'cleared') return undefined;
  if (status === 'set-aside')
    return conflict(
      'practice.mention-settled',
      'The co-chairs have set this mention check aside; please speak to them about a change.',
    );
  return reason ? undefined : needsReason;
}

/** Whether the actor may set a check aside [PR33]. */
export function maySetMentionAside(actor: Actor, { status }: MentionCheckFacts, reason: string | undefined): Verdict {
  if (!can(actor, 'practice.set-mention-aside'))
    return forbidden('practice.cannot-set-aside', 'Only the co-chairs may set a mention check aside.');
  if (!holdsUp(status))
    return conflict('practice.mention-settled', 'There is nothing to set aside: this mention check holds nothing up.');
  return reason ? undefined : needsReason;
}
