// What a server does with tables that somebody sends. What each hostile one is refused with: hostile-tables.test.ts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { HOSTILE_TABLES, TOO_LARGE_TO_SEND } from '../_support/hostile-tables.ts';
import { sendFile } from '../_support/practice-imports.ts';
import { rawWorkbook } from '../_support/raw-workbook.ts';

let server: TestServer;
let table: TestRoundTable;
let by: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  by = await table.aRole('penholder');
});
afterAll(() => server.close());

// One for each way to be refused: as it arrives, by its first bytes, by its name, in the thread that reads it, and by what it says.
it.each([
  [TOO_LARGE_TO_SEND, 413],
  ['a PDF', 415],
  ['a Word document', 415],
  ['a sheet that unpacks to far more than it is', 422],
  ['a table without a head', 422],
])('[IM13] %s is answered with the refusal, in seconds', { timeout: 20_000 }, async (what, expected) => {
  const { file, name, code } = HOSTILE_TABLES[what]!();
  const { status, body } = await sendFile(server, file, { table, by, name });
  expect({ status, code: body.code }).toEqual({ status: expected, code: `practice-import.${code}` });
  expect(body.detail).toMatch(/^\p{Lu}.+[.…]$/u);
});

it('[IM13] what is refused leaves nothing behind, and the server answers', async () => {
  const { count } = await server.opened.db
    .selectFrom('practice_import')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(0);
  expect((await sendFile(server, rawWorkbook(), { table, by, name: 'practices.xlsx' })).status).toBe(201);
  expect((await sendFile(server, '', { table, by })).body.code).toBe('practice-import.no-file');
});

it('[IM14] formulas in CSV stay texts, without the apostrophe that guarded them', async () => {
  const file = `Title;Partners\r\n"'=1+1";"'@SUM(A1)"\r\n'tis the season;"it's"\r\n`;
  const { body } = await sendFile(server, file, { table, by });
  expect(body.columns.map(({ samples }) => samples)).toEqual([
    ['=1+1', "'tis the season"],
    ['@SUM(A1)', "it's"],
  ]);
});
