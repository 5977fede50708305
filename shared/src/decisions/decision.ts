import { z } from 'zod';
import { id, type Id, LocalizedText } from '../kernel/index.ts';
import { AttributionLevel } from '../round-tables/index.ts';
import { BallotEntry } from './ballot-log.ts';
import { CHOICES, METHODS } from './choices.ts';
import { DECISION_STATUSES } from './life.ts';
import { Quorum } from './quorum.ts';
import { Tally } from './tally.ts';
import { THRESHOLDS } from './threshold.ts';
import { SECRECIES } from './who.ts';

export type DecisionId = Id<'decision'>;

const at = z.iso.datetime();
const count = z.number().int().min(0);

/** What can be decided about: a practice at one version, or a question of its own. */
export const SUBJECT_KINDS = ['practice', 'free'] as const;

/** What a decision is about; number, title and current version are null where the reader may not read the practice. */
export const Subject = z.object({
  kind: z.literal('practice'),
  id: id('practice'),
  number: z.number().int().nullable(),
  title: LocalizedText.nullable(),
  /** The version that the decision binds to; null until it opens. */
  version: z.number().int().nullable(),
  /** The version that the table has been shown by now. */
  currentVersion: z.number().int().nullable(),
});
export type Subject = z.infer<typeof Subject>;

/** A ballot as those who may know it see it. */
export const Ballot = z.object({
  choice: z.enum(CHOICES),
  reason: z.string().nullable(),
  version: z.number().int().min(1),
  castAt: z.string(),
});
export type Ballot = z.infer<typeof Ballot>;

/**
 * What a delegation is given for its ballot: where it stands in the log, the entry as it was hashed, its leaf and the chain
 * after it (hexadecimal), and the salt with which the entry's voter key is the delegation's. See `ballot-log.ts`.
 */
export const Receipt = z.object({
  decision: z.number().int(),
  delegationId: id('delegation'),
  choice: z.enum(CHOICES),
  version: z.number().int().min(1),
  sequence: z.number().int().min(1),
  castAt: at,
  leaf: z.string(),
  hash: z.string(),
  salt: z.string(),
  entry: BallotEntry,
});
export type Receipt = z.infer<typeof Receipt>;

/** A delegation of the reader's own that has a vote in the decision. */
export const OwnVote = z.object({
  delegation: z.object({ id: id('delegation'), names: LocalizedText }),
  /** Whether the reader may cast it now. */
  mayVote: z.boolean(),
  ballot: Ballot.nullable(),
});
export type OwnVote = z.infer<typeof OwnVote>;

export const DecisionSummary = z.object({
  id: id('decision'),
  number: z.number().int(),
  status: z.enum(DECISION_STATUSES),
  isScheduled: z.boolean(),
  revision: z.number().int(),
  question: LocalizedText,
  subject: Subject.nullable(),
  method: z.enum(METHODS),
  threshold: z.enum(THRESHOLDS).nullable(),
  secrecy: z.enum(SECRECIES),
  quorum: Quorum,
  opensAt: at.nullable(),
  closesAt: at.nullable(),
  openedAt: at.nullable(),
  closedAt: at.nullable(),
  /** How many have voted of how many; null until it opens. */
  turnout: z.object({ voted: count, electorate: count }).nullable(),
  /** The result, or while it is open and not hidden how it stands; null otherwise. */
  tally: Tally.nullable(),
  own: z.array(OwnVote),
});
export type DecisionSummary = z.infer<typeof DecisionSummary>;

/** One delegation's line in the roll call; `ballot` is null where it has not voted. */
export const RollCallLine = z.object({
  delegation: z.object({ id: id('delegation'), names: LocalizedText }),
  ballot: Ballot.nullable(),
});
export type RollCallLine = z.infer<typeof RollCallLine>;

export const Decision = DecisionSummary.extend({
  explanation: LocalizedText.nullable(),
  /** The level on which ballots are kept; until it opens, the one that they would be kept on now. */
  attribution: AttributionLevel,
  /** The electorate with its ballots by name, where the reader may know it; else null. */
  rollCall: z.array(RollCallLine).nullable(),
  /** The place in the log up to which everything here is counted; a client never goes back behind it. */
  logSequence: count,
  may: z.object({
    edit: z.boolean(),
    open: z.boolean(),
    unschedule: z.boolean(),
    extend: z.boolean(),
    close: z.boolean(),
    publish: z.boolean(),
    exportLog: z.boolean(),
  }),
});
export type Decision = z.infer<typeof Decision>;
