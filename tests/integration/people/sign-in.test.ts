import { sql } from '@penholder/db';
import { LINK_LIMITS } from '@penholder/server/people/ask-sign-in-link';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aBrowser, aLinkFor, answerRequests, aSignedInBrowser, emailOf, lastMailTo } from '../../_support/sign-in.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const known = async () => emailOf(server, (await server.aPerson()).id);

describe('a sign-in link', () => {
  it('[PE13] signs in once', async () => {
    const email = await known();
    const token = await aLinkFor(server, email);
    const browser = aBrowser(server);
    expect((await browser.post('/sign-in/confirm', { token })).statusCode).toBe(204);
    expect((await browser.get('/me')).json().person.email).toBe(email);
    const again = await aBrowser(server).post('/sign-in/confirm', { token });
    expect([again.statusCode, again.json().code]).toEqual([410, 'sign-in.link-used']);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('[PE13] lets in one of two who use it at once', async () => {
    const token = await aLinkFor(server, await known());
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => aBrowser(server).post('/sign-in/confirm', { token })),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 410, 410, 410, 410, 410]);
  });

  it('[PE13] lasts fifteen minutes on the clock of the database', async () => {
    const email = await known();
    const token = await aLinkFor(server, email);
    const { rows } = await sql<{
      minutes: number;
    }>`select extract(epoch from expires_at - created_at)::float / 60 as minutes
      from sign_in_verification where value like ${`%${email}%`}`.execute(server.opened.db);
    expect(rows[0]!.minutes).toBeCloseTo(15, 1);
    await sql`update sign_in_verification set expires_at = now() where value like ${`%${email}%`}`.execute(
      server.opened.db,
    );
    expect((await aBrowser(server).post('/sign-in/look', { token })).statusCode).toBe(410);
    expect((await aBrowser(server).post('/sign-in/confirm', { token })).statusCode).toBe(410);
  });

  it('is not used up by looking at it', async () => {
    const email = await known();
    const token = await aLinkFor(server, email);
    for (let time = 0; time < 3; time++)
      expect((await aBrowser(server).post('/sign-in/look', { token })).json()).toMatchObject({ email, places: [] });
    expect((await aBrowser(server).post('/sign-in/confirm', { token })).statusCode).toBe(204);
  });

  it('carries its token behind the hash, where no server sees it', async () => {
    const email = await known();
    await aLinkFor(server, email);
    expect((await lastMailTo(server, email))!.link).toMatch(/^http:\/\/localhost:\d+\/sign-in\/confirm#[\w-]{43}$/);
  });

  it('is nowhere in the database as it is', async () => {
    const token = await aLinkFor(server, await known());
    expect(await everythingStored(server)).not.toContain(token);
  });

  it('is not sent to someone who is shut out', async () => {
    const { id } = await server.aPerson();
    const email = await emailOf(server, id);
    await server.opened.db.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', id).execute();
    await aBrowser(server, { address: '10.1.1.1' }).post('/sign-in/link', { email });
    await answerRequests(server);
    expect(await lastMailTo(server, email)).toBeUndefined();
  });
});

