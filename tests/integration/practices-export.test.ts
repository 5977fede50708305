import type { DelegationId } from '@penholder/shared/kernel';
import { createInstrument } from '@penholder/shared/instruments';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { askedFor, jsonOf, recordsOf, rowsOfCsv, sheetsOf } from '../_support/practice-files.ts';
import { aDraft, review, submit } from '../_support/practices.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const csv = async (table: TestRoundTable, by: TestPerson, query = '') => {
  const { status, bytes } = await askedFor(server, { table, by, format: 'csv', query });
  expect(status).toBe(200);
  return rowsOfCsv(bytes);
};
const listed = (table: TestRoundTable, by: TestPerson, query: object = {}) =>
  by.call(practices.listPractices, { params: { roundTable: table.code }, query: { limit: 200, ...query } as never });

async function aRoom(settings: object = {}) {
  const table = await server.aRoundTable({ settings });
  const egypt = (await table.aDelegation('Egypt')) as DelegationId;
  const malta = (await table.aDelegation('Malta')) as DelegationId;
  return {
    table,
    egypt,
    malta,
    head: await table.aDelegate(egypt),
    stranger: await table.aDelegate(malta),
    chair: await table.aRole('co-chair'),
  };
}
const DISCUSSED = ['start-review', 'discuss'] as const;

