import { json, now } from '@penholder/db';
import { EXPORT_FIELDS, type ExportField, type ExportFormat, listPractices } from '@penholder/shared/practices';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TOLD_ONLY } from '@penholder/shared/imports';
import { guideFor } from '@penholder/server/practices/export/guide';
import { readSample } from '@penholder/server/sample';
import { createCaller } from '../../../server/sample/load/caller.ts';
import { loadPractices, loadRegisters } from '../../../server/sample/load/load-practices.ts';
import { loadRoom } from '../../../server/sample/load/load-room.ts';
import { startLoading } from '../../../server/sample/load/loading.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aDraft, anArea, review, submit } from '../../_support/practices.ts';
import { askedFor, rowsOfCsv } from '../../_support/practice-files.ts';
import { confirm, correct, preview, rowsOf } from '../../_support/practice-imports.ts';

let server: TestServer;
let sample: TestRoundTable;
let reader: TestPerson;

beforeAll(async () => {
  server = await startServer({ config: { sample: true } });
  const { db } = server.opened;
  const caller = createCaller(server.app);
  const loading = startLoading(server.app, readSample(), caller, await now(db));
  // Of the sample its room, its registers and its practices: nothing else is in the files.
  for (const load of [loadRoom, loadRegisters, loadPractices]) await load(loading);
  await caller.end();
  const { id } = await db.selectFrom('round_table').select('id').where('code', '=', 'RT2').executeTakeFirstOrThrow();
  sample = { id, code: 'RT2' } as TestRoundTable;
  reader = await server.aPerson();
  await db
    .insertInto('role_grant')
    .values({ round_table_id: id, person_id: reader.id, role: 'secretariat', granted_by: null })
    .execute();
}, 240_000);
afterAll(() => server.close());

let tables = 0;
/** A round table with the sample's delegations, areas and instruments, and none of its practices. */
async function alikeWithoutPractices(): Promise<{ table: TestRoundTable; secretariat: TestPerson }> {
  const { db } = server.opened;
  const table = await server.aRoundTable({ code: `AGAIN-${++tables}` });
  const from = <Table extends 'delegation' | 'thematic_area' | 'instrument'>(name: Table) =>
    db
      .selectFrom(name as 'delegation')
      .selectAll()
      .where('round_table_id', '=', sample.id)
      .execute();
  for (const { party_id, has_vote } of await from('delegation'))
    await db.insertInto('delegation').values({ round_table_id: table.id, party_id, has_vote }).execute();
  const areas = await db.selectFrom('thematic_area').selectAll().where('round_table_id', '=', sample.id).execute();
  for (const { position, names } of areas)
    await db
      .insertInto('thematic_area')
      .values({ round_table_id: table.id, position, names: json(names) })
      .execute();
  const instruments = await db.selectFrom('instrument').selectAll().where('round_table_id', '=', sample.id).execute();
  for (const { id: _, round_table_id: __, created_at: ___, updated_at: ____, ...rest } of instruments)
    await db
      .insertInto('instrument')
      .values({ ...rest, round_table_id: table.id, citations: json(rest.citations) })
      .execute();
  return { table, secretariat: await table.aRole('secretariat') };
}

/** What is the practice's own: neither what a round table gives it nor where it stands there. */
const OWN = EXPORT_FIELDS.filter(
  (field) => !['id', 'number', 'status', 'version', 'submitted_at', 'endorsements', 'page'].includes(field),
);
const said = async (table: TestRoundTable, by: TestPerson) => {
  const { bytes } = await askedFor(server, { table, by, format: 'csv' });
  return rowsOfCsv(bytes).map(
    (row) => Object.fromEntries(OWN.map((field) => [field, row[field]])) as Record<ExportField, string>,
  );
};

it.each<ExportFormat | 'docx'>(['csv', 'xlsx', 'json', 'docx'])(
  '[IM3, IM6, IM23, PR68] an export as %s, imported into another round table and exported again, says the same',
  { timeout: 60_000 },
  async (format) => {
    const { table, secretariat } = await alikeWithoutPractices();
    const { bytes } = await askedFor(server, { table: sample, by: reader, format });
    const before = await said(sample, reader);
    expect(before.length).toBeGreaterThan(25);
    const view = await preview(server, bytes, { table, by: secretariat, name: `practices.${format}` });
    expect(await rowsOf(table, secretariat, view, 'error')).toEqual([]);
    expect(await rowsOf(table, secretariat, view, 'warning')).toEqual([]);
    const notTaken = view.columns.filter(({ field, isToldOnly }) => !field && !isToldOnly);
    // The names in a document are words, those of what the export only tells among them.
    expect(notTaken.map(({ heading }) => heading).toSorted()).toEqual(
      format === 'docx' ? TOLD_ONLY.map((field) => guideFor('en').names[field]).toSorted() : [],
    );
    expect(view.counts.create).toBe(before.length);
    await confirm(table, secretariat, view);
    expect(await said(table, secretariat)).toEqual(before);
  },
);

