import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText } from '../kernel/index.ts';
import { ROLES, STANDINGS } from './actor.ts';
import { EmailAddress, PersonName } from './email-address.ts';

/** A token of a link in a mail: what follows `#` in it, so that no log and no other site is told. */
const LinkToken = z.string().min(20).max(200);

/** What the browser's WebAuthn calls take and give; made and judged by the authentication library. */
const Ceremony = z.record(z.string(), z.unknown());

/** A sign-in link lasts so long, in minutes [PE13]. */
export const SIGN_IN_LINK_MINUTES = 15;
/** An invitation's link lasts so long, in days [PE13]. */
export const INVITATION_DAYS = 14;

export const askSignInLink = defineRoute({
  method: 'POST',
  path: '/sign-in/link',
  summary: 'Ask for a sign-in link by mail; the answer is the same whether the address is known or not',
  policy: { who: 'anyone' },
  body: z.object({ email: EmailAddress }),
  status: 202,
  reply: z.object({ minutes: z.number().int() }),
  refusals: ['sign-in.too-many-links'],
});

export const lookAtLink = defineRoute({
  method: 'POST',
  path: '/sign-in/look',
  summary: 'Whom a link in a mail signs in, without using it',
  policy: { who: 'anyone' },
  body: z.object({ token: LinkToken }),
  reply: z.object({
    name: z.string(),
    email: z.string(),
    /** The places that await a person who has not signed in yet. */
    places: z.array(
      z.object({
        roundTable: z.object({ code: z.string(), title: LocalizedText }),
        role: z.enum(ROLES).nullable(),
        delegation: LocalizedText.nullable(),
        standing: z.enum(STANDINGS).nullable(),
      }),
    ),
  }),
  refusals: ['sign-in.link-used'],
});

export const confirmSignIn = defineRoute({
  method: 'POST',
  path: '/sign-in/confirm',
  summary: 'Sign in with a link from a mail, which is used up; sets the cookie',
  policy: { who: 'anyone' },
  body: z.object({ token: LinkToken }),
  refusals: ['sign-in.link-used'],
});

export const startPasskeySignIn = defineRoute({
  method: 'POST',
  path: '/sign-in/passkey/options',
  summary: 'Begin to sign in with a passkey: the options for the browser',
  policy: { who: 'anyone' },
  reply: Ceremony,
});

export const finishPasskeySignIn = defineRoute({
  method: 'POST',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey: what the browser answered; sets the cookie',
  policy: { who: 'anyone' },
  body: z.object({ response: Ceremony }),
  refusals: ['sign-in.passkey-refused'],
});

export const signOut = defineRoute({
  method: 'POST',
  path: '/sign-out',
  summary: 'End this sign-in',
  policy: { who: 'anyone' },
});

export const setUp = defineRoute({
  method: 'POST',
  path: '/set-up',
  summary: 'Make the first administrator with the one-time link that the server printed; sets the cookie',
  policy: { who: 'anyone' },
  body: z.object({ token: LinkToken, name: PersonName, email: EmailAddress, language: Language.default('en') }),
  reply: z.object({ personId: id('person') }),
  refusals: ['set-up.link-used'],
});
