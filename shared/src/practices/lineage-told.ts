import type { DelegationId } from '../kernel/index.ts';
import { type AttributionLevel, disclosesAtLeast, lowest } from '../round-tables/index.ts';
import type { ConsentAnswer, LineagePractice } from './lineage.ts';

/**
 * Whether somebody who proposes that several practices be one must not find out by it who submits one of them: they do not
 * submit it themselves, nor does it tell them [PR26, PR39]. `tableLevel` is the most that the round table tells now.
 */
export const isKeptFromProposer = (
  practices: readonly Pick<LineagePractice, 'submitters' | 'attribution'>[],
  proposer: DelegationId | undefined,
  tableLevel: AttributionLevel,
): boolean =>
  practices.length > 1 &&
  practices.some(
    ({ submitters, attribution }) =>
      !disclosesAtLeast(lowest(attribution, tableLevel), 'delegation') && !(proposer && submitters.includes(proposer)),
  );

/**
 * Answers as far as a reader may know who gave them [PR39]: each that they are told of, and of all others together whether
 * they consented, with their number, and how many of them have answered, left out: both would tell who submits what.
 */
export function answersTold<One extends { readonly answer: ConsentAnswer | null }>(
  answers: readonly One[],
  isTold: (one: One) => boolean,
): { told: One[]; others: { answer: ConsentAnswer | null; refusal: One | undefined } | undefined } {
  const others = answers.filter((one) => !isTold(one));
  const refusal = others.find(({ answer }) => answer === 'refused');
  const answer = refusal ? 'refused' : others.every((one) => one.answer === 'consented') ? 'consented' : null;
  return { told: answers.filter(isTold), others: others.length > 0 ? { answer, refusal } : undefined };
}
