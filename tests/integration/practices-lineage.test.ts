import { annexMaterial } from '@penholder/db/output';
import * as compendium from '@penholder/shared/compendium';
import type { DelegationId } from '@penholder/shared/kernel';
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { listWaiting } from '@penholder/shared/waiting';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, type Draft, review, save, submit } from '../_support/practices.ts';
import { rawDocx } from '../_support/raw-docx.ts';
import { sendFile } from '../_support/send-file.ts';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let kenya: DelegationId;
let malta: DelegationId;
let egyptian: TestPerson;
let kenyan: TestPerson;
let maltese: TestPerson;
let chair: TestPerson;
let penholder: TestPerson;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function aTable(): Promise<void> {
  table = await server.aRoundTable();
  [egypt, kenya, malta] = [
    await table.aDelegation('Egypt'),
    await table.aDelegation('Kenya'),
    await table.aDelegation('Malta'),
  ];
  [egyptian, kenyan, maltese] = [
    await table.aDelegate(egypt),
    await table.aDelegate(kenya),
    await table.aDelegate(malta),
  ];
  [chair, penholder] = [await table.aRole('co-chair'), await table.aRole('penholder')];
}

const inTable = () => ({ params: { roundTable: table.code } });
const at = (id: string) => ({ params: { roundTable: table.code, practice: id } });
const read = (by: TestPerson, id: string) => by.call(practices.getPractice, at(id));
const at1 = (...ids: string[]) => ids.map((id) => ({ id: id as never, version: 1 }));
type Body = Parameters<typeof propose>[1];
const propose = (
  by: TestPerson,
  body: { kind: practices.LineageKind; practices: { id: never; version: number }[] } & Record<string, unknown>,
) => by.call(practices.proposeLineage, { ...inTable(), body: { reason: 'They tell of the same.', ...body } as never });
const refused = async (by: TestPerson, body: Body) =>
  (await by.refused(practices.proposeLineage, { ...inTable(), body: { reason: 'Why not.', ...body } as never })).code;
const answer = (
  by: TestPerson,
  proposal: string,
  delegation: DelegationId,
  given: practices.ConsentAnswer,
  reason?: string,
) =>
  by.call(practices.answerLineage, {
    params: { ...inTable().params, proposal, delegation } as never,
    body: { answer: given, ...(reason && { reason }) },
  });