describe('one practice with everything', () => {
  let room: Awaited<ReturnType<typeof aRoom>>;
  let id: string;
  let expected: Record<string, string>;
  beforeAll(async () => {
    room = await aRoom();
    const { table, egypt, malta, head, stranger, chair } = room;
    const secretariat = await table.aRole('secretariat');
    const instrument = await secretariat.call(createInstrument, {
      params: { roundTable: table.code },
      body: {
        kind: 'report',
        citations: { en: 'A report; second edition' },
        year: 2016,
        number: null,
        issuer: null,
        symbol: null,
        address: null,
        aliases: [],
      },
    });
    const draft = await aDraft(table, head, [egypt], {
      title: 'Free clinics, “open” to "all"',
      summary: 'First line.\nSecond line; with \\ and ;',
      countries: ['EG', 'CO'],
      action: '=the ministry opened',
      measure: 'clinics',
      result: 'reaching all',
      partners: '-5 % of the costs, borne by cities',
      beneficiaries: 'Everyone',
      endDate: '2024-03',
      evidenceLevel: 'documented',
      sources: [
        { label: 'Report; second part', address: 'https://example.org/a', seenOn: '2026-01-02' },
        { label: '=Law', address: 'https://example.org/b', seenOn: null },
      ],
      gcmObjectives: [15, 7],
      sdgTargets: ['3.8', '10.c'],
      journeyPhases: ['transit', 'destination'],
      guidingPrinciples: ['human-rights', 'whole-of-society'],
      beneficiaryGroups: ['children'],
      instruments: [instrument.id],
    });
    id = draft.id;
    await submit(table, head, draft);
    await review(table, chair, id, ...DISCUSSED);
    await stranger.call(practices.endorsePractice, {
      params: { roundTable: table.code, practice: id, delegation: malta },
      body: { version: 1 },
    });
    const { number, submittedAt } = await head.call(practices.getPractice, {
      params: { roundTable: table.code, practice: id },
    });
    expected = {
      id,
      number: `P-${number}`,
      title: 'Free clinics, “open” to "all"',
      summary: 'First line.\nSecond line; with \\ and ;',
      language: 'en',
      submitters: 'Egypt',
      country_codes: 'EG; CO',
      countries: 'Egypt; Colombia',
      partners: '-5 % of the costs, borne by cities',
      beneficiaries: 'Everyone',
      thematic_area: 'Access to healthcare',
      gcm_objectives: '15; 7',
      sdg_targets: '3.8; 10.c',
      journey_phases: 'transit; destination',
      start_date: '2021',
      end_date: '2024-03',
      living_status: 'in-force',
      living_status_on: '2026-01-15',
      evidence_level: 'documented',
      evidence_disclaimer: 'Declared by the submitters; not independently verified.',
      source_labels: 'Report\\; second part; =Law',
      source_addresses: 'https://example.org/a; https://example.org/b',
      source_seen_on: '2026-01-02; ',
      instruments: 'A report\\; second edition',
      status: 'discussed',
      version: '1',
      submitted_at: submittedAt!,
      endorsements: '1',
      page: `http://localhost:0/rt/${table.code}/practices/${number}`,
      guiding_principles: 'human-rights; whole-of-society',
      beneficiary_groups: 'children',
      body: 'Care is free for all.',
      sentence_action: '=the ministry opened',
      sentence_measure: 'clinics',
      sentence_result: 'reaching all',
      attribution: 'delegation',
    };
  }, 60_000);

  const atAnyPort = (record: Record<string, string>) => ({
    ...record,
    page: record['page']!.replace(/^http:\/\/localhost:\d+/, 'http://localhost:0'),
  });

  it('[PR29] holds id, number, address and every field in CSV', async () => {
    const [row, ...others] = await csv(room.table, room.stranger, 'language=en');
    const read = Object.fromEntries(Object.entries(row!).map(([field, cell]) => [field, practices.unguarded(cell)]));
    expect(atAnyPort(read)).toEqual(expected);
    expect(others).toEqual([]);
    expect(row!.partners).toBe("'-5 % of the costs, borne by cities");
  });

  it('[PR29] holds the same in a workbook, with a guide to its columns', async () => {
    const answer = await askedFor(server, { ...room, by: room.stranger, format: 'xlsx', query: 'language=en' });
    const { practices: main, fields } = sheetsOf(answer.bytes);
    expect(recordsOf(main!).map(atAnyPort)).toEqual([expected]);
    expect(fields!.rows.slice(1, 1 + practices.EXPORT_FIELDS.length).map(([field]) => field)).toEqual([
      ...practices.EXPORT_FIELDS,
    ]);
    expect(fields!.rows.every(([, meaning]) => meaning)).toBe(true);
  });

  it('[PR29] holds the same in JSON, several values as a list', async () => {
    const answer = await askedFor(server, { ...room, by: room.stranger, format: 'json', query: 'language=en' });
    const { format, practices: all } = jsonOf(answer.bytes);
    expect(format).toBe(practices.EXPORT_FORM);
    expect(all).toHaveLength(1);
    for (const field of practices.EXPORT_FIELDS.filter((one) => one !== 'page')) {
      const value = all[0]![field];
      const text = typeof value === 'object' && value !== null ? practices.joinValues(value) : String(value);
      expect(text).toBe(expected[field]);
    }
  });

  it('names columns alike and things in the reader’s language', async () => {
    const [row] = await csv(room.table, room.stranger, 'language=ar');
    expect(Object.keys(row!)).toEqual([...practices.EXPORT_FIELDS]);
    expect(row!.countries).toBe('مصر; كولومبيا');
    const answer = await askedFor(server, { ...room, by: room.stranger, format: 'xlsx', query: 'language=ar' });
    expect(sheetsOf(answer.bytes)['practices']!.xml).toContain('rightToLeft="1"');
  });

  it('[PR61] names the codes in the table’s languages, the reader’s own first', async () => {
    const { db } = server.opened;
    await db
      .updateTable('round_table')
      .set({ languages: ['en', 'fr', 'de'] })
      .where('id', '=', room.table.id)
      .execute();
    const codesIn = async (language: string) =>
      sheetsOf(
        (await askedFor(server, { ...room, by: room.stranger, format: 'xlsx', query: `language=${language}` })).bytes,
      )['codes']!.rows;
    const [head, ...rows] = await codesIn('fr');
    expect(head).toEqual(['field', 'code', 'français', 'English']);
    expect(rows).toContainEqual(['living_status', 'at-risk', 'Menacée', 'At risk']);
    expect(rows).toContainEqual(['gcm_objectives', '15', 'Accès aux services de base', 'Access to basic services']);
    expect(rows).toContainEqual(['sdg_targets', '10', 'Inégalités réduites', 'Reduced inequalities']);
    expect(rows).toContainEqual([
      'sdg_targets',
      '3.8',
      'Couverture sanitaire universelle',
      'Universal health coverage',
    ]);
    const [arabic, first] = await codesIn('ar');
    expect(arabic).toEqual(['الحقل', 'الرمز', 'العربية', 'English', 'français']);
    expect(first).toEqual(['living_status', 'planned', 'مخطط لها', 'Planned', 'Prévue']);
  });

  it('[PR21] says beside the level of evidence that nobody has verified it', async () => {
    const xlsx = await askedFor(server, { ...room, by: room.stranger, format: 'xlsx', query: 'language=en' });
    const json = await askedFor(server, { ...room, by: room.stranger, format: 'json', query: 'language=en' });
    const notes = sheetsOf(xlsx.bytes)['fields']!.rows.map(([, meaning]) => meaning);
    expect(notes.some((note) => note?.includes('not independently verified'))).toBe(true);
    expect(jsonOf(json.bytes).disclaimer).toContain('not independently verified');
  });

  it('is a file to keep, named by round table and day', async () => {
    for (const format of practices.EXPORT_FORMATS) {
      const { headers } = await askedFor(server, { ...room, by: room.stranger, format });
      expect(headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="${room.table.code}-practices-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
      );
      expect(headers['cache-control']).toBe('private, no-store');
    }
  });

  it('writes CSV by RFC 4180, with the mark that Excel looks for', async () => {
    const { bytes } = await askedFor(server, { ...room, by: room.stranger, format: 'csv' });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8').slice(1);
    expect(text.startsWith('"id","number","title",')).toBe(true);
    expect(text.endsWith('"\r\n')).toBe(true);
    expect(text).toContain('"Free clinics, “open” to ""all"""');
  });
});

