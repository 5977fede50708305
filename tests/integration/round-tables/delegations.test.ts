import { sql } from '@penholder/db';
import { findActor } from '@penholder/db/people';
import { tellPlacesThatChange } from '@penholder/server/round-tables/tell-places-that-change';
import {
  addDelegation,
  changeAccreditation,
  changeDelegation,
  endAccreditation,
  getRoundTable,
  inviteDelegate,
  listDelegations,
} from '@penholder/shared/round-tables';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { emailOf } from '../../_support/sign-in.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
beforeAll(async () => {
  server = await startServer({ listen: true });
  table = await server.aRoundTable({ code: 'DEL' });
  chair = await table.aRole('co-chair');
});
afterAll(() => server.close());

const inTable = () => ({ params: { roundTable: table.code } });
const find = async (search: string) =>
  (await chair.call(listDelegations, { ...inTable(), query: { search } })).items[0]!;

describe('a delegation', () => {
  it('of a state is added by its code, with its names and its vote', async () => {
    await chair.call(addDelegation, { ...inTable(), body: { party: { iso3166: 'EG' } } });
    expect(await find('مصر')).toMatchObject({
      party: { kind: 'state', iso3166: 'EG', names: { en: 'Egypt', fr: 'Égypte' } },
      hasVote: true,
      status: 'active',
      people: [],
    });
    expect((await chair.refused(addDelegation, { ...inTable(), body: { party: { iso3166: 'EG' } } })).code).toBe(
      'delegation.there-already',
    );
    expect((await chair.refused(addDelegation, { ...inTable(), body: { party: { iso3166: 'ZZ' } } })).code).toBe(
      'party.unknown-state',
    );
  });

  it('of an organisation votes where the round table says so', async () => {
    await chair.call(addDelegation, {
      ...inTable(),
      body: { party: { kind: 'international-organisation', names: { en: 'Health Body' } } },
    });
    expect((await find('health body')).hasVote).toBe(false);
    const other = await server.aRoundTable({ settings: { organisationsVote: true } });
    const otherChair = await other.aRole('co-chair');
    const { party } = await find('health body');
    await otherChair.call(addDelegation, { params: { roundTable: other.code }, body: { party: { id: party.id } } });
    expect((await otherChair.call(listDelegations, { params: { roundTable: other.code } })).items[0]!.hasVote).toBe(
      true,
    );
  });

  it('is added by a co-chair or the secretariat alone', async () => {
    const penholder = await table.aRole('penholder');
    expect((await penholder.refused(addDelegation, { ...inTable(), body: { party: { iso3166: 'PE' } } })).code).toBe(
      'people.not-permitted',
    );
  });

  it('[PE6] that withdraws takes its people with it, until it takes part again', async () => {
    const tonga = await table.aDelegation('Tonga');
    const head = await table.aDelegate(tonga);
    const socket = io(server.origin, {
      extraHeaders: { authorization: `Bearer ${head.token}` },
      transports: ['websocket'],
      reconnection: false,
    });
    await new Promise<void>((connected) => socket.on('connect', connected));
    const ended = new Promise((reason) => socket.on('disconnect', reason));
    await chair.call(changeDelegation, {
      params: { roundTable: table.code, delegation: tonga },
      body: { status: 'withdrawn' },
    });
    expect(await ended).toBe('io server disconnect');
    expect((await head.refused(getRoundTable, inTable())).code).toBe('round-table.not-found');
    await chair.call(changeDelegation, {
      params: { roundTable: table.code, delegation: tonga },
      body: { status: 'active' },
    });
    expect((await head.call(getRoundTable, inTable())).actor.accreditations).toMatchObject([{ delegationId: tonga }]);
  });

  it('[PE21] is also known by names of its own, each once', async () => {
    const { id } = await find('مصر');
    const known = (...aliases: string[]) => ({
      params: { roundTable: table.code, delegation: id },
      body: { aliases },
    });
    await chair.call(changeDelegation, known('Misr', 'misr ', 'Land of the Nile'));
    expect((await find('مصر')).aliases).toEqual(['Misr', 'Land of the Nile']);
    expect(await chair.refused(changeDelegation, known('Libya'))).toMatchObject({
      code: 'delegation.alias-of-another',
      fields: { aliases: expect.any(String) },
    });
    expect((await chair.refused(changeDelegation, known(...'abcdefghijk'))).status).toBe(422);
    const palau = await table.aDelegation('Palau');
    const palauan = { params: { roundTable: table.code, delegation: palau }, body: { aliases: ['land of the Nile'] } };
    expect(await chair.refused(changeDelegation, palauan)).toMatchObject({
      code: 'delegation.alias-taken',
      params: { alias: 'land of the Nile' },
    });
  });

  it('is listed by name in the reader’s language, page by page', async () => {
    const other = await server.aRoundTable();
    const otherChair = await other.aRole('co-chair');
    for (const code of ['SE', 'DE', 'AT'])
      await otherChair.call(addDelegation, { params: { roundTable: other.code }, body: { party: { iso3166: code } } });
    const namesIn = async (language: 'en' | 'fr' | 'es') => {
      const names: string[] = [];
      let after: string | undefined;
      do {
        const page = await otherChair.call(listDelegations, {
          params: { roundTable: other.code },
          query: { language, limit: '1', ...(after && { after }) },
        });
        names.push(...page.items.map((item) => item.party.names[language]!));
        after = page.next ?? undefined;
      } while (after);
      return names;
    };
    expect(await namesIn('en')).toEqual(['Austria', 'Germany', 'Sweden']);
    expect(await namesIn('es')).toEqual(['Alemania', 'Austria', 'Suecia']);
  });
});

