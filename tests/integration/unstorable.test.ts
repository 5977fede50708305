import { draftQuestion } from '@penholder/shared/questions';
import { draftPractice, listPractices } from '@penholder/shared/practices';
import { changeMe } from '@penholder/shared/people';
import { changeSettings, getRoundTable } from '@penholder/shared/round-tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  chair = await table.aRole('co-chair');
});
afterAll(() => server.close());
const params = () => ({ roundTable: table.code });
const refusal = (field: string) => ({ status: 422, code: 'request.invalid', fields: { [field]: expect.any(String) } });

it.each(['a\u0000b', 'half a pair \ud83d'])('refuses a text that no database keeps, by its field: %j', async (text) => {
  expect(await chair.refused(draftQuestion, { params: params(), body: { text: { en: text } } })).toMatchObject(
    refusal('text.en'),
  );
  const { revision } = await chair.call(getRoundTable, { params: params() });
  expect(
    await chair.refused(changeSettings, { params: params(), body: { revision, title: { en: text } } }),
  ).toMatchObject(refusal('title.en'));
  expect(await chair.refused(changeMe, { body: { name: text } })).toMatchObject({ status: 422 });
});

it('refuses it in a query, in a rich text and in the names of its attributes', async () => {
  expect(await chair.refused(listPractices, { params: params(), query: { search: 'a\u0000' } })).toMatchObject(
    refusal('search'),
  );
  const delegation = await table.aDelegation();
  const head = await table.aDelegate(delegation);
  for (const node of [
    { type: 'text', text: 'a\u0000' },
    { type: 'text', text: 'a', attrs: { 'x\u0000': 1 } },
  ])
    expect(
      await head.refused(draftPractice, {
        params: params(),
        body: { submitters: [delegation], body: { type: 'doc', content: [{ type: 'paragraph', content: [node] }] } },
      }),
    ).toMatchObject({ status: 422, code: 'request.invalid' });
});
