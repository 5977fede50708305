import { transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { findPersonByEmail, findSignInLink } from '@penholder/db/people';
import { listPlacesOfPerson } from '@penholder/db/round-tables';
import { type Refusal, refuse } from '@penholder/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import type { Authentication } from './authentication.ts';
import { finishSignIn, headersFor } from './sign-in-as.ts';

const LINK_USED: Refusal = {
  code: 'sign-in.link-used',
  status: 410,
  detail: 'This link has been used already, or its time has run out. Ask for a new one.',
};

/** Whom a link would sign in, and to what: for the page on which they confirm. Uses nothing up. */
export async function lookAtLink(deps: Deps, token: string) {
  const email = (await findSignInLink(deps.db, token)) ?? refuse(LINK_USED);
  const person = await findPersonByEmail(deps.db, email);
  if (!person || person.disabled_at) return refuse(LINK_USED);
  const places = person.email_verified ? { roles: [], delegations: [] } : await listPlacesOfPerson(deps.db, person.id);
  return {
    name: person.name,
    email,
    places: [
      ...places.roles.map((row) => ({
        roundTable: { code: row.code, title: row.title },
        role: row.role,
        delegation: null,
        standing: null,
      })),
      ...places.delegations
        .filter((row) => row.is_valid)
        .map((row) => ({
          roundTable: { code: row.code, title: row.title },
          role: null,
          delegation: row.names,
          standing: row.standing,
        })),
    ],
  };
}

/**
 * Signs in with a link, which the authentication library consumes in one statement: of two that come at once one is
 * refused. The database's clock decides whether the link still holds [PE13].
 */
export async function confirmSignIn(
  deps: Deps,
  authentication: Authentication,
  token: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const email = (await findSignInLink(deps.db, token)) ?? refuse(LINK_USED);
  const answer = await authentication.api.magicLinkVerify({
    query: { token },
    headers: headersFor(request.headers),
    asResponse: true,
  });
  if (answer.status !== 200) refuse(LINK_USED);
  const person = await findPersonByEmail(deps.db, email);
  await transaction(deps.db, (trx) =>
    recordAct(trx, {
      roundTableId: null,
      act: 'person.signed-in',
      personId: person!.id,
      subject: { kind: 'person', id: person!.id },
      details: { by: 'link' },
    }),
  );
  await finishSignIn(deps, request, reply, answer);
}
