import { z } from 'zod';
import { conflict, defineRoute, type DelegationId, forbidden, id, Language, type Verdict } from '../kernel/index.ts';
import { type Actor, can } from '../people/index.ts';
import { InPractice } from '../practices/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { InPrint } from './fate-contract.ts';

/** A sentence as it was read, as it was put to the delegation that has not noted it, and as the annex would print it now. */
export interface SentenceRead {
  readonly read: string;
  readonly put: string | undefined;
  readonly inPrint: string | undefined;
}

/** Whether the actor may note for a delegation that it has read a sentence: one that is put to it, or the one that this has become [AX62]. */
export function mayNoteSentence(
  actor: Actor,
  delegationId: DelegationId,
  { read, put, inPrint }: SentenceRead,
): Verdict {
  if (!can({ ...actor, roles: [] }, 'practice.object', { delegationId }))
    return forbidden('sentence.not-yours', 'Only a delegation that submits the practice notes that it has read this.');
  if (put === undefined)
    return conflict('sentence.not-put', 'This sentence was not put to your delegation, or it has been noted already.');
  return read === put || read === inPrint
    ? undefined
    : conflict('sentence.changed-meanwhile', 'The sentence reads otherwise now. Please read it first.');
}

const Count = z.number().int();
/** How far the reading of the sentences in one language is: one delegation's reading of one sentence counts as one. */
export const SentenceReadings = z.object({ put: Count, read: Count });
export type SentenceReadings = z.infer<typeof SentenceReadings>;

export const getSentenceReadings = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/annexes/sentence-readings',
  summary:
    'How many sentences in a language were put to the delegations whose practices they are about, and how many were read',
  policy: { who: 'act', act: 'annex.read' },
  params: InRoundTable,
  query: z.object({ language: Language }),
  reply: SentenceReadings,
});

export const putSentences = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/annexes/sentence-readings',
  summary: 'Put the sentences that the next edition would print in a language to those who submit the practices',
  policy: { who: 'act', act: 'annex.arrange' },
  params: InRoundTable,
  body: z.object({ language: Language }),
  reply: SentenceReadings.extend({ newlyPut: Count }),
  refusals: ['sentence.nothing-to-put'],
});

export const noteSentence = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/practices/:practice/sentences/:language/reading',
  summary: 'Note for a delegation that it has read the sentence that was put to it',
  policy: { who: 'act', act: 'practice.object' },
  params: InPractice.extend({ language: Language }),
  body: z.object({
    delegationId: id('delegation'),
    /** As it was read. */
    sentence: z.string().max(10_000),
  }),
  reply: InPrint,
  refusals: ['practice.not-found', 'sentence.not-yours', 'sentence.not-put', 'sentence.changed-meanwhile'],
});
