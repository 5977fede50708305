import { z } from 'zod';
import { id } from '../kernel/index.ts';
import { INSTRUMENT_ANNEXES } from '../instruments/index.ts';

/** Whether the practices of a paper enter as drafts, or as those of an annex that is agreed already. */
export const PRACTICES_AS = ['draft', 'cleared'] as const;
export type PracticesAs = (typeof PRACTICES_AS)[number];

const count = z.number().int().min(0);
/** What was taken as it is in the round table, and what had to be made. */
const Made = z.object({ found: count, created: count });

/** What came of a confirmed reading. */
export const ReadingOutcome = z.object({
  paper: id('paper'),
  practicesAs: z.enum(PRACTICES_AS),
  areas: Made,
  questions: count,
  delegations: Made,
  practices: count,
  /** The numbers of the practices in the order of the paper; empty where there is none. */
  practiceNumbers: z.array(z.number().int()),
  instruments: Made,
  groups: z.array(
    z.object({ id: id('instrument-group'), annex: z.enum(INSTRUMENT_ANNEXES), title: z.string(), entries: count }),
  ),
  /** Entries whose instrument stood in its group before. */
  repeated: count,
  /** What the penholder left out. */
  leftOut: count,
});
export type ReadingOutcome = z.infer<typeof ReadingOutcome>;
