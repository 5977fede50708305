import { findRoundTable } from '@penholder/db/round-tables';
import { gatherFacts } from '@penholder/server/output/gather-facts';
import { type Inline, plainText } from '@penholder/shared/documents';
import { listInstrumentGroups, listInstruments } from '@penholder/shared/instruments';
import { assembleAnnexes, compileEdition, publishEdition } from '@penholder/shared/output';
import { answerMention, getPractice, listPractices } from '@penholder/shared/practices';
import { listQuestions } from '@penholder/shared/questions';
import * as contract from '@penholder/shared/reading';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { ENGLISH } from '../../_support/paper-plan.ts';
import { paperAsDocx } from '../../_support/papers.ts';
import { sendFile } from '../../_support/send-file.ts';
import { paragraph, rawDocx } from '../../_support/raw-docx.ts';

let server: TestServer;
let roundTable: TestRoundTable;
let penholder: TestPerson;
let file: Uint8Array;
let links: number;

beforeAll(async () => {
  server = await startServer();
  ({ file, links } = await paperAsDocx(ENGLISH));
});
afterAll(() => server.close());
const freshTable = async () => {
  roundTable = await server.aRoundTable();
  penholder = await roundTable.aRole('penholder');
};
const inTable = () => ({ roundTable: roundTable.code });

const send = (by: TestPerson, bytes: Uint8Array, name = 'paper.docx') =>
  sendFile(server, { to: `${roundTable.code}/paper-readings`, by, bytes, name });
/** Sends a paper, has it read, and answers the reading. */
async function read(bytes: Uint8Array, name?: string) {
  const { status, body } = await send(penholder, bytes, name);
  expect([status, body.status]).toEqual([202, 'reading']);
  await server.app.deps.clockwork.runOnce('read-papers');
  return get(body.id);
}
const get = (id: string) =>
  penholder.call(contract.getPaperReading, { params: { ...inTable(), reading: id as never } });
/** The same, with the submitters whose kind the paper leaves open made mechanisms, as a penholder would. */
async function readAndClarify() {
  const sent = await read(file);
  const reading = structuredClone(sent.reading!);
  for (const submitter of reading.areas.flatMap((area) => area.practices).flatMap((practice) => practice.submitters))
    submitter.partyKind ??= 'mechanism';
  return penholder.call(contract.correctPreview, { params: at(sent), body: { revision: sent.revision, reading } });
}
const at = (reading: { id: string }) => ({ ...inTable(), reading: reading.id as never });

describe('a paper that is sent', () => {
  beforeAll(freshTable);

  it('becomes a preview with everything that stands in it', async () => {
    const { status, progress, reading } = await read(file);
    expect([status, progress]).toEqual(['preview', 100]);
    expect(reading!.counts).toMatchObject({ sections: 5, footnotes: 6, links, questions: 3, practices: 33, areas: 6 });
    expect(reading!.areas.map((area) => area.practices.length)).toEqual([8, 6, 8, 3, 5, 3]);
    const inAnnex = (letter: string) =>
      reading!.instrumentGroups
        .filter((group) => group.annex === letter)
        .reduce((sum, group) => sum + group.instruments.length, 0);
    expect([inAnnex('B'), inAnnex('C')]).toEqual([38, 34]);
  });

  it('is refused with a sentence and not kept when it is none; the server reads on', async () => {
    const bad = await read(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3, 4]));
    expect(bad).toMatchObject({
      status: 'refused',
      refusal: { code: 'reading.malformed', detail: expect.stringMatching(/damaged/) },
      reading: null,
    });
    const { file: kept } = await server.opened.db
      .selectFrom('paper_reading')
      .select('file')
      .where('id', '=', bad.id)
      .executeTakeFirstOrThrow();
    expect(kept).toBeNull();
    expect((await read(new TextEncoder().encode('# A paper\n\nIt says little.'), 'paper.md')).status).toBe('preview');
  });

  it('is refused at once when there is no file', async () => {
    expect((await send(penholder, new Uint8Array())).body).toMatchObject({ status: 422, code: 'reading.no-file' });
  });

  it('may be sent by the bureau only, and is known to no other table', async () => {
    const { id } = await read(file);
    const delegate = await roundTable.aDelegate(await roundTable.aDelegation());
    expect((await send(delegate, file)).body).toMatchObject({ status: 403 });
    const inside = { params: { ...inTable(), reading: id } };
    expect((await delegate.refused(contract.getPaperReading, inside)).status).toBe(403);
    const other = await server.aRoundTable();
    const theirs = await other.aRole('penholder');
    expect(
      await theirs.refused(contract.getPaperReading, { params: { roundTable: other.code, reading: id } }),
    ).toMatchObject({ code: 'paper-reading.not-found' });
  });

  it('can be put aside, and is over then', async () => {
    const sent = await read(file);
    await penholder.call(contract.discardReading, { params: at(sent), body: { revision: sent.revision } });
    const after = await get(sent.id);
    expect([after.status, after.reading]).toEqual(['discarded', null]);
    const refusal = await penholder.refused(contract.confirmReading, {
      params: at(sent),
      body: { revision: after.revision, practicesAs: 'draft' },
    });
    expect(refusal.code).toBe('paper-reading.not-in-preview');
  });
});

