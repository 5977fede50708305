import { z } from 'zod';
import { defineRoute, Language } from '../kernel/index.ts';
import { PersonName } from './email-address.ts';

const When = z.iso.datetime();

export const changeMe = defineRoute({
  method: 'PATCH',
  path: '/me',
  summary: 'Change one’s own name and language',
  policy: { who: 'signed-in' },
  body: z.object({ name: PersonName.optional(), language: Language.optional() }),
});

// Sign-ins

export const listSignIns = defineRoute({
  method: 'GET',
  path: '/me/sign-ins',
  summary: 'Where one is signed in, last used first (the newest hundred)',
  policy: { who: 'signed-in' },
  reply: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        userAgent: z.string().nullable(),
        isThisOne: z.boolean(),
        signedInAt: When,
        lastUsedAt: When,
        endsAt: When,
      }),
    ),
  }),
});

export const endSignIn = defineRoute({
  method: 'DELETE',
  path: '/me/sign-ins/:signIn',
  summary: 'End one of one’s own sign-ins',
  policy: { who: 'signed-in' },
  params: z.object({ signIn: z.uuid() }),
  refusals: ['sign-in.not-found', 'people.sign-in-needed'],
});

export const endOtherSignIns = defineRoute({
  method: 'POST',
  path: '/me/sign-ins/end-others',
  summary: 'End all of one’s sign-ins but this',
  policy: { who: 'signed-in' },
  reply: z.object({ ended: z.number().int() }),
  refusals: ['people.sign-in-needed'],
});

// Passkeys

/** What the browser's WebAuthn calls take and give; made and judged by the authentication library. */
const Ceremony = z.record(z.string(), z.unknown());
const PasskeyName = z.string().trim().min(1).max(100);
const Passkey = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  createdAt: When.nullable(),
  isBackedUp: z.boolean(),
});

export const listPasskeys = defineRoute({
  method: 'GET',
  path: '/me/passkeys',
  summary: 'One’s own passkeys (the first hundred)',
  policy: { who: 'signed-in' },
  reply: z.object({ items: z.array(Passkey) }),
});

export const startPasskey = defineRoute({
  method: 'POST',
  path: '/me/passkeys/options',
  summary: 'Begin to add a passkey: the options for the browser; needs a sign-in of the last day',
  policy: { who: 'signed-in' },
  reply: Ceremony,
  refusals: ['people.sign-in-needed', 'people.sign-in-too-old'],
});

export const addPasskey = defineRoute({
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Add a passkey: what the browser answered',
  policy: { who: 'signed-in' },
  body: z.object({ response: Ceremony, name: PasskeyName }),
  refusals: ['people.sign-in-needed', 'people.sign-in-too-old', 'passkey.refused'],
});

const OnePasskey = z.object({ passkey: z.uuid() });

export const renamePasskey = defineRoute({
  method: 'PATCH',
  path: '/me/passkeys/:passkey',
  summary: 'Rename one of one’s own passkeys',
  policy: { who: 'signed-in' },
  params: OnePasskey,
  body: z.object({ name: PasskeyName }),
  refusals: ['passkey.not-found'],
});

export const removePasskey = defineRoute({
  method: 'DELETE',
  path: '/me/passkeys/:passkey',
  summary: 'Remove one of one’s own passkeys',
  policy: { who: 'signed-in' },
  params: OnePasskey,
  refusals: ['passkey.not-found', 'people.sign-in-needed'],
});

// Access tokens

/** What an access token may be allowed. */
export const TOKEN_SCOPES = ['read', 'write'] as const;
/** How long an access token may last, in days [PE16]. */
export const LONGEST_TOKEN_DAYS = 366;
/** How many live tokens one person may have [PE16]. */
export const MOST_TOKENS = 50;

const AccessToken = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  createdAt: When,
  lastUsedAt: When.nullable(),
  expiresAt: When.nullable(),
});

export const listTokens = defineRoute({
  method: 'GET',
  path: '/me/tokens',
  summary: 'One’s own live access tokens, newest first',
  policy: { who: 'signed-in' },
  reply: z.object({ items: z.array(AccessToken) }),
});

export const createToken = defineRoute({
  method: 'POST',
  path: '/me/tokens',
  summary: 'Make an access token; it is shown this once',
  isSecret: true,
  policy: { who: 'signed-in' },
  body: z.object({
    name: z.string().trim().min(1).max(100),
    scope: z.enum(TOKEN_SCOPES),
    days: z.number().int().min(1).max(LONGEST_TOKEN_DAYS),
  }),
  status: 201,
  reply: AccessToken.extend({ token: z.string() }),
  refusals: ['people.sign-in-needed', 'token.too-many'],
});

export const revokeToken = defineRoute({
  method: 'DELETE',
  path: '/me/tokens/:token',
  summary: 'Revoke one of one’s own access tokens',
  policy: { who: 'signed-in' },
  params: z.object({ token: z.uuid() }),
  refusals: ['token.not-found'],
});