describe('asking for a link', () => {
  it('[PE14] is answered alike for a known and an unknown address, by the same statements', async () => {
    const email = await known();
    const asked = async (address: string) => {
      const before = await count(server);
      const answer = await aBrowser(server, { address: '10.2.2.2' }).post('/sign-in/link', { email: address });
      const after = await count(server);
      const { date: _, ...headers } = answer.headers;
      for (const name of Object.keys(headers)) if (name.startsWith('x-ratelimit')) delete headers[name];
      return { status: answer.statusCode, body: answer.json(), headers, rows: after - before };
    };
    const [toKnown, toUnknown] = [await asked(email), await asked('nobody@nowhere.example')];
    expect(toUnknown).toEqual(toKnown);
    expect(toKnown).toMatchObject({ status: 202, body: { minutes: 15 }, rows: 1 });
    await answerRequests(server);
    expect(await lastMailTo(server, 'nobody@nowhere.example')).toBeUndefined();
    expect(await lastMailTo(server, email)).toMatchObject({ kind: 'sign-in' });
  });

  it('[PE15] is refused the sixth time for one address, known or not, with when to come back', async () => {
    for (const email of [await known(), 'stranger@nowhere.example']) {
      const statuses: number[] = [];
      let last = await aBrowser(server).post('/sign-in/link', { email });
      statuses.push(last.statusCode);
      for (let time = 0; time < LINK_LIMITS.address; time++) {
        last = await aBrowser(server, { address: `10.3.0.${time}` }).post('/sign-in/link', { email });
        statuses.push(last.statusCode);
      }
      expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
      expect(last.json()).toMatchObject({ code: 'sign-in.too-many-links', params: { minutes: 15 } });
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(890);
    }
  });

  it('[PE15] is allowed again when the quarter of an hour is over', async () => {
    const email = await known();
    for (let time = 0; time <= LINK_LIMITS.address; time++)
      await aBrowser(server, { address: '10.4.0.1' }).post('/sign-in/link', { email });
    await sql`update rate_limit set since = now() - interval '16 minutes'`.execute(server.opened.db);
    expect((await aBrowser(server, { address: '10.4.0.1' }).post('/sign-in/link', { email })).statusCode).toBe(202);
  });

  it('[PE15] is refused to one place on the network after two hundred times', async () => {
    await aBrowser(server, { address: '10.5.0.1' }).post('/sign-in/link', { email: 'one@many.example' });
    await sql`update rate_limit set count = ${LINK_LIMITS.client} where key like 'sign-in-link client%'`.execute(
      server.opened.db,
    );
    const answer = await aBrowser(server, { address: '10.5.0.1' }).post('/sign-in/link', { email: 'two@many.example' });
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'sign-in.too-many-links']);
    await sql`delete from rate_limit`.execute(server.opened.db);
  });
});

describe('the cookie', () => {
  const cookieOf = async (config: { publicOrigin?: string }, origin: string) => {
    const other = await startServer({ config });
    try {
      const { id } = await other.aPerson();
      const browser = aBrowser(other, { origin });
      const answer = await browser.post('/sign-in/confirm', {
        token: await linkAt(other, await emailOf(other, id), origin),
      });
      return { header: String(answer.headers['set-cookie']), me: (await browser.get('/me')).json().person?.id, id };
    } finally {
      await other.close();
    }
  };
  const linkAt = async (other: TestServer, email: string, origin: string) => {
    await aBrowser(other, { origin }).post('/sign-in/link', { email });
    await answerRequests(other);
    return (await lastMailTo(other, email))!.token!;
  };

  it('is bound to the host and Secure over https', async () => {
    const { header, me, id } = await cookieOf({ publicOrigin: 'https://table.example' }, 'https://table.example');
    const [pair, ...attributes] = header.split('; ');
    expect(pair).toMatch(/^__Host-penholder=/);
    expect(attributes.map((attribute) => attribute.toLowerCase()).sort()).toEqual([
      'httponly',
      'max-age=1209600',
      'path=/',
      'samesite=lax',
      'secure',
    ]);
    expect(me).toBe(id);
  });

  it('is plain over http on this machine, and HttpOnly all the same', async () => {
    const { header } = await cookieOf({}, 'http://localhost:3000');
    const [pair, ...attributes] = header.split('; ');
    expect(pair).toMatch(/^penholder=/);
    expect(attributes.map((attribute) => attribute.toLowerCase()).sort()).toEqual([
      'httponly',
      'max-age=1209600',
      'path=/',
      'samesite=lax',
    ]);
  });

  it('is nowhere in the database as it is', async () => {
    const browser = await aSignedInBrowser(server, await known());
    expect(await everythingStored(server)).not.toContain(decodeURIComponent(browser.cookies.get('penholder')!));
  });
});

