// What one click does to several entries of the register.
import { json } from '@penholder/db';
import * as instruments from '@penholder/shared/instruments';
import * as output from '@penholder/shared/output';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';

let server: TestServer;
let table: TestRoundTable;
let penholder: TestPerson;
const at = () => ({ roundTable: table.code });
/** As they stand in a register that was filled before citations were brought into one form. */
const ENTRIES = [
  [
    '00000000-0000-4000-8000-000000000001',
    'C097',
    '97',
    1949,
    'C097 – Migration for Employment Convention, 1949 (No. 97)',
  ],
  ['00000000-0000-4000-8000-000000000002', 'C143', '143', 1975, 'C143 - Migrant Workers Convention, 1975 (No. 143)'],
  // Its year is another than its citation says: that is for a person to see to.
  ['00000000-0000-4000-8000-000000000003', 'C189', '189', 2010, 'C189 - Domestic Workers Convention, 2011 (No. 189)'],
] as const;

beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  penholder = await table.aRole('penholder');
  const { id: group } = await penholder.call(instruments.createInstrumentGroup, {
    params: at(),
    body: { annex: 'B', titles: { en: 'Conventions' } },
  });
  const { db } = server.opened;
  for (const [id, key, number, year, citation] of ENTRIES) {
    await db
      .insertInto('instrument')
      .values({
        id: id as instruments.InstrumentId,
        round_table_id: table.id,
        kind: 'ilo-convention',
        citations: json({ en: citation }),
        number,
        year,
        issuer: null,
        symbol: null,
        address: null,
        canonical_key: key,
      })
      .execute();
    await db
      .insertInto('instrument_in_group')
      .values({ group_id: group, instrument_id: id as instruments.InstrumentId, position: year })
      .execute();
  }
});
afterAll(() => server.close());

it('[AX47] cites a whole family otherwise, or nothing of it where one of its entries is refused', async () => {
  const inEnglish = { params: at(), query: { language: 'en' as const, rule: 'citation-forms' as const, limit: 50 } };
  const [forms] = (await penholder.call(output.listFindings, inEnglish)).items;
  const { key, state, remedies } = forms!;
  expect(remedies).toMatchObject([
    { act: 'cite-canonically', ids: expect.arrayContaining([ENTRIES[1][0], ENTRIES[2][0]]) },
  ]);
  const mending = { params: at(), body: { language: 'en' as const, key, state, act: 'cite-canonically' as const } };
  const citations = async () =>
    Promise.all(
      ENTRIES.map(async ([instrument]) => {
        const params = { ...at(), instrument: instrument as instruments.InstrumentId };
        return (await penholder.call(instruments.getInstrument, { params })).citations.en;
      }),
    );
  const before = await citations();
  expect((await penholder.refused(output.mendFinding, mending)).code).toBe('instrument.years-differ');
  expect(await citations()).toEqual(before);

  await server.opened.db
    .updateTable('instrument')
    .set({ year: 2011 })
    .where('id', '=', ENTRIES[2][0] as instruments.InstrumentId)
    .execute();
  await penholder.call(output.mendFinding, mending);
  expect(await citations()).toEqual([
    'C097 – Migration for Employment Convention, 1949 (No. 97)',
    'C143 – Migrant Workers Convention, 1975 (No. 143)',
    'C189 – Domestic Workers Convention, 2011 (No. 189)',
  ]);
});
