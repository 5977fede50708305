import { z } from 'zod';
import { countChoices, GRADIENT_CHOICES } from './choices.ts';
import { type Quorum, quorumAt } from './quorum.ts';
import { ifAny, SentencePart } from './sentence.ts';

const count = z.number().int().min(0);

/** The result of a gradient of support: what stands in the way, as a sentence's parts, and how often each choice was made. */
export const GradientTally = z.object({
  method: z.literal('gradient'),
  electorate: count,
  voted: count,
  quorum: z.object({ needed: count, met: z.boolean() }),
  counts: z.record(z.enum(GRADIENT_CHOICES), count),
  parts: z.array(SentencePart),
});
export type GradientTally = z.infer<typeof GradientTally>;

/**
 * Tallies a gradient of support. It has no winner and no score: the result says how many object, reserve and wait for
 * instruction, and who has kept silent, which is not taken for support. [DE9]
 *
 * @example tallyGradient(['support', 'reservation'], { electorate: 2, quorum: { kind: 'none' } }).parts
 *   // [{ part: 'objections', count: 0 }, { part: 'reservations', count: 1 }]: "no objection; one reservation"
 */
export function tallyGradient(
  ballots: readonly string[],
  given: { electorate: number; quorum: Quorum },
): GradientTally {
  const counts = countChoices(GRADIENT_CHOICES, ballots);
  const voted = ballots.length;
  const quorum = quorumAt(given.quorum, { voted, electorate: given.electorate });
  const said: SentencePart[] =
    voted === 0
      ? [{ part: 'nobody', count: 0 }]
      : [
          { part: 'objections', count: counts['cannot-join'] },
          ...ifAny('reservations', counts.reservation),
          ...ifAny('awaiting-instruction', counts['need-instruction']),
          ...ifAny('silent', given.electorate - voted),
        ];
  const parts = quorum.met ? said : [...said, { part: 'quorum-missed' as const, count: quorum.needed }];
  return { method: 'gradient', electorate: given.electorate, voted, quorum, counts, parts };
}
