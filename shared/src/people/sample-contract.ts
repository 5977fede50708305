import { z } from 'zod';
import { defineRoute, id, LocalizedText } from '../kernel/index.ts';
import { POSITIONS } from './acts.ts';
import { ROLES, STANDINGS } from './actor.ts';

/** Only there while the server runs on the sample: whom one may enter it as. */
export const listSample = defineRoute({
  method: 'GET',
  path: '/sample/people',
  summary: 'The people of the sample, by role (only on the sample)',
  policy: { who: 'anyone' },
  reply: z.object({
    items: z.array(
      z.object({
        id: id('person'),
        name: z.string(),
        email: z.string(),
        isAdministrator: z.boolean(),
        roles: z.array(z.enum(ROLES)),
        delegation: LocalizedText.nullable(),
        standing: z.enum(STANDINGS).nullable(),
        position: z.enum(POSITIONS).nullable(),
      }),
    ),
  }),
});

/** Only there while the server runs on the sample: signs in as one of its people and sets the cookie. */
export const signInAsSample = defineRoute({
  method: 'POST',
  path: '/sample/sign-in',
  summary: 'Enter the sample as one of its people (only on the sample)',
  policy: { who: 'anyone' },
  body: z.object({ personId: id('person') }),
  refusals: ['person.not-found', 'people.cannot-sign-in'],
});
