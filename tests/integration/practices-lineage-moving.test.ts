// What becomes of an open proposal, and of questions to endorsers, when a practice moves on.
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { aLineageTable, inVersion, type LineageTable } from '../_support/lineage.ts';
import { aDraft, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
let here: LineageTable;
beforeAll(async () => {
  server = await startServer();
  here = await aLineageTable(server);
});
afterAll(() => server?.close());

/** The submitters of a practice are asked whether its status still holds, and say so. */
async function renew(by: TestPerson, id: practices.PracticeId, version: number): Promise<void> {
  const { people, table, delegations, at } = here;
  const body = { closesAt: '2099-03-01T12:00:00Z', practices: [id] };
  await people.penholder.call(output.askStatus, { params: { roundTable: table.code }, body });
  await by.call(practices.answerStatus, { ...at(id), body: { version, delegationId: delegations.egypt } });
}

it('[PR38] a proposal lapses when a version is renewed: nobody consented to that one', async () => {
  const { people, delegations, cleared, propose, proposalFor } = here;
  const one = await cleared(people.egyptian, [delegations.egypt]);
  const two = await cleared(people.kenyan, [delegations.kenya]);
  const { id } = await propose(people.kenyan, { kind: 'merge', practices: inVersion(1, one, two) });
  await renew(people.egyptian, one.id, 1);
  expect((await proposalFor(people.kenyan, id)).status).toBe('lapsed');
});

it('[PR43] who endorsed what ended is not asked about a version that was only renewed', async () => {
  const { people, delegations, cleared, propose, at, read, table } = here;
  const goes = await cleared(people.egyptian, [delegations.egypt], { title: 'Clinics', countries: ['EG'] });
  const ends = await cleared(people.egyptian, [delegations.egypt], { title: 'Mobile clinics', countries: ['SD'] });
  await people.maltese.call(practices.endorsePractice, {
    params: { ...at(ends.id).params, delegation: delegations.malta },
    body: { version: 1 },
  });
  await propose(people.egyptian, { kind: 'merge', practices: inVersion(1, goes, ends), into: goes.id });
  const asked = async () => (await read(people.maltese, goes.id)).lineage.endorseToo;
  await renew(people.egyptian, goes.id, 1);
  expect((await read(people.maltese, goes.id)).version).toBe(2);
  expect(await asked()).toEqual([]);
  const { revision } = await people.egyptian.call(practices.getDraft, at(goes.id));
  await submit(table, people.egyptian, { id: goes.id, revision });
  await review(table, people.chair, goes.id, 'start-review', 'discuss');
  expect(await asked()).toEqual([{ delegation: delegations.malta, endorsed: [ends.number] }]);
});

it('[PR38] a proposal about a draft lapses when others submit it', async () => {
  const { people, delegations, propose, proposalFor, table } = here;
  const { egypt, kenya, malta } = delegations;
  const one = await aDraft(table, people.egyptian, [egypt, kenya]);
  const two = await aDraft(table, people.egyptian, [egypt, kenya]);
  const { id } = await propose(people.egyptian, { kind: 'merge', practices: inVersion(0, one, two) });
  await save(table, people.egyptian, one, { title: 'Clinics for all' });
  expect((await proposalFor(people.egyptian, id)).status).toBe('open');
  const { revision } = await people.egyptian.call(practices.getDraft, here.at(one.id));
  await save(table, people.egyptian, { id: one.id, revision }, { submitters: [egypt, malta] });
  expect((await proposalFor(people.kenyan, id)).status).toBe('lapsed');
});
