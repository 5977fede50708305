import { z } from 'zod';
import type { Method } from './choices.ts';
import type { Quorum } from './quorum.ts';
import { GradientTally, tallyGradient } from './tally-gradient.ts';
import { tallyYesNoAbstain, YesNoTally } from './tally-yes-no-abstain.ts';
import type { Threshold } from './threshold.ts';

/** The computed result of a decision, by its method. */
export const Tally = z.discriminatedUnion('method', [GradientTally, YesNoTally]);
export type Tally = z.infer<typeof Tally>;

/** How the ballots of a decision are counted. */
export interface Counting {
  readonly method: Method;
  readonly quorum: Quorum;
  /** Only for yes/no/abstain; a simple majority without it. */
  readonly threshold: Threshold | null;
}

/** Tallies the effective ballots, one choice for each delegation that voted, of an electorate of so many. */
export const tally = (
  ballots: readonly string[],
  electorate: number,
  { method, quorum, threshold }: Counting,
): Tally =>
  method === 'gradient'
    ? tallyGradient(ballots, { electorate, quorum })
    : tallyYesNoAbstain(ballots, { electorate, quorum, threshold: threshold ?? 'simple-majority' });
