import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { EmailAddress, PersonName, ROLES } from '../people/index.ts';
import { Phase } from './round-table.ts';

const Forum = z.object({ id: id('forum'), title: LocalizedText, period: z.string(), roundTables: z.number().int() });
const ForumText = z.object({ title: LocalizedText, period: z.string().trim().min(1).max(100) });

export const listForums = defineRoute({
  method: 'GET',
  path: '/admin/forums',
  summary: 'The forums, newest first',
  policy: { who: 'administrator' },
  query: PageQuery,
  reply: pageOf(Forum),
});

export const createForum = defineRoute({
  method: 'POST',
  path: '/admin/forums',
  summary: 'Create a forum',
  policy: { who: 'administrator' },
  body: ForumText,
  status: 201,
  reply: z.object({ id: id('forum') }),
});

export const changeForum = defineRoute({
  method: 'PATCH',
  path: '/admin/forums/:forum',
  summary: 'Correct a forum’s title and period',
  policy: { who: 'administrator' },
  params: z.object({ forum: id('forum') }),
  body: ForumText,
  refusals: ['forum.not-found'],
});

export const listAllRoundTables = defineRoute({
  method: 'GET',
  path: '/admin/round-tables',
  summary: 'Every round table of this server, newest first',
  policy: { who: 'administrator' },
  query: PageQuery,
  reply: pageOf(
    z.object({
      id: id('round-table'),
      code: z.string(),
      title: LocalizedText,
      forum: z.object({ id: id('forum'), title: LocalizedText }),
      phase: Phase,
      delegations: z.number().int(),
      people: z.number().int(),
      coChairs: z.array(z.object({ id: id('person'), name: z.string(), email: z.string(), hasSignedIn: z.boolean() })),
    }),
  ),
});

/** Codes stand in addresses and symbols of documents: `RT2`. */
export const RoundTableCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, 'Letters, digits and hyphens, at most twenty: RT2.');

export const createRoundTable = defineRoute({
  method: 'POST',
  path: '/admin/round-tables',
  summary: 'Create a round table in a forum; it begins in preparation',
  policy: { who: 'administrator' },
  body: z.object({
    forumId: id('forum'),
    code: RoundTableCode,
    title: LocalizedText,
    description: LocalizedText.nullable().default(null),
    timeZone: z.string().max(60),
    languages: z.array(Language).min(1).max(9),
  }),
  status: 201,
  reply: z.object({ id: id('round-table'), code: z.string() }),
  refusals: ['forum.not-found', 'round-table.code-taken', 'round-table.unknown-time-zone', 'round-table.title-missing'],
});

/** An administrator names co-chairs, and anyone else before there are co-chairs to do it. */
export const appoint = defineRoute({
  method: 'POST',
  path: '/admin/round-tables/:code/roles',
  summary: 'Grant a role in a round table, inviting the person if they are new',
  policy: { who: 'administrator' },
  params: z.object({ code: z.string().max(20) }),
  body: z.object({ role: z.enum(ROLES), name: PersonName, email: EmailAddress, language: Language.optional() }),
  status: 201,
  reply: z.object({ personId: id('person'), isNew: z.boolean() }),
  refusals: ['round-table.not-found', 'role.there-already', 'person.disabled'],
});

export const dismiss = defineRoute({
  method: 'DELETE',
  path: '/admin/round-tables/:code/roles/:role/:person',
  summary: 'Take a role in a round table from a person',
  policy: { who: 'administrator' },
  params: z.object({ code: z.string().max(20), role: z.enum(ROLES), person: id('person') }),
  refusals: ['round-table.not-found', 'role.not-found'],
});
