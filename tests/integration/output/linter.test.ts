import * as instruments from '@penholder/shared/instruments';
import { json, sql } from '@penholder/db';
import { stateOfAnnexes } from '@penholder/db/output';
import type { Language } from '@penholder/shared/kernel';
import * as output from '@penholder/shared/output';
import { getPractice, listPractices, type PracticeId } from '@penholder/shared/practices';
import * as reading from '@penholder/shared/reading';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { ENGLISH, type PaperPlan } from '../../_support/paper-plan.ts';
import { paperAsDocx } from '../../_support/papers.ts';
import { sendFile } from '../../_support/send-file.ts';

/** The usual paper with faults of its own: an acronym that nobody explains, one explained twice, names that are wrong, a sentence that is long. */
const FAULTY: PaperPlan = {
  ...ENGLISH,
  sections: ENGLISH.sections.map((section, at) =>
    at === 1
      ? {
          ...section,
          text: [
            'The issues below were named by members of the United National family.',
            'A Common Register of Permits (CRP) would help, say some; the NMB says nothing.',
            'Others want no Common Register of Permits (CRP) at all.',
          ],
        }
      : section,
  ),
  instruments: ENGLISH.instruments.map((annex, at) =>
    at === 1
      ? {
          ...annex,
          groups: annex.groups.map((group, nth) =>
            nth === 1
              ? {
                  ...group,
                  entries: [...group.entries, 'C190 – Violence and Harassment Convention, 2018 (No. 190)'],
                }
              : group,
          ),
        }
      : annex,
  ),
  practices: {
    ...ENGLISH.practices,
    areas: ENGLISH.practices.areas.map((area, at) =>
      at === 4
        ? {
            ...area,
            practices: [
              ...area.practices,
              ['Chile', `Since 2019 [courses] ${'and more '.repeat(60)}courses.`] as const,
            ],
          }
        : area,
    ),
  },
};

let server: TestServer;
let table: TestRoundTable;
let penholder: TestPerson;
let secretariat: TestPerson;
let preview: reading.PaperReadingView;

beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  penholder = await table.aRole('penholder');
  secretariat = await table.aRole('secretariat');
  const { file } = await paperAsDocx(FAULTY);
  preview = await read(file);
}, 60_000);
afterAll(() => server.close());

const at = () => ({ roundTable: table.code });
async function read(file: Uint8Array) {
  const { body } = await sendFile(server, {
    to: `${table.code}/paper-readings`,
    by: penholder,
    bytes: file,
    name: 'paper.docx',
  });
  await server.app.deps.clockwork.runOnce('read-papers');
  return penholder.call(reading.getPaperReading, { params: { ...at(), reading: body.id as never } });
}
const found = (rule?: output.LintRule, which: 'open' | 'left' = 'open', language: Language = 'en') =>
  penholder.call(output.listFindings, { params: at(), query: { language, rule, which, limit: 200 } });
const theOne = async (rule: output.LintRule, words = '') =>
  (await found(rule)).items.find((one) => JSON.stringify([one.place.label, one.params]).includes(words))!;
const mend = (finding: output.Finding, remedy: Record<string, unknown> & { act: output.Remedy['act'] }) => ({
  params: at(),
  body: { language: 'en' as const, key: finding.key, state: finding.state, ...remedy },
});
const counts = ({ kinds }: output.Findings) => Object.fromEntries(kinds.map(({ rule, open }) => [rule, open]));
/** Tables that findings are made of, each with a column that is written to. */
const MADE_OF = {
  practice: 'number',
  annex_entry: 'revision',
  annex: 'revision',
  thematic_area: 'revision',
  delegation: 'status',
  instrument: 'version',
  instrument_group: 'revision',
  instrument_in_group: 'position',
  finding_mark: 'at',
  mention_check: 'status',
  party: 'kind',
  round_table: 'phase',
  forum: 'period',
};
const practices = FAULTY.practices.areas.flatMap((area) => area.practices);

