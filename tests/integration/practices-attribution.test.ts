// How far a practice tells who submits it is the versions' own, whatever anybody chooses in the form.
import type { DelegationId } from '@penholder/shared/kernel';
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { type AttributionLevel, listAuditEvents } from '@penholder/shared/round-tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, anArea, type Draft, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
let table: TestRoundTable;
let alpha: DelegationId;
let beta: DelegationId;
let alphas: TestPerson;
let betas: TestPerson;
let stranger: TestPerson;
let chair: TestPerson;
let penholder: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  [alpha, beta] = [await table.aDelegation('Ghana'), await table.aDelegation('Kenya')];
  [alphas, betas] = [await table.aDelegate(alpha), await table.aDelegate(beta)];
  stranger = await table.aDelegate(await table.aDelegation('Malta'));
  [chair, penholder] = [await table.aRole('co-chair'), await table.aRole('penholder')];
  await anArea(table);
});
afterAll(() => server.close());

const at = (id: string) => ({ params: { roundTable: table.code, practice: id } });
const read = (by: TestPerson, id: string) => by.call(practices.getPractice, at(id));
const namesTo = async (by: TestPerson, id: string) =>
  (await read(by, id)).submitters.flatMap(({ voice }) => voice.delegation?.names.en ?? []);
const confirm = (by: TestPerson, id: string, delegation: DelegationId, version: number) =>
  by.call(practices.confirmPractice, {
    params: { roundTable: table.code, practice: id, delegation },
    body: { version },
  });
const choose = async (by: TestPerson, { id }: Pick<Draft, 'id'>, attribution: AttributionLevel): Promise<Draft> =>
  save(table, by, await by.call(practices.getDraft, at(id)), { attribution });
const discuss = (id: string) => review(table, chair, id, 'start-review', 'discuss');
const acts = async (id: string) =>
  (
    await server.opened.db
      .selectFrom('audit_event')
      .select(['act', 'details'])
      .where('subject_id', '=', id)
      .where('act', 'like', 'practice.attribution-%')
      .orderBy('sequence')
      .execute()
  ).map(({ act, details }) => [act, details]);

/** What somebody of the table, or the bureau, reads of who submits it: by lists, filters, pages, the history and the annex. */
async function everywhere(id: string): Promise<string[]> {
  const params = { roundTable: table.code };
  const seen: unknown[] = [];
  for (const by of [stranger, chair, penholder]) {
    const { number } = await read(by, id);
    const list = await by.call(practices.listPractices, { params, query: {} });
    seen.push(
      await read(by, id),
      list.items.find((one) => one.number === number),
      (await by.call(practices.listPractices, { params, query: { submitter: [beta] } })).items.find(
        (one) => one.number === number,
      )?.number,
      (await by.call(practices.listPracticeSteps, at(id))).items,
      (await by.call(practices.getPracticeVersion, {
        params: { ...at(id).params, version: String((await read(by, id)).version) },
      })) ?? null,
    );
  }
  const annex = await penholder.call(output.listAnnexEntries, {
    params: { ...params, area: await anArea(table) },
    query: { language: 'en' },
  });
  seen.push(annex.items.find((one) => one.id === id));
  const said = JSON.stringify(seen);
  return ['Ghana', 'Kenya', alpha, beta].filter((name) => said.includes(name));
}

/** Submitted by both without a name, confirmed by both, cleared. */
async function unnamed(): Promise<Draft> {
  const draft = await aDraft(table, alphas, [alpha, beta], { attribution: 'unattributed' });
  await submit(table, alphas, draft);
  await confirm(betas, draft.id, beta, 1);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  return draft;
}

it('[PR69] names nobody by what is chosen in a form', async () => {
  const draft = await unnamed();
  await choose(alphas, draft, 'delegation');
  expect((await read(alphas, draft.id)).hasUnsubmittedChanges).toBe(true);
  expect(await everywhere(draft.id)).toEqual([]);
  expect(await acts(draft.id)).toEqual([]);
});

it('[PR69] names the submitters of a version that asks to once every one of them has confirmed it', async () => {
  const draft = await unnamed();
  const working = await choose(alphas, draft, 'delegation');
  const second = await submit(table, alphas, working);
  expect(second).toMatchObject({ version: 2, attributionAsked: 'delegation' });
  const [line] = (await alphas.call(practices.listPracticeVersions, at(draft.id))).items;
  expect(line).toMatchObject({ version: 2, wording: 2, changed: ['attribution'] });
  await discuss(draft.id);
  expect(await everywhere(draft.id)).toEqual([]);
  expect((await read(betas, draft.id)).awaitsMyConfirmation).toBe(true);

  await confirm(betas, draft.id, beta, 2);
  expect(await namesTo(stranger, draft.id)).toEqual(['Ghana', 'Kenya']);
  expect(await namesTo(chair, draft.id)).toEqual(['Ghana', 'Kenya']);
  expect(await everywhere(draft.id)).toEqual(['Ghana', 'Kenya', alpha, beta]);
  expect((await read(chair, draft.id)).attributionAsked).toBeNull();
  expect(await acts(draft.id)).toEqual([['practice.attribution-raised', { version: 2, to: 'delegation' }]]);
  // What was submitted without a name stays so.
  const first = await stranger.call(practices.getPracticeVersion, { params: { ...at(draft.id).params, version: '1' } });
  expect(JSON.stringify(first)).not.toMatch(/Ghana|Kenya/);
});

