import { Refused } from '@penholder/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../server/src/imports/read-table.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { HOSTILE_TABLES } from '../_support/hostile-tables.ts';
import { sendFile } from '../_support/practice-imports.ts';
import { rawWorkbook } from '../_support/raw-workbook.ts';
import { seeded } from '../_support/seeded.ts';

let server: TestServer;
let table: TestRoundTable;
let by: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  by = await table.aRole('penholder');
});
afterAll(() => server.close());

describe('hostile tables', () => {
  it.each(Object.entries(HOSTILE_TABLES))('[IM13] are refused in seconds: %s', { timeout: 20_000 }, async (_, make) => {
    const { file, name, code } = make();
    const { status, body } = await sendFile(server, file, { table, by, name });
    expect(body.code).toBe(`practice-import.${code}`);
    expect(body.detail).toMatch(/^\p{Lu}.+[.…]$/u);
    expect(status).toBe(/^(?:too-|cell-|row-)/.test(code) ? 413 : ['unsupported', 'paper'].includes(code) ? 415 : 422);
  });

  it('[IM13] leave nothing behind, and the server answers', async () => {
    const { count } = await server.opened.db
      .selectFrom('practice_import')
      .select((e) => e.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(0);
    expect((await sendFile(server, rawWorkbook(), { table, by, name: 'practices.xlsx' })).status).toBe(201);
    expect((await sendFile(server, '', { table, by })).body.code).toBe('practice-import.no-file');
  });

  it('[IM13] never get past the refusals, wherever a workbook is damaged', () => {
    const whole = rawWorkbook({ texts: '<si><t>A</t></si>', styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' });
    const random = seeded(7);
    for (let time = 0; time < 300; time++) {
      const file = Uint8Array.from(whole);
      for (let at = 0; at < 1 + time / 50; at++) file[random(file.length)] = random(256);
      try {
        readTable(file, 'xlsx');
      } catch (error) {
        expect(error).toBeInstanceOf(Refused);
        expect((error as Refused).refusal.code).toMatch(/^practice-import\./);
      }
    }
  });
});

describe('formulas', () => {
  it('[IM14] are the values that were saved with them, and texts that look like them stay texts', () => {
    const cells =
      '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>HYPERLINK("https://evil.example","x")</f><v>x</v></c>' +
      '<c r="C2" t="inlineStr"><is><t>=cmd|\' /C calc\'!A1</t></is></c>';
    const { rows } = readTable(rawWorkbook({ sheets: [`<row r="2">${cells}</row>`] }), 'xlsx');
    expect(rows).toEqual([{ row: 2, cells: ['2', 'x', "=cmd|' /C calc'!A1"] }]);
  });

  it('[IM14] in CSV stay texts, without the apostrophe that guarded them', async () => {
    const file = `Title;Partners\r\n"'=1+1";"'@SUM(A1)"\r\n'tis the season;"it's"\r\n`;
    const { body } = await sendFile(server, file, { table, by });
    expect(body.columns.map(({ samples }) => samples)).toEqual([
      ['=1+1', "'tis the season"],
      ['@SUM(A1)', "it's"],
    ]);
  });
});
