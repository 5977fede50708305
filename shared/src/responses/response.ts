import { z } from 'zod';
import { conflict, type DelegationId, id, type Id, invalid, Language, type Verdict } from '../kernel/index.ts';
import { type Actor, can, hasRole, isOf } from '../people/index.ts';
import { AttributionLevel, Capacity, type Phase, type RoundTableSettings, Voice } from '../round-tables/index.ts';

export type ResponseId = Id<'response'>;

export const RESPONSE_STATUSES = ['drafting', 'submitted', 'returned', 'accepted'] as const;
export type ResponseStatus = (typeof RESPONSE_STATUSES)[number];
export const RESPONSE_STEPS = ['submit', 'return', 'accept'] as const;
export type ResponseStep = (typeof RESPONSE_STEPS)[number];

const TRANSITIONS: Readonly<Record<ResponseStep, { from: readonly ResponseStatus[]; to: ResponseStatus }>> = {
  // Submitting again replaces what was submitted by a newer version, as long as it has not been accepted.
  submit: { from: ['drafting', 'submitted', 'returned'], to: 'submitted' },
  return: { from: ['submitted'], to: 'returned' },
  accept: { from: ['submitted'], to: 'accepted' },
};

/** The status after a step, or a refusal. [RE2] */
export function takeResponseStep(
  status: ResponseStatus,
  step: ResponseStep,
): ResponseStatus | Exclude<Verdict, undefined> {
  const { from, to } = TRANSITIONS[step];
  if (from.includes(status)) return to;
  return conflict('response.wrong-status', `A response that is ${status} cannot take this step.`, {
    params: { status, step },
  });
}

/** What the rules ask about a response; `delegationId` is null for the joint response of the table. */
export interface ResponseFacts {
  readonly status: ResponseStatus;
  readonly delegationId: DelegationId | null;
}

const isBureau = (actor: Actor) => hasRole(actor, 'co-chair', 'penholder', 'secretariat');

/** Whether the actor co-edits: their own delegation's response, or the joint one as far as the phase allows; an accepted one is finished. [RE5] */
export function mayEditResponse(
  actor: Actor,
  response: ResponseFacts,
  table: { readonly phase: Phase; readonly settings: { readonly jointEditing: readonly Phase[] } },
): boolean {
  if (response.status === 'accepted') return false;
  if (response.delegationId === null)
    return can(actor, 'response.edit-joint', { phaseAllows: table.settings.jointEditing.includes(table.phase) });
  return can(actor, 'response.edit', { delegationId: response.delegationId });
}

/** Whether the actor may submit it. [RE3] */
export const maySubmitResponse = (actor: Actor, response: ResponseFacts): boolean =>
  response.delegationId === null
    ? can(actor, 'response.submit-joint')
    : can(actor, 'response.submit', { delegationId: response.delegationId });

/**
 * Whether the actor may read what was submitted, and knows that there is a response at all. Its own delegation always
 * does; the bureau from the first submission; the whole table once accepted, where the settings say so. The joint
 * response belongs to the table. [RE4]
 */
export function readsResponse(
  actor: Actor,
  response: ResponseFacts & { version: number },
  settings: Pick<RoundTableSettings, 'acceptedResponses'>,
): boolean {
  if (response.delegationId === null || isOf(actor, response.delegationId)) return true;
  if (response.version === 0) return false;
  return isBureau(actor) || (response.status === 'accepted' && settings.acceptedResponses === 'table');
}

/** Whether the words now being written are shown to the actor: to those who co-edit, and to the delegation itself. [RE4] */
export const readsDraft = (actor: Actor, response: ResponseFacts): boolean =>
  response.delegationId === null
    ? !hasRole(actor, 'observer') || actor.roles.length > 1 || actor.accreditations.length > 0
    : isOf(actor, response.delegationId);

/** Whether a response may be submitted now: the question is open, and something has been written. [RE3] */
export function canSubmitNow(question: { status: string }, text: string): Verdict {
  if (question.status !== 'open')
    return conflict('response.question-not-open', 'This guiding question is not open for responses.');
  if (text.trim() === '') return invalid('response.empty', 'There is nothing to submit yet.');
  return undefined;
}

/** Whether the submitted version answers an older wording of the question. [QU2] */
export const answersOlderVersion = (answered: number | null, current: number): boolean =>
  answered !== null && answered < current;

export const ResponseSummary = z.object({
  id: id('response'),
  questionId: id('question'),
  isJoint: z.boolean(),
  status: z.enum(RESPONSE_STATUSES),
  version: z.number().int(),
  answersVersion: z.number().int().nullable(),
  answersOlder: z.boolean(),
  language: Language,
  submittedAt: z.string().nullable(),
  voice: Voice,
});
export type ResponseSummary = z.infer<typeof ResponseSummary>;

export const ResponseDetail = ResponseSummary.extend({
  capacity: Capacity,
  attribution: AttributionLevel,
  /** The document to co-edit or to follow; null where the reader sees submitted versions only. */
  documentId: id('document').nullable(),
  may: z.object({ edit: z.boolean(), submit: z.boolean(), return: z.boolean(), accept: z.boolean() }),
  returnedReason: z.string().nullable(),
  versions: z.array(
    z.object({
      version: z.number().int(),
      questionVersion: z.number().int(),
      submittedAt: z.string(),
      hash: z.string(),
    }),
  ),
  steps: z.array(
    z.object({
      step: z.enum(RESPONSE_STEPS),
      version: z.number().int().nullable(),
      reason: z.string().nullable(),
      at: z.string(),
    }),
  ),
});
export type ResponseDetail = z.infer<typeof ResponseDetail>;
