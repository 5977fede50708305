import { Refused } from '@penholder/shared/kernel';
import { describe, expect, it } from 'vitest';
import { readApart } from '../../server/src/imports/read-apart.ts';
import { formatOf, readTable } from '../../server/src/imports/read-table.ts';
import { contentOf } from '../../server/src/imports/start-import.ts';
import { HOSTILE_TABLES, type HostileTable, TOO_LARGE_TO_SEND } from '../_support/hostile-tables.ts';
import { rawWorkbook } from '../_support/raw-workbook.ts';
import { seeded } from '../_support/seeded.ts';

/** Reads a file as one that was sent is read, and answers the refusal. */
async function refusalOf({ file, name }: HostileTable) {
  try {
    const format = formatOf(file, { name, mediaType: 'application/octet-stream' });
    return contentOf(await readApart({ file, format }), format);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

const READ = Object.entries(HOSTILE_TABLES).filter(([what]) => what !== TOO_LARGE_TO_SEND);

describe('hostile tables', () => {
  it.each(READ)('[IM13] are refused in seconds: %s', { timeout: 20_000 }, async (_, make) => {
    const table = make();
    expect(await refusalOf(table)).toMatchObject({
      code: `practice-import.${table.code}`,
      detail: expect.stringMatching(/^\p{Lu}.+[.…]$/u) as string,
      status: /^(?:too-|cell-|row-)/.test(table.code) ? 413 : ['unsupported', 'paper'].includes(table.code) ? 415 : 422,
    });
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

it('[IM14] formulas are the values that were saved with them, and texts that look like them stay texts', () => {
  const cells =
    '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>HYPERLINK("https://evil.example","x")</f><v>x</v></c>' +
    '<c r="C2" t="inlineStr"><is><t>=cmd|\' /C calc\'!A1</t></is></c>';
  const { rows } = readTable(rawWorkbook({ sheets: [`<row r="2">${cells}</row>`] }), 'xlsx');
  expect(rows).toEqual([{ row: 2, cells: ['2', 'x', "=cmd|' /C calc'!A1"] }]);
});
