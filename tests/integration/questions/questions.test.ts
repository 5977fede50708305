import * as contract from '@penholder/shared/questions';
import { sql } from '@penholder/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
let head: TestPerson;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  table = await server.aRoundTable();
  chair = await table.aRole('co-chair');
  head = await table.aDelegate(await table.aDelegation());
});

const inTable = () => ({ roundTable: table.code });
const draft = (who: TestPerson, text = 'How?') =>
  who.call(contract.draftQuestion, { params: inTable(), body: { text: { en: text } } });
const step = (id: string, step: 'open' | 'close' | 'reopen') =>
  chair.call(contract.stepQuestion, { params: { ...inTable(), question: id, step } });

it('[QU3] keeps a draft from delegations until it is opened', async () => {
  const question = await draft(chair);
  expect((await head.call(contract.listQuestions, { params: inTable() })).items).toEqual([]);
  expect(await head.refused(contract.getQuestion, { params: { ...inTable(), question: question.id } })).toMatchObject({
    status: 404,
    code: 'question.not-found',
  });
  await step(question.id, 'open');
  const seen = await head.call(contract.listQuestions, { params: inTable() });
  expect(seen.items.map((one) => [one.number, one.status, one.text])).toEqual([[1, 'open', { en: 'How?' }]]);
});

it('[QU4] lets a head propose, shows it to the bureau, and leaves opening to a co-chair', async () => {
  const proposal = await draft(head, 'A proposal');
  expect(proposal).toMatchObject({ isMine: true, mayEdit: true, status: 'draft' });
  expect((await chair.call(contract.listQuestions, { params: inTable() })).items).toHaveLength(1);
  expect(
    await head.refused(contract.stepQuestion, { params: { ...inTable(), question: proposal.id, step: 'open' } }),
  ).toMatchObject({ status: 403 });
});

it('[QU2] makes a version of an open question and refuses an edit from an older one', async () => {
  const { id } = await draft(chair);
  const edit = (version: number, text: string) => ({
    params: { ...inTable(), question: id },
    body: { version, text: { en: text }, note: 'clearer' },
  });
  expect(await chair.call(contract.editQuestion, edit(1, 'How, exactly?'))).toMatchObject({ version: 1 });
  await step(id, 'open');
  expect(await chair.call(contract.editQuestion, edit(1, 'How, and by whom?'))).toMatchObject({ version: 2 });
  expect(await chair.refused(contract.editQuestion, edit(1, 'Something else'))).toMatchObject({
    status: 409,
    code: 'question.changed-meanwhile',
  });
  const { versions } = await head.call(contract.getQuestion, { params: { ...inTable(), question: id } });
  expect(versions.map((version) => [version.version, version.text.en, version.note])).toEqual([
    [1, 'How, exactly?', null],
    [2, 'How, and by whom?', 'clearer'],
  ]);
});

it('[QU5] numbers from one without gaps through drafting at once, ordering and removal', async () => {
  const drafted = await Promise.all(['a', 'b', 'c', 'd'].map((text) => draft(chair, text)));
  expect(drafted.map((one) => one.number).sort()).toEqual([1, 2, 3, 4]);
  const ids = drafted.map((one) => one.id);
  await chair.call(contract.orderQuestions, { params: inTable(), body: { ids } });
  await chair.call(contract.removeQuestion, { params: { ...inTable(), question: ids[1]! } });
  const { items } = await chair.call(contract.listQuestions, { params: inTable() });
  expect(items.map((one) => [one.number, one.text.en])).toEqual([
    [1, 'a'],
    [2, 'c'],
    [3, 'd'],
  ]);
  expect(
    await chair.refused(contract.orderQuestions, { params: inTable(), body: { ids: [ids[0]!, ids[0]!, ids[2]!] } }),
  ).toMatchObject({ code: 'question.order-incomplete' });
});

it('[QU6] closes a question when its time has come on the clock of the database', async () => {
  const { id } = await draft(chair);
  await step(id, 'open');
  await chair.call(contract.editQuestion, {
    params: { ...inTable(), question: id },
    body: { version: 1, closesAt: '2099-01-01T00:00:00Z' },
  });
  await server.app.deps.clockwork.runOnce('close-questions');
  const status = async () => (await head.call(contract.getQuestion, { params: { ...inTable(), question: id } })).status;
  expect(await status()).toBe('open');
  await sql`update guiding_question set closes_at = now() - interval '1 second' where id = ${id}`.execute(
    server.opened.db,
  );
  await server.app.deps.clockwork.runOnce('close-questions');
  expect(await status()).toBe('closed');
});

it('pages through more questions than fit on one page', async () => {
  for (let n = 1; n <= 5; n++) await draft(chair, `Question ${n}`);
  const first = await chair.call(contract.listQuestions, { params: inTable(), query: { limit: 2 } });
  const second = await chair.call(contract.listQuestions, {
    params: inTable(),
    query: { limit: 3, after: first.next! },
  });
  expect([first.total, first.items.length, second.items.map((one) => one.number), second.next]).toEqual([
    5,
    2,
    [3, 4, 5],
    null,
  ]);
});
