import { sql } from '@penholder/db';
import { createSetUpLink } from '@penholder/db/people';
import type { Out } from '@penholder/shared/kernel';
import {
  changeAdministrator,
  changePerson,
  disablePerson,
  enablePerson,
  getMail,
  getMe,
  getPerson,
  getServerHealth,
  listMails,
  listPersons,
} from '@penholder/shared/people';
import { verifyServerAudit } from '@penholder/shared/round-tables';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestServer } from '../../_support/harness.ts';
import { aBrowser, aLinkFor, aSignedInBrowser, emailOf, lastMailTo } from '../../_support/sign-in.ts';

let server: TestServer;
let administrator: TestPerson;
beforeAll(async () => {
  server = await startServer({ listen: true });
  administrator = await server.aPerson({ name: 'Root', isAdministrator: true });
});
afterAll(() => server.close());

describe('disabling a person', () => {
  it('[PE17] ends their sign-ins, tokens, links and sockets at once', async () => {
    const person = await server.aPerson();
    const email = await emailOf(server, person.id);
    const browser = await aSignedInBrowser(server, email);
    const token = await aLinkFor(server, email);
    const cookie = `penholder=${browser.cookies.get('penholder')}`;
    const sockets = [{ cookie }, { authorization: `Bearer ${person.token}` }].map((extraHeaders) =>
      io(server.origin, { extraHeaders, transports: ['websocket'], reconnection: false }),
    );
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<void>(
            (connected, failed) => (socket.on('connect', connected), socket.on('connect_error', failed)),
          ),
      ),
    );
    const ended = sockets.map((socket) => new Promise<string>((reason) => socket.on('disconnect', reason)));

    await administrator.call(disablePerson, { params: { person: person.id } });

    expect(await Promise.all(ended)).toEqual(['io server disconnect', 'io server disconnect']);
    expect((await browser.get('/me')).json().person).toBeNull();
    expect((await person.call(getMe)).person).toBeNull();
    expect((await aBrowser(server).post('/sign-in/confirm', { token })).statusCode).toBe(410);
    const again = io(server.origin, { extraHeaders: { cookie }, transports: ['websocket'], reconnection: false });
    expect(await new Promise((told) => again.on('connect_error', (error) => told(error.message)))).toBe(
      'people.not-signed-in',
    );
  });

  it('is undone, and what had ended stays ended', async () => {
    const person = await server.aPerson();
    const email = await emailOf(server, person.id);
    await administrator.call(disablePerson, { params: { person: person.id } });
    await administrator.call(enablePerson, { params: { person: person.id } });
    expect((await person.call(getMe)).person).toBeNull();
    const browser = await aSignedInBrowser(server, email);
    expect((await browser.get('/me')).json().person.id).toBe(person.id);
  });

  it('[PE18] is refused for oneself and for the last administrator', async () => {
    expect(await administrator.refused(disablePerson, { params: { person: administrator.id } })).toMatchObject({
      code: 'person.is-yourself',
    });
    const second = await server.aPerson({ isAdministrator: true });
    await second.call(disablePerson, { params: { person: administrator.id } });
    expect((await second.refused(disablePerson, { params: { person: second.id } })).code).toBe('person.is-yourself');
    await second.call(enablePerson, { params: { person: administrator.id } });
    await server.opened.db
      .updateTable('access_token')
      .set({ revoked_at: null })
      .where('person_id', '=', administrator.id)
      .execute();
  });

  it('[PE18] leaves one of two administrators who disable each other at once', async () => {
    const [one, other] = [
      await server.aPerson({ isAdministrator: true }),
      await server.aPerson({ isAdministrator: true }),
    ];
    await sql`update person set is_administrator = false where id not in (${one.id}, ${other.id})`.execute(
      server.opened.db,
    );
    await Promise.allSettled([
      one.call(disablePerson, { params: { person: other.id } }),
      other.call(disablePerson, { params: { person: one.id } }),
    ]);
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from person where is_administrator and disabled_at is null`.execute(server.opened.db);
    expect(Number(rows[0]!.n)).toBe(1);
    await sql`update person set is_administrator = true where id = ${administrator.id}`.execute(server.opened.db);
  });
});

describe('an administrator', () => {
  it('is made when the address is typed again', async () => {
    const person = await server.aPerson();
    const change = (confirm: string) => ({ params: { person: person.id }, body: { isAdministrator: true, confirm } });
    expect(await administrator.refused(changeAdministrator, change('wrong@example.org'))).toMatchObject({
      code: 'person.not-confirmed',
    });
    await administrator.call(changeAdministrator, change(await emailOf(server, person.id)));
    expect((await person.call(listPersons)).total).toBeGreaterThan(1);
  });

  it('alone sees persons, mails and the health of the server', async () => {
    const person = await server.aPerson();
    expect((await person.refused(listPersons)).code).toBe('people.not-administrator');
    expect((await person.refused(listMails)).code).toBe('people.not-administrator');
    expect((await person.refused(getServerHealth)).code).toBe('people.not-administrator');
    expect(await administrator.call(getServerHealth)).toMatchObject({
      version: expect.any(String),
      mail: { isSending: false },
    });
  });

  it('finds persons by name and address, page by page', async () => {
    for (const name of ['Zoé Petit', 'zoë Large', 'Zacharias']) await server.aPerson({ name });
    const names: string[] = [];
    let after: string | undefined;
    do {
      const page: Out<typeof listPersons.reply> = await administrator.call(listPersons, {
        query: { search: 'zo', limit: '1', ...(after && { after }) },
      });
      names.push(...page!.items.map((item) => item.name));
      after = page!.next ?? undefined;
    } while (after);
    expect(names.sort()).toEqual(['Zoé Petit', 'zoë Large']);
    expect((await administrator.refused(listPersons, { query: { after: 'nonsense' } })).code).toBe(
      'request.bad-cursor',
    );
  });

  it('sees a person with their places', async () => {
    const table = await server.aRoundTable();
    const delegate = await table.aDelegate(await table.aDelegation('Fiji'), { standing: 'expert' });
    const seen = await administrator.call(getPerson, { params: { person: delegate.id } });
    expect(seen.places).toMatchObject([
      {
        roundTable: { code: table.code },
        roles: [],
        delegations: [{ names: { en: 'Fiji' }, standing: 'expert', isValid: true }],
      },
    ]);
    expect(seen.tokens).toBe(1);
  });

  it('moves a person to another address, which ends their access', async () => {
    const person = await server.aPerson();
    const browser = await aSignedInBrowser(server, await emailOf(server, person.id));
    await administrator.call(changePerson, { params: { person: person.id }, body: { email: 'Moved@New.example' } });
    expect((await browser.get('/me')).json().person).toBeNull();
    expect(await emailOf(server, person.id)).toBe('moved@new.example');
    const other = await server.aPerson();
    expect(
      await administrator.refused(changePerson, { params: { person: other.id }, body: { email: 'moved@new.example' } }),
    ).toMatchObject({ code: 'person.address-taken' });
  });

  it('reads the outbox with the link where no mail is sent', async () => {
    const email = await emailOf(server, (await server.aPerson()).id);
    const token = await aLinkFor(server, email);
    const { items, isSending } = await administrator.call(listMails, { query: { search: email } });
    expect([items.length, isSending, items[0]!.kind]).toEqual([1, false, 'sign-in']);
    const mail = await administrator.call(getMail, { params: { mail: items[0]!.id } });
    expect(mail.body).toContain(`/sign-in/confirm#${token}`);
    expect((await lastMailTo(server, email))!.body).not.toContain(token);
  });

  it('finds the audit log of the server intact', async () => {
    expect(await administrator.call(verifyServerAudit)).toMatchObject({ isIntact: true, brokenAt: null });
  });
});

