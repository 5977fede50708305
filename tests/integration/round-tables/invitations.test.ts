import { sql } from '@penholder/db';
import { inviteList } from '@penholder/server/round-tables/invite-list';
import type { Actor } from '@penholder/shared/people';
import {
  grantRole,
  inviteAgain,
  inviteDelegate,
  listDelegations,
  listRoles,
  previewInvitations,
  sendInvitations,
  endRole,
} from '@penholder/shared/round-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aBrowser, emailOf, lastMailTo } from '../../_support/sign-in.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable({ code: 'INV' });
  chair = await table.aRole('co-chair');
  for (let n = 0; n < 60; n++) await table.aDelegation(`Land ${n}`);
});
afterAll(() => server.close());

const inTable = () => ({ params: { roundTable: table.code } });
const aList = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, at) =>
      `Person ${from + at} <guest${from + at}@list.example>, Land ${(from + at) % 60}, ${at === 0 ? 'head' : 'adviser'}`,
  ).join('\n');
const count = async (what: 'person' | 'accreditation' | 'mail' | 'audit_event') =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(what)}`.execute(server.opened.db)).rows[0]!.n);

describe('a pasted list', () => {
  it('[PE11] is shown line by line before anything is written or sent', async () => {
    const before = [await count('person'), await count('accreditation'), await count('mail')];
    const text = `${aList(1000, 1002)}\nBad <bad@address>, Land 1\nNobody <nobody@list.example>, Atlantis`;
    const preview = await chair.call(previewInvitations, { ...inTable(), body: { text } });
    expect([preview.invited, preview.leftOut]).toEqual([2, 2]);
    expect(preview.lines[0]).toMatchObject({
      outcome: 'invite',
      name: 'Person 1000',
      isNew: true,
      delegation: 'Land 40',
      standing: 'head',
    });
    expect(preview.lines.slice(2)).toMatchObject([{ fault: 'bad-address' }, { fault: 'unknown-delegation' }]);
    expect([await count('person'), await count('accreditation'), await count('mail')]).toEqual(before);
  });

  it('[PE11] is refused as a whole while a line is wrong, unless that line is to be left out', async () => {
    const body = { text: 'Bad <bad@address>, Land 1\nGood <good@list.example>, Land 1' };
    expect(await chair.refused(sendInvitations, { ...inTable(), body })).toMatchObject({
      code: 'invitation.faulty-lines',
      fields: { 1: 'bad-address' },
    });
    expect(await lastMailTo(server, 'good@list.example')).toBeUndefined();
    const sent = await chair.call(sendInvitations, { ...inTable(), body: { ...body, leaveOutFaulty: true } });
    expect([sent.invited, sent.leftOut]).toEqual([1, 1]);
  });

  it('[PE12] of three hundred invites everyone once, however often and at the same time it is sent', async () => {
    const text = aList(0, 300);
    const before = [await count('person'), await count('accreditation'), await count('mail')];
    const send = () => chair.call(sendInvitations, { ...inTable(), body: { text, leaveOutFaulty: true } });
    const results = await Promise.all([send(), send()]);
    expect(results.map((result) => result.invited).sort((a, b) => a - b)).toEqual([0, 300]);
    expect((await send()).lines.every((line) => line.outcome === 'leave-out' && line.fault === 'already-there')).toBe(
      true,
    );
    const after = [await count('person'), await count('accreditation'), await count('mail')];
    expect(after.map((n, at) => n - before[at]!)).toEqual([300, 300, 300]);
  });

  it('takes as many queries for five hundred as for five', async () => {
    let queries = 0;
    const counting = server.opened.db.withPlugin({
      transformQuery: ({ node }) => (queries++, node),
      transformResult: async ({ result }) => result,
    });
    const actor: Actor = { personId: chair.id, roundTableId: table.id, roles: ['co-chair'], accreditations: [] };
    const measure = async (from: number, to: number) => {
      queries = 0;
      const done = await inviteList(
        { ...server.app.deps, db: counting },
        actor,
        { text: aList(from, to), leaveOutFaulty: false, language: undefined },
        'en',
      );
      expect(done.invited).toBe(to - from);
      return queries;
    };
    const few = await measure(2000, 2005);
    expect(few).toBeGreaterThan(8);
    expect(await measure(3000, 3500)).toBe(few);
  });

  it('has at most five hundred lines, and at least one', async () => {
    expect(await chair.refused(previewInvitations, { ...inTable(), body: { text: aList(0, 501) } })).toMatchObject({
      code: 'invitation.too-many-lines',
      params: { most: 500, lines: 501 },
    });
    expect(await chair.refused(previewInvitations, { ...inTable(), body: { text: '\n \n' } })).toMatchObject({
      code: 'invitation.empty-list',
    });
  });

  it('[PE10] of a head of delegation reaches their own delegation alone', async () => {
    const fiji = await table.aDelegation('Fiji');
    const head = await table.aDelegate(fiji);
    const text =
      'One <one@fiji.example>, Fiji, adviser\nTwo <two@fiji.example>, Land 1, adviser\nThree <three@fiji.example>, Fiji, , observer';
    const sent = await head.call(sendInvitations, { ...inTable(), body: { text, leaveOutFaulty: true } });
    expect(sent.lines.map((line) => (line.outcome === 'leave-out' ? line.fault : line.outcome))).toEqual([
      'invite',
      'not-your-delegation',
      'not-your-role',
    ]);
    const adviser = await table.aDelegate(fiji, { standing: 'adviser' });
    expect((await adviser.refused(previewInvitations, { ...inTable(), body: { text } })).code).toBe(
      'people.not-permitted',
    );
  });
});

describe('an invitation', () => {
  it('[PE13] is mailed in the guest’s language, and its link signs in once within fourteen days', async () => {
    await chair.call(sendInvitations, {
      ...inTable(),
      body: { text: 'أمينة فاروق <amina@list.example>, Land 3, head + focal point, , ar' },
    });
    const mail = (await lastMailTo(server, 'amina@list.example'))!;
    expect(mail.subject).toMatch(/^دعوة: INV · /);
    expect(mail.text).toContain('الوفد: Land 3 (رئاسة الوفد, جهة الاتصال)');
    const { rows } = await sql<{
      days: number;
    }>`select extract(epoch from expires_at - created_at)::float / 86400 as days
      from sign_in_verification where value like '%amina@list.example%'`.execute(server.opened.db);
    expect(rows[0]!.days).toBeCloseTo(14, 3);
    const browser = aBrowser(server);
    const look = await browser.post('/sign-in/look', { token: mail.token });
    expect(look.json()).toMatchObject({
      name: 'أمينة فاروق',
      places: [{ roundTable: { code: 'INV' }, delegation: { en: 'Land 3' }, standing: 'head' }],
    });
    expect((await browser.post('/sign-in/confirm', { token: mail.token })).statusCode).toBe(204);
    expect((await browser.get('/me')).json()).toMatchObject({
      person: { language: 'ar' },
      roundTables: [{ code: 'INV', delegations: [{ names: { en: 'Land 3' } }] }],
    });
    expect((await aBrowser(server).post('/sign-in/confirm', { token: mail.token })).statusCode).toBe(410);
  });

  it('to someone who signs in already is a note without a link that does', async () => {
    const person = await server.aPerson();
    const email = await emailOf(server, person.id);
    await chair.call(inviteDelegate, {
      params: { roundTable: table.code, delegation: await table.aDelegation('Samoa') },
      body: { name: 'x', email, standing: 'expert' },
    });
    expect(await lastMailTo(server, email)).toMatchObject({ kind: 'new-place', sealed: null, link: undefined });
  });

  it('is sent again to those who never came, and to nobody else', async () => {
    const tonga = await table.aDelegation('Tonga');
    const { personId } = await chair.call(inviteDelegate, {
      params: { roundTable: table.code, delegation: tonga },
      body: { name: 'Late', email: 'late@list.example', standing: 'head' },
    });
    const first = (await lastMailTo(server, 'late@list.example'))!.token;
    expect(await chair.call(inviteAgain, { ...inTable(), body: { persons: [personId, chair.id] } })).toEqual({
      sent: 1,
    });
    expect((await lastMailTo(server, 'late@list.example'))!.token).not.toBe(first);
    const stranger = await table.aDelegate(await table.aDelegation('Palau'));
    expect(await stranger.call(inviteAgain, { ...inTable(), body: { persons: [personId] } })).toEqual({ sent: 0 });
  });

  it('to a delegation names what stands in its way', async () => {
    const niue = await table.aDelegation('Niue');
    const params = { roundTable: table.code, delegation: niue };
    const body = { name: 'A', email: 'a@niue.example', standing: 'adviser' } as const;
    await chair.call(inviteDelegate, { params, body });
    expect((await chair.refused(inviteDelegate, { params, body })).code).toBe('accreditation.there-already');
    expect(
      (
        await chair.refused(inviteDelegate, {
          params,
          body: { ...body, email: 'b@niue.example', validTo: '2020-01-01T00:00:00Z' },
        })
      ).code,
    ).toBe('accreditation.ends-before-it-begins');
    const elsewhere = await server.aRoundTable();
    expect(
      (
        await chair.refused(inviteDelegate, {
          params: { ...params, delegation: await elsewhere.aDelegation('Nauru') },
          body,
        })
      ).code,
    ).toBe('delegation.not-found');
  });

  it('[PE20] shows addresses to those who may invite to the delegation, and to nobody else', async () => {
    const kiribati = await table.aDelegation('Kiribati');
    const head = await table.aDelegate(kiribati);
    const adviser = await table.aDelegate(kiribati, { standing: 'adviser' });
    const observer = await table.aRole('observer');
    const seen = async (reader: TestPerson, search: string) =>
      (await reader.call(listDelegations, { ...inTable(), query: { search } })).items[0]!.people.map(
        (one) => one.email !== null,
      );
    expect(await seen(chair, 'kiribati')).toEqual([true, true]);
    expect(await seen(head, 'kiribati')).toEqual([true, true]);
    expect(await seen(head, 'land 0')).toContain(false);
    expect(await seen(adviser, 'kiribati')).toEqual([false, false]);
    expect(await seen(observer, 'kiribati')).toEqual([false, false]);
  });
});

describe('a role', () => {
  it('[PE8] of co-chair is granted and taken by nobody in the round table', async () => {
    const body = { role: 'co-chair', name: 'Puppet', email: 'puppet@list.example' } as const;
    expect(await chair.refused(grantRole, { ...inTable(), body })).toMatchObject({
      status: 403,
      code: 'role.not-yours',
    });
    const other = await table.aRole('co-chair');
    expect(
      (await chair.refused(endRole, { params: { roundTable: table.code, role: 'co-chair', person: other.id } })).code,
    ).toBe('role.not-yours');
  });

  it('[PE9] is granted by a co-chair, and by the secretariat to observers and interpreters', async () => {
    const secretariat = await table.aRole('secretariat');
    const grant = (by: TestPerson, role: 'penholder' | 'observer', email: string) =>
      by.call(grantRole, { ...inTable(), body: { role, name: 'N', email } });
    expect((await grant(chair, 'penholder', 'pen@list.example')).isNew).toBe(true);
    await grant(secretariat, 'observer', 'eye@list.example');
    expect(
      (
        await secretariat.refused(grantRole, {
          ...inTable(),
          body: { role: 'penholder', name: 'N', email: 'p2@list.example' },
        })
      ).code,
    ).toBe('role.not-yours');
    const { items } = await chair.call(listRoles, inTable());
    expect(items.map((item) => item.role)).toEqual([
      'co-chair',
      'co-chair',
      'penholder',
      'secretariat',
      'observer',
      'observer',
    ]);
    const pen = items.find((item) => item.role === 'penholder')!;
    await chair.call(endRole, { params: { roundTable: table.code, role: 'penholder', person: pen.person.id } });
    expect((await chair.call(listRoles, { ...inTable(), query: { role: 'penholder' } })).total).toBe(0);
  });
});
