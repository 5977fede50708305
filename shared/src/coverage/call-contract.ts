import { z } from 'zod';
import { defineRoute, id, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { PRACTICE_STATUSES } from '../practices/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { CALL_STATUSES, CALL_STEPS, CallCell, CallTerms } from './call.ts';

/** A call is addressed by its number in the round table. */
const InCall = InRoundTable.extend({ call: z.coerce.number().int().min(1).max(1_000_000) });
const unknown = ['practice-call.not-found'] as const;
const at = z.iso.datetime().nullable();
const count = z.number().int();

export const PracticeCall = z.object({
  id: id('practice-call'),
  number: count,
  status: z.enum(CALL_STATUSES),
  title: LocalizedText,
  text: LocalizedText,
  cells: z.array(
    CallCell.and(z.object({ areaNames: LocalizedText.nullable(), regionNames: LocalizedText.nullable() })),
  ),
  /** Null: every delegation that takes part. */
  delegations: z.array(z.object({ id: id('delegation'), names: LocalizedText })).nullable(),
  /** How many delegations it goes to. */
  called: count,
  closesAt: at,
  openedAt: at,
  closedAt: at,
  remindDays: z.array(count),
  revision: count,
  /** The practices that answer it, as far as the reader may know of them. [CV10] */
  answers: count,
  /** What the reader's own delegations have begun or handed in as answers. */
  own: z.array(
    z.object({ number: count, title: z.string(), status: z.enum(PRACTICE_STATUSES), delegationId: id('delegation') }),
  ),
  may: z.object({
    edit: z.boolean(),
    move: z.boolean(),
    steps: z.array(z.enum(CALL_STEPS)),
    /** The delegations for which the reader may answer now. */
    answer: z.array(id('delegation')),
  }),
});
export type PracticeCall = z.infer<typeof PracticeCall>;

export const listCalls = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-calls',
  summary: 'The calls for practices that the reader may know of, newest first',
  policy: { who: 'act', act: 'practice.read' },
  params: InRoundTable,
  query: PageQuery,
  reply: pageOf(PracticeCall),
});

const references = ['area.not-found', 'delegation.not-found'] as const;

export const draftCall = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practice-calls',
  summary: 'Draft a call for practices on cells of the coverage map',
  policy: { who: 'act', act: 'practice-call.draft' },
  params: InRoundTable,
  body: CallTerms,
  status: 201,
  reply: PracticeCall,
  refusals: references,
});

export const getCall = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-calls/:call',
  summary: 'A call for practices, with its answers counted as far as the reader may know of them',
  policy: { who: 'act', act: 'practice.read' },
  params: InCall,
  reply: PracticeCall,
  refusals: unknown,
});

export const editCall = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/practice-calls/:call',
  summary: 'Change a draft, or move the deadline and the reminders of an open or closed call',
  policy: { who: 'act', act: 'practice-call.draft' },
  params: InCall,
  body: CallTerms.partial().extend({ revision: count }),
  reply: PracticeCall,
  refusals: [
    ...unknown,
    ...references,
    'practice-call.not-a-draft',
    'practice-call.changed-meanwhile',
    'practice-call.incomplete',
  ],
});

export const removeCall = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/practice-calls/:call',
  summary: 'Remove the draft of a call',
  policy: { who: 'act', act: 'practice-call.draft' },
  params: InCall,
  refusals: [...unknown, 'practice-call.not-a-draft'],
});

export const stepCall = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practice-calls/:call/:step',
  summary: 'Open, close or reopen a call for practices; opening writes to the delegations that it goes to',
  policy: { who: 'act', act: 'practice-call.open' },
  params: InCall.extend({ step: z.enum(CALL_STEPS) }),
  /** The revision that was looked at. */
  body: z.object({ revision: count }),
  reply: PracticeCall,
  refusals: [
    ...unknown,
    ...references,
    'practice-call.wrong-status',
    'practice-call.incomplete',
    'practice-call.changed-meanwhile',
  ],
});

export const answerCall = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practice-calls/:call/answers',
  summary: 'Begin a practice that answers the call, with what the call asks for filled in',
  policy: { who: 'act', act: 'practice.draft' },
  params: InCall,
  body: z.object({
    /** For which delegation; the first of one’s own that is called, when left out. */
    delegationId: id('delegation').optional(),
    /** Which of the cells it answers, from 0; all of them, when left out. */
    cell: z.number().int().min(0).max(59).optional(),
  }),
  status: 201,
  reply: z.object({ id: id('practice'), number: count }),
  refusals: [...unknown, 'practice-call.not-open', 'practice-call.not-called'],
});