describe('[PE19] the set-up link', () => {
  let blank: TestServer;
  beforeAll(async () => {
    blank = await startServer();
  });
  afterAll(() => blank.close());
  const setUp = (token: string) =>
    aBrowser(blank).post('/set-up', { token, name: 'First', email: 'first@forum.example' });

  it('of yesterday is worthless, and so is one that was replaced', async () => {
    const replaced = (await createSetUpLink(blank.opened.db))!;
    const old = (await createSetUpLink(blank.opened.db))!;
    await sql`update set_up_link set expires_at = now()`.execute(blank.opened.db);
    expect((await setUp(replaced)).statusCode).toBe(410);
    expect((await setUp(old)).json().code).toBe('set-up.link-used');
  });

  it('makes one administrator who is signed in, whoever is first', async () => {
    const token = (await createSetUpLink(blank.opened.db))!;
    const browsers = [aBrowser(blank), aBrowser(blank)];
    const answers = await Promise.all(
      browsers.map((browser, n) => browser.post('/set-up', { token, name: 'First', email: `first${n}@forum.example` })),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 410]);
    const winner = browsers[answers.findIndex((answer) => answer.statusCode === 200)]!;
    expect((await winner.get('/me')).json().person).toMatchObject({ name: 'First', isAdministrator: true });
    expect((await winner.get('/admin/persons')).json().total).toBe(1);
  });

  it('is not made once there is an administrator', async () => {
    expect(await createSetUpLink(blank.opened.db)).toBeUndefined();
  });
});
