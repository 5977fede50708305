import type { IncomingHttpHeaders } from 'node:http';
import { removeSignIn } from '@penholder/db/people';
import { type PersonId, refuse, unauthenticated } from '@penholder/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import type { Authentication } from './authentication.ts';

/** A request's headers as the authentication library takes them. */
export function headersFor(headers: IncomingHttpHeaders): Headers {
  const out = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) out.set(name, [value].flat().join(', '));
  return out;
}

/**
 * Hands the library's cookies on to the browser. A sign-in that the same browser had before ends, so that none is left
 * that nobody holds.
 */
export async function finishSignIn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Response,
): Promise<void> {
  reply.header('set-cookie', answer.headers.getSetCookie());
  if (request.signedIn?.signInId) await removeSignIn(deps.db, request.signedIn.id, request.signedIn.signInId);
}

/** Signs a person in whom something else has proven; refuses for a disabled one. */
export async function signInAs(
  {
    deps,
    authentication,
    request,
    reply,
  }: { deps: Deps; authentication: Authentication; request: FastifyRequest; reply: FastifyReply },
  personId: PersonId,
): Promise<void> {
  const answer = await authentication.api.signInPerson({
    body: { personId },
    headers: headersFor(request.headers),
    asResponse: true,
  });
  if (answer.status !== 200) refuse(unauthenticated('people.cannot-sign-in', 'This person cannot sign in.'));
  await finishSignIn(deps, request, reply, answer);
}
