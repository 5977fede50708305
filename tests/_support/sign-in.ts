import { withLink } from '@penholder/server/mail/send-mail';
import { answerSignInRequests } from '@penholder/server/people/answer-sign-in-requests';
import { vi } from 'vitest';
import type { TestServer } from './harness.ts';

type Answer = Awaited<ReturnType<TestServer['app']['fastify']['inject']>>;

/** A visitor's browser: keeps cookies, names its origin on writes, and posts JSON. */
export interface TestBrowser {
  cookies: Map<string, string>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  del(path: string): Promise<Answer>;
}

export function aBrowser(
  server: TestServer,
  { origin = 'http://localhost:3000', address = '127.0.0.1' } = {},
): TestBrowser {
  const cookies = new Map<string, string>();
  const send = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const answer = await server.app.fastify.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: address,
      headers: {
        host: new URL(origin).host,
        ...(method !== 'GET' && { origin }),
        ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
        ...headers,
      },
      ...(body && { payload: body }),
    });
    for (const header of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)!;
      if (value === '' || /max-age=0/i.test(header)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return answer;
  };
  return {
    cookies,
    post: (path, body = {}, headers) => send('POST', path, body, headers),
    get: (path) => send('GET', path),
    del: (path) => send('DELETE', path),
  };
}

/** Lets the clockwork's answering of sign-in requests run once. */
export const answerRequests = (server: TestServer) => answerSignInRequests(server.app.deps).tick();

/** The newest mail to an address, with its link in place. */
export async function lastMailTo(server: TestServer, email: string) {
  const mail = await server.opened.db
    .selectFrom('mail')
    .selectAll()
    .where('recipient', '=', email)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!mail) return undefined;
  const link = mail.sealed ? server.app.deps.vault.open(mail.sealed) : undefined;
  return { ...mail, text: withLink(mail.body, link), link, token: link?.split('#')[1] };
}

/** Asks for a link and answers its token. */
export async function aLinkFor(server: TestServer, email: string): Promise<string> {
  const before = (await lastMailTo(server, email))?.token;
  await aBrowser(server, {
    address: `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
  }).post('/sign-in/link', { email });
  // A started clockwork may have taken the request already, and be about to answer it.
  return vi.waitFor(async () => {
    await answerRequests(server);
    const mail = await lastMailTo(server, email);
    if (!mail?.token || mail.token === before) throw new Error(`No link was mailed to ${email}`);
    return mail.token;
  }, 10_000);
}

/** A browser in which this person has signed in by a link. */
export async function aSignedInBrowser(
  server: TestServer,
  email: string,
  options?: { origin?: string },
): Promise<TestBrowser> {
  const browser = aBrowser(server, options);
  const answer = await browser.post('/sign-in/confirm', { token: await aLinkFor(server, email) });
  if (answer.statusCode !== 204) throw new Error(`Signing in answered ${answer.statusCode}: ${answer.body}`);
  return browser;
}

/** The address of a test's person. */
export const emailOf = async (server: TestServer, id: string) =>
  (
    await server.opened.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', id as never)
      .executeTakeFirstOrThrow()
  ).email;
