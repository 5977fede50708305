import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText } from '../kernel/index.ts';
import { ROLES } from './actor.ts';

/** Who is signed in, and where they have a place; `person` is null for a visitor. */
export const getMe = defineRoute({
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, and their round tables',
  policy: { who: 'anyone' },
  reply: z.object({
    person: z
      .object({
        id: id('person'),
        name: z.string(),
        email: z.string(),
        language: Language,
        isAdministrator: z.boolean(),
      })
      .nullable(),
    roundTables: z.array(
      z.object({
        id: id('round-table'),
        code: z.string(),
        title: LocalizedText,
        roles: z.array(z.enum(ROLES)),
        delegations: z.array(z.object({ id: id('delegation'), names: LocalizedText })),
      }),
    ),
  }),
});
