import * as contract from '@penholder/shared/imports';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { correct, preview, sendFile, type View } from '../../_support/practice-imports.ts';

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
