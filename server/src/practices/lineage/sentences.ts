import type { PracticeRow, ProposalRow } from '@penholder/db/practices';
import { symbolOf } from '@penholder/shared/practices';
import type { PracticeMailTexts } from '../mail-texts.ts';

const symbolsOf = ({ concerns }: Pick<ProposalRow, 'concerns'>) => concerns.map(({ number }) => symbolOf(number));

/** What is proposed, or was: `It is proposed to merge P-3 and P-5 into one practice.` */
export function proposalSentence(texts: PracticeMailTexts, proposal: ProposalRow): string {
  if (proposal.kind === 'merge') return texts.proposed.merge(symbolsOf(proposal));
  if (proposal.kind === 'split') return texts.proposed.split(symbolsOf(proposal)[0]!);
  const { newer, older } = pairOf(proposal);
  return texts.proposed.supersede(newer, older);
}

/** What was done: `P-5 is carried on by P-7.` */
export const doneSentence = (texts: PracticeMailTexts, ended: readonly number[], next: readonly number[]): string =>
  texts.carriedOn(ended.map(symbolOf), next.map(symbolOf));

function pairOf({ concerns, into_id }: ProposalRow): { newer: string; older: string } {
  const symbol = (isNewer: boolean) => symbolOf(concerns.find(({ id }) => (id === into_id) === isNewer)!.number);
  return { newer: symbol(true), older: symbol(false) };
}

/** A practice under the title that all who are asked can read. */
export const asRead = (row: PracticeRow, { concerns }: Pick<ProposalRow, 'concerns'>): PracticeRow => ({
  ...row,
  title: concerns.find(({ id }) => id === row.id)?.said.title ?? row.title,
});
