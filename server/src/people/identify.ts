import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { findPersonByToken } from '@penholder/db/people';
import type { Db } from '@penholder/db';
import type { Language, PersonId } from '@penholder/shared/kernel';

/** Whoever stands behind a request. `scopes` is set when they came by an access token, and bounds what they may do. */
export interface SignedIn {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly isAdministrator: boolean;
  readonly scopes?: readonly string[];
}

/** Tells who a request is from by its headers alone: a bearer token, else the sign-in cookie. Disabled persons are nobody. */
export type Identify = (headers: IncomingHttpHeaders) => Promise<SignedIn | undefined>;

/** How an access token is kept: SHA-256, so that the database does not hold what signs in. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who holds an access token; undefined for an unknown, revoked or expired one. */
export async function identifyByToken(db: Db, token: string): Promise<SignedIn | undefined> {
  const row = await findPersonByToken(db, hashToken(token));
  return (
    row && {
      id: row.id,
      name: row.name,
      email: row.email,
      language: row.language,
      isAdministrator: row.is_administrator,
      scopes: row.scopes,
    }
  );
}

/** The token of an `Authorization: Bearer …` header. */
export const bearerOf = (headers: IncomingHttpHeaders): string | undefined => /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
