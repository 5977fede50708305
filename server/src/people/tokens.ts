import { randomBytes } from 'node:crypto';
import { transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertToken, listLiveTokens, lockPerson, revokeLiveToken } from '@penholder/db/people';
import { conflict, notFound, type PersonId, refuse } from '@penholder/shared/kernel';
import { MOST_TOKENS, type TOKEN_SCOPES } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { hashToken } from './identify.ts';

type TokenRow = Awaited<ReturnType<typeof listLiveTokens>>[number];

export const presentToken = (row: TokenRow) => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes as (typeof TOKEN_SCOPES)[number][],
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  expiresAt: row.expires_at?.toISOString() ?? null,
});

/** Makes an access token; its text leaves once and is kept as a hash only [PE16]. */
export const createToken = (
  deps: Deps,
  personId: PersonId,
  { name, scope, days }: { name: string; scope: (typeof TOKEN_SCOPES)[number]; days: number },
) =>
  transaction(deps.db, async (trx) => {
    await lockPerson(trx, personId);
    if ((await listLiveTokens(trx, personId)).length >= MOST_TOKENS)
      refuse(
        conflict('token.too-many', `One person has at most ${MOST_TOKENS} access tokens. Please revoke one first.`, {
          params: { most: MOST_TOKENS },
        }),
      );
    // A prefix that scanners for leaked secrets can know it by.
    const token = `pen_${randomBytes(32).toString('base64url')}`;
    const row = await insertToken(trx, {
      personId,
      name,
      hash: hashToken(token),
      scopes: scope === 'write' ? ['read', 'write'] : ['read'],
      days,
    });
    await recordAct(trx, {
      roundTableId: null,
      act: 'token.created',
      personId,
      subject: { kind: 'token', id: row.id },
      details: { scope },
    });
    return { ...presentToken(row), token };
  });

/** Revokes an access token: what is connected with it ends. */
export const revokeToken = (deps: Deps, personId: PersonId, id: string): Promise<void> =>
  transaction(deps.db, async (trx) => {
    if (!(await revokeLiveToken(trx, personId, id)))
      refuse(notFound('token.not-found', 'There is no such access token.'));
    await recordAct(trx, { roundTableId: null, act: 'token.revoked', personId, subject: { kind: 'token', id } });
  }).then(() => deps.live.admitAgain(personId));
