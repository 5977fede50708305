import * as contract from '@penholder/shared/imports';
import type { DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import { listAuditEvents } from '@penholder/shared/round-tables';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import {
  confirm,
  correct,
  expected,
  mend,
  preview,
  rowsOf,
  sendFile,
  undo,
  type View,
} from '../../_support/practice-imports.ts';

let server: TestServer;
let table: TestRoundTable;
let secretariat: TestPerson;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  table = await server.aRoundTable();
  secretariat = await table.aRole('secretariat');
});

const FILE = 'title,submitters\nA,Egypt\n';

it('[IM7] a name of more letters than can be asked for is answered by its beginning', async () => {
  const egypt = await table.aDelegation('Egypt');
  const long = (end: string) => `${'The delegation of those '.repeat(30)} 😀 ${end}`;
  const file = `title,submitters\nA,${long('one')}\nB,${long('two')}\n`;
  const view = await preview(server, file, { table, by: secretariat });
  expect(view).toMatchObject({ counts: { error: 2 }, unknown: [{ field: 'submitters', rows: 2 }] });
  const { written } = view.unknown[0]!;
  expect(written.length).toBe(500);
  const answered = await correct(table, secretariat, view, {
    meanings: [{ field: 'submitters', written, value: egypt }],
  });
  expect(answered).toMatchObject({ counts: { error: 0, create: 2 }, unknown: [] });
});

it('[IM7] a place that is unknown comes with those that may have been meant', async () => {
  const file = 'title,country\nA,Colombbia\n';
  expect((await preview(server, file, { table, by: secretariat })).unknown).toMatchObject([
    { field: 'countries', suggestions: [{ value: 'CO', label: 'Colombia' }] },
  ]);
});

it('[IM19] no more previews are open than somebody can look through, also where files come at once', async () => {
  const { openOfPerson } = contract.IMPORT_LIMITS;
  const send = () => sendFile(server, FILE, { table, by: secretariat });
  for (let at = 1; at < openOfPerson; at++) await send();
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
    code: 'practice-import.too-many-open',
    params: { most: openOfPerson },
  });
  // Another person is not held up by it, and one that is put aside makes room.
  const penholder = await table.aRole('penholder');
  await preview(server, FILE, { table, by: penholder });
  const { id } = answers.find(({ status }) => status === 201)!.body as View;
  await secretariat.call(contract.discardImport, { params: { roundTable: table.code, import: id } });
  expect((await send()).status).toBe(201);
});

