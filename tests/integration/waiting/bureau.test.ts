import type { DelegationId } from '@penholder/shared/kernel';
import type { Actor, Role } from '@penholder/shared/people';
import { json } from '@penholder/db';
import { findActor, listActors } from '@penholder/db/people';
import { listRoundTables } from '@penholder/db/round-tables';
import { gatherWaiting } from '@penholder/server/waiting/gather';
import { draftDecision, stepDecision } from '@penholder/shared/decisions';
import { draftQuestion } from '@penholder/shared/questions';
import { changePhase, inviteDelegate } from '@penholder/shared/round-tables';
import { countWaiting, getGlance, listWaiting } from '@penholder/shared/waiting';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aDraft, review, submit } from '../../_support/practices.ts';
import { anOpenDecision, anOpenQuestion, aResponse, lineOf, say, submitIt, vote, waitingOf } from './seats.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
let penholder: TestPerson;
let secretariat: TestPerson;
let observer: TestPerson;
let head: TestPerson;
let egypt: DelegationId;
let kenya: DelegationId;
let kenyan: TestPerson;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  table = await server.aRoundTable();
  chair = await table.aRole('co-chair');
  penholder = await table.aRole('penholder');
  secretariat = await table.aRole('secretariat');
  observer = await table.aRole('observer');
  egypt = await table.aDelegation('Egypt');
  kenya = await table.aDelegation('Kenya');
  head = await table.aDelegate(egypt);
  kenyan = await table.aDelegate(kenya);
});
const inTable = () => ({ roundTable: table.code });

it('[WA1, WA5] tells co-chairs of drafts, submitted responses and of delegations that have not answered', async () => {
  await chair.call(draftQuestion, { params: inTable(), body: { text: { en: 'A draft?' } } });
  const closesAt = '2099-03-01T12:00:00.000Z';
  const question = await anOpenQuestion(table, chair, { text: 'Open?', closesAt });
  expect(await waitingOf(chair, table)).toEqual(['question.awaited 2 ×2', 'question.to-open 1']);
  expect(await lineOf(secretariat, table, 'question.awaited')).toMatchObject({ count: 2, deadline: closesAt });

  for (const [who, delegation] of [
    [head, egypt],
    [kenyan, kenya],
  ] as const)
    await submitIt(table, who, await aResponse(server, table, who, { question, delegation }));
  expect(await waitingOf(chair, table)).toEqual(['response.to-accept 2 ×2', 'question.to-open 1']);
  expect((await chair.call(listWaiting, { params: inTable() })).count).toBe(3);
  expect([
    await waitingOf(penholder, table),
    await waitingOf(secretariat, table),
    await waitingOf(observer, table),
  ]).toEqual([[], [], []]);

  await aResponse(server, table, head, { question, delegation: null });
  expect(await waitingOf(penholder, table)).toEqual(['response.joint-to-submit 2']);
  expect(await waitingOf(head, table)).toEqual([]);
});

it('[WA1] leads a decision from draft to publication before its co-chairs', async () => {
  const { number } = await chair.call(draftDecision, {
    params: inTable(),
    body: { question: { en: 'Adopt?' }, method: 'gradient' },
  });
  expect([await waitingOf(chair, table), await waitingOf(penholder, table)]).toEqual([['decision.to-open 1'], []]);
  const step = (to: 'open' | 'close') =>
    chair.call(stepDecision, { params: { ...inTable(), decision: number, step: to } });
  await step('open');
  expect(await waitingOf(chair, table)).toEqual(['decision.awaited 1 ×2']);
  await vote(table, head, number, egypt);
  await vote(table, kenyan, number, kenya);
  expect(await waitingOf(chair, table)).toEqual(['decision.to-close 1']);
  await step('close');
  expect(await waitingOf(chair, table)).toEqual(['decision.to-publish 1']);
  expect(await waitingOf(observer, table)).toEqual([]);
});

it('[WA1] tells those who review where practices stand, and nobody else', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const draft = await aDraft(table, head, [egypt]);
    await submit(table, head, draft);
    ids.push(draft.id);
  }
  await review(table, chair, ids[0]!, 'start-review', 'discuss');
  await review(table, chair, ids[1]!, 'start-review');
  const lines = ['practice.to-review ×3', 'practice.in-review 2', 'practice.to-decide 1'];
  for (const who of [chair, penholder]) expect(await waitingOf(who, table)).toEqual(lines);
  for (const who of [secretariat, observer, kenyan, head]) expect(await waitingOf(who, table)).toEqual([]);
});