describe('a paper that is nothing but an annex of practices', () => {
  beforeAll(freshTable);
  const heading = (text: string, level: number) => paragraph(text, `<w:outlineLvl w:val="${level - 1}"/>`);
  const item = (submitter: string, text: string) =>
    `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${submitter}: </w:t></w:r><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const PRACTICES = [
    ['Egypt', 'Since 2018 public clinics have seen everyone who asks, whatever their papers.'],
    ['Malta', 'Cities train volunteers who accompany people to their first appointments.'],
  ] as const;
  const asDocx = () =>
    rawDocx({
      body: [
        heading('Annex A: Promising practices', 1),
        heading('Access to healthcare', 2),
        ...PRACTICES.map(([submitter, text]) => item(submitter, text)),
      ].join(''),
    });
  const asMarkdown = () =>
    new TextEncoder().encode(
      `# Annex A: Promising practices\n\n## Access to healthcare\n\n${PRACTICES.map(([submitter, text]) => `**${submitter}:** ${text}`).join('\n\n')}\n`,
    );

  it.each([
    ['DOCX', 'annex.docx', asDocx],
    ['Markdown', 'annex.md', asMarkdown],
  ])('enters as drafts, from %s', async (_, name, make) => {
    const sent = await read(make(), name);
    expect(sent.reading!.areas.map(({ name: area, practices }) => [area, practices.length])).toEqual([
      ['Access to healthcare', 2],
    ]);
    const { outcome } = await penholder.call(contract.confirmReading, {
      params: at(sent),
      body: { revision: sent.revision, practicesAs: 'draft' },
    });
    expect(outcome).toMatchObject({ practices: 2, practicesAs: 'draft', instruments: { created: 0 } });
  });
});

describe('an annex that is agreed already', () => {
  beforeAll(freshTable);

  it('[PR30] [PR33] asks those whom it names, in one letter, and is not published before they have answered', async () => {
    const egypt = await roundTable.aDelegation('Egypt');
    const [egyptian, chair] = [await roundTable.aDelegate(egypt), await roundTable.aRole('co-chair')];
    const annex = [
      '# Annex A: Promising practices',
      '## Access to healthcare',
      '**France:** Since 2018 clinics in Egypt have seen everyone who asks.',
      '**Malta:** Since 2020 nurses have been trained together with Egypt.',
    ].join('\n\n');
    const sent = await read(new TextEncoder().encode(annex), 'annex.md');
    const { outcome: entered } = await penholder.call(contract.confirmReading, {
      params: at(sent),
      body: { revision: sent.revision, practicesAs: 'cleared' },
    });
    const [first] = entered!.practiceNumbers;
    const practice = { params: { ...inTable(), practice: String(first) } };
    expect((await egyptian.call(getPractice, practice)).mentions).toMatchObject([
      {
        delegation: { id: egypt },
        status: 'open',
        passages: expect.arrayContaining([expect.objectContaining({ part: 'body' })]),
      },
    ]);
    const mails = await server.opened.db
      .selectFrom('mail')
      .select('body')
      .where('kind', '=', 'practice-names-you')
      .execute();
    expect(mails).toHaveLength(1);
    for (const number of entered!.practiceNumbers) expect(mails[0]!.body).toContain(`/practices/${number}\n`);

    const { id: edition } = await penholder.call(compileEdition, {
      params: inTable(),
      body: { letters: ['A'], language: 'en' },
    });
    await server.app.deps.clockwork.runOnce('compile-editions');
    const publishing = { params: { ...inTable(), edition } };
    expect(await chair.refused(publishEdition, publishing)).toMatchObject({
      code: 'edition.mention-open',
      params: { practices: 2 },
    });
    for (const number of entered!.practiceNumbers) {
      const params = { ...inTable(), practice: String(number) };
      const { mentions } = await egyptian.call(getPractice, { params });
      const { words } = mentions.find((check) => check.delegation.id === egypt)!;
      await egyptian.call(answerMention, {
        params: { ...params, delegation: egypt },
        body: { version: 1, words, answer: 'cleared' },
      });
    }
    expect((await chair.call(publishEdition, publishing)).status).toBe('published');
  });
});

