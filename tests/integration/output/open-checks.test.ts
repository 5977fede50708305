// Mention checks that hold up an edition: where those who arrange and review find them.
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { listWaiting } from '@penholder/shared/waiting';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aDraft, review, submit } from '../../_support/practices.ts';

let server: TestServer;
let table: TestRoundTable;
let [french, egyptian, chair, penholder]: TestPerson[] = [];
/** France's practice, whose countries alone name Egypt. */
let practice: practices.PracticeReading;

beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  const [france, egypt] = [await table.aDelegation('France'), await table.aDelegation('Egypt')];
  [french, egyptian] = [await table.aDelegate(france), await table.aDelegate(egypt)];
  [chair, penholder] = [await table.aRole('co-chair'), await table.aRole('penholder')];
  const draft = await aDraft(table, french, [france], { countries: ['FR', 'EG'] });
  await submit(table, french, draft);
  practice = await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
});
afterAll(() => server.close());

const inTable = () => ({ params: { roundTable: table.code } });
const notCleared = async (reader: TestPerson) =>
  (await reader.call(practices.listPractices, { ...inTable(), query: { only: 'not-cleared', limit: 50 } })).items.map(
    ({ number }) => number,
  );
const awaited = async (reader: TestPerson) =>
  (await reader.call(listWaiting, inTable())).items.filter(({ kind }) => kind === 'practice.naming-awaited');
const pointedOut = async () =>
  (
    await penholder!.call(output.listFindings, {
      ...inTable(),
      query: { language: 'en', rule: 'mention-open', limit: 50 },
    })
  ).items;
const answer = async (given: practices.MentionAnswer, reason?: string) => {
  const params = { ...inTable().params, practice: practice.id };
  const [check] = (await egyptian!.call(practices.getPractice, { params })).mentions;
  await egyptian!.call(practices.answerMention, {
    params: { ...params, delegation: check!.delegation.id },
    body: { version: 1, words: check!.words, answer: given, ...(reason && { reason }) },
  });
};

it('[AX71] names the practice to those who arrange the annexes, in the findings and where publishing is refused', async () => {
  expect(await pointedOut()).toMatchObject([
    {
      place: { kind: 'practice', number: practice.number },
      excerpt: null,
      params: { delegation: 'Egypt', said: 'open', askedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      remedies: [{ act: 'ask', about: 'mention' }],
    },
  ]);
  const { id } = await penholder!.call(output.compileEdition, {
    ...inTable(),
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  const publishing = { params: { ...inTable().params, edition: id } };
  expect(await penholder!.refused(output.publishEdition, publishing)).toMatchObject({
    code: 'edition.mention-open',
    params: { practices: 1, which: `P-${practice.number}` },
  });
});

it('[PR34] is listed for those who review, and for nobody else', async () => {
  for (const who of [chair!, penholder!]) {
    expect(await awaited(who)).toMatchObject([{ count: 1, subject: null }]);
    expect(await notCleared(who)).toEqual([practice.number]);
  }
  for (const who of [french!, egyptian!]) {
    expect(await awaited(who)).toEqual([]);
    expect(await notCleared(who)).toEqual([]);
  }
});

it('[AX71] is gone once the delegation has cleared the wording', async () => {
  await answer('change-requested', 'Please say: with Egypt.');
  expect(await pointedOut()).toMatchObject([{ params: { said: 'change-requested' }, remedies: [] }]);
  expect(await awaited(penholder!)).toMatchObject([{ count: 1 }]);
  await answer('cleared');
  expect([await pointedOut(), await awaited(penholder!), await notCleared(penholder!)]).toEqual([[], [], []]);
});