it('[PR69] waits on for a submitter that has not confirmed what asks to name it, also in later versions', async () => {
  const draft = await unnamed();
  await submit(table, alphas, await choose(alphas, draft, 'delegation'));
  const later = await save(table, alphas, await alphas.call(practices.getDraft, at(draft.id)), { summary: 'Clinics.' });
  await submit(table, alphas, later);
  expect(await everywhere(draft.id)).toEqual([]);
  await confirm(betas, draft.id, beta, 3);
  expect(await namesTo(chair, draft.id)).toEqual(['Ghana', 'Kenya']);
});

it('[PR69] names the one delegation that submits it, which confirms by submitting', async () => {
  const draft = await aDraft(table, alphas, [alpha], { attribution: 'unattributed' });
  await submit(table, alphas, draft);
  await discuss(draft.id);
  expect(await namesTo(chair, draft.id)).toEqual([]);
  await submit(table, alphas, await choose(alphas, draft, 'delegation'));
  expect(await namesTo(chair, draft.id)).toEqual(['Ghana']);
  expect(await namesTo(stranger, draft.id)).toEqual([]);
  await discuss(draft.id);
  expect(await namesTo(stranger, draft.id)).toEqual(['Ghana']);
});

it('[PR69] names a submitter that comes back no further than the versions with it did', async () => {
  const draft = await unnamed();
  const alone = await save(table, alphas, await choose(alphas, draft, 'delegation'), { submitters: [alpha] });
  await submit(table, alphas, alone);
  expect(await namesTo(chair, draft.id)).toEqual(['Ghana']);
  const both = await save(table, alphas, alone, { submitters: [alpha, beta] });
  expect(await submit(table, alphas, both)).toMatchObject({ version: 3, attributionAsked: 'delegation' });
  expect(await namesTo(chair, draft.id)).toEqual([]);
  await confirm(betas, draft.id, beta, 3);
  expect(await namesTo(chair, draft.id)).toEqual(['Ghana', 'Kenya']);
});

it('[PR26] a step of a version that the table never read names nobody whom those before did not', async () => {
  const draft = await aDraft(table, alphas, [alpha], { attribution: 'unattributed' });
  await submit(table, alphas, draft);
  await discuss(draft.id);
  await submit(table, alphas, await choose(alphas, draft, 'delegation'));
  await alphas.call(practices.withdrawPractice, { ...at(draft.id), body: { reason: 'Too early.' } });
  const { items } = await stranger.call(practices.listPracticeSteps, at(draft.id));
  expect(items.map(({ step }) => step)).toContain('withdraw');
  expect(JSON.stringify(items)).not.toMatch(/Ghana/);
});

it('[RT11] who begins a draft is told to nobody else, whatever its form says by then', async () => {
  const { id } = await aDraft(table, alphas, [alpha]);
  const query = { act: 'practice.drafted', limit: 200 };
  const drafted = async (by: TestPerson) =>
    (await by.call(listAuditEvents, { params: { roundTable: table.code }, query })).items.filter(
      ({ subject }) => subject.id === id,
    );
  expect(JSON.stringify(await drafted(chair))).not.toMatch(new RegExp(`Ghana|${alpha}|${alphas.id}`));
  expect(JSON.stringify(await drafted(chair))).toContain('practice.drafted');
});

it('[PR70] takes names away at once, whichever submitter says so, and from what waits to name', async () => {
  const draft = await aDraft(table, alphas, [alpha, beta]);
  await submit(table, alphas, draft);
  await confirm(betas, draft.id, beta, 1);
  await discuss(draft.id);
  expect(await namesTo(stranger, draft.id)).toEqual(['Ghana', 'Kenya']);
  await choose(betas, draft, 'unattributed');
  expect(await everywhere(draft.id)).toEqual([]);
  expect(await acts(draft.id)).toEqual([['practice.attribution-lowered', { versions: [1], to: 'unattributed' }]]);
  expect((await read(alphas, draft.id)).hasUnsubmittedChanges).toBe(false);

  await submit(table, alphas, await choose(alphas, draft, 'delegation'));
  await choose(betas, draft, 'unattributed');
  await confirm(betas, draft.id, beta, 2);
  expect(await everywhere(draft.id)).toEqual([]);
});

