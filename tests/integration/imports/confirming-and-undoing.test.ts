import * as contract from '@penholder/shared/imports';
import * as instruments from '@penholder/shared/instruments';
import type { DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aDraft, anArea, save } from '../../_support/practices.ts';
import { confirm, correct, expected, preview, rowsOf, undo, type View } from '../../_support/practice-imports.ts';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let malta: DelegationId;
let secretariat: TestPerson;
let penholder: TestPerson;
let chair: TestPerson;
let head: TestPerson;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  malta = await table.aDelegation('Malta');
  secretariat = await table.aRole('secretariat');
  penholder = await table.aRole('penholder');
  chair = await table.aRole('co-chair');
  head = await table.aDelegate(egypt);
  await anArea(table);
});

const inTable = () => ({ params: { roundTable: table.code } });
const at = (view: View) => ({ roundTable: table.code, import: view.id });
const of = (practice: string) => ({ params: { roundTable: table.code, practice } });
const sentBy = (by: TestPerson) => ({ table, by });
const draftOf = (number: number) => head.call(practices.getDraft, of(String(number)));
const refusedToConfirm = async (by: TestPerson, view: View) =>
  (await by.refused(contract.confirmImport, { params: at(view), body: expected(view) })).code;
const refusedToUndo = async (by: TestPerson, view: View) =>
  (await by.refused(contract.undoImport, { params: at(view), body: { reason: 'The wrong file.' } })).code;
const anotherArea = (names = { en: 'Education' }) =>
  chair.call(practices.createArea, { ...inTable(), body: { names } });
const removeArea = (id: practices.AreaId) =>
  chair.call(practices.removeArea, { params: { roundTable: table.code, area: id } });
const anInstrument = (en: string) =>
  penholder.call(instruments.createInstrument, {
    ...inTable(),
    body: {
      kind: 'treaty',
      citations: { en },
      number: null,
      year: 2000,
      issuer: null,
      symbol: null,
      address: null,
      aliases: [],
    },
  });

describe('what is confirmed', () => {
  it('[IM11] is what was shown, value by value: as many practices of another kind are refused', async () => {
    const draft = await aDraft(table, head, [egypt]);
    const file = `id,title,partners\n${draft.id},Clinics,Cities\n`;
    const view = await correct(table, head, await preview(server, file, sentBy(head)), { edit: [2] });
    expect((await rowsOf(table, head, view))[0]!.differs).toMatchObject([{ before: 'Free clinics' }, { before: '' }]);
    await save(table, head, draft, { partners: 'Hospitals' });
    expect(await refusedToConfirm(head, view)).toBe('practice-import.otherwise-now');
    const again = await head.call(contract.getImport, { params: at(view) });
    expect(again.counts).toEqual(view.counts);
    expect((await confirm(table, head, again)).outcome).toMatchObject({ edited: 1 });
  });

  it('[IM11] is refused where a name means another area by now', async () => {
    const view = await preview(server, 'title,submitters,area\nA,Egypt,Education\n', sentBy(secretariat));
    const { id } = await anotherArea();
    expect(await refusedToConfirm(secretariat, view)).toBe('practice-import.otherwise-now');
    await confirm(table, secretariat, await secretariat.call(contract.getImport, { params: at(view) }));
    expect((await draftOf(1)).fields.areaId).toBe(id);
  });
});

describe('what names meant and has gone', () => {
  it('[IM18] is unknown again, and asked for anew', async () => {
    const area = await anotherArea();
    const [kept, old] = [await anInstrument('Convention A'), await anInstrument('Convention B')];
    const file = 'title,submitters,area,instruments\nA,Egypt,Schooling,The A; The B\nB,,,\n';
    let view = await correct(table, secretariat, await preview(server, file, sentBy(secretariat)), {
      submitter: malta,
      meanings: [
        { field: 'thematic_area', written: 'Schooling', value: area.id },
        { field: 'instruments', written: 'The A', value: kept.id },
        { field: 'instruments', written: 'The B', value: old.id },
      ],
    });
    expect(view).toMatchObject({ counts: { create: 2 }, unknown: [] });
    await removeArea(area.id);
    await penholder.call(instruments.mergeInstrument, {
      params: { roundTable: table.code, instrument: old.id },
      body: { into: kept.id },
    });
    await server.opened.db.updateTable('delegation').set({ status: 'withdrawn' }).where('id', '=', malta).execute();
    expect(await refusedToConfirm(secretariat, view)).toBe('practice-import.otherwise-now');
    view = await secretariat.call(contract.getImport, { params: at(view) });
    expect(view).toMatchObject({
      counts: { create: 1, error: 1 },
      unknown: [{ field: 'thematic_area', written: 'Schooling' }],
    });
    expect((await rowsOf(table, secretariat, view, 'error'))[0]!.findings).toMatchObject([
      { code: 'own-delegation' },
      { code: 'withdrawn-submitter' },
    ]);
    await confirm(table, secretariat, view);
    expect((await draftOf(1)).fields).toMatchObject({ areaId: null, instruments: [kept.id] });
  });

  it('[IM12] is not said again when an import is taken back: such a practice stays, and is named', async () => {
    const area = await anotherArea();
    const [kept, old] = [await anInstrument('Convention A'), await anInstrument('Convention B')];
    const first = await aDraft(table, head, [egypt], { areaId: area.id });
    const second = await aDraft(table, head, [egypt], { title: 'Second', instruments: [kept.id, old.id] });
    const health = 'Access to healthcare';
    const file = `id,area,instruments\n${first.id},${health},\n${second.id},${health},Convention A\n`;
    const view = await confirm(
      table,
      head,
      await correct(table, head, await preview(server, file, sentBy(head)), { edit: [2, 3] }),
    );
    await removeArea(area.id);
    await penholder.call(instruments.mergeInstrument, {
      params: { roundTable: table.code, instrument: old.id },
      body: { into: kept.id },
    });
    const { undone } = await undo(table, head, view);
    expect(undone).toMatchObject({ restored: 1, stayed: [1] });
    expect((await draftOf(2)).fields.instruments).toEqual([kept.id]);
  });
});

