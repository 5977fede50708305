import { createHash } from 'node:crypto';
import { countAttempt, insertSignInRequest } from '@penholder/db/people';
import { refuse, tooMany } from '@penholder/shared/kernel';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../deps.ts';
import { ANSWER_SIGN_IN_REQUESTS } from './answer-sign-in-requests.ts';

/** How often links may be asked for within a quarter of an hour [PE15]: for one address, and from one place, where a whole conference may share one. */
export const LINK_LIMITS = { address: 5, client: 200, windowSeconds: 900 } as const;

/**
 * Takes a request for a sign-in link. Known and unknown addresses go the same way, statement by statement: who it is gets
 * looked up afterwards, by the clockwork, so that neither the answer nor its time tells [PE14].
 */
export async function askSignInLink(deps: Deps, email: string, client: string, reply: FastifyReply): Promise<void> {
  const { db, clockwork } = deps;
  for (const [kind, who, limit] of [
    ['client', clientOf(client), LINK_LIMITS.client],
    ['address', email, LINK_LIMITS.address],
  ] as const) {
    const { count, secondsLeft } = await countAttempt(
      db,
      `sign-in-link ${kind} ${hash(who)}`,
      LINK_LIMITS.windowSeconds,
    );
    if (count <= limit) continue;
    reply.header('retry-after', secondsLeft);
    const minutes = Math.ceil(secondsLeft / 60);
    refuse(
      tooMany(
        'sign-in.too-many-links',
        `Too many sign-in links were asked for. Please try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`,
        {
          params: { minutes, seconds: secondsLeft },
        },
      ),
    );
  }
  await insertSignInRequest(db, email);
  clockwork.nudge(ANSWER_SIGN_IN_REQUESTS);
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Who asks, as far as an address tells: of IPv6 the network alone, which is what one household or office is given. */
export function clientOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const groups = address.includes('::')
    ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
    : before;
  return `${groups.slice(0, 4).join(':')}::/64`;
}