it('[PR69] what carries practices on names nobody who was not named before they confirm it', async () => {
  const one = await aDraft(table, alphas, [alpha], { attribution: 'unattributed' });
  const other = await aDraft(table, betas, [beta], { attribution: 'unattributed' });
  await submit(table, alphas, one);
  await submit(table, betas, other);
  for (const { id } of [one, other]) await discuss(id);
  const params = { roundTable: table.code };
  const proposal = await alphas.call(practices.proposeLineage, {
    params,
    body: {
      kind: 'merge',
      practices: [one, other].map(({ id }) => ({ id, version: 1 })),
      into: null,
      titles: ['Clinics of both'],
      reason: 'They say the same.',
      delegationId: alpha,
    },
  });
  await betas.call(practices.answerLineage, {
    params: { ...params, proposal: proposal.id, delegation: beta },
    body: { answer: 'consented' },
  });
  const log = (await betas.call(listAuditEvents, { params, query: { limit: 200 } })).items;
  const told = log.filter(({ subject }) => subject.id === one.id || subject.id === other.id);
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`Ghana|${alpha}|${alphas.id}`));
  expect(told.map(({ act }) => act)).toContain('practice.lineage-consented');
  const { successors } = (await read(alphas, one.id)).lineage;
  const merged = { id: successors[0]!.id };
  await submit(table, alphas, await choose(alphas, merged, 'delegation'));
  expect((await read(chair, merged.id)).attributionAsked).toBe('delegation');
  await discuss(merged.id);
  expect(await everywhere(merged.id)).toEqual([]);
  await confirm(betas, merged.id, beta, 1);
  expect(await namesTo(stranger, merged.id)).toEqual(['Ghana', 'Kenya']);
});

it('[PR45] a practice that superseded another comes to tell no more of who submits it', async () => {
  const [first, second] = [
    await aDraft(table, alphas, [alpha], { attribution: 'unattributed', title: 'Clinics of old' }),
    await aDraft(table, alphas, [alpha], { attribution: 'unattributed', title: 'Clinics anew' }),
  ];
  for (const draft of [first, second]) {
    await submit(table, alphas, draft);
    await discuss(draft.id);
  }
  const proposing = {
    params: { roundTable: table.code },
    body: {
      kind: 'supersede' as const,
      practices: [first, second].map(({ id }) => ({ id, version: 1 })),
      into: second.id,
      titles: [],
      reason: 'The newer one says it all.',
      delegationId: alpha,
    },
  };
  const working = await choose(alphas, second, 'delegation');
  await alphas.call(practices.proposeLineage, proposing);
  const submitting = { ...at(second.id), body: { revision: working.revision } };
  expect((await alphas.refused(practices.submitPractice, submitting)).code).toBe('practice.lineage-tells-less');
  expect(await everywhere(second.id)).toEqual([]);
});

it('[AX24] an edition that names those who are not to be named any more is shown to nobody, in no language', async () => {
  const draft = await aDraft(table, alphas, [alpha]);
  await submit(table, alphas, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  const params = { roundTable: table.code };
  const compiled = async (body: { language: 'en' | 'fr'; number?: number }) => {
    const { id } = await chair.call(output.compileEdition, { params, body: { letters: ['A'], ...body } });
    await server.app.deps.clockwork.runOnce('compile-editions');
    return { params: { ...params, edition: id } };
  };
  const first = await compiled({ language: 'en' });
  const { number, status } = await penholder.call(output.getEdition, first);
  expect(status).toBe('compiled');
  expect(JSON.stringify(await penholder.call(output.getEditionPublication, first))).toContain('Ghana');
  await choose(alphas, draft, 'unattributed');
  expect((await penholder.refused(output.getEditionPublication, first)).code).toBe('edition.attribution-lowered');
  expect((await chair.refused(output.publishEdition, first)).code).toBe('edition.outdated');
  const second = await compiled({ language: 'fr', number });
  expect(JSON.stringify(await penholder.call(output.getEditionPublication, second))).not.toContain('Ghana');
});

it('[RT11] [PR48] what the secretariat does to a practice on behalf names nobody, nor does reminding, one delegation after the other', async () => {
  const secretariat = await table.aRole('secretariat');
  const draft = await aDraft(table, secretariat, [alpha], { attribution: 'unattributed' });
  await submit(table, secretariat, await save(table, secretariat, draft, { submitters: [alpha, beta] }));
  const params = { roundTable: table.code };
  const events = (await chair.call(listAuditEvents, { params, query: { act: 'practice.submitters-changed' } })).items;
  expect(events.find(({ subject }) => subject.id === draft.id)).toMatchObject({ details: {} });
  const remind = async (delegation: DelegationId) =>
    (await chair.refused(practices.remindToConfirm, { params: { ...at(draft.id).params, delegation } })).code;
  const other = await table.aDelegation('Fiji');
  expect([await remind(beta), await remind(other)]).toEqual(['practice.not-yours', 'practice.not-yours']);
});

it('[PR7] a letter to those who review calls a practice as it was submitted, not as it is being written', async () => {
  const draft = await aDraft(table, alphas, [alpha], { title: 'Clinics at sea' });
  await submit(table, alphas, draft);
  await save(table, alphas, draft, { title: 'Clinics at sea, of Ghana' });
  await alphas.call(practices.withdrawPractice, { ...at(draft.id), body: { reason: 'Too early.' } });
  const letters = await server.opened.db
    .selectFrom('mail')
    .select('subject')
    .where('kind', '=', 'practice-withdrawn')
    .where('subject', 'like', '%Clinics at sea%')
    .execute();
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.filter(({ subject }) => subject.includes('of Ghana'))).toEqual([]);
});