describe('a paper that was read', () => {
  it('shows every fault that was put into it, and nothing else', async () => {
    const all = await penholder.call(reading.listPaperFindings, {
      params: { ...at(), reading: preview.id },
      query: { limit: 200 },
    });
    expect(counts(all)).toEqual({
      undated: practices.filter(([, text]) => !/\b(?:19|20)\d\d\b/.test(text)).length,
      'no-source': practices.filter(([, text]) => !text.includes('[')).length,
      // Ecuador's, from 2022 to 2023.
      'end-date-passed': 1,
      // The recommendation, the principles of fair recruitment, and a convention that has another year there.
      'instrument-in-two-annexes': 3,
      'years-differ': 1,
      // Finland's.
      'status-contradicted': 1,
      // France in Egypt.
      'mention-open': 1,
      'theme-named-differently': 2,
      'acronym-undefined': 1,
      'acronym-defined-twice': 1,
      // In a section, in Annex C, and a university.
      misnomer: 3,
      'over-length': 1,
      // Conventions in five forms, recommendations in three, documents in two.
      'citation-forms': 3,
      // It says that nobody has checked it, and nothing in the words that are expected.
      'disclaimer-missing': 3,
    });
    expect(all.items.every(({ remedies }) => remedies.length === 0)).toBe(true);
    const forms = all.items.find(({ params }) => params['family'] === 'ilo')!;
    expect(forms.params['forms']).toBe(5);
    const finland = all.items.find(({ rule }) => rule === 'status-contradicted')!;
    expect([finland.place.label, finland.excerpt!.words]).toEqual(['Finland', 'proposed to roll back']);
  });

  it('shows them to the bureau only', async () => {
    const observer = await table.aRole('observer');
    const refusal = await observer.refused(reading.listPaperFindings, {
      params: { ...at(), reading: preview.id },
    });
    expect(refusal.status).toBe(403);
    expect((await observer.refused(output.listFindings, { params: at() })).status).toBe(403);
  });
});

