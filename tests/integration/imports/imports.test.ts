import { listAuditEvents } from '@penholder/shared/round-tables';
import * as contract from '@penholder/shared/imports';
import type { DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { anArea, aDraft, review, save, submit } from '../../_support/practices.ts';
import {
  confirm,
  correct,
  expected,
  preview,
  rowsOf,
  sendFile,
  undo,
  type View,
} from '../../_support/practice-imports.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

let table: TestRoundTable;
let egypt: DelegationId;
let malta: DelegationId;
let secretariat: TestPerson;
let penholder: TestPerson;
let head: TestPerson;
beforeEach(async () => {
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  malta = await table.aDelegation('Malta');
  secretariat = await table.aRole('secretariat');
  penholder = await table.aRole('penholder');
  head = await table.aDelegate(egypt);
  await anArea(table);
});

const HEAD = 'Title;Summary;Description;Submitted by;Country;Thematic area;Start;Living status;As of;Evidence';
const CLINICS =
  'Free clinics;Open to all.;Care is free.;Egypt;Egypt;Access to healthcare;2021;In force;2026-01-02;described';
const csv = (...rows: string[]) => [HEAD, ...rows].join('\r\n');
const sentBy = (by: TestPerson) => ({ table, by });
const listed = async (by: TestPerson) =>
  (await by.call(practices.listPractices, { params: { roundTable: table.code }, query: { limit: 200 } })).items;
const acts = async () => {
  const { items } = await secretariat.call(listAuditEvents, {
    params: { roundTable: table.code },
    query: { limit: 200 },
  });
  return items.map(({ act }) => act).toReversed();
};
const at = (view: View) => ({ roundTable: table.code, import: view.id });

describe('a file of others', () => {
  it('[IM1, IM7] is understood by its words, corrected, and enters as drafts on behalf', async () => {
    const file = csv(
      CLINICS,
      'Schools;Lessons for all.;Every child learns.;Atlantis;Malta;Education;3/4/2021;so so;;',
      ';;;Egypt;;;;;;',
      'Third;Short.;;Egypt, Malta;Côte d’Ivoire;;;;;',
    );
    let view = await preview(server, file, sentBy(penholder));
    expect(view).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      separator: ';',
      headRow: 1,
      rows: 4,
      as: 'draft',
      delegation: null,
      counts: { create: 2, error: 2, warnings: 0, submit: 0 },
      may: { submit: false, undo: false },
    });
    expect(view.columns.map(({ field }) => field)).toEqual([
      'title',
      'summary',
      'body',
      'submitters',
      'countries',
      'thematic_area',
      'start_date',
      'living_status',
      'living_status_on',
      'evidence_level',
    ]);
    expect(view.unknown).toEqual([
      { field: 'submitters', written: 'Atlantis', rows: 1, suggestions: [] },
      { field: 'thematic_area', written: 'Education', rows: 1, suggestions: [] },
    ]);
    const rows = await rowsOf(table, penholder, view);
    // Errors first.
    expect(rows.map(({ row, makes }) => [row, makes])).toEqual([
      [3, 'error'],
      [4, 'error'],
      [2, 'create'],
      [5, 'create'],
    ]);
    expect(rows[0]!.findings.map(({ code }) => code)).toEqual([
      'unknown-area',
      'date-unclear',
      'unknown-living-status',
      'unknown-submitter',
    ]);
    view = await correct(table, penholder, view, {
      meanings: [{ field: 'submitters', written: 'Atlantis', value: malta }],
      leaveOut: [5],
    });
    expect(view.counts).toMatchObject({ create: 2, error: 1, 'left-out': 1, warnings: 1 });
    view = await confirm(table, penholder, view);
    expect(view).toMatchObject({
      status: 'confirmed',
      outcome: { created: 2, submitted: 0, edited: 0, errors: 1, leftOut: 1, known: 0 },
      may: { undo: true },
    });
    // Drafts are their submitters' and the secretariat's; who imported them sees that they entered, and no more.
    expect((await listed(head)).map(({ title, status }) => [title, status])).toEqual([['Free clinics', 'draft']]);
    expect((await listed(secretariat)).map(({ title }) => title)).toEqual(['Free clinics', 'Schools']);
    expect(await listed(penholder)).toEqual([]);
    const entered = await rowsOf(table, penholder, view, 'create');
    expect(entered.map(({ practice }) => practice)).toEqual([
      { number: 1, isShown: false },
      { number: 2, isShown: false },
    ]);
    const draft = await head.call(practices.getDraft, { params: { roundTable: table.code, practice: '1' } });
    expect(draft).toMatchObject({
      isOnBehalf: true,
      fields: {
        countries: ['EG'],
        startDate: '2021',
        livingStatus: 'in-force',
        capacity: 'secretariat',
        submitters: [egypt],
      },
    });
    expect(practices.textOf(draft.body)).toBe('Care is free.');
    expect(await acts()).toEqual([
      'area.created',
      'practice-import.sent',
      'practice-import.corrected',
      'practice.imported',
      'practice.imported',
      'practice-import.confirmed',
    ]);
    // What is over is over.
    expect(await penholder.refused(contract.confirmImport, { params: at(view), body: expected(view) })).toMatchObject({
      code: 'practice-import.not-in-preview',
    });
  });

  it('[IM3] takes a value from one column only, and refuses what does not fit', async () => {
    const view = await preview(server, 'Title,Name,Remarks\nA,B,C\n', sentBy(secretariat));
    expect(view.columns.map(({ field, filled, samples }) => [field, filled, samples])).toEqual([
      ['title', 1, ['A']],
      [null, 1, ['B']],
      [null, 1, ['C']],
    ]);
    const refused = (body: object) =>
      secretariat.refused(contract.correctImport, { params: at(view), body: { revision: 1, ...body } as never });
    expect((await refused({ mapping: ['title', 'title', null] })).code).toBe('practice-import.mapped-twice');
    expect((await refused({ mapping: ['title'] })).code).toBe('practice-import.wrong-mapping');
    expect((await refused({ submitter: malta.replace(/^./, '0').replace(/.$/, '0') })).code).toBe(
      'delegation.not-found',
    );
    expect((await refused({ meanings: [{ field: 'countries', written: 'x', value: 'XX' }] })).code).toBe(
      'practice-import.wrong-meaning',
    );
    const corrected = await correct(table, secretariat, view, {
      mapping: [null, 'title', 'summary'],
      submitter: malta,
    });
    expect(corrected).toMatchObject({ revision: 2, counts: { create: 1 } });
    expect((await refused({ mapping: [null, null, null] })).code).toBe('practice-import.changed-meanwhile');
  });

  it('[IM10] has what is complete submitted by the secretariat, with one mail to each who is asked', async () => {
    const file = csv(CLINICS, 'Schools;Lessons.;Every child learns.;Malta, Egypt;Malta;;;;;');
    const first = await preview(server, file, sentBy(penholder));
    expect(
      await penholder.refused(contract.correctImport, { params: at(first), body: { revision: 1, as: 'submitted' } }),
    ).toMatchObject({ code: 'practice-import.not-submitting' });
    const view = await correct(table, secretariat, first, { as: 'submitted' });
    expect(view.counts).toMatchObject({ create: 2, submit: 1 });
    const [, incomplete] = await rowsOf(table, secretariat, view, 'create');
    expect(incomplete!.findings).toEqual([
      { column: null, code: 'stays-draft', of: 'areaId livingStatus livingStatusOn evidenceLevel' },
    ]);
    await confirm(table, secretariat, view);
    const reading = await head.call(practices.getPractice, { params: { roundTable: table.code, practice: '1' } });
    expect(reading).toMatchObject({ status: 'submitted', version: 1, isOnBehalf: true });
    expect(reading.may.confirm).toEqual([egypt]);
    // What was frozen is what submitting it by hand would have frozen: nothing differs since.
    const draft = await head.call(practices.getDraft, { params: { roundTable: table.code, practice: '1' } });
    expect(draft.hasUnsubmittedChanges).toBe(false);
    const mails = await server.opened.db
      .selectFrom('mail')
      .select(['kind', 'recipient'])
      .where('subject', 'like', `${table.code}:%`)
      .orderBy('kind')
      .execute();
    // To the co-chair and the penholder; to the head of the delegation that is named.
    expect(mails.map(({ kind }) => kind)).toEqual([
      'practices-submitted',
      'practices-submitted',
      'practices-to-confirm',
    ]);
  });

  it('[IM10] by a delegation is of its own practices, and known to it alone', async () => {
    const file = csv(CLINICS, 'Schools;Lessons.;;Malta;;;;;;', 'Ours;Short.;;;;;;;;');
    const view = await preview(server, file, sentBy(head));
    expect(view).toMatchObject({ createdBy: null, delegation: { id: egypt }, counts: { create: 2, error: 1 } });
    for (const other of [secretariat, penholder, await table.aDelegate(malta)])
      expect((await other.refused(contract.getImport, { params: at(view) })).code).toBe('practice-import.not-found');
    const adviser = await table.aDelegate(egypt, { standing: 'adviser' });
    expect((await adviser.refused(contract.getImport, { params: at(view) })).status).toBe(403);
    await confirm(table, head, view);
    expect((await listed(adviser)).map(({ title }) => title)).toEqual(['Free clinics', 'Ours']);
    expect(await listed(secretariat)).toEqual([]);
    const { isOnBehalf, fields, holdings } = await head.call(practices.getDraft, {
      params: { roundTable: table.code, practice: '1' },
    });
    expect(holdings.map(({ holder }) => holder)).toEqual([head.id]);
    expect([isOnBehalf, fields.capacity]).toEqual([false, 'national-position']);
  });

  it('[IM11] enters as its preview showed, or not at all', async () => {
    const view = await preview(server, csv(CLINICS, 'Second;Short.;;Malta;;;;;;'), sentBy(secretariat));
    await server.opened.db.updateTable('delegation').set({ status: 'withdrawn' }).where('id', '=', malta).execute();
    expect(await secretariat.refused(contract.confirmImport, { params: at(view), body: expected(view) })).toMatchObject(
      { code: 'practice-import.otherwise-now', params: { creates: 1 } },
    );
    expect(await listed(secretariat)).toEqual([]);
    const again = await secretariat.call(contract.getImport, { params: at(view) });
    // The same request twice, as a bad line makes it, enters once.
    const request = { params: at(view), body: expected(again), headers: { 'idempotency-key': 'once' } };
    const answers = await Promise.allSettled([
      secretariat.call(contract.confirmImport, request),
      secretariat.call(contract.confirmImport, request),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect((await listed(secretariat)).map(({ number }) => number)).toEqual([1]);
  });
});

describe('what is there already', () => {
  const changed = (id: string, title: string) => `id,title,partners,text\n${id},${title},Cities,Other words\n`;

  it('[IM4] changes by choice, where the importer works on it, and never what was submitted', async () => {
    const draft = await submit(table, head, await aDraft(table, head, [egypt])).then(({ id }) => id);
    const view = await preview(server, changed(draft, 'Clinics'), sentBy(head));
    expect(view.counts).toMatchObject({ known: 1, create: 0 });
    expect(await rowsOf(table, head, view)).toMatchObject([
      {
        makes: 'known',
        practice: { number: 1, isShown: true },
        mayEdit: true,
        differs: [
          { field: 'title', before: 'Free clinics', after: 'Clinics' },
          { field: 'partners', before: '', after: 'Cities' },
        ],
        findings: [{ code: 'text-stays' }],
      },
    ]);
    expect((await head.refused(contract.confirmImport, { params: at(view), body: expected(view) })).code).toBe(
      'practice-import.nothing-enters',
    );
    const chosen = await correct(table, head, view, { edit: [2] });
    expect(chosen.counts).toMatchObject({ edit: 1, known: 0 });
    const done = await confirm(table, head, chosen);
    const of = { params: { roundTable: table.code, practice: draft } };
    const whole = await head.call(practices.getDraft, of);
    expect([whole.fields.title, whole.fields.partners, whole.hasUnsubmittedChanges]).toEqual([
      'Clinics',
      'Cities',
      true,
    ]);
    expect(practices.textOf(whole.body)).toBe('Care is free for all.');
    expect((await head.call(practices.getPractice, of)).title).toBe('Free clinics');

    const undone = await undo(table, head, done);
    expect(undone.undone).toMatchObject({ withdrawn: 0, restored: 1, stayed: [] });
    const back = await head.call(practices.getDraft, of);
    expect([back.fields.title, back.hasUnsubmittedChanges]).toEqual(['Free clinics', false]);
  });

  it('[IM4] of others is shown as far as it is known, and refused with the reason', async () => {
    const hidden = await aDraft(table, head, [egypt]);
    const shown = await aDraft(table, head, [egypt], { title: 'Shown' });
    await submit(table, head, shown);
    await review(table, await table.aRole('co-chair'), shown.id, 'start-review', 'discuss');
    const view = await preview(
      server,
      `id,title,submitters\n${hidden.id},Free clinics,Malta\n${shown.id},Other,Malta\n`,
      sentBy(secretariat),
    );
    const [first, second] = await rowsOf(table, secretariat, view);
    // A draft of a delegation is nobody else's to know of: for the importer it is not there.
    expect([second!.makes, second!.practice, second!.findings]).toEqual(['create', null, []]);
    expect(first).toMatchObject({
      makes: 'known',
      mayEdit: false,
      why: 'practice.not-yours',
      differs: [{ field: 'title', before: 'Shown', after: 'Other' }],
      findings: [],
    });
    expect((await correct(table, secretariat, view, { edit: [3] })).counts).toMatchObject({ edit: 0, known: 1 });
  });

  it('[IM5] is known by the id that it had in an earlier file', async () => {
    const file = `id,title,submitters\n0f8fad5b-d9cb-469f-a165-70867728950e,Clinics,Egypt\n`;
    const first = await confirm(table, penholder, await preview(server, file, sentBy(penholder)));
    const again = await preview(server, file, sentBy(penholder));
    expect(again).toMatchObject({ counts: { create: 0 }, importedBefore: first.confirmedAt });
    expect((await rowsOf(table, penholder, again))[0]!.practice).toEqual({ number: 1, isShown: false });
    await undo(table, penholder, first);
    expect(await preview(server, file, sentBy(penholder))).toMatchObject({
      counts: { create: 1 },
      importedBefore: null,
    });
  });
});

describe('taking back', () => {
  it('[IM12] withdraws what nobody has touched, and names what stays', async () => {
    const file = csv(CLINICS, ...['Second', 'Third', 'Fourth'].map((title) => `${title};Short.;;Egypt;;;;;;`));
    const view = await confirm(
      table,
      secretariat,
      await correct(table, secretariat, await preview(server, file, sentBy(secretariat)), { as: 'submitted' }),
    );
    const second = await head.call(practices.getDraft, { params: { roundTable: table.code, practice: '2' } });
    await save(table, head, second, { title: 'Worked on' });
    const refused = (by: TestPerson, reason: string) =>
      by.refused(contract.undoImport, { params: at(view), body: { reason } });
    expect((await refused(penholder, 'Mine.')).code).toBe('practice-import.undone-by-secretariat');
    expect((await refused(secretariat, ' ')).code).toBe('practice-import.reason-needed');
    const { undone, status } = await undo(table, secretariat, view);
    expect([status, undone]).toMatchObject([
      'undone',
      { withdrawn: 3, restored: 0, stayed: [2], reason: 'The wrong file.' },
    ]);
    const withdrawn = await head.call(practices.listPractices, {
      params: { roundTable: table.code },
      query: { status: ['withdrawn'] },
    });
    expect(withdrawn.items.map(({ number }) => number)).toEqual([1, 3, 4]);
    expect((await listed(head)).map(({ number, status: stands }) => [number, stands])).toEqual([[2, 'draft']]);
    const { items } = await head.call(practices.listPracticeSteps, {
      params: { roundTable: table.code, practice: '1' },
      query: {},
    });
    expect(items.map(({ step, reason }) => [step, reason])).toEqual([
      ['withdraw', 'The wrong file.'],
      ['submit', 'practices.csv'],
    ]);
    expect((await refused(secretariat, 'Again.')).code).toBe('practice-import.not-confirmed');
    expect((await acts()).slice(-4)).toEqual([
      'practice.withdrawn',
      'practice.withdrawn',
      'practice.withdrawn',
      'practice-import.undone',
    ]);
    // A number is never given twice.
    await confirm(table, secretariat, await preview(server, csv(CLINICS), sentBy(secretariat)));
    expect((await listed(secretariat)).at(-1)!.number).toBe(5);
  });

  it('[IM12] leaves everything where all was touched', async () => {
    const view = await confirm(table, penholder, await preview(server, csv(CLINICS), sentBy(penholder)));
    const draft = await head.call(practices.getDraft, { params: { roundTable: table.code, practice: '1' } });
    await submit(table, head, draft);
    expect(
      await penholder.refused(contract.undoImport, { params: at(view), body: { reason: 'Wrong.' } }),
    ).toMatchObject({
      code: 'practice-import.nothing-to-undo',
      params: { stayed: 1 },
    });
  });
});

it('[IM15] a preview that is put aside or forgotten is not kept', async () => {
  const aside = await preview(server, csv(CLINICS), sentBy(secretariat));
  await secretariat.call(contract.discardImport, { params: at(aside) });
  const { content } = await server.opened.db
    .selectFrom('practice_import')
    .select('content')
    .where('id', '=', aside.id)
    .executeTakeFirstOrThrow();
  expect(content).toBeNull();
  const kept = await confirm(table, secretariat, await preview(server, csv(CLINICS), sentBy(secretariat)));
  await preview(server, csv(CLINICS), sentBy(secretariat));
  await server.opened.db
    .updateTable('practice_import')
    .set({ created_at: new Date(Date.now() - 15 * 86_400_000) })
    .where('round_table_id', '=', table.id)
    .execute();
  await server.app.deps.clockwork.runOnce('prune-practice-imports');
  const { items } = await secretariat.call(contract.listImports, { params: { roundTable: table.code }, query: {} });
  expect(items.map(({ id }) => id)).toEqual([kept.id]);
});

it(
  '[IM9] two thousand rows enter at once, in statements that do not grow with them',
  { timeout: 120_000 },
  async () => {
    const row = (at: number) => CLINICS.replace('Free clinics', `Practice ${at}`);
    const file = csv(...Array.from({ length: contract.IMPORT_LIMITS.rows }, (_, at) => row(at + 1)));
    const view = await correct(table, secretariat, await preview(server, file, sentBy(secretariat)), {
      as: 'submitted',
    });
    expect(view.counts).toMatchObject({ create: 2000, submit: 2000, error: 0 });
    const done = await confirm(table, secretariat, view);
    expect(done.outcome).toMatchObject({ created: 2000, submitted: 2000 });
    const { total } = await secretariat.call(practices.listPractices, {
      params: { roundTable: table.code },
      query: { limit: 1, status: ['submitted'] },
    });
    expect(total).toBe(2000);
    expect((await undo(table, secretariat, done)).undone).toMatchObject({ withdrawn: 2000, stayed: [] });
    expect((await sendFile(server, `${file}\r\n${row(2001)}`, sentBy(secretariat))).body.code).toBe(
      'practice-import.too-many-rows',
    );
  },
);