describe('a single cell', () => {
  const DATES = 'title,submitters,start date,text,remarks\nA,Egypt,3/4/2021,Words.,x\n,Egypt,20211,,y\n';
  const cellOf = (view: View, row: number, column: number) => ({
    roundTable: table.code,
    import: view.id,
    row,
    column,
  });
  const refused = async (view: View, cell: { row: number; column: number }, text: string | null, by = secretariat) =>
    (
      await by.refused(contract.mendImportCell, {
        params: cellOf(view, cell.row, cell.column),
        body: { revision: view.revision, text },
      })
    ).code;
  let egypt: DelegationId;
  beforeEach(async () => {
    egypt = await table.aDelegation('Egypt');
  });

  it('[IM20, IM21] is changed in the preview, read as one of the file, and told beside the words of the file', async () => {
    let view = await preview(server, DATES, { table, by: secretariat });
    expect(view.counts).toMatchObject({ create: 1, error: 1, warnings: 1 });
    const penholder = await table.aRole('penholder', 'Amina Diallo');
    view = await mend(table, penholder, view, { row: 2, column: 2, text: ' 3 April 2021\r\n' });
    view = await mend(table, secretariat, view, { row: 3, column: 0, text: 'B' });
    // What is still not understood is said anew.
    view = await mend(table, secretariat, view, { row: 3, column: 2, text: '20212' });
    expect(view.counts).toMatchObject({ create: 2, error: 0, warnings: 1 });
    const [second, first] = await rowsOf(table, secretariat, view);
    expect(second).toMatchObject({ row: 3, cells: ['B', 'Egypt', '20212', '', 'y'] });
    expect(second!.findings).toEqual([{ column: 2, code: 'date-unclear', of: '20212' }]);
    expect(first).toMatchObject({
      row: 2,
      findings: [{ code: 'summary-from-text' }],
      mended: [{ column: 2, inFile: '3/4/2021', by: 'Amina Diallo' }],
    });
    const cell = { params: cellOf(view, 2, 2) };
    expect(await secretariat.call(contract.getImportCell, cell)).toEqual({
      inFile: '3/4/2021',
      mended: '3 April 2021',
    });
    // It stays by its place when columns are taken as something else.
    view = await correct(table, secretariat, view, { mapping: ['title', 'submitters', null, 'body', null] });
    view = await correct(table, secretariat, view, { mapping: ['title', 'submitters', 'end_date', 'body', null] });
    view = await confirm(table, secretariat, view);
    expect((await rowsOf(table, secretariat, view))[0]).toMatchObject({
      cells: ['A', 'Egypt', '3 April 2021', 'Words.', 'x'],
      mended: [{ column: 2, inFile: '3/4/2021' }],
    });
    const head = await table.aDelegate(egypt);
    const draft = await head.call(practices.getDraft, { params: { roundTable: table.code, practice: '1' } });
    expect([draft.fields.startDate, draft.fields.endDate]).toEqual([null, '2021-04-03']);
    expect(await refused(view, { row: 2, column: 2 }, '2020')).toBe('practice-import.not-in-preview');
    expect((await undo(table, secretariat, view)).undone).toMatchObject({ withdrawn: 2 });
    const { items } = await secretariat.call(listAuditEvents, { params: { roundTable: table.code }, query: {} });
    expect(items.filter(({ act }) => act === 'practice-import.cell-mended')).toHaveLength(3);
  });

  it('[IM20] says again what the file says, when that is taken back or written again', async () => {
    const first = await preview(server, DATES, { table, by: secretariat });
    let view = await mend(table, secretariat, first, { row: 2, column: 2, text: '2021' });
    expect(view.plan).not.toBe(first.plan);
    view = await mend(table, secretariat, view, { row: 2, column: 2, text: null });
    expect([view.plan, view.revision]).toEqual([first.plan, first.revision + 2]);
    view = await mend(table, secretariat, view, { row: 2, column: 2, text: '2021' });
    view = await mend(table, secretariat, view, { row: 2, column: 2, text: '3/4/2021' });
    expect(view.plan).toBe(first.plan);
    expect((await rowsOf(table, secretariat, view)).flatMap(({ mended }) => mended)).toEqual([]);
    // What changes nothing is no correction.
    expect((await mend(table, secretariat, view, { row: 2, column: 2, text: null })).revision).toBe(view.revision);
  });

  it('[IM11, IM21] is what was confirmed, also in a text', async () => {
    const seen = await preview(server, DATES, { table, by: secretariat });
    const view = await mend(table, secretariat, seen, { row: 2, column: 3, text: 'Other words.' });
    const confirming = { params: { roundTable: table.code, import: view.id } };
    expect(
      await secretariat.refused(contract.confirmImport, {
        ...confirming,
        body: { revision: view.revision, plan: seen.plan! },
      }),
    ).toMatchObject({ code: 'practice-import.otherwise-now' });
    expect(await secretariat.refused(contract.confirmImport, { ...confirming, body: expected(seen) })).toMatchObject({
      code: 'practice-import.changed-meanwhile',
    });
    await confirm(table, secretariat, view);
    const head = await table.aDelegate(egypt);
    const draft = await head.call(practices.getDraft, { params: { roundTable: table.code, practice: '1' } });
    expect(practices.textOf(draft.body)).toBe('Other words.');
  });

  it('[IM16, IM20, IM22] is changed by those who may correct the import, where it can be', async () => {
    const head = await table.aDelegate(egypt);
    const view = await preview(server, DATES, { table, by: head });
    const cell = { row: 2, column: 2 };
    expect(await refused(view, cell, '2021', secretariat)).toBe('practice-import.not-found');
    expect((await secretariat.refused(contract.getImportCell, { params: cellOf(view, 2, 2) })).code).toBe(
      'practice-import.not-found',
    );
    expect(await refused({ ...view, revision: 9 }, cell, '2021', head)).toBe('practice-import.changed-meanwhile');
    expect(await refused(view, { row: 2, column: 4 }, 'z', head)).toBe('practice-import.column-not-taken');
    expect(await refused(view, { row: 9, column: 2 }, '2021', head)).toBe('practice-import.cell-not-found');
    expect(await refused(view, cell, 'x'.repeat(120_001), head)).toBe('practice-import.mended-too-long');
    // What a delegation does is the delegation's, whichever of its people did it; and it is not kept when it is put aside.
    const mended = await mend(table, head, view, { ...cell, text: '2021' });
    expect((await rowsOf(table, head, mended)).flatMap((row) => row.mended)).toMatchObject([{ by: null }]);
    await head.call(contract.discardImport, { params: { roundTable: table.code, import: view.id } });
    const kept = await server.opened.db
      .selectFrom('practice_import_mended')
      .select('text')
      .where('import_id', '=', view.id)
      .execute();
    expect(kept).toEqual([]);
  });
});
