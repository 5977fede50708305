import { z } from 'zod';
import { defineRoute, id, Language } from '../kernel/index.ts';
import { EmailAddress, PersonName, ROLES, STANDINGS } from '../people/index.ts';
import { InRoundTable } from './paths.ts';

/** A pasted list: at most 500 lines, see `readInvitationList`. */
const PastedList = z.object({
  text: z.string().max(200_000),
  /** The language of mails to people who are new and whose line names none. */
  language: Language.optional(),
});

const PlannedLine = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('invite'),
    line: z.number().int(),
    text: z.string(),
    name: z.string(),
    email: z.string(),
    isNew: z.boolean(),
    hasSignedIn: z.boolean(),
    delegationId: id('delegation').nullable(),
    delegation: z.string().nullable(),
    standing: z.enum(STANDINGS).nullable(),
    isFocalPoint: z.boolean(),
    replacesFocalPoint: z.string().nullable(),
    role: z.enum(ROLES).nullable(),
  }),
  z.object({
    outcome: z.literal('leave-out'),
    line: z.number().int(),
    text: z.string(),
    fault: z.string(),
    hint: z.string().nullable(),
  }),
]);
export type PlannedLine = z.infer<typeof PlannedLine>;

export const previewInvitations = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/invitations/preview',
  summary: 'What inviting a pasted list would do, line by line; nothing is written or sent',
  policy: { who: 'act', act: 'people.invite' },
  params: InRoundTable,
  body: PastedList,
  reply: z.object({ lines: z.array(PlannedLine), invited: z.number().int(), leftOut: z.number().int() }),
  refusals: ['invitation.too-many-lines', 'invitation.empty-list'],
});

export const sendInvitations = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/invitations',
  summary: 'Invite a pasted list: accredits, grants and mails. The same list again invites nobody twice.',
  policy: { who: 'act', act: 'people.invite' },
  params: InRoundTable,
  body: PastedList.extend({
    /** Invite the others although some lines are left out; without it, one such line refuses the whole list. */
    leaveOutFaulty: z.boolean().default(false),
  }),
  status: 201,
  reply: z.object({ lines: z.array(PlannedLine), invited: z.number().int(), leftOut: z.number().int() }),
  refusals: ['invitation.too-many-lines', 'invitation.empty-list', 'invitation.faulty-lines'],
});

export const inviteDelegate = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/delegations/:delegation/people',
  summary: 'Accredit one person to a delegation, inviting them if they are new',
  policy: { who: 'act', act: 'people.invite' },
  params: InRoundTable.extend({ delegation: id('delegation') }),
  body: z.object({
    name: PersonName,
    email: EmailAddress,
    language: Language.optional(),
    standing: z.enum(STANDINGS),
    isFocalPoint: z.boolean().default(false),
    maySubmit: z.boolean().optional(),
    mayVote: z.boolean().optional(),
    validTo: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  status: 201,
  reply: z.object({ personId: id('person'), isNew: z.boolean() }),
  refusals: [
    'delegation.not-found',
    'delegation.withdrawn',
    'accreditation.there-already',
    'accreditation.ends-before-it-begins',
    'person.disabled',
  ],
});

export const inviteAgain = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/invitations/again',
  summary: 'Send a fresh invitation to people who have not signed in yet',
  policy: { who: 'act', act: 'people.invite' },
  params: InRoundTable,
  body: z.object({ persons: z.array(id('person')).min(1).max(500) }),
  reply: z.object({ sent: z.number().int() }),
});
