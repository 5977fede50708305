import { Language } from '@penholder/shared/kernel';
import { z } from 'zod';
import { Hour, InFour, Key, stepTo } from './common.ts';
import { Content } from './content.ts';

/** A guiding question. One without `life` is a draft that waits to be opened. */
export const SampleQuestion = z.strictObject({
  key: Key,
  number: z.number().int().positive(),
  text: InFour,
  life: z.array(stepTo(['open', 'closed'])),
  closesAtHour: Hour.nullable(),
});

/** A response to a guiding question; `delegation` is null for the joint response of the whole table. */
export const SampleResponse = z.strictObject({
  key: Key,
  question: Key,
  delegation: Key.nullable(),
  language: Language,
  writtenBy: z.array(Key).min(1),
  life: z.array(stepTo(['submitted', 'returned', 'accepted'])),
  content: Content,
});
export type SampleResponse = z.infer<typeof SampleResponse>;
