import { randomBytes } from 'node:crypto';
import { transaction } from '@penholder/db';
import { insertSignInLinks, listPersonsByEmail, takeSignInRequests } from '@penholder/db/people';
import { SIGN_IN_LINK_MINUTES } from '@penholder/shared/people';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { signInMail } from '../mail/texts/index.ts';

/** The clockwork's work that answers requests for sign-in links. */
export const ANSWER_SIGN_IN_REQUESTS = 'answer-sign-in-requests';
const PORTION = 20;

/** A new link's token: 256 random bits. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url');

/** The address of a link: the token follows `#`, which browsers send to nobody. */
export const linkAddress = (deps: Pick<Deps, 'address'>, token: string): string =>
  `${deps.address()}/sign-in/confirm#${token}`;

/** Mails a sign-in link to everyone who asked for one, if they are known and not shut out; forgets the other requests. */
export const answerSignInRequests = (deps: Deps): Work => ({
  name: ANSWER_SIGN_IN_REQUESTS,
  every: 5_000,
  tick: () =>
    transaction(deps.db, async (trx) => {
      const requests = await takeSignInRequests(trx, PORTION);
      const persons = (await listPersonsByEmail(trx, [...new Set(requests.map((request) => request.email))])).filter(
        (person) => !person.disabled_at,
      );
      const links = persons.map((person) => ({ person, email: person.email, token: newLinkToken() }));
      await insertSignInLinks(trx, links, SIGN_IN_LINK_MINUTES);
      await queueMail(
        trx,
        deps,
        links.map(({ person, token }) => ({
          to: person.email,
          kind: 'sign-in',
          ...signInMail(person.language, { name: person.name, minutes: SIGN_IN_LINK_MINUTES }),
          secretLink: linkAddress(deps, token),
        })),
      );
      return requests.length === PORTION;
    }),
});
