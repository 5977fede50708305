// Objections to sentences that were answered, taken over, or are about what is not to be printed any more; and fates of former submitters.
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { listWaiting } from '@penholder/shared/waiting';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestServer } from '../../_support/harness.ts';
import { aLineageTable, inVersion, type LineageTable } from '../../_support/lineage.ts';
import { save, submit } from '../../_support/practices.ts';

let server: TestServer;
let here: LineageTable;
let practice: practices.PracticeId;
beforeAll(async () => {
  server = await startServer();
  here = await aLineageTable(server);
  practice = (await here.cleared(here.people.egyptian, [here.delegations.egypt])).id;
});
afterAll(() => server?.close());

const inTable = () => ({ params: { roundTable: here.table.code } });
const entry = async () => {
  const area = (await here.read(here.people.chair, practice)).area!.id;
  const { items } = await here.people.penholder.call(output.listAnnexEntries, {
    params: { ...inTable().params, area },
    query: { language: 'en' },
  });
  return items.find(({ id }) => id === practice)!;
};
async function write(text: string): Promise<void> {
  const { revision, version } = await entry();
  const body = { language: 'en' as const, text, version, revision };
  await here.people.penholder.call(output.saveSentence, { ...here.at(practice), body });
}
const objecting = async (proposed?: string) => {
  const { sentences } = await here.people.egyptian.call(output.getInPrint, here.at(practice));
  const { revision } = sentences[0] ?? { revision: 0 };
  return {
    ...here.at(practice),
    body: { delegationId: here.delegations.egypt, language: 'en' as const, revision, ...(proposed && { proposed }) },
  };
};
const object = async (proposed?: string) =>
  (await here.people.egyptian.call(output.objectToSentence, await objecting(proposed))).objections[0]!;
const refusal = async () => (await here.people.egyptian.refused(output.objectToSentence, await objecting())).code;
async function answer({ id }: { id: output.ObjectionId }, takes: boolean): Promise<void> {
  const { revision, version } = await entry();
  await here.people.penholder.call(output.answerObjection, {
    params: { ...here.at(practice).params, objection: id },
    body: { takes, revision, version, ...(!takes && { reason: 'It is in the style.' }) },
  });
}
const mayObject = async () =>
  (await here.people.egyptian.call(output.getInPrint, here.at(practice))).sentences[0]?.mayObject;

it('[AX61] what was answered is not objected to again, until the sentence reads otherwise', async () => {
  await write('In 2021, Egypt opened its clinics.');
  await answer(await object(), false);
  expect(await mayObject()).toEqual([]);
  expect(await refusal()).toBe('objection.answered-already');
  // The same words, saved once more, are the same sentence.
  await write('In 2021, Egypt opened its clinics.');
  expect(await refusal()).toBe('objection.answered-already');
  await write('In 2021, Egypt opened most of its clinics.');
  expect(await mayObject()).toEqual([here.delegations.egypt]);
  for (let time = 0; time < output.MOST_OBJECTIONS; time++) {
    const { id } = await object();
    await here.people.egyptian.call(output.withdrawObjection, {
      params: { ...here.at(practice).params, objection: id },
    });
  }
  expect(await refusal()).toBe('objection.too-often');
});

