import { passkey } from '@better-auth/passkey';
import { findPerson } from '@penholder/db/people';
import type { PersonId } from '@penholder/shared/kernel';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { magicLink } from 'better-auth/plugins/magic-link';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cookieNameOf, isSecure } from './cookie.ts';

/** How long a sign-in lasts, in seconds; it is not prolonged by use. */
const SIGN_IN_LASTS = 14 * 86_400;
/** Adding a passkey needs a sign-in no older than this, in seconds. */
const FRESH = 86_400;

/** Signs a person in whose identity something else has proven: the set-up link, or the sample's list of people. */
const signInPerson = {
  id: 'penholder',
  endpoints: {
    signInPerson: createAuthEndpoint(
      '/penholder/sign-in',
      {
        method: 'POST',
        body: z.object({ personId: z.string() }),
        requireHeaders: true,
        metadata: { SERVER_ONLY: true },
      },
      async (context) => {
        const user = await context.context.internalAdapter.findUserById(context.body.personId);
        const session = user && (await context.context.internalAdapter.createSession(user.id));
        if (!session) throw new APIError('UNAUTHORIZED');
        await setSessionCookie(context, { session, user });
        return context.json({ personId: user.id });
      },
    ),
  },
} satisfies BetterAuthPlugin;

/**
 * The authentication library, on our tables. Its own routes are not mounted: use cases call it in process, so that our
 * contracts, refusals, limits and origin check hold for everything. It makes sign-ins, signs their cookies, consumes
 * sign-in links once, and runs the WebAuthn ceremonies; who stands behind a request is told by `identify`.
 */
export function createAuthentication({ db, config, vault, log }: Pick<Deps, 'db' | 'config' | 'vault' | 'log'>) {
  const secure = isSecure(config);
  const origin = config.publicOrigin ?? 'http://localhost';
  const cookieName = cookieNameOf(config);
  const cookie = (name: string) =>
    ({ name, attributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' } }) as const;
  const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    appName: 'Penholder',
    baseURL: origin,
    secret: vault.cookieSecret,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Its words without its arguments, which may hold what someone sent.
    logger: { level: 'error', log: (_level, message) => log.warn({}, `authentication: ${message}`) },
    database: { db, type: 'postgres' },
    user: { modelName: 'person', fields: { emailVerified: 'email_verified', ...stamps } },
    session: {
      modelName: 'sign_in',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      expiresIn: SIGN_IN_LASTS,
      freshAge: FRESH,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'sign_in_account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    verification: { modelName: 'sign_in_verification', fields: { expiresAt: 'expires_at', ...stamps } },
    advanced: {
      database: { generateId: 'uuid' },
      // Which address someone signs in from is nobody's business.
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookies: { session_token: cookie(cookieName), penholder_challenge: cookie(`${cookieName}-challenge`) },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const person = await findPerson(db, session.userId as PersonId);
            if (!person || person.disabled_at) return false;
          },
        },
      },
    },
    plugins: [
      magicLink({
        storeToken: 'hashed',
        disableSignUp: true,
        // Links are written by `createSignInLinks`, on the database's clock and in the transaction that mails them.
        sendMagicLink: () => {
          throw new Error('Sign-in links are made by createSignInLinks');
        },
      }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Penholder',
        ...(config.publicOrigin && { origin: config.publicOrigin }),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        advanced: { webAuthnChallengeCookie: 'penholder_challenge' },
        schema: {
          passkey: {
            modelName: 'passkey',
            fields: {
              publicKey: 'public_key',
              userId: 'person_id',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
      signInPerson,
    ],
  });
}

export type Authentication = ReturnType<typeof createAuthentication>;
