import { transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { removePasskeyOf } from '@penholder/db/people';
import { forbidden, invalid, notFound, type PersonId, refuse, unauthenticated } from '@penholder/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import type { Authentication } from './authentication.ts';
import { finishSignIn, headersFor } from './sign-in-as.ts';

type Ceremony = Record<string, unknown>;

/** The library's answer, its cookies (the ceremony's challenge) handed on. */
async function handOn(answer: Response, reply: FastifyReply): Promise<Ceremony> {
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return (await answer.json()) as Ceremony;
}

function refuseOldSignIn(answer: Response): void {
  if (answer.status === 403)
    refuse(
      forbidden(
        'people.sign-in-too-old',
        'To add a passkey, please sign in again first: it needs a sign-in of the last day.',
      ),
    );
}

/** Begins to add a passkey. */
export async function startPasskey(
  authentication: Authentication,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Ceremony> {
  const answer = await authentication.api.generatePasskeyRegistrationOptions({
    headers: headersFor(request.headers),
    asResponse: true,
  });
  refuseOldSignIn(answer);
  return handOn(answer, reply);
}

/** Adds the passkey that the browser made. */
export async function addPasskey(
  deps: Deps,
  authentication: Authentication,
  { response, name }: { response: Ceremony; name: string },
  request: FastifyRequest,
  personId: PersonId,
): Promise<void> {
  const answer = await authentication.api.verifyPasskeyRegistration({
    body: { response, name },
    headers: headersFor(request.headers),
    asResponse: true,
  });
  refuseOldSignIn(answer);
  if (answer.status !== 200)
    refuse(invalid('passkey.refused', 'The passkey could not be added. Please try once more.'));
  const { id } = (await answer.json()) as { id: string };
  await transaction(deps.db, (trx) =>
    recordAct(trx, { roundTableId: null, act: 'passkey.added', personId, subject: { kind: 'passkey', id } }),
  );
}

/** Removes a passkey; what signed in with it stays signed in. */
export const removePasskey = (deps: Deps, personId: PersonId, id: string): Promise<void> =>
  transaction(deps.db, async (trx) => {
    if (!(await removePasskeyOf(trx, personId, id))) refuse(notFound('passkey.not-found', 'There is no such passkey.'));
    await recordAct(trx, { roundTableId: null, act: 'passkey.removed', personId, subject: { kind: 'passkey', id } });
  });

/** Begins to sign in with a passkey. */
export async function startPasskeySignIn(
  authentication: Authentication,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Ceremony> {
  return handOn(
    await authentication.api.generatePasskeyAuthenticationOptions({
      headers: headersFor(request.headers),
      asResponse: true,
    }),
    reply,
  );
}

/** Signs in with what the passkey signed. */
export async function finishPasskeySignIn(
  deps: Deps,
  authentication: Authentication,
  response: Ceremony,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const answer = await authentication.api.verifyPasskeyAuthentication({
    body: { response: response as never },
    headers: headersFor(request.headers),
    asResponse: true,
  });
  if (answer.status !== 200)
    refuse(
      unauthenticated('sign-in.passkey-refused', 'This passkey does not sign in here. Ask for a sign-in link instead.'),
    );
  const { user } = (await answer.clone().json()) as { user: { id: PersonId } };
  await transaction(deps.db, (trx) =>
    recordAct(trx, {
      roundTableId: null,
      act: 'person.signed-in',
      personId: user.id,
      subject: { kind: 'person', id: user.id },
      details: { by: 'passkey' },
    }),
  );
  await finishSignIn(deps, request, reply, answer);
}