describe('an accreditation', () => {
  it('[PE7] as focal point takes the place from the one before', async () => {
    const fiji = await table.aDelegation('Fiji');
    await table.aDelegate(fiji, { standing: 'adviser', isFocalPoint: true, name: 'First' });
    await table.aDelegate(fiji, { standing: 'expert', name: 'Second' });
    const second = (await find('fiji')).people.find((one) => one.person.name === 'Second')!;
    await chair.call(changeAccreditation, {
      params: { roundTable: table.code, accreditation: second.id },
      body: { revision: second.revision, isFocalPoint: true },
    });
    expect((await find('fiji')).people.map((one) => [one.person.name, one.isFocalPoint])).toEqual([
      ['First', false],
      ['Second', true],
    ]);
    await expect(
      server.opened.db
        .updateTable('accreditation')
        .set({ is_focal_point: true })
        .where('delegation_id', '=', fiji)
        .execute(),
    ).rejects.toThrow(/accreditation_focal_point/);
  });

  it('is changed as it was seen, and by its own head', async () => {
    const samoa = await table.aDelegation('Samoa');
    const head = await table.aDelegate(samoa);
    await table.aDelegate(samoa, { standing: 'adviser', name: 'Zed', maySubmit: false });
    const seen = (await find('samoa')).people.find((one) => one.person.name === 'Zed')!;
    const change = (revision: number) => ({
      params: { roundTable: table.code, accreditation: seen.id },
      body: { revision, maySubmit: true },
    });
    await head.call(changeAccreditation, change(seen.revision));
    expect((await head.refused(changeAccreditation, change(seen.revision))).code).toBe(
      'accreditation.changed-meanwhile',
    );
    const other = await table.aDelegate(await table.aDelegation('Nauru'));
    expect((await other.refused(changeAccreditation, change(seen.revision + 1))).code).toBe('people.not-permitted');
    expect(
      (
        await head.refused(changeAccreditation, {
          ...change(seen.revision + 1),
          body: { revision: seen.revision + 1, validTo: '2000-01-01T00:00:00Z' },
        })
      ).code,
    ).toBe('accreditation.ends-before-it-begins');
  });

  it('[PE6] counts from its beginning to its end on the clock of the database', async () => {
    const palau = await table.aDelegation('Palau');
    const delegate = await table.aDelegate(palau);
    const set = (from: string, to: string | null) =>
      sql`update accreditation set valid_from = now() + ${from}::interval, valid_to = now() + ${to}::interval where delegation_id = ${palau}`.execute(
        server.opened.db,
      );
    const counts = async () => (await findActor(server.opened.db, delegate.id, table.id)) !== undefined;
    await set('-1 day', null);
    expect(await counts()).toBe(true);
    await set('1 hour', '1 day');
    expect(await counts()).toBe(false);
    await set('-2 days', '-1 second');
    expect(await counts()).toBe(false);
  });

  it('[PE6] that ends by its date ends the connections', async () => {
    const niue = await table.aDelegation('Niue');
    const delegate = await table.aDelegate(niue);
    const told: string[] = [];
    const work = tellPlacesThatChange({
      ...server.app.deps,
      live: { ...server.app.deps.live, admitAgainHere: (id) => void told.push(id) },
    });
    await work.tick();
    await sql`update accreditation set valid_to = now() where delegation_id = ${niue}`.execute(server.opened.db);
    // The clock is read in whole milliseconds: what ended within the last one is told at the next look.
    await expect
      .poll(async () => {
        await work.tick();
        return told;
      })
      .toEqual([delegate.id]);
  });

  it('that was ended can be given again', async () => {
    const vanuatu = await table.aDelegation('Vanuatu');
    const delegate = await table.aDelegate(vanuatu);
    const [place] = (await find('vanuatu')).people;
    await chair.call(endAccreditation, { params: { roundTable: table.code, accreditation: place!.id } });
    expect((await delegate.refused(getRoundTable, inTable())).status).toBe(404);
    expect((await find('vanuatu')).people).toEqual([]);
    const body = { name: 'Back', email: await emailOf(server, delegate.id), standing: 'expert' } as const;
    await chair.call(inviteDelegate, { params: { roundTable: table.code, delegation: vanuatu }, body });
    expect((await find('vanuatu')).people).toMatchObject([
      { id: place!.id, standing: 'expert', revision: place!.revision + 2, validTo: null },
    ]);
    expect((await delegate.call(getRoundTable, inTable())).actor.accreditations).toMatchObject([
      { standing: 'expert', maySubmit: false },
    ]);
  });
});