describe('a confirmed paper', () => {
  beforeAll(freshTable);
  let outcome: contract.ReadingOutcome;

  it('enters as an agreed annex, whole and in its order', async () => {
    const finland = await roundTable.aDelegation('Finland');
    const sent = await readAndClarify();
    const confirmed = await penholder.call(contract.confirmReading, {
      params: at(sent),
      body: { revision: sent.revision, practicesAs: 'cleared' },
    });
    outcome = confirmed.outcome!;
    expect(confirmed.status).toBe('confirmed');
    expect(outcome).toMatchObject({ questions: 3, practices: 33, areas: { found: 0, created: 6 }, leftOut: 0 });
    expect(outcome.delegations.found).toBe(1);

    const list = await penholder.call(listPractices, { params: inTable(), query: { limit: 200 } });
    expect(list.items.filter((one) => one.status === 'cleared')).toHaveLength(33);
    expect(list.items[0]!.submitters[0]!.delegation!.id).toBe(finland);
    const entries = await server.opened.db
      .selectFrom('annex_entry as e')
      .innerJoin('practice as p', 'p.id', 'e.practice_id')
      .innerJoin('thematic_area as a', 'a.id', 'p.area_id')
      .select(['e.position', 'p.number', 'a.position as area'])
      .where('p.round_table_id', '=', roundTable.id)
      .orderBy('a.position')
      .orderBy('e.position')
      .execute();
    expect(entries.map((entry) => entry.number)).toEqual(outcome.practiceNumbers);
    expect([1, 2, 3, 4, 5, 6].map((area) => entries.filter((entry) => entry.area === area).length)).toEqual([
      8, 6, 8, 3, 5, 3,
    ]);
  });

  it('has its questions as drafts and its instruments in the groups of both annexes', async () => {
    const { items } = await penholder.call(listQuestions, { params: inTable() });
    expect(items.map((question) => [question.status, question.text.en])).toEqual(
      ENGLISH.questions.map((text) => ['draft', text]),
    );
    const groups = await penholder.call(listInstrumentGroups, { params: inTable() });
    expect(groups.groups.map((group) => [group.annex, group.titles.en])).toEqual(
      outcome.groups.map(({ annex, title }) => [annex, title]),
    );
  });

  it('[RD15] has as many entries in Annexes B and C as the paper', async () => {
    const inAnnex = (letter: string) =>
      outcome.groups.filter(({ annex }) => annex === letter).reduce((sum, { entries }) => sum + entries, 0);
    expect([inAnnex('B'), inAnnex('C'), outcome.repeated]).toEqual([38, 34, 0]);
    const { items } = await penholder.call(listInstruments, {
      params: inTable(),
      query: { search: 'Smuggling', annex: 'B' },
    });
    expect(items).toMatchObject([
      {
        kind: 'treaty',
        year: 2000,
        number: null,
        citations: {
          en: expect.stringMatching(/^Convention against .*; including Protocol to Prevent.*; Protocol against/),
        },
        aliases: expect.arrayContaining([expect.stringMatching(/^Protocol against the Smuggling of Migrants/)]),
      },
    ]);
  });

  it('is compiled again in the words, the order and with the links that it had', async () => {
    const { items } = await penholder.call(contract.listPaperReadings, { params: inTable() });
    const { reading } = await get(items[0]!.id);
    const row = (await findRoundTable(server.opened.db, roundTable.code))!;
    const { inputs } = await gatherFacts(server.opened.db, row, {
      language: 'en',
      letters: ['A', 'B', 'C'],
      edition: 1,
      issuedOn: '2026-11-24',
    });
    const lists = assembleAnnexes(inputs.facts).publication.blocks.flatMap((block) =>
      block.kind === 'list' ? [block.items.map((item) => item.content)] : [],
    );
    const linksOf = (content: readonly Inline[]) =>
      content.flatMap((run) => (run.href ? [[run.text.trim(), run.href]] : []));
    reading!.areas.forEach((area, nth) => {
      expect(lists[nth]).toHaveLength(area.practices.length);
      area.practices.forEach((practice, at) => {
        expect(plainText(lists[nth]![at]!)).toContain(plainText(practice.content).trim());
        expect(linksOf(lists[nth]![at]!)).toEqual(practice.links.map(({ text, href }) => [text.trim(), href]));
      });
    });
    expect(lists.slice(-outcome.groups.length).map((entries) => entries.length)).toEqual(
      outcome.groups.map((group) => group.entries),
    );
  });

  it('is readable for all, with its sections and footnotes', async () => {
    const observer = await roundTable.aRole('observer');
    const { items } = await observer.call(contract.listPapers, { params: inTable() });
    const paper = await observer.call(contract.getPaper, { params: { ...inTable(), paper: items[0]!.id } });
    expect(paper.publication.footnotes).toHaveLength(6);
    expect(
      paper.publication.blocks.filter((block) => block.kind === 'heading' && block.level === 1).length,
    ).toBeGreaterThanOrEqual(5);
  });

  it('makes nothing twice when it is confirmed again', async () => {
    const sent = await readAndClarify();
    const again = await penholder.call(contract.confirmReading, {
      params: at(sent),
      body: {
        revision: sent.revision,
        practicesAs: 'draft',
        leaveOut: sent.reading!.areas.slice(1).map((area) => area.id),
      },
    });
    expect(again.outcome).toMatchObject({
      practices: 8,
      leftOut: 25,
      areas: { found: 1, created: 0 },
      instruments: { created: 0 },
      delegations: { created: 0 },
    });
  });

  it('was corrected before, if somebody did; two who do so at once do not overwrite each other', async () => {
    const sent = await readAndClarify();
    const reading = structuredClone(sent.reading!);
    reading.areas[0]!.practices[0]!.submitters = [
      { name: 'A union of towns', party: null, partyKind: 'city', iso3166: null, certain: true },
    ];
    const corrected = await penholder.call(contract.correctPreview, {
      params: at(sent),
      body: { revision: sent.revision, reading },
    });
    expect(corrected.revision).toBe(sent.revision + 1);
    expect(
      (
        await penholder.refused(contract.correctPreview, {
          params: at(sent),
          body: { revision: sent.revision, reading },
        })
      ).code,
    ).toBe('paper-reading.changed-meanwhile');
    const confirmed = await penholder.call(contract.confirmReading, {
      params: at(sent),
      body: { revision: corrected.revision, practicesAs: 'draft', leaveOut: [] },
    });
    expect(confirmed.outcome!.delegations.created).toBe(1);
  });

  it('names what keeps it from entering', async () => {
    const sent = await read(file);
    const reading = structuredClone(sent.reading!);
    const unclear = reading.areas
      .flatMap((area) => area.practices)
      .filter(({ submitters }) => submitters.some(({ partyKind }) => partyKind === null));
    expect(unclear.map(({ submitterText }) => submitterText)).toContain('MENA/US');
    const practice = reading.areas[1]!.practices[0]!;
    practice.submitters = [];
    const { revision } = await penholder.call(contract.correctPreview, {
      params: at(sent),
      body: { revision: sent.revision, reading },
    });
    const refusal = await penholder.refused(contract.confirmReading, {
      params: at(sent),
      body: { revision, practicesAs: 'draft' },
    });
    expect(refusal.code).toBe('paper-reading.incomplete');
    expect(Object.keys(refusal.fields!).sort()).toEqual([practice, ...unclear].map(({ id }) => id).sort());
  });
});
