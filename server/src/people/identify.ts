import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Db } from '@penholder/db';
import { listPersonsBySignIns, listPersonsByTokens, touchSignIns, touchTokens } from '@penholder/db/people';
import type { Language, PersonId } from '@penholder/shared/kernel';
import { batched } from '../batched.ts';
import type { Config } from '../config.ts';
import type { Vault } from '../vault.ts';
import { signInTokenOf } from './cookie.ts';

/** Whoever stands behind a request. `scopes` is set when they came by an access token, and bounds what they may do. */
export interface SignedIn {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly isAdministrator: boolean;
  readonly scopes?: readonly string[];
  /** The sign-in that the cookie stands for; not there for an access token. */
  readonly signInId?: string;
  /** When the sign-in or token ends by itself; connections end with it. */
  readonly until?: Date;
}

/** Tells who a request is from by its headers alone: a bearer token, else the sign-in cookie. Disabled persons are nobody. */
export type Identify = (headers: IncomingHttpHeaders) => Promise<SignedIn | undefined>;

/** How an access token is kept: SHA-256, so that the database does not hold what signs in. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who is behind a request's headers; a token that is wrong is nobody, whatever the cookie says. */
export function createIdentify(db: Db, config: Pick<Config, 'publicOrigin'>, vault: Vault): Identify {
  const byToken = identifyByToken(db);
  const bySignIn = identifyBySignIn(db);
  return async (headers) => {
    const token = bearerOf(headers);
    if (token) return byToken(token);
    const signIn = signInTokenOf(headers, config, vault);
    return signIn ? bySignIn(signIn) : undefined;
  };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** When somebody was last here is good to know, and nobody waits for its being written. */
const nothing = (): void => {};
const touched = { ofAsked: (id: string) => id, ofRow: ({ id }: { id: string }) => id };

/** Who holds an access token; undefined for an unknown, revoked or expired one. */
function identifyByToken(db: Db): (token: string) => Promise<SignedIn | undefined> {
  const find = batched((hashes: Buffer[]) => listPersonsByTokens(db, hashes), {
    ofAsked: hex,
    ofRow: ({ hash }) => hex(hash),
  });
  const touch = batched((ids: string[]) => touchTokens(db, ids), touched);
  return async (token) => {
    const row = await find(hashToken(token));
    if (!row) return undefined;
    if (row.is_stale) touch(row.token_id).catch(nothing);
    return { ...presentSignedIn(row), scopes: row.scopes, ...(row.expires_at && { until: row.expires_at }) };
  };
}

function identifyBySignIn(db: Db): (token: string) => Promise<SignedIn | undefined> {
  const find = batched((tokens: string[]) => listPersonsBySignIns(db, tokens), {
    ofAsked: (token) => token,
    ofRow: ({ token }) => token,
  });
  const touch = batched((ids: string[]) => touchSignIns(db, ids), touched);
  return async (token) => {
    const row = await find(token);
    if (!row) return undefined;
    if (row.is_stale) touch(row.sign_in_id).catch(nothing);
    return { ...presentSignedIn(row), signInId: row.sign_in_id, until: row.expires_at };
  };
}

const presentSignedIn = (row: {
  id: PersonId;
  name: string;
  email: string;
  language: Language;
  is_administrator: boolean;
}) => ({
  id: row.id,
  name: row.name,
  email: row.email,
  language: row.language,
  isAdministrator: row.is_administrator,
});

/** What a request is signed in with, whether or not it still holds: to tell whether two requests come with the same. */
export const signedInWith = (
  headers: IncomingHttpHeaders,
  config: Pick<Config, 'publicOrigin'>,
  vault: Vault,
): string | undefined => bearerOf(headers) ?? signInTokenOf(headers, config, vault);

/** The token of an `Authorization: Bearer …` header. */
export const bearerOf = (headers: IncomingHttpHeaders): string | undefined =>
  /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