it('[WA4] tells the penholder of papers to confirm and of the latest editions, not of those overtaken', async () => {
  const { db } = server.opened;
  const edition = (number: number, status: 'failed' | 'compiled', language: 'en' | 'fr') =>
    db
      .insertInto('edition')
      .values({
        round_table_id: table.id,
        number,
        symbol: `${table.code}/ANNEXES/ED.${number}`,
        language,
        letters: ['A'],
        status,
        issued_on: '2026-05-01',
        created_by: chair.id,
        inputs: null,
        publication: status === 'compiled' ? json({} as never) : null,
        content_hash: status === 'compiled' ? 'a'.repeat(64) : null,
        error: status === 'failed' ? 'written-badly' : null,
        claimed_until: null,
        compiled_at: status === 'compiled' ? new Date() : null,
        published_at: null,
        published_by: null,
      })
      .execute();
  await edition(1, 'failed', 'en');
  expect(await waitingOf(penholder, table)).toEqual(['edition.failed']);
  await edition(2, 'failed', 'en');
  await edition(2, 'compiled', 'fr');
  await db
    .insertInto('paper_reading')
    .values({
      round_table_id: table.id,
      file_name: 'background.docx',
      media_type: 'text/markdown',
      file: Buffer.from('x'),
      file_hash: 'b'.repeat(64),
      status: 'preview',
      reading: json({}),
      refusal: null,
      outcome: null,
      created_by: chair.id,
      claimed_until: null,
      confirmed_at: null,
      confirmed_by: null,
    })
    .execute();
  expect(await waitingOf(penholder, table)).toEqual(['edition.failed', 'edition.to-publish', 'paper.to-confirm']);
  expect(await lineOf(penholder, table, 'edition.to-publish')).toMatchObject({
    subject: { kind: 'edition', title: { fr: `${table.code}/ANNEXES/ED.2` } },
  });
  expect(await waitingOf(secretariat, table)).toEqual(['edition.failed', 'paper.to-confirm']);
  expect(await waitingOf(head, table)).toEqual([]);
});

it('tells the penholder of a sentence that its practice has gone past', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  const sentence = (version: number) => json({ en: { text: 'A sentence.', version } });
  await server.opened.db
    .insertInto('annex_entry')
    .values({
      practice_id: draft.id as never,
      round_table_id: table.id,
      sentences: sentence(1),
      position: null,
      left_out_reason: null,
      edited_by: null,
    })
    .execute();
  expect(await waitingOf(penholder, table)).toEqual([]);
  await server.opened.db
    .updateTable('annex_entry')
    .set({ sentences: sentence(0) })
    .execute();
  expect(await waitingOf(penholder, table)).toEqual(['annex.older-sentence 1']);
  expect(await waitingOf(head, table)).toEqual([]);
});

it('[WA1] asks the other co-chair for the second key, while it fits the round table', async () => {
  const second = await table.aRole('co-chair');
  const body = { from: 'consultation', to: 'drafting' } as const;
  await chair.call(changePhase, { params: inTable(), body });
  expect(await waitingOf(second, table)).toEqual(['round-table.phase-key']);
  expect((await lineOf(second, table, 'round-table.phase-key'))!.deadline).toMatch(/^20\d\d-/);
  for (const who of [chair, secretariat, head]) expect(await waitingOf(who, table)).toEqual([]);
  await second.call(changePhase, { params: inTable(), body });
  expect(await waitingOf(second, table)).toEqual([]);
});

it('[WA1] tells the secretariat of delegations without people and of invitations of the whole table', async () => {
  await table.aDelegation('Nepal');
  await chair.call(inviteDelegate, {
    params: { ...inTable(), delegation: egypt },
    body: { email: `invited@${table.code}.example`, name: 'New Delegate', standing: 'expert' },
  });
  expect(await waitingOf(secretariat, table)).toEqual(['delegation.without-people', 'invitation.not-accepted']);
  expect((await secretariat.call(listWaiting, { params: inTable() })).count).toBe(1);
  expect([await waitingOf(penholder, table), await waitingOf(kenyan, table)]).toEqual([[], []]);
});

it('counts what waits at every table of a person, and on the server for administrators', async () => {
  const question = await anOpenQuestion(table, chair, { closesAt: '2099-03-01T12:00:00.000Z' });
  const other = await server.aRoundTable();
  const nepal = await other.aDelegation('Nepal');
  const grant = (table: TestRoundTable, role: Role) =>
    server.opened.db
      .insertInto('role_grant')
      .values({ round_table_id: table.id, person_id: head.id, role, granted_by: null })
      .execute();
  await grant(other, 'observer');
  await grant(other, 'co-chair');
  const nepali = await other.aDelegate(nepal);
  await submit(other, nepali, await aDraft(other, nepali, [nepal]));
  expect(await head.call(countWaiting)).toEqual({
    roundTables: [
      { code: other.code, count: 1, deadline: null },
      { code: table.code, count: 1, deadline: '2099-03-01T12:00:00.000Z' },
    ],
    server: [],
  });
  expect(await server.visitor.refused(countWaiting)).toMatchObject({ status: 401 });

  const administrator = await server.aPerson({ isAdministrator: true });
  await server.opened.db
    .insertInto('mail')
    .values({
      recipient: 'a@b.example',
      subject: 's',
      body: 'b',
      sealed: null,
      kind: 'test',
      status: 'failed',
      error: 'x',
      sent_at: null,
    })
    .execute();
  const told = await administrator.call(countWaiting);
  expect(told.roundTables).toEqual([]);
  expect(told.server).toEqual([
    { kind: 'mail.failed', count: 1 },
    { kind: 'round-table.without-co-chairs', count: expect.any(Number) },
  ]);
  expect(question).toBeDefined();
});

