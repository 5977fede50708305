// Questions whether the status of practices still holds: what was answered, taken back, and asked again.
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { aLineageTable, inVersion, type LineageTable } from '../../_support/lineage.ts';
import { submit } from '../../_support/practices.ts';

let server: TestServer;
let here: LineageTable;
beforeAll(async () => {
  server = await startServer();
  here = await aLineageTable(server);
});
afterAll(() => server?.close());

const [first, later] = ['2099-03-01T12:00:00.000Z', '2099-04-01T12:00:00.000Z'];
const ask = (id: practices.PracticeId, closesAt = first) => ({
  params: { roundTable: here.table.code },
  body: { closesAt, practices: [id] },
});
const A_DAY_AGO = new Date(Date.now() - 25 * 3_600_000);
const aDayLater = () => server.opened.db.updateTable('status_ask').set({ reminded_at: A_DAY_AGO }).execute();
const holds = (id: practices.PracticeId, version = 1) =>
  here.people.egyptian.call(practices.answerStatus, {
    ...here.at(id),
    body: { version, delegationId: here.delegations.egypt },
  });

it('[AX52] an answer does not give back a confirmation that was taken back', async () => {
  const { people, delegations, cleared, at } = here;
  const practice = await cleared(people.egyptian, [delegations.egypt, delegations.kenya]);
  const kenyas = { params: { ...at(practice.id).params, delegation: delegations.kenya } };
  await people.kenyan.call(practices.confirmPractice, { ...kenyas, body: { version: 1 } });
  await people.penholder.call(output.askStatus, ask(practice.id));
  await people.kenyan.call(practices.unconfirmPractice, kenyas);
  const after = await people.kenyan.call(practices.answerStatus, {
    ...at(practice.id),
    body: { version: 1, delegationId: delegations.kenya },
  });
  expect(after.statusAsk?.answer).toBe('holds');
  expect(after.submitters.map(({ confirmedVersion }) => confirmedVersion)).toEqual([1, null]);
});

it('[AX51] the day is moved within a day of asking, and nobody is written to again', async () => {
  const { people, delegations, cleared, read } = here;
  const { id } = await cleared(people.egyptian, [delegations.egypt]);
  expect(await people.penholder.call(output.askStatus, ask(id))).toMatchObject({ newlyAsked: 1 });
  expect(await people.penholder.call(output.askStatus, ask(id, later))).toMatchObject({ newlyAsked: 0 });
  expect((await read(people.egyptian, id)).statusAsk?.closesAt).toBe(later);
  expect((await people.penholder.refused(output.askStatus, ask(id, later))).code).toBe('status-inquiry.nobody-to-ask');
});

it('[AX51] what was answered stays answered until a newer version is to be printed', async () => {
  const { people, delegations, cleared, read, at, table } = here;
  const { id } = await cleared(people.egyptian, [delegations.egypt]);
  await people.penholder.call(output.askStatus, ask(id));
  await holds(id);
  await aDayLater();
  expect((await people.penholder.refused(output.askStatus, ask(id, later))).code).toBe('status-inquiry.nobody-to-ask');
  expect((await read(people.egyptian, id)).statusAsk?.answer).toBe('holds');
  const { revision } = await people.egyptian.call(practices.getDraft, at(id));
  const draft = await people.egyptian.call(practices.saveDraft, {
    ...at(id),
    body: { revision, fields: { summary: 'Public clinics see everyone, day and night.' } },
  });
  await submit(table, people.egyptian, draft);
  for (const step of ['start-review', 'discuss', 'clear'] as const)
    await people.chair.call(practices.reviewPractice, { ...at(id), body: { step, version: 3 } });
  expect(await people.penholder.call(output.askStatus, ask(id, later))).toMatchObject({ newlyAsked: 1 });
  expect((await read(people.egyptian, id)).statusAsk).toMatchObject({ version: 3, answer: null });
});

it('[PR42] [AX51] a question about what others carry on is over', async () => {
  const { people, delegations, cleared, propose, read, table } = here;
  const { egypt } = delegations;
  const [older, newer] = [await cleared(people.egyptian, [egypt]), await cleared(people.egyptian, [egypt])];
  await people.penholder.call(output.askStatus, ask(older.id));
  const asked = async () =>
    (await people.penholder.call(output.getStatusInquiry, { params: { roundTable: table.code } })).asked;
  const before = await asked();
  await propose(people.egyptian, { kind: 'supersede', practices: inVersion(1, older, newer), into: newer.id });
  expect((await read(people.egyptian, older.id)).statusAsk).toBeNull();
  expect(await asked()).toBe(before - 1);
  const body = { version: 1, delegationId: egypt };
  expect((await people.egyptian.refused(practices.answerStatus, { ...here.at(older.id), body })).code).toBe(
    'practice.succeeded',
  );
});
