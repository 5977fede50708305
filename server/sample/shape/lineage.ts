import { z } from 'zod';
import { Deed, Key, Line } from './common.ts';

/**
 * An open proposal to merge practices into one of them, or that one supersede the other; `into` is the one that goes on.
 * `consents` are those given so far: somebody who is asked has not answered yet, else it would be done.
 */
export const SampleProposal = Deed.extend({
  key: Key,
  kind: z.enum(['merge', 'supersede']),
  practices: z.array(Key).min(2),
  into: Key,
  reason: Line,
  consents: z.array(Deed.extend({ delegation: Key })),
});
export type SampleProposal = z.infer<typeof SampleProposal>;
