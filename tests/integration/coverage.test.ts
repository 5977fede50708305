import { getCoverage, gapsIn } from '@penholder/shared/coverage';
import type { DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, anArea, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
let room: Awaited<ReturnType<typeof aRoom>>;
beforeAll(async () => {
  server = await startServer();
  room = await aRoom();
}, 120_000);
afterAll(() => server.close());

/** Two practices that the table was shown, one that is under review, one that is a draft, one that was declined. */
async function aRoom() {
  const table = await server.aRoundTable();
  const [egypt, malta] = [
    (await table.aDelegation('Egypt')) as DelegationId,
    (await table.aDelegation('Malta')) as DelegationId,
  ];
  const people = {
    head: await table.aDelegate(egypt),
    stranger: await table.aDelegate(malta),
    chair: await table.aRole('co-chair'),
    penholder: await table.aRole('penholder'),
    observer: await table.aRole('observer'),
  };
  const { head, chair } = people;
  const area = await anArea(table);
  const filed = async (fields: object, ...steps: Parameters<typeof review>[3][]) => {
    const draft = await aDraft(table, head, [egypt], fields);
    await submit(table, head, draft);
    await review(table, chair, draft.id, ...steps);
    return draft;
  };
  const shown = ['start-review', 'discuss'] as const;
  await filed(
    {
      title: 'Cairo',
      countries: ['EG', 'KE'],
      gcmObjectives: [15, 7],
      journeyPhases: ['transit'],
      startDate: '2019-05',
    },
    ...shown,
  );
  await filed({ title: 'Africa', countries: ['002'], gcmObjectives: [15], startDate: '2023' }, ...shown);
  await filed({ title: 'In review', countries: ['FR'], gcmObjectives: [3] }, 'start-review');
  await filed({ title: 'Declined', countries: ['CO'] }, ...shown, 'not-include');
  await aDraft(table, head, [egypt], { title: 'Draft', countries: ['JP'] });
  return { table, egypt, malta, area, people };
}

const coverage = (table: TestRoundTable, by: TestPerson, query: object = {}) =>
  by.call(getCoverage, { params: { roundTable: table.code }, query: { language: 'en', ...query } as never });

it('[CV1] [PR35] [PR36] counts by region what each reader may know, without drafts and what was declined', async () => {
  const { table, area, people } = room;
  const seen = await coverage(table, people.stranger);
  expect(seen.cells).toEqual(
    expect.arrayContaining([
      { row: area, column: '015', count: 2, newest: '2023' },
      { row: area, column: '202', count: 2, newest: '2023' },
    ]),
  );
  expect(seen.cells).toHaveLength(2);
  expect(seen.total).toBe(2);
  expect(seen.rowHeads).toEqual([{ key: area, names: { en: 'Access to healthcare' }, count: 2, newest: '2023' }]);
  expect(seen.columnHeads.map(({ key }) => key)).toEqual([...practices.REGIONS]);
  expect(seen.places).toEqual([
    { code: '002', name: 'Africa', isState: false, count: 1, newest: '2023' },
    { code: 'EG', name: 'Egypt', isState: true, count: 1, newest: '2019-05' },
    { code: 'KE', name: 'Kenya', isState: true, count: 1, newest: '2019-05' },
  ]);
  expect(await coverage(table, people.observer)).toEqual(seen);
  for (const reader of [people.chair, people.head]) {
    const more = await coverage(table, reader);
    expect(more.total).toBe(3);
    expect(more.cells).toContainEqual({ row: area, column: '150', count: 1, newest: '2021' });
    expect(more.places.map(({ code }) => code)).not.toContain('JP');
  }
});

it('[CV3] has a row for what is filed nowhere, narrows, and refuses one dimension twice', async () => {
  const { table, people } = room;
  const byPhase = await coverage(table, people.stranger, { rows: 'objective', columns: 'phase' });
  expect(byPhase.cells).toHaveLength(3);
  expect(byPhase.cells).toEqual(
    expect.arrayContaining([
      { row: '7', column: 'transit', count: 1, newest: '2019-05' },
      { row: '15', column: 'transit', count: 1, newest: '2019-05' },
      { row: '15', column: 'none', count: 1, newest: '2023' },
    ]),
  );
  expect(byPhase.rowHeads.find(({ key }) => key === '15')).toMatchObject({ count: 2 });
  const narrowed = await coverage(table, people.stranger, { objective: 7 });
  expect(narrowed.total).toBe(1);
  await expect(coverage(table, people.stranger, { rows: 'region', columns: 'region' })).rejects.toMatchObject({
    refusal: { code: 'coverage.same-dimension' },
  });
});

it('[PR24] lists under the filters of a cell as many practices as the cell counts', async () => {
  const { table, area, people } = room;
  for (const reader of [people.stranger, people.chair, people.head])
    for (const [rows, columns] of [
      ['area', 'region'],
      ['objective', 'phase'],
    ]) {
      const { cells, columnHeads } = await coverage(table, reader, { rows, columns });
      for (const { row, column, count } of cells) {
        const query = { only: 'covering', [rows!]: row, [columns!]: column };
        const list = await reader.call(practices.listPractices, {
          params: { roundTable: table.code },
          query: query as never,
        });
        expect(list.total, `${row} ${column}`).toBe(count);
      }
      expect(columnHeads.length).toBeGreaterThan(3);
    }
  const nowhere = await people.chair.call(practices.listPractices, {
    params: { roundTable: table.code },
    query: { area, region: 'none', only: 'covering' } as never,
  });
  expect(nowhere.total).toBe(0);
});

it('[CV2] [CV4] says the gaps in the language asked for', async () => {
  const { table, area, people } = room;
  const seen = await coverage(table, people.stranger, { language: 'fr' });
  expect(gapsIn(seen)).toEqual([
    { row: area, columns: practices.REGIONS.filter((one) => one !== '015' && one !== '202'), isWhole: false },
  ]);
  expect(seen.sentences).toHaveLength(1);
  expect(seen.paragraph).toContain('Amérique septentrionale');
});

it('[PR7] finds a submitted practice by its objectives as they were submitted, whatever the working copy says', async () => {
  const { table, egypt, people } = room;
  const draft = await aDraft(table, people.head, [egypt], { countries: ['CA'], gcmObjectives: [21] });
  await submit(table, people.head, draft);
  const { revision } = await people.head.call(practices.getDraft, {
    params: { roundTable: table.code, practice: draft.id },
  });
  await save(table, people.head, { id: draft.id, revision }, { gcmObjectives: [22] });
  const keys = async (by: TestPerson) =>
    (await coverage(table, by, { rows: 'objective', columns: 'region', region: '021' })).cells.map(({ row }) => row);
  expect(await keys(people.chair)).toEqual(['21']);
  expect(await keys(people.stranger)).toEqual([]);
});