it.each(['=1+1', '+1+1', '-1+1', '@SUM(1)', '＝1', "'=1"])(
  '[PR28] lets no spreadsheet compute what begins with %j',
  async (words) => {
    const { table, head, egypt } = await aRoom();
    const text = `${words}|HYPERLINK("https://example.org")`;
    await aDraft(table, head, [egypt], { title: text, sources: [{ label: text, address: text, seenOn: null }] });
    const [row] = await csv(table, head);
    for (const field of ['title', 'source_labels', 'source_addresses'] as const) {
      expect(row![field].startsWith("'")).toBe(true);
      expect(practices.unguarded(row![field])).toBe(text);
    }
    const xlsx = await askedFor(server, { table, by: head, format: 'xlsx' });
    const { practices: sheet } = sheetsOf(xlsx.bytes);
    expect(sheet!.xml).not.toMatch(/<f[ >]/);
    expect(sheet!.cells.filter((cell) => cell.text === text).map(({ type }) => type)).toEqual([
      'inlineStr',
      'inlineStr',
      'inlineStr',
    ]);
  },
);

describe('[PR27] what is told', () => {
  it('holds the practices that the list shows under the same filters', async () => {
    const { table, head, egypt, stranger, chair } = await aRoom();
    const drafts = [];
    for (const [title, countries] of [
      ['One', ['EG']],
      ['Two', ['CO']],
      ['Three', ['EG', 'CO']],
      ['Still a draft', ['EG']],
    ] as const)
      drafts.push(await aDraft(table, head, [egypt], { title, countries: [...countries] }));
    for (const draft of drafts.slice(0, 3)) {
      await submit(table, head, draft);
      await review(table, chair, draft.id, ...DISCUSSED);
    }
    await submit(table, head, await aDraft(table, head, [egypt], { title: 'Not yet shown' }));
    const titles = async (by: TestPerson, query = '') => (await csv(table, by, query)).map(({ title }) => title);
    expect(await titles(stranger)).toEqual(['One', 'Two', 'Three']);
    expect(await titles(stranger, 'country=EG')).toEqual(['One', 'Three']);
    expect(await titles(stranger, 'country=EG&country=CO&search=two')).toEqual(['Two']);
    expect(await titles(stranger, 'status=draft')).toEqual([]);
    expect(await titles(chair)).toEqual(['One', 'Two', 'Three', 'Not yet shown']);
    expect(await titles(head, 'status=draft')).toEqual(['Still a draft']);
    // Of a draft, too, what its document says.
    expect((await csv(table, head, 'status=draft'))[0]!.body).toBe('Care is free for all.');
    for (const by of [stranger, head, chair])
      expect((await csv(table, by)).map(({ id }) => id)).toEqual((await listed(table, by)).items.map(({ id }) => id));
  });

  it('holds the version that the table is shown, not the one after it', async () => {
    const { table, head, egypt, stranger, chair } = await aRoom();
    const draft = await aDraft(table, head, [egypt], { title: 'First words', partners: 'Old partners' });
    await submit(table, head, draft);
    await review(table, chair, draft.id, ...DISCUSSED, 'clear');
    const { revision } = await head.call(practices.getDraft, {
      params: { roundTable: table.code, practice: draft.id },
    });
    const changed = await head.call(practices.saveDraft, {
      params: { roundTable: table.code, practice: draft.id },
      body: { revision, fields: { title: 'Second words', partners: 'New partners' } },
    });
    await submit(table, head, changed);
    const told = async (by: TestPerson) =>
      (await csv(table, by)).map(({ title, partners, version }) => [title, partners, version]);
    expect(await told(stranger)).toEqual([['First words', 'Old partners', '1']]);
    expect(await told(chair)).toEqual([['Second words', 'New partners', '2']]);
  });

  it('[PR26] names no submitter and tells no moment where the ladder does not let it', async () => {
    const { table, head, egypt, stranger, chair } = await aRoom({ attribution: 'unattributed' });
    const draft = await aDraft(table, head, [egypt], { title: 'Clinics', countries: ['CO'] });
    await submit(table, head, draft);
    await review(table, chair, draft.id, ...DISCUSSED);
    for (const format of practices.EXPORT_FORMATS) {
      const { bytes } = await askedFor(server, { table, by: stranger, format });
      const record =
        format === 'csv'
          ? rowsOfCsv(bytes)[0]!
          : format === 'xlsx'
            ? recordsOf(sheetsOf(bytes)['practices']!)[0]!
            : jsonOf(bytes).practices[0]!;
      expect([record.title, record.submitters].flat()).toEqual(format === 'json' ? ['Clinics'] : ['Clinics', '']);
      expect(JSON.stringify(record)).not.toContain('Egypt');
    }
    const [shown] = (await listed(table, stranger)).items;
    const [row] = await csv(table, stranger);
    expect(row!.submitted_at).toBe(shown!.updatedAt);
    expect((await csv(table, head))[0]!.submitters).toBe('Egypt');
  });

  it('holds every practice once, however many pages are read', async () => {
    const { table, head, egypt } = await aRoom();
    const params = { roundTable: table.code };
    const count = 203;
    for (let number = 1; number <= count; number += 1)
      await head.call(practices.draftPractice, { params, body: { submitters: [egypt], title: `Number ${number}` } });
    for (const format of practices.EXPORT_FORMATS) {
      const { bytes } = await askedFor(server, { table, by: head, format });
      const records: { title: unknown }[] =
        format === 'csv'
          ? rowsOfCsv(bytes)
          : format === 'xlsx'
            ? recordsOf(sheetsOf(bytes)['practices']!)
            : jsonOf(bytes).practices;
      expect(records.map(({ title }) => title)).toEqual(Array.from({ length: count }, (_, at) => `Number ${at + 1}`));
    }
  }, 60_000);

  it('answers an empty file where there is nothing', async () => {
    const { table, stranger } = await aRoom();
    expect(await csv(table, stranger)).toEqual([]);
    const json = await askedFor(server, { table, by: stranger, format: 'json' });
    expect(jsonOf(json.bytes).practices).toEqual([]);
    const xlsx = await askedFor(server, { table, by: stranger, format: 'xlsx' });
    expect(sheetsOf(xlsx.bytes)['practices']!.rows).toEqual([[...practices.EXPORT_FIELDS]]);
  });

  it('is nothing for those outside the room, nor in a form that there is none of', async () => {
    const { table, stranger } = await aRoom();
    const outsider = await server.aPerson();
    expect((await askedFor(server, { table, by: outsider, format: 'csv' })).status).toBe(404);
    expect((await askedFor(server, { table, by: stranger, format: 'xls' as never })).status).toBe(404);
    expect((await askedFor(server, { table, by: stranger, format: 'csv', query: 'status=nonsense' })).status).toBe(422);
  });
});