it('[IM4] an export, imported where it came from, changes nothing', async () => {
  const { bytes } = await askedFor(server, { table: sample, by: reader, format: 'xlsx' });
  const { counts, rows } = await preview(server, bytes, { table: sample, by: reader, name: 'practices.xlsx' });
  expect(counts).toMatchObject({ same: rows, create: 0, edit: 0, known: 0, error: 0 });
});

/** A round table of Egypt's, with what it names its delegations by. */
async function egypts(settings: object = {}) {
  const table = await server.aRoundTable({ settings: { practiceCallClosesAt: '2099-01-01T00:00:00Z', ...settings } });
  const egypt = await table.aDelegation('Egypt');
  return {
    table,
    egypt,
    head: await table.aDelegate(egypt),
    stranger: await table.aDelegate(await table.aDelegation('Malta')),
    chair: await table.aRole('co-chair'),
  };
}
const levelsIn = async (table: TestRoundTable) =>
  (
    await server.opened.db
      .selectFrom('practice')
      .select('attribution')
      .where('round_table_id', '=', table.id)
      .orderBy('number')
      .execute()
  ).map(({ attribution }) => attribution);

it.each<ExportFormat | 'docx'>(['csv', 'xlsx', 'json', 'docx'])(
  '[IM24] submitters who are not named are named by no import of their export as %s',
  async (format) => {
    const here = await egypts();
    for (const attribution of ['unattributed', 'category', 'delegation'] as const)
      await submit(here.table, here.head, await aDraft(here.table, here.head, [here.egypt], { attribution }));
    const { bytes } = await askedFor(server, { table: here.table, by: here.head, format });
    const there = await egypts();
    const view = await preview(server, bytes, { table: there.table, by: there.head, name: `practices.${format}` });
    expect(await rowsOf(there.table, there.head, view, 'error')).toEqual([]);
    await confirm(there.table, there.head, view);
    expect(await levelsIn(there.table)).toEqual(['unattributed', 'category', 'delegation']);
  },
);

it('[IM24] names those of whom a file says nothing no further than the round table does, and by no word that is unclear', async () => {
  const { table, head } = await egypts({ attribution: 'person', attributionByPhase: { consultation: 'unattributed' } });
  await server.opened.db.updateTable('round_table').set({ phase: 'consultation' }).where('id', '=', table.id).execute();
  const view = await preview(server, 'title,attribution\nClinics,\nNurses,as you like\n', { table, by: head });
  expect((await rowsOf(table, head, view, 'error')).map(({ title }) => title)).toEqual(['Nurses']);
  await confirm(table, head, view);
  expect(await levelsIn(table)).toEqual(['unattributed']);
});

it('[IM24] what an import submits names nobody who was not named, and nobody who has not confirmed it', async () => {
  const { table, stranger, chair } = await egypts();
  const secretariat = await table.aRole('secretariat');
  await anArea(table);
  const complete =
    'Public clinics see everyone.,Care is free for all.,Egypt,EG,Access to healthcare,2021,in-force,2026-01-01,described';
  const view = await preview(
    server,
    `title,summary,text,submitters,country_codes,thematic_area,start_date,living_status,living_status_on,evidence_level,attribution
Clinics,${complete},unattributed
Nurses,${complete},delegation
`,
    { table, by: secretariat },
  );
  await confirm(table, secretariat, await correct(table, secretariat, view, { as: 'submitted' }));
  const { items } = await chair.call(listPractices, { params: { roundTable: table.code }, query: { sort: 'number' } });
  expect(items.map(({ status, submitters }) => [status, submitters[0]?.delegation?.names.en ?? null])).toEqual([
    ['submitted', null],
    ['submitted', 'Egypt'],
  ]);
  for (const { id } of items) await review(table, chair, id, 'start-review', 'discuss');
  const shown = await stranger.call(listPractices, { params: { roundTable: table.code }, query: {} });
  expect(shown.items.map(({ submitters }) => submitters)).toEqual([[], []]);
});
