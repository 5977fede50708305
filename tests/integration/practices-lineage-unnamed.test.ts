// Proposals about practices whose submitters are not told: nothing that becomes of them betrays who they are.
import type { DelegationId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { aLineageTable, inVersion, type LineageTable } from '../_support/lineage.ts';
import { aDraft, submit } from '../_support/practices.ts';

let server: TestServer;
let here: LineageTable;
beforeAll(async () => {
  server = await startServer();
  here = await aLineageTable(server);
});
afterAll(() => server?.close());

const unnamed = (by: TestPerson, of: DelegationId) => here.cleared(by, [of], { attribution: 'unattributed' });

/** What Kenya reads of its proposal to merge a practice of its own, one of Egypt's, and one of somebody's. */
async function probed(by: TestPerson, of: DelegationId) {
  const { people, delegations, cleared, propose } = here;
  const own = await cleared(people.kenyan, [delegations.kenya]);
  const egypts = await cleared(people.egyptian, [delegations.egypt]);
  const somebodys = await unnamed(by, of);
  return propose(people.kenyan, { kind: 'merge', practices: inVersion(1, own, egypts, somebodys) });
}
const without = ({ consents, others, closedAt }: Awaited<ReturnType<typeof probed>>) => ({
  consents,
  others,
  closedAt,
});

it('[PR39] a proposal reads the same whoever submits what is not told', async () => {
  const { people, delegations, answer, proposalFor } = here;
  const [egypts, maltas] = [
    await probed(people.egyptian, delegations.egypt),
    await probed(people.maltese, delegations.malta),
  ];
  expect(egypts.consents.map(({ voice, answer: given }) => [voice.delegation?.id, given])).toEqual([
    [delegations.kenya, 'consented'],
  ]);
  expect(egypts.others).toEqual({ answer: null, reason: null });
  const shape = (one: typeof egypts) => ({
    ...without(one),
    consents: one.consents.map(({ at: _at, ...rest }) => rest),
  });
  expect(shape(maltas)).toEqual(shape(egypts));
  // Nor does it read otherwise once some, but not all, have answered.
  await answer(people.egyptian, maltas.id, delegations.egypt, 'consented');
  expect(shape(await proposalFor(people.kenyan, maltas.id))).toEqual(shape(maltas));
  expect((await proposalFor(people.egyptian, maltas.id)).consents).toMatchObject([
    { voice: { delegation: { id: delegations.egypt } }, answer: 'consented' },
  ]);
  const ended = await answer(people.maltese, maltas.id, delegations.malta, 'refused', 'Ours is another.');
  expect(ended.status).toBe('refused');
  expect((await proposalFor(people.kenyan, maltas.id)).others).toEqual({
    answer: 'refused',
    reason: 'Ours is another.',
  });
});

it('[PR39] is refused alike whoever submits it where something in it was not before the table', async () => {
  const { people, delegations, table, refused } = here;
  const joint = await aDraft(table, people.kenyan, [delegations.kenya, delegations.egypt]);
  await submit(table, people.kenyan, joint);
  const merge = async (by: TestPerson, of: DelegationId) =>
    refused(people.kenyan, { kind: 'merge', practices: inVersion(1, joint, await unnamed(by, of)) });
  expect([await merge(people.egyptian, delegations.egypt), await merge(people.maltese, delegations.malta)]).toEqual([
    'practice.lineage-not-read',
    'practice.lineage-not-read',
  ]);
});