it('takes as many queries for many seats and things as for one', async () => {
  let queries = 0;
  const counting = server.opened.db.withPlugin({
    transformQuery: ({ node }) => (queries++, node),
    transformResult: async ({ result }) => result,
  });
  const seatsOf = async (actors: readonly Actor[]) => {
    const tables = await listRoundTables(
      server.opened.db,
      actors.map(({ roundTableId }) => roundTableId),
    );
    return tables.map((roundTable) => ({
      roundTable,
      actor: actors.find(({ roundTableId }) => roundTableId === roundTable.id)!,
    }));
  };
  await server.opened.db
    .insertInto('role_grant')
    .values({ round_table_id: table.id, person_id: head.id, role: 'co-chair', granted_by: null })
    .execute();
  const one = await seatsOf([(await findActor(server.opened.db, head.id, table.id))!]);
  await gatherWaiting(counting, one);
  const few = queries;
  expect(few).toBeGreaterThan(12);

  for (let n = 0; n < 3; n += 1) {
    const more = await server.aRoundTable();
    await server.opened.db
      .insertInto('role_grant')
      .values({ round_table_id: more.id, person_id: head.id, role: 'co-chair', granted_by: null })
      .execute();
    await anOpenQuestion(more, await more.aRole('co-chair'));
    await anOpenQuestion(table, chair);
  }
  const many = await seatsOf(await listActors(server.opened.db, [head.id]));
  expect(many).toHaveLength(4);
  queries = 0;
  await gatherWaiting(counting, many);
  expect(queries).toBe(few);
});

it('glances at where the table stands, as far as each reader may know it', async () => {
  const closesAt = '2099-03-01T12:00:00.000Z';
  const question = await anOpenQuestion(table, chair, { closesAt: '2099-04-01T12:00:00.000Z' });
  await chair.call(draftQuestion, { params: inTable(), body: { text: { en: 'A draft?' } } });
  await submitIt(table, head, await aResponse(server, table, head, { question, delegation: egypt }));
  const decision = await anOpenDecision(table, chair, closesAt);
  await vote(table, kenyan, decision, kenya);
  const seen = await aDraft(table, head, [egypt]);
  await submit(table, head, seen);
  await aDraft(table, head, [egypt]);

  const glance = (who: TestPerson) => who.call(getGlance, { params: inTable() });
  expect(await glance(kenyan)).toEqual({
    delegations: 2,
    questions: {
      open: [{ id: question, number: 1, text: { en: 'How?' }, closesAt: '2099-04-01T12:00:00.000Z', answered: 1 }],
      total: 1,
    },
    practices: [],
    decisions: [{ number: decision, question: { en: 'Adopt?' }, closesAt, voted: 1, electorate: 2 }],
    nextDeadline: { of: 'decision', id: null, number: decision, at: closesAt },
    edition: null,
  });
  expect(await glance(chair)).toMatchObject({
    questions: { total: 2 },
    practices: [{ status: 'submitted', count: 1 }],
  });
  expect(await glance(head)).toMatchObject({
    practices: [
      { status: 'draft', count: 1 },
      { status: 'submitted', count: 1 },
    ],
  });
});

it('[WA1] betrays no author, not even to those who are told that something waits', async () => {
  const chatham = await server.aRoundTable({ settings: { attribution: 'unattributed' } });
  const boss = await chatham.aRole('co-chair');
  const [nepal, chile] = [await chatham.aDelegation('Nepal'), await chatham.aDelegation('Chile')];
  const nepali = await chatham.aDelegate(nepal, { name: 'Sita Gurung' });
  const chilean = await chatham.aDelegate(chile, { name: 'Pablo Rojas' });
  const question = await anOpenQuestion(chatham, boss);
  await submitIt(chatham, nepali, await aResponse(server, chatham, nepali, { question, delegation: nepal }));
  await submit(chatham, nepali, await aDraft(chatham, nepali, [nepal]));
  await say(chatham, nepali, { kind: 'question', subject: question, delegation: nepal, body: `@[${chile}] look` });
  for (const who of [boss, chilean, await chatham.aRole('observer')])
    for (const route of [listWaiting, getGlance]) {
      const answer = JSON.stringify(
        await who.call(route as typeof listWaiting, { params: { roundTable: chatham.code } }),
      );
      for (const secret of [nepal, nepali.id, 'Nepal', 'Sita']) expect(answer).not.toContain(secret);
    }
  expect(await waitingOf(chilean, chatham)).toEqual(['question.to-answer 1', 'mention.unread']);
});
