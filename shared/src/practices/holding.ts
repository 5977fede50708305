import { z } from 'zod';
import {
  conflict,
  type DelegationId,
  forbidden,
  id,
  LocalizedText,
  type PersonId,
  type Verdict,
} from '../kernel/index.ts';
import { type Actor, can, positionOf } from '../people/index.ts';

/** Somebody of a delegation, as the delegation knows them. */
export const Colleague = z.object({
  id: id('person'),
  name: z.string(),
  /** Has written in the text of this practice. */
  hasWritten: z.boolean(),
});

/** Who of one delegation holds a working copy: the person whom the others turn to, and the colleagues who may write it too. */
export const Holding = z.object({
  delegation: z.object({ id: id('delegation'), names: LocalizedText }),
  holder: id('person').nullable(),
  people: z.array(Colleague),
  mayHandOver: z.boolean(),
});
export type Holding = z.infer<typeof Holding>;

export interface HoldingFacts {
  readonly delegationId: DelegationId;
  readonly submitters: readonly DelegationId[];
  readonly holder: PersonId | null;
}

const notYours = forbidden('practice.not-yours', 'Only the delegations that submit this practice may do this.');

/** Whether the actor may say who of the delegation holds the working copy: its holder, whoever leads the delegation, or anybody of it where nobody does [PR46]. */
export function mayHandOver(actor: Actor, { delegationId, submitters, holder }: HoldingFacts): Verdict {
  const place = actor.accreditations.find((one) => one.delegationId === delegationId);
  if (!place || !submitters.includes(delegationId) || !can({ ...actor, roles: [] }, 'practice.draft', { delegationId }))
    return notYours;
  if (holder === null || holder === actor.personId || positionOf(place) === 'head') return undefined;
  return forbidden('practice.not-holder', 'The person who holds it passes it on, or whoever leads your delegation.');
}

/** Whether a colleague may be given it: one who is accredited to the same delegation now, and does not hold it already [PR46]. */
export function mayHold(person: PersonId, holder: PersonId | null, accredited: readonly PersonId[]): Verdict {
  if (!accredited.includes(person))
    return conflict('practice.not-colleague', 'This person is not accredited to your delegation.');
  return person === holder ? conflict('practice.holds-already', 'This person holds it already.') : undefined;
}
