import { z } from 'zod';
import { id, LocalizedText } from '../kernel/index.ts';
import { MISSING_CODES, type MissingCode } from '../practices/index.ts';
import { WAITING_KINDS } from './kinds.ts';

/** What a thing that waits is about: by its id, with its number and title where people know it by them. */
export const WaitingSubject = z.object({
  kind: z.enum(['question', 'response', 'practice', 'practice-call', 'decision', 'edition', 'paper-reading']),
  id: z.string(),
  /** Of a response, its question's. */
  number: z.number().int().nullable(),
  title: LocalizedText.nullable(),
});
export type WaitingSubject = z.infer<typeof WaitingSubject>;

/** One line of what waits. */
export const WaitingItem = z.object({
  kind: z.enum(WAITING_KINDS),
  /** How many: of the things that the kind names, such as delegations that have not answered. */
  count: z.number().int().min(1),
  /** The nearest, where there are several. */
  deadline: z.iso.datetime().nullable(),
  /** Null where several things are told in one line. */
  subject: WaitingSubject.nullable(),
  /** The reader's delegation whose turn it is; null for what waits for an office. */
  delegationId: id('delegation').nullable(),
  /** Why it was sent back. */
  reason: z.string().nullable(),
  /** What a practice lacks before it can be submitted. */
  missing: z.array(z.enum(MISSING_CODES as [MissingCode, ...MissingCode[]])),
});
export type WaitingItem = z.infer<typeof WaitingItem>;
