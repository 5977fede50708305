import { z } from 'zod';

/** How many of the electorate must take part: nobody in particular, a number of delegations, or a share of them in per cent. */
export const Quorum = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('count'), count: z.number().int().min(1).max(1000) }),
  z.object({ kind: z.literal('percent'), percent: z.number().int().min(1).max(100) }),
]);
export type Quorum = z.infer<typeof Quorum>;

/** The number of delegations that a quorum asks for, of an electorate of `electorate`: a share is rounded up. */
export function neededFor(quorum: Quorum, electorate: number): number {
  switch (quorum.kind) {
    case 'none':
      return 0;
    case 'count':
      return quorum.count;
    case 'percent':
      return Math.ceil((quorum.percent * electorate) / 100);
  }
}

/** Whether enough took part. Any choice counts, abstaining and waiting for instruction too. [DE11] */
export const quorumAt = (
  quorum: Quorum,
  took: { voted: number; electorate: number },
): { needed: number; met: boolean } => {
  const needed = neededFor(quorum, took.electorate);
  return { needed, met: took.voted >= needed };
};
