import { z } from 'zod';
import { countChoices, YES_NO_CHOICES } from './choices.ts';
import { type Quorum, quorumAt } from './quorum.ts';
import { ifAny, SentencePart } from './sentence.ts';
import { carries, type Threshold, THRESHOLDS } from './threshold.ts';

const count = z.number().int().min(0);

export const OUTCOMES = ['carried', 'not-carried', 'no-quorum'] as const;

/** The result of yes, no or abstain. */
export const YesNoTally = z.object({
  method: z.literal('yes-no-abstain'),
  electorate: count,
  voted: count,
  quorum: z.object({ needed: count, met: z.boolean() }),
  threshold: z.enum(THRESHOLDS),
  outcome: z.enum(OUTCOMES),
  counts: z.record(z.enum(YES_NO_CHOICES), count),
  parts: z.array(SentencePart),
});
export type YesNoTally = z.infer<typeof YesNoTally>;

/** Tallies yes, no and abstain: carried when the threshold is passed among yes and no, and the quorum took part. [DE10] [DE11] */
export function tallyYesNoAbstain(
  ballots: readonly string[],
  given: { electorate: number; quorum: Quorum; threshold: Threshold },
): YesNoTally {
  const counts = countChoices(YES_NO_CHOICES, ballots);
  const voted = ballots.length;
  const quorum = quorumAt(given.quorum, { voted, electorate: given.electorate });
  const outcome = !quorum.met ? 'no-quorum' : carries(given.threshold, counts) ? 'carried' : 'not-carried';
  const verdict: SentencePart =
    outcome === 'no-quorum' ? { part: 'quorum-missed', count: quorum.needed } : { part: outcome, count: 0 };
  const said: SentencePart[] =
    voted === 0
      ? [{ part: 'nobody', count: 0 }]
      : [
          { part: 'in-favour', count: counts.yes },
          { part: 'against', count: counts.no },
          ...ifAny('abstentions', counts.abstain),
          ...ifAny('silent', given.electorate - voted),
        ];
  return {
    method: 'yes-no-abstain',
    electorate: given.electorate,
    voted,
    quorum,
    threshold: given.threshold,
    outcome,
    counts,
    parts: [verdict, ...said],
  };
}
