import { recordAct } from '@penholder/db/audit';
import { transaction, sql } from '@penholder/db';
import {
  appoint,
  changePhase,
  changeSettings,
  createForum,
  createRoundTable,
  dismiss,
  getRoundTable,
  listAllRoundTables,
  listAuditEvents,
  listWaitingKeys,
  raiseAttribution,
  takeBackKey,
  verifyAudit,
} from '@penholder/shared/round-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { emailOf, lastMailTo } from '../../_support/sign-in.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A round table with both its co-chairs, and what is called in it. */
async function aTableWithChairs(settings: NonNullable<Parameters<TestServer['aRoundTable']>[0]>['settings'] = {}) {
  const table = await server.aRoundTable({ settings });
  const [egypt, colombia] = [await table.aRole('co-chair', 'Egypt’s'), await table.aRole('co-chair', 'Colombia’s')];
  const at = { params: { roundTable: table.code } };
  return { table, egypt, colombia, at, read: () => egypt.call(getRoundTable, at) };
}

describe('settings', () => {
  it('[RT12] are changed as they were seen', async () => {
    const { egypt, colombia, at, read } = await aTableWithChairs();
    const { revision } = await read();
    const changed = await egypt.call(changeSettings, {
      ...at,
      body: { revision, timeZone: 'America/Bogota', settings: { gapThreshold: 7 } },
    });
    expect(changed).toMatchObject({
      timeZone: 'America/Bogota',
      revision: revision + 1,
      settings: { gapThreshold: 7, acceptedResponses: 'table' },
    });
    expect(
      (await colombia.refused(changeSettings, { ...at, body: { revision, settings: { gapThreshold: 2 } } })).code,
    ).toBe('round-table.changed-meanwhile');
    expect((await read()).settings.gapThreshold).toBe(7);
  });

  it('are refused when they make no sense', async () => {
    const { egypt, at, read } = await aTableWithChairs();
    const { revision } = await read();
    expect((await egypt.refused(changeSettings, { ...at, body: { revision, timeZone: 'Mars/Olympus' } })).code).toBe(
      'round-table.unknown-time-zone',
    );
    expect((await egypt.refused(changeSettings, { ...at, body: { revision, languages: ['ar'] } })).code).toBe(
      'round-table.title-missing',
    );
  });

  it('are changed by a co-chair or the secretariat alone', async () => {
    const { table, at, read } = await aTableWithChairs();
    const { revision } = await read();
    const penholder = await table.aRole('penholder');
    expect(
      (await penholder.refused(changeSettings, { ...at, body: { revision, settings: { gapThreshold: 1 } } })).code,
    ).toBe('people.not-permitted');
  });

  it('[RT8] tell less by one hand and more by both', async () => {
    const { egypt, colombia, at, read } = await aTableWithChairs({ attribution: 'delegation' });
    const { revision } = await read();
    expect(
      (await egypt.refused(changeSettings, { ...at, body: { revision, settings: { attribution: 'person' } } })).code,
    ).toBe('round-table.raises-attribution');
    const more = { revision, attribution: 'person', attributionByPhase: { adoption: 'unattributed' } } as const;
    expect(await egypt.call(raiseAttribution, { ...at, body: more })).toEqual({ done: false });
    expect(await egypt.call(raiseAttribution, { ...at, body: more })).toEqual({ done: false });
    expect(await colombia.call(raiseAttribution, { ...at, body: { ...more, attributionByPhase: {} } })).toEqual({
      done: false,
    });
    expect((await read()).settings.attribution).toBe('delegation');
    expect(await colombia.call(raiseAttribution, { ...at, body: more })).toEqual({ done: true });
    const after = await read();
    expect(after.settings).toMatchObject({ attribution: 'person', attributionByPhase: { adoption: 'unattributed' } });
    await egypt.call(changeSettings, {
      ...at,
      body: { revision: after.revision, settings: { attribution: 'category' } },
    });
    expect((await read()).settings.attribution).toBe('category');
    expect(
      (
        await egypt.refused(raiseAttribution, {
          ...at,
          body: { ...more, revision: (await read()).revision, attribution: 'sealed' },
        })
      ).code,
    ).toBe('round-table.raises-nothing');
  });
});