describe('what others have acted on since', () => {
  const file = 'title,submitters\nA,Egypt\nB,Egypt\n';
  const twoDrafts = async () => confirm(table, secretariat, await preview(server, file, sentBy(secretariat)));
  const idOf = async (number: number) => (await draftOf(number)).id;

  it('[IM12] stays: a step that was taken, also where the state is what it was', async () => {
    const view = await twoDrafts();
    await server.opened.db
      .insertInto('practice_step')
      .values({
        practice_id: await idOf(1),
        step: 'return',
        from_status: 'under-review',
        to_status: 'draft',
        version: null,
        reason: 'Please complete.',
        person_id: chair.id,
        delegation_id: null,
      })
      .execute();
    expect((await undo(table, secretariat, view)).undone).toMatchObject({ withdrawn: 1, stayed: [1] });
  });

  it('[IM12] stays: a proposal that is over, and a colleague who holds it', async () => {
    const view = await twoDrafts();
    const colleague = await table.aDelegate(egypt, { standing: 'alternate' });
    await head.call(practices.handOver, {
      params: { roundTable: table.code, practice: '1', delegation: egypt },
      body: { person: colleague.id },
    });
    const { id } = await server.opened.db
      .insertInto('lineage_proposal')
      .values({
        round_table_id: table.id,
        kind: 'supersede',
        status: 'refused',
        into_id: null,
        base_id: await idOf(2),
        titles: [],
        reason: 'The same.',
        proposed_by: head.id,
        proposed_for: egypt,
        closed_at: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await server.opened.db
      .insertInto('lineage_concern')
      .values({ proposal_id: id, practice_id: await idOf(2), version: 0, position: 0, is_open: false })
      .execute();
    expect(await refusedToUndo(secretariat, view)).toBe('practice-import.nothing-to-undo');
  });

  it('[IM12] stays: a sentence that the annex would print of it, and an objection to one', async () => {
    const view = await twoDrafts();
    const { db } = server.opened;
    await db
      .insertInto('annex_sentence')
      .values({ practice_id: await idOf(1), language: 'en', revision: 1, text: 'A.', version: 1, person_id: null })
      .execute();
    await db
      .insertInto('sentence_objection')
      .values({
        practice_id: await idOf(2),
        round_table_id: table.id,
        language: 'en',
        revision: 1,
        sentence: 'B.',
        delegation_id: egypt,
        person_id: head.id,
        reason: 'No.',
        proposed: null,
        answer: null,
        answered_by: null,
        answered_at: null,
      })
      .execute();
    expect(await refusedToUndo(secretariat, view)).toBe('practice-import.nothing-to-undo');
  });
});

describe('the same file once more', () => {
  const file = 'title,submitters\nA,Egypt\nB,Egypt\nC,Egypt\n';

  it('[IM5] knows what stayed when it was taken back, row by row, and makes the others anew', async () => {
    const first = await confirm(table, secretariat, await preview(server, file, sentBy(secretariat)));
    await save(table, head, await draftOf(2), { title: 'Worked on' });
    expect((await undo(table, secretariat, first)).undone).toMatchObject({ withdrawn: 2, stayed: [2] });
    const again = await preview(server, file, sentBy(secretariat));
    expect(again.counts).toMatchObject({ create: 2, known: 1 });
    expect((await rowsOf(table, secretariat, again, 'known'))[0]).toMatchObject({ row: 3, practice: { number: 2 } });
    await confirm(table, secretariat, again);
    expect((await preview(server, file, sentBy(secretariat))).counts).toMatchObject({ create: 0, same: 2, known: 1 });
  });

  it('[IM5] knows by its id what stayed, and only what is the importer’s to know', async () => {
    const withIds =
      'id,title,submitters\n0f8fad5b-d9cb-469f-a165-70867728950e,A,Egypt\n1f8fad5b-d9cb-469f-a165-70867728950e,B,Egypt\n';
    const first = await confirm(table, secretariat, await preview(server, withIds, sentBy(secretariat)));
    await save(table, head, await draftOf(1), { title: 'Worked on' });
    await undo(table, secretariat, first);
    const reordered = withIds.replace('submitters\n', 'submitters\n\n');
    expect((await preview(server, reordered, sentBy(secretariat))).counts).toMatchObject({ create: 1, known: 1 });
    expect((await preview(server, withIds, sentBy(head))).counts).toMatchObject({ create: 2, known: 0 });
  });
});
