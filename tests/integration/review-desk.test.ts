import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, submit } from '../_support/practices.ts';

let server: TestServer;
let table: TestRoundTable;
let head: TestPerson;
let penholder: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  penholder = await table.aRole('penholder');
});
afterAll(() => server.close());

const inTable = () => ({ params: { roundTable: table.code } });
const asked = {
  step: 'request-information',
  name: 'Dates',
  texts: { en: 'Since when?', fr: 'Depuis quand ?' },
} as const;

it('[PR53] keeps reasons for those who review; what was given with one stays as it was given', async () => {
  const egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt);
  const template = await penholder.call(practices.createReasonTemplate, { ...inTable(), body: asked });
  expect(template).toMatchObject({ ...asked, revision: 1 });
  expect((await head.refused(practices.listReasonTemplates, inTable())).code).toBe('people.not-permitted');

  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  const at = { params: { roundTable: table.code, practice: draft.id } };
  await penholder.call(practices.reviewPractice, { ...at, body: { step: 'start-review', version: 1 } });
  await penholder.call(practices.reviewPractice, {
    ...at,
    body: { step: 'request-information', version: 1, reason: template.texts.en },
  });

  const one = { params: { roundTable: table.code, template: template.id } };
  const changed = { ...asked, texts: { en: 'When did it begin?' } };
  const edited = await penholder.call(practices.editReasonTemplate, { ...one, body: { ...changed, revision: 1 } });
  expect(edited).toMatchObject({ ...changed, revision: 2 });
  expect(
    (await penholder.refused(practices.editReasonTemplate, { ...one, body: { ...changed, revision: 1 } })).code,
  ).toBe('reason-template.changed-meanwhile');
  expect((await head.call(practices.getPractice, at)).informationRequested?.reason).toBe('Since when?');
  await penholder.call(practices.removeReasonTemplate, one);
  expect((await penholder.refused(practices.removeReasonTemplate, one)).code).toBe('reason-template.not-found');
  expect(await penholder.call(practices.listReasonTemplates, inTable())).toEqual({ templates: [] });
  expect((await head.call(practices.getPractice, at)).informationRequested?.reason).toBe('Since when?');
});

it('[PR53] keeps so many reasons', async () => {
  for (let count = 0; count < practices.MOST_TEMPLATES; count++)
    await penholder.call(practices.createReasonTemplate, { ...inTable(), body: { ...asked, name: `${count}` } });
  expect((await penholder.refused(practices.createReasonTemplate, { ...inTable(), body: asked })).code).toBe(
    'reason-template.too-many',
  );
});

it('[PR24] narrows the queue as the list is narrowed, and counts it under the same filters', async () => {
  const malta = await table.aDelegation('Malta');
  const maltese = await table.aDelegate(malta);
  const other = await aDraft(table, maltese, [malta], { title: 'Night schools', countries: ['MT'] });
  await submit(table, maltese, other);
  const queue = async (query: object = {}) => {
    const { items, total } = await penholder.call(practices.listReviewQueue, { ...inTable(), query });
    expect(total).toBe(items.length);
    return items.map(({ title }) => title);
  };
  expect(await queue()).toEqual(['Free clinics', 'Night schools']);
  expect(await queue({ status: ['submitted'] })).toEqual(['Night schools']);
  expect(await queue({ submitter: [malta] })).toEqual(['Night schools']);
  expect(await queue({ search: 'free' })).toEqual(['Free clinics']);
  expect(await queue({ country: ['MT'], search: 'free' })).toEqual([]);
});

it('[PR54] saves filters under a name, for one person alone', async () => {
  const save = (by: TestPerson, name: string, query: string) =>
    by.call(practices.saveFilter, { ...inTable(), body: { name, query } });
  const names = async (by: TestPerson) =>
    (await by.call(practices.listSavedFilters, inTable())).filters.map(({ name, query }) => [name, query]);
  const first = await save(penholder, 'Mine', 'status=under-review&area=none');
  await save(head, 'Mine', 'only=mine');
  expect((await save(penholder, 'Mine', 'status=discussed')).id).toBe(first.id);
  await save(penholder, 'Late', 'year=2019&q=%D8%B5%D8%AD%D8%A9');
  expect(await names(penholder)).toEqual([
    ['Late', 'year=2019&q=%D8%B5%D8%AD%D8%A9'],
    ['Mine', 'status=discussed'],
  ]);
  expect(await names(head)).toEqual([['Mine', 'only=mine']]);
  const theirs = { params: { roundTable: table.code, filter: first.id } };
  expect((await head.refused(practices.removeSavedFilter, theirs)).code).toBe('saved-filter.not-found');
  await penholder.call(practices.removeSavedFilter, theirs);
  expect(await names(penholder)).toHaveLength(1);
  for (const query of ['//example.org', 'a=<script>', '#here'])
    expect((await penholder.refused(practices.saveFilter, { ...inTable(), body: { name: 'x', query } })).code).toBe(
      'request.invalid',
    );
  for (let count = 1; count < practices.MOST_SAVED_FILTERS; count++) await save(penholder, `${count}`, 'year=2019');
  expect(
    (await penholder.refused(practices.saveFilter, { ...inTable(), body: { name: 'More', query: 'year=2019' } })).code,
  ).toBe('saved-filter.too-many');
  await save(penholder, '1', 'year=2020');
});
