import { sql } from '@penholder/db';
import type { Id } from '@penholder/shared/kernel';
import { draftQuestion, editQuestion, stepQuestion } from '@penholder/shared/questions';
import * as contract from '@penholder/shared/responses';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { writeInto } from '../../_support/documents.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
let head: TestPerson;
let adviser: TestPerson;
let stranger: TestPerson;
let egypt: Id<'delegation'>;
let question: Id<'question'>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  table = await server.aRoundTable();
  chair = await table.aRole('co-chair');
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt);
  adviser = await table.aDelegate(egypt, { standing: 'adviser', maySubmit: false });
  stranger = await table.aDelegate(await table.aDelegation('Kenya'));
  ({ id: question } = await chair.call(draftQuestion, { params: inTable(), body: { text: { en: 'How?' } } }));
  await chair.call(stepQuestion, { params: { ...inTable(), question, step: 'open' } });
});

const inTable = () => ({ roundTable: table.code });
const inQuestion = () => ({ ...inTable(), question });
const of = (response: string) => ({ params: { ...inTable(), response } });
const start = (who: TestPerson, delegationId: Id<'delegation'> | null = egypt) =>
  who.call(contract.startResponse, { params: inQuestion(), body: { delegationId } });
const answers = (who: TestPerson) => who.call(contract.listAnswers, { params: inQuestion() });
async function submitted(words = 'Our response') {
  const response = await start(head);
  await writeInto(server, response.documentId!, words);
  return head.call(contract.submitResponse, of(response.id));
}

it('[RE1] gives colleagues who start at once the same response', async () => {
  const started = await Promise.all([start(head), start(adviser), start(head), start(adviser)]);
  expect(new Set(started.map((one) => one.id)).size).toBe(1);
  expect(
    await stranger.refused(contract.startResponse, { params: inQuestion(), body: { delegationId: egypt } }),
  ).toMatchObject({ status: 403 });
});

it('[RE1] keeps one joint response of the table', async () => {
  const [first, second] = await Promise.all([start(head, null), start(stranger, null)]);
  expect(first.id).toBe(second.id);
  expect(first).toMatchObject({ isJoint: true, may: { edit: true, submit: false } });
});

it('[RE3] refuses an empty response, an adviser who is not accredited, and a closed question', async () => {
  const response = await start(head);
  expect(await head.refused(contract.submitResponse, of(response.id))).toMatchObject({
    code: 'response.empty',
    status: 422,
  });
  await writeInto(server, response.documentId!, 'Words');
  expect(await adviser.refused(contract.submitResponse, of(response.id))).toMatchObject({
    code: 'response.not-accredited',
    status: 403,
  });
  await chair.call(stepQuestion, { params: { ...inQuestion(), step: 'close' } });
  expect(await head.refused(contract.submitResponse, of(response.id))).toMatchObject({
    code: 'response.question-not-open',
  });
});

it('[RE4] hides a response from all others until it is submitted, and from the table until it is accepted', async () => {
  const response = await start(head);
  for (const who of [chair, stranger])
    expect(await who.refused(contract.getResponse, of(response.id))).toMatchObject({ status: 404 });
  await writeInto(server, response.documentId!, 'Words of Egypt');
  await head.call(contract.submitResponse, of(response.id));
  expect(await chair.call(contract.getResponse, of(response.id))).toMatchObject({
    status: 'submitted',
    documentId: null,
  });
  expect((await answers(stranger)).items).toEqual([]);
  await chair.call(contract.acceptResponse, of(response.id));
  const seen = await answers(stranger);
  expect([seen.total, JSON.stringify(seen.items[0]!.content)]).toEqual([1, expect.stringContaining('Words of Egypt')]);
});

it('[RE6] freezes what is submitted while editing goes on beside it', async () => {
  const response = await submitted('First words');
  await writeInto(server, response.documentId!, 'and more');
  const again = await head.call(contract.submitResponse, of(response.id));
  expect(again.versions.map((version) => version.version)).toEqual([1, 2]);
  const first = await chair.call(contract.getResponseVersion, { params: { ...of(response.id).params, version: 1 } });
  expect(JSON.stringify(first.content)).not.toContain('and more');
  expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(again.versions[1]!.hash).not.toBe(first.hash);
});

