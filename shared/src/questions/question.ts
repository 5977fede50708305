import { z } from 'zod';
import { conflict, id, type Id, LocalizedText, type Verdict } from '../kernel/index.ts';
import { type Actor, can, hasRole } from '../people/index.ts';
import type { Phase } from '../round-tables/index.ts';

export type QuestionId = Id<'question'>;

/** The life of a guiding question. */
export const QUESTION_STATUSES = ['draft', 'open', 'closed'] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

export const QUESTION_STEPS = ['open', 'close', 'reopen'] as const;
export type QuestionStep = (typeof QUESTION_STEPS)[number];

const TRANSITIONS: Readonly<Record<QuestionStep, readonly [from: QuestionStatus, to: QuestionStatus]>> = {
  open: ['draft', 'open'],
  close: ['open', 'closed'],
  reopen: ['closed', 'open'],
};

/** The status after a step, or a refusal where the question is not at its start. [QU1] */
export function takeQuestionStep(
  status: QuestionStatus,
  step: QuestionStep,
): QuestionStatus | Exclude<Verdict, undefined> {
  const [from, to] = TRANSITIONS[step];
  return status === from
    ? to
    : conflict(
        'question.wrong-status',
        `A guiding question that is ${status} cannot be ${step === 'close' ? 'closed' : 'opened'}.`,
        { params: { status, step } },
      );
}

/** What an edit of the text does: a draft is rewritten, an open question gets a new version, a closed one stays as it is. [QU2] */
export function effectOfEdit(status: QuestionStatus): 'rewrite' | 'new-version' | Exclude<Verdict, undefined> {
  if (status === 'draft') return 'rewrite';
  if (status === 'open') return 'new-version';
  return conflict('question.closed', 'A closed guiding question is not changed; reopen it first.');
}

/** Phases in which heads of delegation may propose guiding questions. [QU4] */
export const PROPOSING_PHASES: readonly Phase[] = ['preparation', 'consultation'];

/** Whether the actor sees a question at all: a draft is for those who chair, hold the pen or proposed it. [QU3] */
export const seesQuestion = (actor: Actor, question: { status: QuestionStatus; createdBy: string }): boolean =>
  question.status !== 'draft' ||
  hasRole(actor, 'co-chair', 'penholder', 'secretariat') ||
  question.createdBy === actor.personId;

/** Whether the actor may change a question's words: drafts by their proposer or the table's pen, open ones by co-chairs. [QU4] */
export function mayEditQuestion(
  actor: Actor,
  question: { status: QuestionStatus; createdBy: string },
  phase: Phase,
): boolean {
  if (question.status !== 'draft') return can(actor, 'question.open');
  return (
    hasRole(actor, 'co-chair', 'penholder') ||
    (question.createdBy === actor.personId &&
      can(actor, 'question.draft', { phaseAllows: PROPOSING_PHASES.includes(phase) }))
  );
}

export const QuestionVersion = z.object({
  version: z.number().int(),
  text: LocalizedText,
  note: z.string().nullable(),
  /** As exact as the ladder lets readers know who wrote it: a moment, or a day. */
  createdAt: z.string(),
});

export const GuidingQuestion = z.object({
  id: id('question'),
  number: z.number().int(),
  status: z.enum(QUESTION_STATUSES),
  version: z.number().int(),
  text: LocalizedText,
  closesAt: z.iso.datetime().nullable(),
  openedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** Proposed by the reader. */
  isMine: z.boolean(),
  mayEdit: z.boolean(),
  counts: z.object({ delegations: z.number().int(), answered: z.number().int(), accepted: z.number().int() }),
  /** The reader's own delegations' responses and the joint one, as far as they have been started. */
  responses: z.array(
    z.object({
      id: id('response'),
      delegationId: id('delegation').nullable(),
      status: z.enum(['drafting', 'submitted', 'returned', 'accepted']),
      answersVersion: z.number().int().nullable(),
    }),
  ),
});
export type GuidingQuestion = z.infer<typeof GuidingQuestion>;
