import { z } from 'zod';
import {
  conflict,
  type DelegationId,
  forbidden,
  id,
  invalid,
  Language,
  type Id,
  LocalizedText,
  type Verdict,
} from '../kernel/index.ts';
import { type Actor, can, must } from '../people/index.ts';
import type { PracticeStatus } from '../practices/index.ts';
import { withoutIsolates } from './isolates.ts';

export type ObjectionId = Id<'objection'>;

/** `open → taken | answered | withdrawn`: its wording was taken over, it was answered with a reason, or it was taken back. */
export const OBJECTION_STATUSES = ['open', 'taken', 'answered', 'withdrawn'] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

/** A delegation's objection to the sentence of a practice that it submits [AX55]. */
export const Objection = z.object({
  id: id('objection'),
  language: Language,
  /** Null where the attribution ladder does not let the reader know it. */
  delegation: z.object({ id: id('delegation'), names: LocalizedText }).nullable(),
  /** The sentence as it was read, and in which revision of the entry it was written. */
  sentence: z.string(),
  revision: z.number().int(),
  reason: z.string().nullable(),
  /** What the delegation would have it say. */
  proposed: z.string().nullable(),
  status: z.enum(OBJECTION_STATUSES),
  /** Why its wording was not taken. */
  answer: z.string().nullable(),
  at: z.string(),
  answeredAt: z.string().nullable(),
  may: z.object({ withdraw: z.boolean(), answer: z.boolean() }),
});
export type Objection = z.infer<typeof Objection>;

/** How often a delegation objects to one sentence [AX61]. */
export const MOST_OBJECTIONS = 3;

export interface SentenceFacts {
  readonly status: PracticeStatus;
  /** The submitters of the version that the annex prints. */
  readonly submitters: readonly DelegationId[];
  /** Whether the delegation has an objection to the sentence in this language that nobody has answered. */
  readonly isOpen: boolean;
  /** Whether one to this very sentence was answered, about what the practice says still. */
  readonly isAnswered: boolean;
  /** How often it has objected to this very sentence, about what the practice says still. */
  readonly times: number;
}

const ENDED: readonly PracticeStatus[] = ['withdrawn', 'not-included', 'succeeded'];

const speaksFor = (actor: Actor, delegationId: DelegationId): boolean =>
  can({ ...actor, roles: [] }, 'practice.object', { delegationId });

const notYours = forbidden(
  'objection.not-yours',
  'Only a delegation that submits the practice objects to what the annex says of it.',
);

/** Whether the actor may object to a sentence for a delegation [AX55, AX61]. */
export function mayObject(actor: Actor, delegationId: DelegationId, sentence: SentenceFacts): Verdict {
  const { status, submitters, isOpen, isAnswered, times } = sentence;
  if (!speaksFor(actor, delegationId)) return notYours;
  if (ENDED.includes(status))
    return conflict(
      'objection.not-printed',
      'The annex does not print this practice any more, so there is nothing to object to.',
    );
  if (!submitters.includes(delegationId)) return notYours;
  if (isOpen)
    return conflict(
      'objection.open-already',
      'Your delegation has an objection to this sentence that is not answered yet. Take it back to word it anew.',
    );
  if (isAnswered)
    return conflict(
      'objection.answered-already',
      'Your delegation’s objection to this sentence has been answered. It may object again when the sentence or the practice reads otherwise.',
    );
  return times >= MOST_OBJECTIONS
    ? conflict(
        'objection.too-often',
        'Your delegation has objected to this sentence three times. It may object again when the sentence or the practice reads otherwise.',
      )
    : undefined;
}

/** Whether the actor may take an objection back [AX55]. */
export const mayWithdrawObjection = (
  actor: Actor,
  { delegationId, status }: { delegationId: DelegationId; status: ObjectionStatus },
): Verdict =>
  !speaksFor(actor, delegationId)
    ? forbidden('objection.not-yours', 'Only the delegation that objected takes its objection back.')
    : settledUnless(status);

/** Whether the actor may answer an objection: by taking the proposed wording over, or with a reason [AX56]. */
export function mayAnswerObjection(
  actor: Actor,
  { status, proposed }: { status: ObjectionStatus; proposed: string | null },
  answer: { readonly takes: boolean; readonly reason: string | undefined },
): Verdict {
  const refused = must(actor, 'annex.arrange') ?? settledUnless(status);
  if (refused) return refused;
  if (answer.takes)
    return proposed === null
      ? conflict('objection.nothing-proposed', 'This objection proposes no wording that could be taken over.')
      : undefined;
  return answer.reason?.trim()
    ? undefined
    : invalid('objection.reason-needed', 'Please say why the sentence stays as it is: the delegation reads it.', {
        fields: { reason: 'A reason is needed.' },
      });
}

const settledUnless = (status: ObjectionStatus): Verdict =>
  status === 'open' ? undefined : conflict('objection.settled', 'This objection has been settled meanwhile.');

/**
 * Whether an objection keeps an edition that prints `printed` from being published [AX57]: while nobody has answered it, and
 * where another wording was taken over and the edition still has the one that was objected to. `current` is the sentence as it
 * reads now: who wrote the one that was objected to again, meant it.
 */
export function holdsBack(
  objection: { readonly status: ObjectionStatus; readonly sentence: string },
  printed: string | undefined,
  current: string | undefined,
): 'objection-open' | 'sentence-replaced' | undefined {
  if (objection.status === 'open') return 'objection-open';
  const [read, now] = [withoutIsolates(printed ?? ''), withoutIsolates(current ?? '')];
  const isReplaced = objection.status === 'taken' && read === withoutIsolates(objection.sentence) && now !== read;
  return isReplaced ? 'sentence-replaced' : undefined;
}
