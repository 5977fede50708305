import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { EmailAddress, Party, PARTY_KINDS, PersonName, ROLES, STANDINGS } from '../people/index.ts';
import { InRoundTable } from './paths.ts';

const When = z.iso.datetime();
const OneDelegation = InRoundTable.extend({ delegation: id('delegation') });
const OneAccreditation = InRoundTable.extend({ accreditation: z.uuid() });

/** The most people of one delegation that a list of delegations carries. */
export const PEOPLE_SHOWN = 100;

/** The most names by which a delegation is also known [PE21]. */
export const MOST_ALIASES = 10;

const Accredited = z.object({
  id: z.uuid(),
  person: z.object({ id: id('person'), name: z.string() }),
  /** Only for those who may invite to this delegation [PE20]. */
  email: z.string().nullable(),
  hasSignedIn: z.boolean().nullable(),
  standing: z.enum(STANDINGS),
  isFocalPoint: z.boolean(),
  maySubmit: z.boolean(),
  mayVote: z.boolean(),
  validFrom: When,
  validTo: When.nullable(),
  revision: z.number().int(),
});

const Delegation = z.object({
  id: id('delegation'),
  party: Party,
  status: z.enum(['active', 'withdrawn']),
  hasVote: z.boolean(),
  /** Names by which texts know it beside its party's [PE21]. */
  aliases: z.array(z.string()),
  people: z.array(Accredited),
  /** How many people it has in all; more than `people` where those were cut. */
  peopleTotal: z.number().int(),
});
export type Delegation = z.infer<typeof Delegation>;

export const listDelegations = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/delegations',
  summary: 'The delegations with their people, by name in the reader’s language',
  policy: { who: 'act', act: 'people.list' },
  params: InRoundTable,
  query: PageQuery.extend({
    search: z.string().trim().max(200).optional(),
    kind: z.enum(PARTY_KINDS).optional(),
    status: z.enum(['active', 'withdrawn', 'all']).default('all'),
    language: Language.optional(),
  }),
  reply: pageOf(Delegation),
});

export const addDelegation = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/delegations',
  summary: 'Add a delegation: of a party of the register, a state by its ISO 3166 code, or a new party',
  policy: { who: 'act', act: 'delegation.manage' },
  params: InRoundTable,
  body: z.object({
    party: z.union([
      z.object({ id: id('party') }),
      z.object({ iso3166: z.string().regex(/^[A-Z]{2}$/), names: LocalizedText.optional() }),
      z.object({ kind: z.enum(PARTY_KINDS), names: LocalizedText }),
    ]),
    /** Left out: states do, others as the round table’s settings say. */
    hasVote: z.boolean().optional(),
  }),
  status: 201,
  reply: z.object({ id: id('delegation') }),
  refusals: ['party.not-found', 'party.unknown-state', 'delegation.there-already'],
});

export const changeDelegation = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/delegations/:delegation',
  summary:
    'Give or take a delegation’s vote, withdraw it or let it take part again, or say by which names it is also known',
  policy: { who: 'act', act: 'delegation.manage' },
  params: OneDelegation,
  body: z.object({
    hasVote: z.boolean().optional(),
    status: z.enum(['active', 'withdrawn']).optional(),
    aliases: z.array(z.string().trim().min(1).max(100)).max(MOST_ALIASES).optional(),
  }),
  refusals: [
    'delegation.not-found',
    'delegation.alias-of-another',
    'delegation.alias-taken',
    'delegation.alias-too-short',
  ],
});

export const changeAccreditation = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/accreditations/:accreditation',
  summary: 'Change what a person is and may do in their delegation',
  policy: { who: 'act', act: 'people.invite' },
  params: OneAccreditation,
  body: z.object({
    revision: z.number().int(),
    standing: z.enum(STANDINGS).optional(),
    isFocalPoint: z.boolean().optional(),
    maySubmit: z.boolean().optional(),
    mayVote: z.boolean().optional(),
    validFrom: z.iso.datetime({ offset: true }).optional(),
    validTo: z.iso.datetime({ offset: true }).nullable().optional(),
  }),
  refusals: ['accreditation.not-found', 'accreditation.changed-meanwhile', 'accreditation.ends-before-it-begins'],
});

export const endAccreditation = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/accreditations/:accreditation',
  summary: 'End an accreditation at once',
  policy: { who: 'act', act: 'people.invite' },
  params: OneAccreditation,
  refusals: ['accreditation.not-found'],
});

// Roles

export const listRoles = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/roles',
  summary: 'Who holds a role in the round table, by role and name',
  policy: { who: 'act', act: 'people.list' },
  params: InRoundTable,
  query: PageQuery.extend({ role: z.enum(ROLES).optional() }),
  reply: pageOf(
    z.object({
      person: z.object({ id: id('person'), name: z.string() }),
      email: z.string().nullable(),
      hasSignedIn: z.boolean().nullable(),
      role: z.enum(ROLES),
      grantedAt: When,
    }),
  ),
});

const Invited = z.object({ personId: id('person'), isNew: z.boolean() });

export const grantRole = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/roles',
  summary: 'Grant a role to a person, inviting them if they are new',
  policy: { who: 'act', act: 'people.grant-support-role' },
  params: InRoundTable,
  body: z.object({ role: z.enum(ROLES), name: PersonName, email: EmailAddress, language: Language.optional() }),
  status: 201,
  reply: Invited,
  refusals: ['role.not-yours', 'role.there-already', 'person.disabled'],
});

export const endRole = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/roles/:role/:person',
  summary: 'Take a role from a person',
  policy: { who: 'act', act: 'people.grant-support-role' },
  params: InRoundTable.extend({ role: z.enum(ROLES), person: id('person') }),
  refusals: ['role.not-found', 'role.not-yours'],
});
