import { z } from 'zod';
import { id, Language, LocalizedText } from '../kernel/index.ts';
import { EDITION_STATUSES } from '../output/index.ts';
import { PRACTICE_STATUSES } from '../practices/index.ts';

const at = z.iso.datetime();
const count = z.number().int().min(0);

/** Where a round table stands, as far as the reader may know it. */
export const Glance = z.object({
  /** How many delegations take part. */
  delegations: count,
  questions: z.object({
    open: z.array(
      z.object({
        id: id('question'),
        number: z.number().int(),
        text: LocalizedText,
        closesAt: at.nullable(),
        answered: count,
      }),
    ),
    /** Of all states that the reader may see. */
    total: count,
  }),
  practices: z.array(z.object({ status: z.enum(PRACTICE_STATUSES), count })),
  decisions: z.array(
    z.object({
      number: z.number().int(),
      question: LocalizedText,
      closesAt: at.nullable(),
      voted: count,
      electorate: count,
    }),
  ),
  /** The next time at which something ends for the whole table. */
  nextDeadline: z
    .object({
      of: z.enum(['question', 'decision', 'practice-call']),
      /** Of the question or decision. */
      number: z.number().int().nullable(),
      /** Of the question. */
      id: z.string().nullable(),
      at,
    })
    .nullable(),
  /** The latest that the reader may see. */
  edition: z
    .object({
      id: id('edition'),
      symbol: z.string(),
      language: Language,
      status: z.enum(EDITION_STATUSES),
      issuedOn: z.string(),
    })
    .nullable(),
});
export type Glance = z.infer<typeof Glance>;

/** The next of several deadlines after `now`; undefined where none is to come. */
export const nextOf = <Deadline extends { readonly at: string }>(
  deadlines: readonly Deadline[],
  now: Date,
): Deadline | undefined =>
  deadlines
    .filter((one) => Date.parse(one.at) > now.getTime())
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];