describe('a change of phase', () => {
  const body = { from: 'consultation', to: 'drafting' } as const;

  it('[RT6] is done by the second key, of the other co-chair', async () => {
    const { egypt, colombia, at, read } = await aTableWithChairs();
    expect(await egypt.call(changePhase, { ...at, body })).toEqual({ done: false });
    expect((await lastMailTo(server, await emailOf(server, colombia.id)))!.text).toContain(
      '“consultation” to “drafting”',
    );
    expect(await colombia.call(listWaitingKeys, at)).toMatchObject({
      items: [
        {
          act: 'round-table.change-phase',
          subject: body,
          keys: [{ person: { id: egypt.id }, counts: true, isMine: false }],
        },
      ],
    });
    expect(await egypt.call(changePhase, { ...at, body })).toEqual({ done: false });
    expect((await read()).phase).toBe('consultation');
    expect(await colombia.call(changePhase, { ...at, body })).toEqual({ done: true });
    expect((await read()).phase).toBe('drafting');
    expect((await egypt.call(listWaitingKeys, at)).items).toEqual([]);
    expect((await egypt.refused(changePhase, { ...at, body })).code).toBe('round-table.changed-meanwhile');
  });

  it('[RT6] happens once when both turn at the same time', async () => {
    const { egypt, colombia, at, read } = await aTableWithChairs();
    const answers = await Promise.all([
      egypt.call(changePhase, { ...at, body }),
      colombia.call(changePhase, { ...at, body }),
    ]);
    expect(answers.map((answer) => answer.done).sort()).toEqual([false, true]);
    expect((await read()).phase).toBe('drafting');
    const { items } = await egypt.call(listAuditEvents, { ...at, query: { act: 'round-table.phase-changed' } });
    expect(items).toHaveLength(1);
  });

  it('[RT6] forgets a key that was taken back, and one of somebody who is a co-chair no longer', async () => {
    const { table, egypt, colombia, at, read } = await aTableWithChairs();
    await egypt.call(changePhase, { ...at, body });
    await egypt.call(takeBackKey, { ...at, body: { act: 'round-table.change-phase' } });
    expect(await colombia.call(changePhase, { ...at, body })).toEqual({ done: false });
    await server.opened.db
      .deleteFrom('role_grant')
      .where('person_id', '=', colombia.id)
      .where('round_table_id', '=', table.id)
      .execute();
    expect((await egypt.refused(changePhase, { ...at, body })).code).toBe('round-table.one-co-chair');
    await table.aRole('co-chair', 'Third');
    expect(await egypt.call(changePhase, { ...at, body })).toEqual({ done: false });
    expect((await read()).phase).toBe('consultation');
  });

  it('[RT6] forgets a key after fourteen days on the clock of the database', async () => {
    const { egypt, colombia, at } = await aTableWithChairs();
    await egypt.call(changePhase, { ...at, body });
    await sql`update second_key set turned_at = now() - interval '15 days'`.execute(server.opened.db);
    expect((await colombia.call(listWaitingKeys, at)).items).toEqual([]);
    expect(await colombia.call(changePhase, { ...at, body })).toEqual({ done: false });
  });

  it('[RT7] is prepared by the secretariat, whose turn does not count', async () => {
    const { table, egypt, colombia, at } = await aTableWithChairs();
    const secretariat = await table.aRole('secretariat');
    expect(await secretariat.call(changePhase, { ...at, body })).toEqual({ done: false });
    expect((await egypt.call(listWaitingKeys, at)).items[0]!.keys).toMatchObject([
      { person: { id: secretariat.id }, counts: false },
    ]);
    expect(await lastMailTo(server, await emailOf(server, egypt.id))).toMatchObject({ kind: 'key-needed' });
    expect(await egypt.call(changePhase, { ...at, body })).toEqual({ done: false });
    expect(await colombia.call(changePhase, { ...at, body })).toEqual({ done: true });
    const penholder = await table.aRole('penholder');
    expect((await penholder.refused(changePhase, { ...at, body: { from: 'drafting', to: 'adoption' } })).code).toBe(
      'people.not-permitted',
    );
  });
});