describe('annexes that were made from it', () => {
  beforeAll(async () => {
    const clear = structuredClone(preview.reading!);
    for (const submitter of clear.areas.flatMap((area) => area.practices).flatMap((practice) => practice.submitters))
      submitter.partyKind ??= 'mechanism';
    const params = { ...at(), reading: preview.id };
    const { revision } = await penholder.call(reading.correctPreview, {
      params,
      body: { revision: preview.revision, reading: clear },
    });
    await penholder.call(reading.confirmReading, { params, body: { revision, practicesAs: 'cleared' } });
  }, 60_000);

  it('[RD17] keep the span of time that a practice says, and the introduction', async () => {
    const { introduction } = await penholder.call(output.getAnnex, {
      params: { ...at(), letter: 'A' },
      query: { language: 'en' },
    });
    expect(introduction.texts!.en).toBe(FAULTY.practices.introduction);
    const { rows } = await listDates('Ecuador');
    expect(rows).toEqual([{ start_date: '2022', end_date: '2023' }]);
  });

  it('[RD18] keep the doubt about an instrument that the paper cites with two years', async () => {
    const [doubt, ...others] = (await found('years-differ')).items;
    expect(others).toEqual([]);
    expect(doubt).toMatchObject({
      params: { year: 2019, otherYear: 2018, other: 'C190 – Violence and Harassment Convention, 2018 (No. 190)' },
      remedies: [],
    });
  });

  it('keep the faults that reading does not mend', async () => {
    const all = await found();
    expect(counts(all)).toMatchObject({
      undated: practices.filter(([, text]) => !/\b(?:19|20)\d\d\b/.test(text)).length,
      'no-source': practices.filter(([, text]) => !text.includes('[')).length,
      'end-date-passed': 1,
      'instrument-in-two-annexes': 3,
      'status-contradicted': 1,
      'mention-open': 1,
      'theme-named-differently': 2,
      'over-length': 1,
    });
    expect(counts(all)).not.toHaveProperty('citation-forms');
    const list = await penholder.call(listPractices, { params: at(), query: { limit: 200 } });
    expect(list.total).toBe(practices.length);
  });

  it('[AX47] do what a finding proposes, once', async () => {
    const finding = await theOne('theme-named-differently', 'research');
    const remedy = mend(finding, { act: 'rewrite-introduction' });
    await penholder.call(output.mendFinding, remedy);
    const { introduction } = await penholder.call(output.getAnnex, {
      params: { ...at(), letter: 'A' },
      query: { language: 'en' },
    });
    expect(introduction.texts!.en).toContain('participation, coordination, data and research, access');
    expect((await penholder.refused(output.mendFinding, remedy)).code).toBe('finding.gone');
    expect((await found('theme-named-differently')).total).toBe(1);
  });

  it('[AX47] take an instrument out of one annex, and say who may', async () => {
    const finding = await theOne('instrument-in-two-annexes', 'R205');
    const remedy = mend(finding, { act: 'keep-in', annex: 'B' });
    expect((await secretariat.refused(output.mendFinding, remedy)).status).toBe(403);
    expect((await penholder.refused(output.mendFinding, mend(finding, { act: 'cite' }))).code).toBe('finding.gone');
    await penholder.call(output.mendFinding, remedy);
    const { groups } = await penholder.call(instruments.getInstrument, {
      params: { ...at(), instrument: finding.place.id as instruments.InstrumentId },
    });
    expect(groups.map(({ annex }) => annex)).toEqual(['B']);
    expect((await found('instrument-in-two-annexes')).total).toBe(2);
  });

  it('[AX46] leave a finding with a reason until its text changes', async () => {
    const finding = await theOne('status-contradicted');
    const meant = { language: 'en' as const, key: finding.key, state: finding.state };
    await penholder.call(output.leaveFinding, {
      params: at(),
      body: { ...meant, reason: 'The capital has confirmed it.' },
    });
    expect((await found('status-contradicted')).total).toBe(0);
    const [left] = (await found('status-contradicted', 'left')).items;
    expect(left!.left!.reason).toBe('The capital has confirmed it.');

    await penholder.call(output.leaveFinding, { params: at(), body: { ...meant, reason: null } });
    expect((await found('status-contradicted')).total).toBe(1);
    await penholder.call(output.leaveFinding, { params: at(), body: { ...meant, reason: 'As agreed.' } });
    const entry = await server.opened.db
      .selectFrom('annex_entry')
      .select(['revision', 'sentences'])
      .where('practice_id', '=', finding.place.id as never)
      .executeTakeFirstOrThrow();
    await penholder.call(output.saveSentence, {
      params: { ...at(), practice: finding.place.id as never },
      body: {
        language: 'en',
        text: 'Wider care since 2022; a new cabinet has proposed to roll back all of it.',
        version: 1,
        revision: entry.revision,
      },
    });
    expect((await found('status-contradicted')).items[0]!.left).toBeNull();
    expect(
      (await penholder.refused(output.leaveFinding, { params: at(), body: { ...meant, reason: 'Late.' } })).code,
    ).toBe('finding.gone');
  });

  it('[AX46] leave a finding in one language whatever is left in another', async () => {
    const { place } = await theOne('undated');
    const leave = async (language: Language, reason: string) => {
      const { key, state } = (await found('undated', 'open', language)).items.find((one) => one.place.id === place.id)!;
      await penholder.call(output.leaveFinding, { params: at(), body: { language, key, state, reason } });
    };
    await leave('en', 'Nobody knows.');
    await leave('fr', 'Personne ne le sait.');
    const reasons = async (language: Language) =>
      (await found('undated', 'left', language)).items.map(({ left }) => left!.reason);
    expect([await reasons('en'), await reasons('fr')]).toEqual([['Nobody knows.'], ['Personne ne le sait.']]);
  });

  it('ask the submitters, once a day', async () => {
    const finding = await theOne('no-source');
    const remedy = mend(finding, { act: 'ask', about: 'source' });
    expect((await penholder.refused(output.mendFinding, remedy)).code).toBe('finding.nobody-to-ask');
    const practice = await server.opened.db
      .selectFrom('practice_submitter')
      .select('delegation_id')
      .where('practice_id', '=', finding.place.id as never)
      .executeTakeFirstOrThrow();
    await table.aDelegate(practice.delegation_id);
    // Two of the bureau at once write once.
    const asked = await Promise.allSettled([1, 2].map(() => penholder.call(output.mendFinding, remedy)));
    expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const mails = await server.opened.db.selectFrom('mail').selectAll().where('kind', '=', 'finding-source').execute();
    expect(mails.map(({ body }) => body.includes('misses a source for practice P-'))).toEqual([true]);
    expect(mails[0]!.body).toContain(`/rt/${table.code}/practices/`);
    expect((await theOne('no-source')).askedAt).not.toBeNull();
    expect((await penholder.refused(output.mendFinding, remedy)).code).toBe('finding.asked-already');

    // The same question, though it was found in another language.
    const french = (await found('no-source', 'open', 'fr')).items.find(({ place }) => place.id === finding.place.id)!;
    expect(french.askedAt).not.toBeNull();
    const inFrench = {
      params: at(),
      body: { ...mend(french, { act: 'ask', about: 'source' }).body, language: 'fr' },
    } as const;
    expect((await penholder.refused(output.mendFinding, inFrench)).code).toBe('finding.asked-already');

    await server.opened.db
      .updateTable('finding_mark')
      .set({ at: sql<Date>`now() - interval '25 hours'` })
      .where('kind', '=', 'asked')
      .execute();
    await penholder.call(output.mendFinding, inFrench);
    expect((await penholder.refused(output.mendFinding, remedy)).code).toBe('finding.asked-already');
  });

  it('[PR30] ask a delegation that is named, which finds on the page what to clear', async () => {
    const finding = await theOne('mention-open');
    const ofPractice = finding.place.id as PracticeId;
    const { delegation_id: named } = await server.opened.db
      // As in a table that was there before anybody was asked.
      .deleteFrom('mention_check')
      .where('practice_id', '=', ofPractice)
      .returning('delegation_id')
      .executeTakeFirstOrThrow();
    const delegate = await table.aDelegate(named);
    await penholder.call(output.mendFinding, mend(finding, { act: 'ask', about: 'mention' }));
    const { mentions } = await delegate.call(getPractice, { params: { ...at(), practice: ofPractice } });
    expect(mentions).toMatchObject([{ delegation: { id: named }, status: 'open', may: { answer: true } }]);
    const { email } = await server.opened.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', delegate.id)
      .executeTakeFirstOrThrow();
    const mails = await server.opened.db.selectFrom('mail').select('kind').where('recipient', '=', email).execute();
    expect(mails).toEqual([{ kind: 'practice-names-you' }]);
  });

  it('[AX47] mend a citation in the language in which it is printed, where the edition’s has none', async () => {
    const { db } = server.opened;
    const group = await db
      .selectFrom('instrument_group')
      .select('id')
      .where('round_table_id', '=', table.id)
      .where('annex', '=', 'B')
      .executeTakeFirstOrThrow();
    const { id } = await db
      .insertInto('instrument')
      .values({
        round_table_id: table.id,
        kind: 'ilo-convention',
        citations: json({ en: 'C177 - Home Work Convention, 1996 (No. 177)' }),
        number: '177',
        year: 1996,
        issuer: null,
        symbol: null,
        address: null,
        canonical_key: 'C177',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('instrument_in_group')
      .values({ group_id: group.id, instrument_id: id, position: 999 })
      .execute();

    const [forms, ...others] = (await found('citation-forms', 'open', 'fr')).items;
    expect(others).toEqual([]);
    const { body } = mend(forms!, { act: 'cite-canonically' });
    await penholder.call(output.mendFinding, { params: at(), body: { ...body, language: 'fr' } });
    expect((await found('citation-forms', 'open', 'fr')).total).toBe(0);
    const { citations } = await penholder.call(instruments.getInstrument, { params: { ...at(), instrument: id } });
    expect(citations).toEqual({ en: 'C177 – Home Work Convention, 1996 (No. 177)' });
  });

  it('[AX70] are looked for anew once anything that they are found in was written to', async () => {
    const { db } = server.opened;
    const state = () => stateOfAnnexes(db, table.id);
    for (const [name, column] of Object.entries(MADE_OF)) {
      const before = await state();
      expect(await state(), name).toBe(before);
      const { numAffectedRows } =
        await sql`update ${sql.table(name)} set ${sql.ref(column)} = ${sql.ref(column)}`.execute(db);
      expect(numAffectedRows, name).toBeGreaterThan(0n);
      expect(await state(), name).not.toBe(before);
    }
    // Another round table is none of it.
    const before = await state();
    await (await server.aRoundTable()).aDelegation();
    expect(await state()).toBe(before);
    // This node is told nothing of it.
    const { total } = await found('undated');
    expect(total).toBeGreaterThan(0);
    await sql`update annex_entry set left_out_reason = 'Later.'`.execute(db);
    expect((await found('undated')).total).toBe(0);
    await sql`update annex_entry set left_out_reason = null`.execute(db);
    expect((await found('undated')).total).toBe(total);
  });

  it('are looked through as an edition froze them', async () => {
    const begun = await penholder.call(output.compileEdition, {
      params: at(),
      body: { letters: ['A', 'B', 'C'], language: 'en', issuedOn: '2023-01-01' },
    });
    await server.app.deps.clockwork.runOnce('compile-editions');
    const ofEdition = await penholder.call(output.listEditionFindings, {
      params: { ...at(), edition: begun.id },
      query: { limit: 200 },
    });
    // On that day Ecuador's had not ended.
    expect(counts(ofEdition)).not.toHaveProperty('end-date-passed');
    expect(counts(ofEdition)['mention-open']).toBe(1);
    expect(ofEdition.items.every(({ remedies }) => remedies.length === 0)).toBe(true);
  }, 60_000);
});

const listDates = async (name: string) => ({
  rows: await server.opened.db
    .selectFrom('practice as p')
    .innerJoin('practice_submitter as s', 's.practice_id', 'p.id')
    .innerJoin('delegation as d', 'd.id', 's.delegation_id')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .select(['p.start_date', 'p.end_date'])
    .where('p.round_table_id', '=', table.id)
    .where((e) => e(e.ref('y.names', '->>').key('en'), '=', name))
    .execute(),
});