it('[AX57] a sentence that was replaced, and written again since, holds no edition back for ever', async () => {
  const { penholder, chair } = here.people;
  await write('In 2021, Egypt opened all of its clinics.');
  await answer(await object('In 2021, Egypt opened some of its clinics.'), true);
  await write('In 2021, Egypt opened all of its clinics.');
  expect(await mayObject()).toEqual([here.delegations.egypt]);
  const { id: edition } = await penholder.call(output.compileEdition, {
    ...inTable(),
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  const published = await chair.call(output.publishEdition, { params: { ...inTable().params, edition } });
  expect(published.status).toBe('published');
});

it('[AX54] [AX55] [AX57] a sentence that is only proposed is read and objected to, and holds an edition back in its language', async () => {
  const { people, delegations, at, cleared } = here;
  const { id } = await cleared(people.kenyan, [delegations.kenya], { title: 'Clinics at night', countries: ['KE'] });
  const { sentences } = await people.kenyan.call(output.getInPrint, at(id));
  const french = sentences.find(({ language }) => language === 'fr')!;
  expect(french).toMatchObject({ isProposed: true, revision: 0, mayObject: [delegations.kenya] });
  expect(french.text).toContain('Clinics at night');
  const body = {
    delegationId: delegations.kenya,
    language: 'fr',
    revision: 0,
    proposed: 'En 2021, ouverture.',
  } as const;
  const stale = { ...body, sentence: 'As it read before.' };
  expect((await people.kenyan.refused(output.objectToSentence, { ...at(id), body: stale })).code).toBe(
    'objection.changed-meanwhile',
  );
  const { objections } = await people.kenyan.call(output.objectToSentence, {
    ...at(id),
    body: { ...body, sentence: french.text },
  });
  const edition = await people.penholder.call(output.compileEdition, {
    ...inTable(),
    body: { letters: ['A'], language: 'fr' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  const publishing = { params: { ...inTable().params, edition: edition.id } };
  const refused = async () => (await people.chair.refused(output.publishEdition, publishing)).code;
  expect(await refused()).toBe('edition.objection-open');
  await people.penholder.call(output.answerObjection, {
    params: { ...at(id).params, objection: objections[0]!.id },
    body: { takes: true, revision: 0, version: 1 },
  });
  expect(await refused()).toBe('edition.outdated');
});

it('[AX62] sentences are put to their submitters once in the same words, in one letter, and wait until they are read', async () => {
  const { people, delegations, at, cleared } = here;
  const of = { title: 'Nurses on call', countries: ['MT'] };
  const [first, second] = [
    await cleared(people.maltese, [delegations.malta], of),
    await cleared(people.maltese, [delegations.malta], { ...of, title: 'Doctors on call' }),
  ];
  const put = () => people.penholder.call(output.putSentences, { ...inTable(), body: { language: 'en' } });
  const waiting = async () =>
    (await people.maltese.call(listWaiting, inTable())).items
      .filter(({ kind }) => kind === 'annex.sentence-to-read')
      .map(({ subject }) => subject!.number);
  const letters = () =>
    server.opened.db.selectFrom('mail').select('body').where('kind', '=', 'annex-sentences').execute();
  const toMalta = async () => (await letters()).map(({ body }) => body).filter((body) => body.includes('on call'));
  expect((await put()).newlyPut).toBeGreaterThanOrEqual(2);
  expect(await waiting()).toEqual([first.number, second.number]);
  expect(await toMalta()).toEqual([expect.stringMatching(/Nurses on call[^]*Doctors on call/)]);
  expect((await people.penholder.refused(output.putSentences, { ...inTable(), body: { language: 'en' } })).code).toBe(
    'sentence.nothing-to-put',
  );

  const [asPut] = (await people.maltese.call(output.getInPrint, at(first.id))).sentences as [output.SentenceInPrint];
  const note = {
    params: { ...at(first.id).params, language: 'en' as const },
    body: { delegationId: delegations.malta, sentence: asPut.text },
  };
  const otherwise = { ...note, body: { ...note.body, sentence: 'As it read before.' } };
  expect((await people.maltese.refused(output.noteSentence, otherwise)).code).toBe('sentence.changed-meanwhile');
  expect((await people.maltese.call(output.noteSentence, note)).sentences[0]!.toRead).toEqual([]);
  expect((await people.maltese.refused(output.noteSentence, note)).code).toBe('sentence.not-put');
  const { sentences } = await people.maltese.call(output.getInPrint, at(second.id));
  const [{ revision, text, toRead }] = sentences as [output.SentenceInPrint];
  expect(toRead).toEqual([delegations.malta]);
  const body = { delegationId: delegations.malta, language: 'en' as const, revision, sentence: text };
  const { objections } = await people.maltese.call(output.objectToSentence, { ...at(second.id), body });
  expect(await waiting()).toEqual([]);
  const withdrawal = { params: { ...at(second.id).params, objection: objections[0]!.id } };
  await people.maltese.call(output.withdrawObjection, withdrawal);
  const written = await people.penholder.call(output.saveSentence, {
    ...at(first.id),
    body: { language: 'en', text: 'In 2021, nurses were called.', version: 1, revision: 0 },
  });
  expect((await put()).newlyPut).toBe(1);
  expect(await waiting()).toEqual([first.number]);
  expect((await people.maltese.refused(output.noteSentence, note)).code).toBe('sentence.changed-meanwhile');
  expect(await waiting()).toEqual([first.number]);

  const counts = () => people.penholder.call(output.getSentenceReadings, { ...inTable(), query: { language: 'en' } });
  const { put: all, read: noted } = await counts();
  const leaving = { reason: 'Said twice.', revision: written.revision };
  await people.penholder.call(output.leaveOut, { ...at(first.id), body: leaving });
  expect(await waiting()).toEqual([]);
  expect(await counts()).toEqual({ put: all - 1, read: noted });
});

it('[AX62] puts a sentence to no former submitter, nor shows it the title that others write now', async () => {
  const { people, delegations, at, cleared, table } = here;
  const { kenya, malta } = delegations;
  const joint = await cleared(people.kenyan, [kenya, malta], { title: 'Clinics by night', countries: ['KE'] });
  const put = () => people.penholder.call(output.putSentences, { ...inTable(), body: { language: 'en' } });
  const waiting = async (by: TestPerson) =>
    (await by.call(listWaiting, inTable())).items
      .filter(({ kind, subject }) => kind === 'annex.sentence-to-read' && subject!.number === joint.number)
      .map(({ subject }) => subject!.title);
  await put();
  expect(await waiting(people.maltese)).toEqual([{ en: 'Clinics by night' }]);
  const { revision } = await people.kenyan.call(practices.getDraft, at(joint.id));
  const alone = await save(
    table,
    people.kenyan,
    { id: joint.id, revision },
    { submitters: [kenya], title: 'Another secret plan' },
  );
  await submit(table, people.kenyan, alone);
  expect(await waiting(people.maltese)).toEqual([]);
  expect(await waiting(people.kenyan)).toEqual([{ en: 'Clinics by night' }]);
  await people.penholder.call(output.saveSentence, {
    ...at(joint.id),
    body: { language: 'en', text: 'In 2021, clinics opened by night.', version: 1, revision: 0 },
  });
  await put();
  const rows = await server.opened.db
    .selectFrom('sentence_reading')
    .select(['delegation_id', 'sentence'])
    .where('practice_id', '=', joint.id)
    .where('sentence', '=', 'In 2021, clinics opened by night.')
    .execute();
  expect(rows.map((row) => row.delegation_id)).toEqual([kenya]);
});

it('[PR9] [AX60] a former submitter is told of a fate under the title that it knew', async () => {
  const { people, delegations, cleared, at, table, read } = here;
  const { kenya, egypt } = delegations;
  const joint = await cleared(people.kenyan, [kenya, egypt], { title: 'Clinics on wheels' });
  const confirm = (by: TestPerson, delegation: typeof egypt) =>
    by.call(practices.confirmPractice, { params: { ...at(joint.id).params, delegation }, body: { version: 1 } });
  await confirm(people.egyptian, egypt);
  const { id: edition } = await people.penholder.call(output.compileEdition, {
    ...inTable(),
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  const { revision } = await people.kenyan.call(practices.getDraft, at(joint.id));
  const alone = await save(
    table,
    people.kenyan,
    { id: joint.id, revision },
    { submitters: [kenya], title: 'Our secret plan' },
  );
  await submit(table, people.kenyan, alone);
  await people.chair.call(output.publishEdition, { params: { ...inTable().params, edition } });
  const titles = async (by: TestPerson) =>
    (await by.call(output.listOwnFates, { params: { ...inTable().params, edition } })).items
      .filter((one) => one.practice.id === joint.id)
      .map((one) => one.practice.title);
  expect(await titles(people.egyptian)).toEqual(['Clinics on wheels']);
  expect(await titles(people.kenyan)).toEqual(['Our secret plan']);
  const letters = await server.opened.db.selectFrom('mail').selectAll().where('kind', '=', 'edition-fates').execute();
  const told = letters.filter(({ body }) => body.includes('Our secret plan'));
  expect(told.length).toBe(1);
  expect((await read(people.egyptian, joint.id)).title).toBe('Clinics on wheels');
});

it('[AX55] [AX60] nobody objects to what others carry on, and its fate says so', async () => {
  const { people, delegations, cleared, propose } = here;
  const newer = await cleared(people.egyptian, [delegations.egypt], { title: 'Newer clinics' });
  const { version } = await here.read(people.egyptian, practice);
  await propose(people.egyptian, {
    kind: 'supersede',
    practices: [...inVersion(version, { id: practice }), ...inVersion(1, newer)],
    into: newer.id,
  });
  const { sentences } = await people.egyptian.call(output.getInPrint, here.at(practice));
  expect(sentences).toEqual([]);
  expect(await refusal()).toBe('objection.not-printed');
  const { id: edition } = await people.penholder.call(output.compileEdition, {
    ...inTable(),
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  await people.chair.call(output.publishEdition, { params: { ...inTable().params, edition } });
  const fates = await people.egyptian.call(output.listOwnFates, { params: { ...inTable().params, edition } });
  expect(fates.items.find((one) => one.practice.id === practice)).toMatchObject({ why: 'succeeded' });
});
