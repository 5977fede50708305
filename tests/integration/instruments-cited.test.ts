import { writeInto } from '../_support/documents.ts';
import type { DelegationId } from '@penholder/shared/kernel';
import * as instruments from '@penholder/shared/instruments';
import * as output from '@penholder/shared/output';
import type * as practices from '@penholder/shared/practices';
import { draftQuestion, stepQuestion } from '@penholder/shared/questions';
import * as responses from '@penholder/shared/responses';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let people: Record<'secretariat' | 'chair' | 'penholder' | 'head' | 'stranger', TestPerson>;
let crc: instruments.Instrument;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
async function aRoom(settings: object = {}) {
  table = await server.aRoundTable({ settings });
  egypt = await table.aDelegation('Egypt');
  people = {
    secretariat: await table.aRole('secretariat'),
    chair: await table.aRole('co-chair'),
    penholder: await table.aRole('penholder'),
    head: await table.aDelegate(egypt),
    stranger: await table.aDelegate(await table.aDelegation('Malta')),
  };
  crc = await enter('Convention on the Rights of the Child (1989)');
}
beforeEach(() => aRoom());

const inTable = () => ({ roundTable: table.code });
const enter = (en: string, aliases: string[] = []) =>
  people.secretariat.call(instruments.createInstrument, {
    params: inTable(),
    body: {
      kind: 'treaty',
      citations: { en },
      number: null,
      year: null,
      issuer: null,
      symbol: null,
      address: null,
      aliases,
    },
  });
const readTexts = () => server.app.deps.clockwork.runOnce('read-citations');
const citing = (by: TestPerson, instrument = crc.id) =>
  by.call(instruments.listCitations, { params: { ...inTable(), instrument } });
const citedBy = async (by: TestPerson, practice: string) =>
  (await by.call(instruments.listCitedInstruments, { params: { ...inTable(), practice } })).instruments;
const aPractice = (body: string, fields: Partial<practices.PracticeFields> = {}) =>
  aDraft(table, people.head, [egypt], fields, body);

describe('[IN32] practices that cite an instrument', () => {
  it('are told to whom the version is shown that cites it', async () => {
    const draft = await aPractice('Based on the convention on the rights of the child (1989).', {
      sources: [{ label: 'The Convention on the Rights of the Child', address: 'https://example.org', seenOn: null }],
    });
    await readTexts();
    expect((await citing(people.head)).practices.total).toBe(0);
    await submit(table, people.head, draft);
    await readTexts();
    const cited = {
      number: draft.number,
      version: 1,
      times: 2,
      words: ['convention on the rights of the child (1989)', 'Convention on the Rights of the Child'],
    };
    for (const reader of [people.head, people.chair])
      expect((await citing(reader)).practices).toMatchObject({ total: 1, items: [cited] });
    expect((await citing(people.stranger)).practices).toEqual({ items: [], total: 0 });
    expect(
      await people.stranger.refused(instruments.listCitedInstruments, { params: { ...inTable(), practice: draft.id } }),
    ).toMatchObject({ status: 404 });

    await review(table, people.chair, draft.id, 'start-review', 'discuss');
    expect((await citing(people.stranger)).practices).toMatchObject({ total: 1, items: [cited] });
    expect(await citedBy(people.stranger, draft.id)).toMatchObject([{ id: crc.id, isApplied: false, times: 2 }]);
  });

  it('[IN36] are those of the version that each reader is shown', async () => {
    const draft = await aPractice('Based on the Convention on the Rights of the Child.');
    await submit(table, people.head, draft);
    await review(table, people.chair, draft.id, 'start-review', 'discuss', 'clear');
    const other = await enter('Convention on Cluster Munitions (2008)');
    const next = await save(table, people.head, draft, {
      summary: 'As the Convention on Cluster Munitions asks.',
      instruments: [other.id],
    });
    await submit(table, people.head, next);
    await readTexts();
    const names = async (by: TestPerson) =>
      (await citedBy(by, draft.id)).map(({ citations, isApplied }) => [citations.en, isApplied]);
    expect(await names(people.stranger)).toEqual([['Convention on the Rights of the Child (1989)', false]]);
    expect(await names(people.head)).toEqual([
      ['Convention on Cluster Munitions (2008)', true],
      ['Convention on the Rights of the Child (1989)', false],
    ]);
    expect((await citing(people.stranger, other.id)).practices.total).toBe(0);
    expect((await citing(people.head, other.id)).practices.total).toBe(1);
  });

  it('are found again under another name, and under what an entry was merged into', async () => {
    const draft = await aPractice('The Children’s Charter is our guide.');
    await submit(table, people.head, draft);
    await readTexts();
    expect((await citing(people.head)).practices.total).toBe(0);
    await people.secretariat.call(instruments.editInstrument, {
      params: { ...inTable(), instrument: crc.id },
      body: { version: crc.version, fields: { aliases: ['Children’s Charter'] } },
    });
    await readTexts();
    expect((await citing(people.head)).practices.items).toMatchObject([{ words: ['Children’s Charter'] }]);

    const kept = await enter('Convention relative aux droits de l’enfant (1989)');
    await people.secretariat.call(instruments.mergeInstrument, {
      params: { ...inTable(), instrument: crc.id },
      body: { into: kept.id },
    });
    await readTexts();
    expect((await citing(people.head, kept.id)).practices.total).toBe(1);
    // Under its old id, too.
    expect((await citing(people.head)).practices.total).toBe(1);
  });
});

