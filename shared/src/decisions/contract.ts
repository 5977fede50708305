import { z } from 'zod';
import { defineRoute, id, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { BallotInput } from './ballot.ts';
import { DecisionLog } from './ballot-log.ts';
import { METHODS } from './choices.ts';
import { Decision, DecisionSummary, OwnVote, Receipt } from './decision.ts';
import { DECISION_STATUSES, DECISION_STEPS } from './life.ts';
import { Quorum } from './quorum.ts';
import { THRESHOLDS } from './threshold.ts';
import { SECRECIES } from './who.ts';

/** A decision is addressed by its number in the round table, as people name it. */
const InDecision = InRoundTable.extend({ decision: z.coerce.number().int().min(1).max(1_000_000) });
const OfDelegation = InDecision.extend({ delegation: id('delegation') });
const unknown = ['decision.not-found'] as const;
/** A query parameter that may be given once or several times. */
const one = <Item extends z.ZodType>(item: Item) => z.union([item.transform((value) => [value]), z.array(item)]);
const moment = z.iso.datetime({ offset: true });

/** The wording of a question is kept short, so that it can stand on a ballot; the rest goes into the explanation. */
const Question = LocalizedText.refine(
  (text) => Object.values(text).every((words) => words.length <= 500),
  'A question has at most 500 characters; put the rest into the explanation.',
);
const Explanation = LocalizedText.refine(
  (text) => Object.values(text).every((words) => words.length <= 5000),
  'An explanation has at most 5,000 characters.',
);

const Terms = z.object({
  question: Question,
  explanation: Explanation.nullable().default(null),
  /** The practice that it is about; left out for a question of its own. */
  practiceId: id('practice').nullable().default(null),
  method: z.enum(METHODS),
  threshold: z.enum(THRESHOLDS).default('simple-majority'),
  secrecy: z.enum(SECRECIES).default('open'),
  quorum: Quorum.default({ kind: 'none' }),
  opensAt: moment.nullable().default(null),
  closesAt: moment.nullable().default(null),
});
export type DecisionTerms = z.infer<typeof Terms>;

export const listDecisions = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/decisions',
  summary: 'The decisions that the reader may know of, newest first',
  policy: { who: 'act', act: 'decision.read' },
  params: InRoundTable,
  query: PageQuery.extend({ status: one(z.enum(DECISION_STATUSES)).optional(), practice: id('practice').optional() }),
  reply: pageOf(DecisionSummary),
});

export const draftDecision = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/decisions',
  summary: 'Draft a decision',
  policy: { who: 'act', act: 'decision.draft' },
  params: InRoundTable,
  body: Terms,
  status: 201,
  reply: Decision,
  refusals: ['practice.not-found'],
});

export const getDecision = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/decisions/:decision',
  summary: 'A decision with its roll call, as far as the reader may know it',
  policy: { who: 'act', act: 'decision.read' },
  params: InDecision,
  reply: Decision,
  refusals: unknown,
});

export const editDecision = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/decisions/:decision',
  summary: 'Change a draft; one that was to open at its time no longer is',
  policy: { who: 'act', act: 'decision.draft' },
  params: InDecision,
  body: Terms.extend({ revision: z.number().int().min(1) }),
  reply: Decision,
  refusals: [...unknown, 'decision.changed-meanwhile', 'decision.not-a-draft', 'practice.not-found'],
});

export const removeDecision = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/decisions/:decision',
  summary: 'Remove a draft',
  policy: { who: 'act', act: 'decision.draft' },
  params: InDecision,
  refusals: [...unknown, 'decision.not-a-draft'],
});

export const stepDecision = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/decisions/:decision/:step',
  summary: 'Open a decision (at once, or at its opening time), close it, or publish its result',
  policy: { who: 'act', act: 'decision.open' },
  params: InDecision.extend({ step: z.enum(DECISION_STEPS) }),
  reply: Decision,
  refusals: [
    ...unknown,
    'decision.wrong-status',
    'decision.window-empty',
    'decision.no-electorate',
    'decision.quorum-unreachable',
    'decision.practice-not-shown',
  ],
});

export const unscheduleDecision = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/decisions/:decision/schedule',
  summary: 'Keep a draft from opening at its opening time',
  policy: { who: 'act', act: 'decision.open' },
  params: InDecision,
  reply: Decision,
  refusals: [...unknown, 'decision.not-a-draft'],
});

export const extendDecision = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/decisions/:decision/deadline',
  summary: 'Move the deadline of an open decision to a later time',
  policy: { who: 'act', act: 'decision.open' },
  params: InDecision,
  body: z.object({ closesAt: moment }),
  reply: Decision,
  refusals: [...unknown, 'decision.wrong-status', 'decision.deadline-only-later'],
});

export const castBallot = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/decisions/:decision/ballots/:delegation',
  summary:
    'Cast or replace the ballot of a delegation; a retry with the same operation id is answered with its receipt',
  policy: { who: 'act', act: 'decision.vote' },
  params: OfDelegation,
  body: BallotInput,
  reply: Receipt,
  refusals: [
    ...unknown,
    'decision.not-open',
    'decision.closed',
    'decision.not-in-electorate',
    'decision.unknown-choice',
    'ballot.changed-meanwhile',
    'ballot.operation-used',
  ],
});

export const getBallot = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/decisions/:decision/ballots/:delegation',
  summary: 'The ballot of one’s own delegation, with the receipts of all its versions, newest first',
  policy: { who: 'act', act: 'decision.read' },
  params: OfDelegation,
  reply: OwnVote.extend({ receipts: z.array(Receipt).max(200) }),
  refusals: [...unknown, 'ballot.not-found'],
});

export const exportDecisionLog = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/decisions/:decision/log',
  summary: 'The ballot log of a decision after its close, from which anyone can count it again',
  policy: { who: 'act', act: 'decision.read' },
  params: InDecision,
  reply: DecisionLog,
  refusals: [...unknown, 'decision.not-over'],
});