describe('the audit log', () => {
  const act = (
    table: TestRoundTable,
    details: { act: string; person: TestPerson; delegation?: string; about?: object },
  ) =>
    transaction(server.opened.db, (trx) =>
      recordAct(trx, {
        roundTableId: table.id,
        act: details.act,
        personId: details.person.id,
        delegationId: (details.delegation ?? null) as never,
        subject: { kind: 'thing', id: '1' },
        details: { ...details.about },
      }),
    );

  it('[RT10] finds what was changed afterwards, and what was taken out', async () => {
    const { table, egypt, at } = await aTableWithChairs();
    for (let n = 0; n < 5; n++) await act(table, { act: `thing.done-${n}`, person: egypt });
    expect(await egypt.call(verifyAudit, at)).toMatchObject({ isIntact: true, events: 5, brokenAt: null });
    const tamper = (statement: ReturnType<typeof sql>) =>
      transaction(server.opened.db, async (trx) => {
        await sql`alter table audit_event disable trigger all`.execute(trx);
        await statement.execute(trx);
        await sql`alter table audit_event enable trigger all`.execute(trx);
      });
    await tamper(sql`update audit_event set act = 'thing.forged' where round_table_id = ${table.id} and sequence = 3`);
    expect(await egypt.call(verifyAudit, at)).toMatchObject({ isIntact: false, brokenAt: 3 });
    await tamper(sql`update audit_event set act = 'thing.done-2' where round_table_id = ${table.id} and sequence = 3`);
    expect(await egypt.call(verifyAudit, at)).toMatchObject({ isIntact: true });
    await tamper(sql`delete from audit_event where round_table_id = ${table.id} and sequence = 5`);
    expect(await egypt.call(verifyAudit, at)).toMatchObject({ isIntact: false, brokenAt: 5 });
    await expect(
      sql`update audit_event set act = 'x' where round_table_id = ${table.id}`.execute(server.opened.db),
    ).rejects.toThrow(/append-only/);
  });

  it('[PE1] shows all to co-chairs, a delegation’s acts to its head, and a penholder their own', async () => {
    const { table, egypt, at } = await aTableWithChairs();
    const fiji = await table.aDelegation('Fiji');
    const [head, penholder, observer] = [
      await table.aDelegate(fiji),
      await table.aRole('penholder'),
      await table.aRole('observer'),
    ];
    const colleague = await table.aDelegate(fiji, { standing: 'expert' });
    await act(table, { act: 'response.submitted', person: colleague, delegation: fiji });
    await act(table, { act: 'question.drafted', person: penholder });
    await act(table, { act: 'question.opened', person: egypt });
    const seen = async (reader: TestPerson) => {
      const { sees, items } = await reader.call(listAuditEvents, at);
      return [sees, items.map((item) => item.act)];
    };
    expect(await seen(egypt)).toEqual(['all', ['question.opened', 'question.drafted', 'response.submitted']]);
    expect(await seen(head)).toEqual(['delegation', ['response.submitted']]);
    expect(await seen(penholder)).toEqual(['own', ['question.drafted']]);
    expect((await observer.refused(listAuditEvents, at)).code).toBe('people.not-permitted');
  });

  it('[RT11] tells no more of a voice than the ladder does', async () => {
    const { table, egypt, at } = await aTableWithChairs({ attribution: 'delegation' });
    const fiji = await table.aDelegation('Fiji');
    const head = await table.aDelegate(fiji);
    await act(table, { act: 'response.submitted', person: head, delegation: fiji });
    await act(table, {
      act: 'post.written',
      person: head,
      delegation: fiji,
      about: { attribution: 'unattributed', thread: 'x' },
    });
    await act(table, { act: 'accreditation.given', person: head, delegation: fiji });
    const { items } = await egypt.call(listAuditEvents, at);
    expect(
      items.map(({ act: name, person, delegation, details }) => [
        name,
        person?.id ?? null,
        delegation?.id ?? null,
        details,
      ]),
    ).toEqual([
      ['accreditation.given', head.id, fiji, {}],
      ['post.written', null, null, {}],
      ['response.submitted', null, fiji, {}],
    ]);
    expect(items[1]!.at).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('[RT11] finds by no filter what it does not show', async () => {
    const { table, egypt, at } = await aTableWithChairs({ attribution: 'unattributed' });
    const fiji = await table.aDelegation('Fiji');
    const head = await table.aDelegate(fiji);
    await act(table, { act: 'response.submitted', person: head, delegation: fiji });
    await act(table, { act: 'accreditation.given', person: head, delegation: fiji });
    // A head of delegation who proposes a question acts for no delegation.
    await act(table, { act: 'question.drafted', person: head });
    await act(table, { act: 'question.opened', person: egypt });
    const found = async (reader: TestPerson, query: { person?: TestPerson['id']; delegation?: typeof fiji }) => {
      const { items, total } = await reader.call(listAuditEvents, { ...at, query });
      expect(total).toBe(items.length);
      return items.map((item) => item.act);
    };
    expect(await found(egypt, { person: head.id })).toEqual(['accreditation.given']);
    expect(await found(egypt, { delegation: fiji })).toEqual(['accreditation.given']);
    expect(await found(egypt, { person: egypt.id })).toEqual(['question.opened']);
    expect(await found(head, { delegation: fiji })).toEqual(['accreditation.given', 'response.submitted']);
    const { items } = await egypt.call(listAuditEvents, at);
    expect(items.map(({ person, at: moment }) => [person?.id ?? null, moment.length > 10])).toEqual([
      [egypt.id, true],
      [null, false],
      [head.id, true],
      [null, false],
    ]);
    await sql`update round_table set settings = '{"attribution":"person"}' where id = ${table.id}`.execute(
      server.opened.db,
    );
    expect(await found(egypt, { person: head.id })).toEqual([
      'question.drafted',
      'accreditation.given',
      'response.submitted',
    ]);
  });

  it('[RT11] tells a co-chair what they did to a response, and not whose it is', async () => {
    const { table, egypt, at } = await aTableWithChairs({ attribution: 'unattributed' });
    const fiji = await table.aDelegation('Fiji');
    const head = await table.aDelegate(fiji);
    await act(table, { act: 'response.returned', person: egypt, delegation: fiji });
    expect((await egypt.call(listAuditEvents, at)).items[0]).toMatchObject({
      person: { id: egypt.id },
      delegation: null,
      details: {},
      at: expect.stringContaining('T'),
    });
    expect((await head.call(listAuditEvents, at)).items[0]).toMatchObject({ delegation: { id: fiji } });
  });

  it('[RT11] salts every event, so that no hash can be tried out', async () => {
    const { table, egypt, at } = await aTableWithChairs();
    await act(table, { act: 'question.opened', person: egypt });
    const [row] = (
      await sql<{ salt: Uint8Array }>`select salt from audit_event where round_table_id = ${table.id}`.execute(
        server.opened.db,
      )
    ).rows;
    expect(row!.salt.length).toBe(16);
    const { items } = await egypt.call(listAuditEvents, at);
    expect(JSON.stringify(items)).not.toContain(Buffer.from(row!.salt).toString('hex'));
    expect(await egypt.call(verifyAudit, at)).toMatchObject({ isIntact: true });
  });

  it('is read page by page and by the beginning of acts', async () => {
    const { table, egypt, at } = await aTableWithChairs();
    for (let n = 0; n < 5; n++)
      await act(table, { act: n % 2 ? 'practice.drafted' : 'question.drafted', person: egypt });
    const first = await egypt.call(listAuditEvents, { ...at, query: { limit: '2', act: 'question.' } });
    expect([first.items.map((item) => item.sequence), first.total]).toEqual([[5, 3], 3]);
    const second = await egypt.call(listAuditEvents, {
      ...at,
      query: { limit: '2', act: 'question.', after: first.next! },
    });
    expect([second.items.map((item) => item.sequence), second.next]).toEqual([[1], null]);
  });
});

describe('an administrator', () => {
  it('[PE8] creates a round table and names its co-chairs', async () => {
    const administrator = await server.aPerson({ isAdministrator: true });
    const forum = await administrator.call(createForum, { body: { title: { en: 'Forum' }, period: '2026–2027' } });
    const body = {
      forumId: forum.id,
      code: 'rt9',
      title: { en: 'Nine' },
      timeZone: 'Europe/Zurich',
      languages: ['en', 'ar'] as ('en' | 'ar')[],
    };
    expect(await administrator.call(createRoundTable, { body })).toMatchObject({ code: 'RT9' });
    expect((await administrator.refused(createRoundTable, { body })).code).toBe('round-table.code-taken');
    for (const n of [1, 2])
      await administrator.call(appoint, {
        params: { code: 'RT9' },
        body: { role: 'co-chair', name: `Chair ${n}`, email: `chair${n}@rt9.example`, language: 'en' },
      });
    const listed = (await administrator.call(listAllRoundTables)).items.find((item) => item.code === 'RT9')!;
    expect(listed).toMatchObject({
      phase: 'preparation',
      people: 2,
      coChairs: [{ name: 'Chair 1', hasSignedIn: false }, { name: 'Chair 2' }],
    });
    expect((await lastMailTo(server, 'chair1@rt9.example'))!.text).toContain('Role: co-chair');
    await administrator.call(dismiss, { params: { code: 'RT9', role: 'co-chair', person: listed.coChairs[0]!.id } });
    expect((await administrator.refused(getRoundTable, { params: { roundTable: 'RT9' } })).code).toBe(
      'round-table.not-found',
    );
  });
});