describe('a sign-in', () => {
  it('ends when one signs out', async () => {
    const browser = await aSignedInBrowser(server, await known());
    const cookie = browser.cookies.get('penholder')!;
    expect((await browser.post('/sign-out')).statusCode).toBe(204);
    expect(browser.cookies.has('penholder')).toBe(false);
    browser.cookies.set('penholder', cookie);
    expect((await browser.get('/me')).json().person).toBeNull();
  });

  it('is listed, and ended one by one or all but this', async () => {
    const email = await known();
    const [here, there, elsewhere] = [
      await aSignedInBrowser(server, email),
      await aSignedInBrowser(server, email),
      await aSignedInBrowser(server, email),
    ];
    const { items } = (await here.get('/me/sign-ins')).json();
    expect(items.map((item: { isThisOne: boolean }) => item.isThisOne).sort()).toEqual([false, false, true]);
    expect(items[0].userAgent).toContain('Firefox');
    const thereId = (await there.get('/me/sign-ins'))
      .json()
      .items.find((item: { isThisOne: boolean }) => item.isThisOne).id;
    expect((await here.del(`/me/sign-ins/${thereId}`)).statusCode).toBe(204);
    expect((await there.get('/me')).json().person).toBeNull();
    expect((await here.post('/me/sign-ins/end-others')).json()).toEqual({ ended: 1 });
    expect((await elsewhere.get('/me')).json().person).toBeNull();
    expect((await here.get('/me')).json().person.email).toBe(email);
  });

  it('of another person cannot be ended', async () => {
    const mine = await aSignedInBrowser(server, await known());
    const theirs = await aSignedInBrowser(server, await known());
    const id = (await theirs.get('/me/sign-ins')).json().items[0].id;
    expect((await mine.del(`/me/sign-ins/${id}`)).statusCode).toBe(404);
    expect((await theirs.get('/me')).json().person).not.toBeNull();
  });

  it('replaces the one that the same browser had', async () => {
    const email = await known();
    const browser = await aSignedInBrowser(server, email);
    await browser.post('/sign-in/confirm', { token: await aLinkFor(server, email) });
    expect((await browser.get('/me/sign-ins')).json().items).toHaveLength(1);
  });
});

describe('a write with a cookie', () => {
  it('is refused from another site, without an origin, and as a form', async () => {
    const browser = await aSignedInBrowser(server, await known());
    const cookie = `penholder=${browser.cookies.get('penholder')}`;
    const attempt = async (headers: Record<string, string>, payload: string | object = {}) =>
      (
        await server.app.fastify.inject({
          method: 'POST',
          url: '/api/v1/me/sign-ins/end-others',
          headers: { host: 'localhost:3000', cookie, ...headers },
          payload,
        })
      ).statusCode;
    expect(await attempt({ origin: 'https://evil.example' })).toBe(403);
    expect(await attempt({ origin: 'null' })).toBe(403);
    expect(await attempt({})).toBe(403);
    expect(await attempt({ origin: 'http://localhost:3000', 'content-type': 'text/plain' }, '{}')).toBe(415);
    expect(
      await attempt({ origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'),
    ).toBe(415);
    expect(await attempt({ origin: 'http://localhost:3000' })).toBe(200);
  });

  it('does not count a cookie beside a token that is wrong', async () => {
    const browser = await aSignedInBrowser(server, await known());
    const answer = await server.app.fastify.inject({
      url: '/api/v1/me',
      headers: { cookie: `penholder=${browser.cookies.get('penholder')}`, authorization: 'Bearer wrong' },
    });
    expect(answer.json().person).toBeNull();
  });
});

const count = async ({ opened }: TestServer) =>
  Number((await sql<{ n: number }>`select count(*) as n from sign_in_request`.execute(opened.db)).rows[0]!.n);

/** Every row of every table, as text. */
async function everythingStored({ opened: { db } }: TestServer): Promise<string> {
  const { rows: tables } = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
  let text = '';
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db);
    text += rows.map(({ row }) => row).join('\n');
  }
  expect(text.length).toBeGreaterThan(100);
  return text;
}