it('[RE2] returns with a reason that the delegation reads, and accepts what is submitted again', async () => {
  const { id } = await submitted();
  await chair.call(contract.returnResponse, { ...of(id), body: { reason: 'Please name the sources.' } });
  expect(await head.call(contract.getResponse, of(id))).toMatchObject({
    status: 'returned',
    returnedReason: 'Please name the sources.',
  });
  expect(await chair.refused(contract.acceptResponse, of(id))).toMatchObject({ code: 'response.wrong-status' });
  await head.call(contract.submitResponse, of(id));
  expect(await chair.call(contract.acceptResponse, of(id))).toMatchObject({ status: 'accepted', returnedReason: null });
  expect(await head.refused(contract.submitResponse, of(id))).toMatchObject({ code: 'response.wrong-status' });
});

it('[QU2] marks a response that answers an earlier wording', async () => {
  const { id } = await submitted();
  await chair.call(editQuestion, { params: inQuestion(), body: { version: 1, text: { en: 'How, and when?' } } });
  expect(await head.call(contract.getResponse, of(id))).toMatchObject({ answersVersion: 1, answersOlder: true });
  await head.call(contract.submitResponse, of(id));
  expect(await head.call(contract.getResponse, of(id))).toMatchObject({ answersVersion: 2, answersOlder: false });
});

it('[RE7] tells who has answered to the bureau, and to others only where delegations are disclosed', async () => {
  await submitted();
  const roll = (who: TestPerson) => who.call(contract.getAnswerRoll, { params: inQuestion() });
  const statuses = async (who: TestPerson) => (await roll(who)).roll?.map((row) => [row.names.en, row.status]).sort();
  expect(await statuses(chair)).toEqual([
    ['Egypt', 'submitted'],
    ['Kenya', 'none'],
  ]);
  await sql`update round_table set settings = '{"attribution":"unattributed"}' where id = ${table.id}`.execute(
    server.opened.db,
  );
  expect(await roll(stranger)).toEqual({ answered: 1, delegations: 2, roll: null });
  expect(await statuses(chair)).toHaveLength(2);
});

it('[RE7] tells not how far an unattributed response has come, and the table not whose there are', async () => {
  const { id } = await submitted();
  await head.call(contract.editResponse, { ...of(id), body: { attribution: 'unattributed' } });
  await chair.call(contract.returnResponse, { ...of(id), body: { reason: 'Please say more.' } });
  const { roll } = await chair.call(contract.getAnswerRoll, { params: inQuestion() });
  expect(roll!.map((row) => row.status).sort()).toEqual(['none', 'submitted']);
  expect((await stranger.call(contract.getAnswerRoll, { params: inQuestion() })).roll).toBeNull();
});

it('reminds the delegations that have not answered, once a day', async () => {
  await submitted();
  const kenya = (await stranger.call(contract.getAnswerRoll, { params: inQuestion() })).roll!.find(
    (row) => row.names.en === 'Kenya',
  )!.delegationId;
  const remind = () =>
    chair.call(contract.remindDelegations, {
      params: inQuestion(),
      body: { delegationIds: [kenya, egypt], message: 'By Friday, please.' },
    });
  expect(await remind()).toEqual({ persons: 1, delegations: 1, skipped: 1 });
  expect(await remind()).toEqual({ persons: 0, delegations: 0, skipped: 2 });
  const mails = await server.opened.db
    .selectFrom('mail')
    .select(['recipient', 'body'])
    .where('kind', '=', 'response-reminder')
    .execute();
  expect(mails).toHaveLength(1);
  expect(mails[0]!.body).toContain('By Friday, please.');
});

it('shows responses without their delegation when the table is unattributed, and not by order of submission', async () => {
  const { id } = await submitted('Words without a name');
  await chair.call(contract.acceptResponse, of(id));
  await sql`update round_table set settings = '{"attribution":"unattributed"}' where id = ${table.id}`.execute(
    server.opened.db,
  );
  const seen = await answers(stranger);
  expect(seen.items[0]!.voice).toMatchObject({ person: null, delegation: null, level: 'unattributed' });
  expect(seen.items[0]!.submittedAt).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(JSON.stringify(seen)).not.toContain(egypt);
});
