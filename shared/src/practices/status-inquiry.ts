import { z } from 'zod';
import { conflict, type DelegationId, forbidden, id, type Verdict } from '../kernel/index.ts';
import { type Actor, can } from '../people/index.ts';
import type { PracticeContent } from './practice.ts';
import type { PracticeStatus } from './status.ts';

/** What submitters answer when they are asked whether the living status of a practice still holds [AX52]. */
export const STATUS_ANSWERS = ['holds', 'changed'] as const;
export type StatusAnswer = (typeof STATUS_ANSWERS)[number];

/** Nobody is written to about the status of a practice again within this; hours [AX51]. */
export const STATUS_PAUSE = 24;

/** The question as those see it whom it is put to, and those who put it. */
export const StatusAsk = z.object({
  /** The version that is asked about: what an answer names. */
  version: z.number().int(),
  askedAt: z.string(),
  closesAt: z.string(),
  answer: z.enum(STATUS_ANSWERS).nullable(),
  answeredAt: z.string().nullable(),
  /** For which delegations the reader may answer now. */
  mayAnswer: z.array(id('delegation')),
});
export type StatusAsk = z.infer<typeof StatusAsk>;

export interface StatusAskFacts {
  /** The version that is asked about. */
  readonly version: number;
  /** The last that was submitted, and where the practice stands. */
  readonly latest: number;
  readonly status: PracticeStatus;
  /** The submitters of the version that is asked about. */
  readonly submitters: readonly DelegationId[];
  readonly answer: StatusAnswer | null;
}

/** Whether the actor may answer for a delegation that submits the practice [AX52]. */
export function mayAnswerStatus(actor: Actor, delegationId: DelegationId, ask: StatusAskFacts): Verdict {
  if (!ask.submitters.includes(delegationId) || !can({ ...actor, roles: [] }, 'practice.submit', { delegationId }))
    return forbidden('practice.not-yours', 'Only the delegations that submit this practice may do this.');
  if (ask.status === 'succeeded')
    return conflict('practice.succeeded', 'Another practice carries this one on; please read that one.');
  if (ask.answer !== null)
    return conflict('practice.status-answered', 'This has been answered already; the form changes what was said.');
  if (ask.latest !== ask.version || (ask.status !== 'cleared' && ask.status !== 'published'))
    return conflict(
      'practice.changed-meanwhile',
      'Another version of this practice is before you now. Please read it first.',
      { params: { version: ask.latest } },
    );
  return undefined;
}

/** What a version that was submitted after the question says to it [AX52]. */
export const answerIn = (
  asked: Pick<PracticeContent, 'livingStatus' | 'endDate'>,
  submitted: Pick<PracticeContent, 'livingStatus' | 'endDate'>,
): StatusAnswer =>
  asked.livingStatus === submitted.livingStatus && asked.endDate === submitted.endDate ? 'holds' : 'changed';

/** A version that says when its status was last looked at, and in nothing else differs from the one before [AX52]. */
export const renewed = (content: PracticeContent, on: string): PracticeContent => ({ ...content, livingStatusOn: on });