/** A practice of one delegation, cleared for the annex. */
async function cleared(
  by: TestPerson,
  of: DelegationId,
  fields: Parameters<typeof aDraft>[3] = {},
  body?: string,
): Promise<Draft> {
  const draft = await aDraft(table, by, [of], fields, body);
  await submit(table, by, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  return draft;
}
const waitingFor = async (person: TestPerson, id: string) =>
  (await person.call(listWaiting, inTable())).items.filter(({ subject }) => subject?.id === id).map(({ kind }) => kind);
const mailsTo = async (person: TestPerson) => {
  const rows = await server.opened.db
    .selectFrom('mail as m')
    .innerJoin('person as n', 'n.email', 'm.recipient')
    .select('m.kind')
    .where('n.id', '=', person.id)
    .execute();
  return rows.map(({ kind }) => kind);
};
const printable = async () =>
  (await annexMaterial(server.opened.db, table.id)).practices.map(({ id }) => id as string).toSorted();
const covering = async () =>
  (await penholder.call(practices.listPractices, { ...inTable(), query: { only: 'covering' } })).items.map(
    ({ id }) => id as string,
  );

describe('merging into a new practice', () => {
  let clinics: Draft;
  let care: Draft;
  let proposal: practices.LineageProposal;
  let merged: string;
  beforeAll(async () => {
    await aTable();
    clinics = await cleared(egyptian, egypt, { title: 'Free clinics', gcmObjectives: [15] }, 'Clinics along the Nile.');
    care = await cleared(kenyan, kenya, { title: 'Care for all', countries: ['KE'], gcmObjectives: [7] });
    await maltese.call(practices.endorsePractice, {
      params: { ...at(care.id).params, delegation: malta },
      body: { version: 1 },
    });
  });

  it('[PR38] [PR39] asks every delegation concerned, and tells nobody else', async () => {
    expect(await refused(maltese, { kind: 'merge', practices: at1(clinics.id, care.id) })).toBe(
      'practice.lineage-not-yours',
    );
    proposal = await propose(egyptian, { kind: 'merge', practices: at1(clinics.id, care.id), base: clinics.id });
    expect(proposal.status).toBe('open');
    expect(proposal.consents.map((one) => one.answer).toSorted()).toEqual(['consented', null]);
    expect(await waitingFor(kenyan, care.id)).toEqual(['practice.to-consent']);
    expect(await waitingFor(egyptian, clinics.id)).toEqual([]);
    expect(await mailsTo(kenyan)).toContain('practice-lineage-asked');
    expect((await read(kenyan, care.id)).lineage).toMatchObject({
      proposal: { id: proposal.id, may: { answer: [kenya], takeBack: false } },
      mayPropose: [],
    });
    expect((await read(maltese, care.id)).lineage.proposal).toBeNull();
    expect(
      (await maltese.refused(practices.getLineageProposal, { params: { ...inTable().params, proposal: proposal.id } }))
        .code,
    ).toBe('practice.lineage-not-found');
    expect(await refused(chair, { kind: 'merge', practices: at1(clinics.id, care.id) })).toBe('practice.lineage-open');
    expect(await printable()).toEqual([clinics.id, care.id].toSorted());
  });

  it('[PR41] [PR42] does it with the last consent: unites what both say, and ends the originals', async () => {
    await answer(kenyan, proposal.id, kenya, 'consented');
    const ended = await read(maltese, care.id);
    expect(ended).toMatchObject({
      status: 'succeeded',
      title: 'Care for all',
      lineage: { successors: [], unseenSuccessors: 1 },
    });
    const [next] = (await read(kenyan, care.id)).lineage.successors;
    merged = next!.id;
    expect(next).toMatchObject({ kind: 'merge', number: 3, title: 'Free clinics', status: 'draft' });
    const draft = await kenyan.call(practices.getDraft, at(merged));
    expect(draft.fields).toMatchObject({ submitters: [egypt, kenya], countries: ['EG', 'KE'], gcmObjectives: [7, 15] });
    expect(practices.textOf(draft.body)).toBe('Clinics along the Nile.');
    expect((await read(egyptian, merged)).lineage.predecessors.map(({ number }) => number)).toEqual([1, 2]);
    expect(await printable()).toEqual([]);
    expect(await covering()).toEqual([]);
    expect(
      (await kenyan.call(practices.listPractices, { ...inTable(), query: {} })).items.map(({ number }) => number),
    ).toEqual([3]);
    expect(await mailsTo(egyptian)).toContain('practice-lineage-done');
    expect(
      (
        await maltese.refused(practices.endorsePractice, {
          params: { ...at(care.id).params, delegation: malta },
          body: { version: 1 },
        })
      ).code,
    ).toBe('practice.succeeded');
    expect((await kenyan.refused(practices.resumePractice, at(care.id))).code).toBe('practice.carried-on');
  });

  it('[PR3] [PR43] is confirmed by each submitter, and asks who endorsed an original only when the table reads it', async () => {
    expect(ended(await read(maltese, care.id))).toEqual([malta]);
    const { revision } = await egyptian.call(practices.getDraft, at(merged));
    await submit(table, egyptian, { id: merged, revision });
    expect(await waitingFor(kenyan, merged)).toContain('practice.to-confirm');
    expect(await mailsTo(maltese)).not.toContain('practice-endorse-too');
    await review(table, chair, merged, 'start-review', 'discuss');
    expect(await mailsTo(maltese)).toContain('practice-endorse-too');
    expect(await waitingFor(maltese, merged)).toEqual(['practice.endorse-too']);
    const reading = await read(maltese, merged);
    expect(reading.endorsements).toEqual([]);
    expect(reading.lineage.endorseToo).toEqual([{ delegation: malta, endorsed: [2] }]);
    await maltese.call(practices.declineEndorsingToo, { params: { ...at(merged).params, delegation: malta } });
    expect(await waitingFor(maltese, merged)).toEqual([]);
    expect((await read(maltese, care.id)).lineage).toMatchObject({ successors: [{ number: 3 }], unseenSuccessors: 0 });
  });
  const ended = (reading: practices.PracticeReading) => reading.endorsements.map(({ voice }) => voice.delegation?.id);

  it('[PR42] is taken up again once what carries it on has been withdrawn', async () => {
    await egyptian.call(practices.withdrawPractice, { ...at(merged), body: { reason: 'It was too much in one.' } });
    const again = await kenyan.call(practices.resumePractice, at(care.id));
    expect(again).toMatchObject({ status: 'draft', lineage: { successors: [], unseenSuccessors: 0 } });
  });
});

describe('other proposals', () => {
  beforeAll(aTable);

  it('[PR38] come to nothing by a refusal, by being taken back, and when a practice moves on', async () => {
    const [one, two] = [await cleared(egyptian, egypt), await cleared(kenyan, kenya)];
    const merge = () => propose(penholder, { kind: 'merge', practices: at1(one.id, two.id), into: one.id });
    const first = await merge();
    expect(first.consents.map(({ answer: given }) => given)).toEqual([null, null]);
    const no = await answer(kenyan, first.id, kenya, 'refused', 'Ours is about children.');
    expect(no).toMatchObject({ status: 'refused' });
    expect(await mailsTo(chair)).toContain('practice-lineage-refused');
    expect((await read(egyptian, one.id)).lineage.proposal?.consents.map(({ reason }) => reason)).toContain(
      'Ours is about children.',
    );
    const second = await merge();
    expect(
      (await egyptian.refused(practices.takeLineageBack, { params: { ...inTable().params, proposal: second.id } }))
        .code,
    ).toBe('practice.lineage-not-yours');
    await penholder.call(practices.takeLineageBack, { params: { ...inTable().params, proposal: second.id } });
    const third = await merge();
    await answer(egyptian, third.id, egypt, 'consented');
    await kenyan.call(practices.withdrawPractice, { ...at(two.id), body: { reason: 'It has ended.' } });
    expect(
      (
        await kenyan.refused(practices.answerLineage, {
          params: { ...inTable().params, proposal: third.id, delegation: kenya },
          body: { answer: 'consented' },
        })
      ).code,
    ).toBe('practice.lineage-closed');
    expect((await read(egyptian, one.id)).status).toBe('cleared');
  });

  it('[PR41] merge into one of them: it goes on with what was united, and its own words', async () => {
    const goes = await cleared(egyptian, egypt, { title: 'Clinics', countries: ['EG'] });
    const ends = await cleared(egyptian, egypt, { title: 'Mobile clinics', countries: ['SD'] });
    const done = await propose(egyptian, { kind: 'merge', practices: at1(goes.id, ends.id), into: goes.id });
    expect(done.status).toBe('done');
    const draft = await egyptian.call(practices.getDraft, at(goes.id));
    expect(draft).toMatchObject({
      status: 'cleared',
      fields: { title: 'Clinics', countries: ['EG', 'SD'] },
      hasUnsubmittedChanges: true,
    });
    expect((await read(maltese, ends.id)).lineage.successors).toMatchObject([{ id: goes.id, kind: 'merge' }]);
    expect((await read(maltese, goes.id)).lineage.predecessors).toMatchObject([{ id: ends.id, kind: 'merge' }]);
  });

  it('[PR40] supersede what has come no further', async () => {
    const [older, newer] = [await cleared(egyptian, egypt), await aDraft(table, egyptian, [egypt])];
    await submit(table, egyptian, newer);
    const supersede = { kind: 'supersede' as const, practices: at1(older.id, newer.id), into: newer.id };
    expect(await refused(egyptian, supersede)).toBe('practice.lineage-behind');
    await review(table, chair, newer.id, 'start-review', 'discuss', 'clear');
    expect((await propose(egyptian, supersede)).status).toBe('done');
    expect((await read(maltese, older.id)).lineage.successors).toMatchObject([{ id: newer.id, kind: 'supersede' }]);
    expect(await printable()).toContain(newer.id);
    expect(await printable()).not.toContain(older.id);
  });

  it('[PR41] split where they have files, which stay with what was submitted', async () => {
    const whole = await aDraft(table, egyptian, [egypt]);
    const { status } = await sendFile(server, {
      to: `${table.code}/practices/${whole.id}/attachments`,
      by: egyptian,
      bytes: rawDocx(),
      name: 'law.docx',
    });
    expect(status).toBe(201);
    await submit(table, egyptian, whole);
    const done = await propose(egyptian, { kind: 'split', practices: at1(whole.id), titles: ['Clinics', 'Schools'] });
    expect(done.status).toBe('done');
    const { attachments, lineage } = await read(egyptian, whole.id);
    expect(attachments.map(({ name }) => name)).toEqual(['law.docx']);
    expect((await egyptian.call(practices.getDraft, at(lineage.successors[0]!.id))).attachments).toEqual([]);
  });

  it('[PR41] [PR44] split into drafts of the same submitters, which may be submitted after the call has closed', async () => {
    const whole = await cleared(egyptian, egypt, { title: 'Clinics and schools', gcmObjectives: [15] });
    await server.opened.db
      .updateTable('round_table')
      .set((e) => ({
        settings: e.fn('jsonb_set', [
          'settings',
          e.val('{practiceCallClosesAt}'),
          e.val('"2020-01-01T00:00:00Z"'),
        ]) as never,
      }))
      .where('id', '=', table.id)
      .execute();
    const done = await propose(egyptian, { kind: 'split', practices: at1(whole.id), titles: ['Clinics', 'Schools'] });
    expect(done.status).toBe('done');
    const parts = (await read(egyptian, whole.id)).lineage.successors;
    expect(parts.map(({ title, kind }) => [title, kind])).toEqual([
      ['Clinics', 'split'],
      ['Schools', 'split'],
    ]);
    const part = await egyptian.call(practices.getDraft, at(parts[1]!.id));
    expect(part.fields).toMatchObject({ title: 'Schools', submitters: [egypt], gcmObjectives: [15] });
    expect((await submit(table, egyptian, part)).status).toBe('submitted');
  });
});

describe('what is published', () => {
  beforeAll(aTable);

  it('[CP14] [PR42] stays published, and says what carries it on', async () => {
    const [older, newer] = [await cleared(egyptian, egypt), await cleared(egyptian, egypt, { title: 'Newer clinics' })];
    const { id: edition } = await penholder.call(output.compileEdition, {
      ...inTable(),
      body: { letters: ['A'], language: 'en' },
    });
    const compile = () => server.app.deps.clockwork.runOnce('compile-editions');
    await compile();
    await chair.call(output.publishEdition, { params: { ...inTable().params, edition } });
    const done = await propose(egyptian, {
      kind: 'supersede',
      practices: at1(older.id, newer.id),
      into: newer.id,
    });
    expect(done.status).toBe('done');
    const inCompendium = (id: string) =>
      server.visitor.call(compendium.getCompendiumPractice, { params: { practice: id as never } });
    expect(await inCompendium(older.id)).toMatchObject({
      isWithdrawn: false,
      carriedOnBy: [{ id: newer.id, kind: 'supersede', title: 'Newer clinics' }],
      carriesOn: [],
    });
    expect(await inCompendium(newer.id)).toMatchObject({ carriedOnBy: [], carriesOn: [{ id: older.id }] });
    expect(await printable()).toEqual([newer.id]);
  });
});

describe('beside the form', () => {
  beforeAll(aTable);

  it('[PR46] a working copy is handed over within its delegation, and told to nobody outside of it', async () => {
    const expert = await table.aDelegate(egypt, { standing: 'expert', maySubmit: false, name: 'Badr Amin' });
    const draft = await aDraft(table, egyptian, [egypt, kenya], { title: 'Joint clinics' });
    const holdings = async (by: TestPerson) => (await by.call(practices.getDraft, at(draft.id))).holdings;
    expect(await holdings(egyptian)).toMatchObject([{ holder: egyptian.id, mayHandOver: true }]);
    expect(await holdings(expert)).toMatchObject([{ holder: egyptian.id, mayHandOver: false }]);
    expect(await holdings(kenyan)).toMatchObject([
      { delegation: { id: kenya }, holder: null, people: [{ id: kenyan.id }] },
    ]);
    const to = { params: { ...at(draft.id).params, delegation: egypt } };
    const passed = await egyptian.call(practices.handOver, { ...to, body: { person: expert.id } });
    expect(passed.holdings).toMatchObject([{ holder: expert.id }]);
    expect(await mailsTo(expert)).toEqual(['practice-handed-over']);
    expect((await expert.refused(practices.handOver, { ...to, body: { person: kenyan.id } })).code).toBe(
      'practice.not-colleague',
    );
    await save(
      table,
      egyptian,
      { id: draft.id, revision: (await egyptian.call(practices.getDraft, at(draft.id))).revision },
      { submitters: [egypt] },
    );
    expect(await holdings(egyptian)).toMatchObject([{ holder: expert.id }]);
  });

  it('[PR47] likely duplicates are found among what the writer may see', async () => {
    const known = await cleared(kenyan, kenya, {
      title: 'Free clinics for migrants along the Nile',
      summary: 'Public clinics treat everybody who comes, whatever their papers say.',
      countries: ['KE'],
    });
    const draft = await aDraft(table, egyptian, [egypt], {
      title: 'Free clinic for migrants on the Nile',
      summary: 'Clinics treat everybody whatever papers they have.',
    });
    const hidden = await aDraft(table, kenyan, [kenya], { title: 'Free clinic for migrants on the Nile' });
    const likely = await egyptian.call(practices.listLikelyDuplicates, at(draft.id));
    expect(likely.items.map(({ id }) => id)).toEqual([known.id]);
    expect(likely.items[0]!.reasons).toEqual(expect.arrayContaining(['title', 'text']));
    expect((await kenyan.call(practices.listLikelyDuplicates, at(hidden.id))).items[0]).toMatchObject({
      id: known.id,
      isOwn: true,
    });
    expect((await kenyan.refused(practices.listLikelyDuplicates, at(draft.id))).code).toBe('practice.not-found');
    const other = await aDraft(table, egyptian, [egypt], {
      title: 'Portable pensions',
      summary: 'Agreements on social security.',
    });
    expect((await egyptian.call(practices.listLikelyDuplicates, at(other.id))).items).toEqual([]);
  });

  it('[PR48] a submitter that has not confirmed is reminded once a day', async () => {
    const draft = await aDraft(table, egyptian, [egypt, kenya]);
    const submitted = await submit(table, egyptian, draft);
    expect(submitted.may.remind).toEqual([kenya]);
    const remind = { params: { ...at(draft.id).params, delegation: kenya } };
    const reminded = await egyptian.call(practices.remindToConfirm, remind);
    expect(reminded.may.remind).toEqual([]);
    expect(reminded.submitters.map(({ remindedAt }) => remindedAt !== null)).toEqual([false, true]);
    expect((await chair.refused(practices.remindToConfirm, remind)).code).toBe('practice.reminded-already');
    expect((await mailsTo(kenyan)).filter((kind) => kind === 'practice-reminded-to-confirm')).toHaveLength(1);
  });
});