it('[IN32, IN36] responses that cite it are told to those who may read them, in the voice that they are told', async () => {
  await aRoom({ attribution: 'category' });
  const { id: question } = await people.chair.call(draftQuestion, {
    params: inTable(),
    body: { text: { en: 'What works?' } },
  });
  await people.chair.call(stepQuestion, { params: { ...inTable(), question, step: 'open' } });
  const response = await people.head.call(responses.startResponse, {
    params: { ...inTable(), question },
    body: { delegationId: egypt },
  });
  const cited = { params: { ...inTable(), response: response.id } };
  await writeInto(server, response.documentId!, 'We ratified the Convention on the Rights of the Child.');
  await readTexts();
  expect(await people.head.call(instruments.listCitedInResponse, cited)).toEqual({ instruments: [], total: 0 });
  expect((await people.chair.refused(instruments.listCitedInResponse, cited)).code).toBe('response.not-found');
  await people.head.call(responses.submitResponse, { params: { ...inTable(), response: response.id } });
  await readTexts();
  expect((await citing(people.stranger)).responses).toEqual({ items: [], total: 0 });
  expect((await citing(people.chair)).responses.total).toBe(1);
  const cites = { total: 1, instruments: [{ id: crc.id, words: ['Convention on the Rights of the Child'], times: 1 }] };
  for (const reader of [people.head, people.chair])
    expect(await reader.call(instruments.listCitedInResponse, cited)).toMatchObject(cites);
  expect((await people.stranger.refused(instruments.listCitedInResponse, cited)).code).toBe('response.not-found');
  await people.chair.call(responses.acceptResponse, { params: { ...inTable(), response: response.id } });
  expect(await people.stranger.call(instruments.listCitedInResponse, cited)).toMatchObject(cites);
  const { items } = (await citing(people.stranger)).responses;
  expect(items).toMatchObject([
    { question: { en: 'What works?' }, voice: { delegation: null, person: null }, times: 1 },
  ]);
  expect((await citing(people.head)).responses.items).toMatchObject([{ voice: { mine: true } }]);
});

it('[IN32, IN36] editions that print it are told to the table once they are published', async () => {
  const draft = await aPractice('Care is free.', { summary: 'The Convention on the Rights of the Child in clinics.' });
  await submit(table, people.head, draft);
  await review(table, people.chair, draft.id, 'start-review', 'discuss', 'clear');
  const { id: edition } = await people.penholder.call(output.compileEdition, {
    params: inTable(),
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  await readTexts();
  expect((await citing(people.penholder)).editions).toMatchObject({ total: 1, items: [{ isPublished: false }] });
  expect((await citing(people.stranger)).editions.total).toBe(0);
  const cited = { params: { ...inTable(), edition } };
  const cites = { total: 1, instruments: [{ id: crc.id, words: ['Convention on the Rights of the Child'] }] };
  expect(await people.penholder.call(output.listCitedInEdition, cited)).toMatchObject(cites);
  expect((await people.stranger.refused(output.listCitedInEdition, cited)).code).toBe('edition.not-found');
  await people.penholder.call(output.publishEdition, { params: { ...inTable(), edition } });
  expect((await citing(people.stranger)).editions.items).toMatchObject([
    { id: edition, number: 1, words: ['Convention on the Rights of the Child'], isPublished: true },
  ]);
  expect(await people.stranger.call(output.listCitedInEdition, cited)).toMatchObject(cites);
});
