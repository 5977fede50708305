import { z } from 'zod';

/**
 * The parts that a result's sentence is made of, in the order in which they may stand. `quorum-missed` counts what was
 * needed; `carried`, `not-carried` and `nobody` have no count of their own.
 */
export const SENTENCE_PARTS = [
  'carried',
  'not-carried',
  'nobody',
  'objections',
  'reservations',
  'awaiting-instruction',
  'in-favour',
  'against',
  'abstentions',
  'silent',
  'quorum-missed',
] as const;
export type SentencePartKind = (typeof SENTENCE_PARTS)[number];

/** One part: `{ part: 'reservations', count: 2 }` is worded "two reservations". */
export const SentencePart = z.object({ part: z.enum(SENTENCE_PARTS), count: z.number().int().min(0) });
export type SentencePart = z.infer<typeof SentencePart>;

/** The part, unless there is nothing to say. */
export const ifAny = (part: SentencePartKind, count: number): SentencePart[] => (count > 0 ? [{ part, count }] : []);
