import { sql } from '@penholder/db';
import type { DelegationId } from '@penholder/shared/kernel';
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { changeDelegation, changeSettings, getRoundTable } from '@penholder/shared/round-tables';
import { listWaiting } from '@penholder/shared/waiting';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, type Draft, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
let table: TestRoundTable;
let france: DelegationId;
let egypt: DelegationId;
let french: TestPerson;
let egyptian: TestPerson;
let maltese: TestPerson;
let chair: TestPerson;
let penholder: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  const malta = await table.aDelegation('Malta');
  [france, egypt] = [await table.aDelegation('France'), await table.aDelegation('Egypt')];
  [french, egyptian, maltese] = [
    await table.aDelegate(france),
    await table.aDelegate(egypt),
    await table.aDelegate(malta),
  ];
  [chair, penholder] = [await table.aRole('co-chair'), await table.aRole('penholder')];
});
afterAll(() => server.close());

const at = (id: string) => ({ params: { roundTable: table.code, practice: id } });
const read = (by: TestPerson, id: string) => by.call(practices.getPractice, at(id));
const inCheck = (id: string, delegation = egypt) => ({ params: { ...at(id).params, delegation } });
/** The words of the check of the version, as the reader has them. */
const wordsFor = async (by: TestPerson, id: string, delegation = egypt) =>
  (await read(by, id)).mentions.find((check) => check.delegation.id === delegation)?.words ?? 'none';
const answer = async (by: TestPerson, id: string, given: practices.MentionAnswer, version = 1, reason?: string) =>
  by.call(practices.answerMention, {
    ...inCheck(id),
    body: { version, words: await wordsFor(by, id), answer: given, ...(reason && { reason }) },
  });
const statusesOf = (reading: practices.PracticeReading) => reading.mentions.map(({ status }) => status);

/** France's project in Egypt, before the table. */
async function aProject(): Promise<Draft> {
  const draft = await aDraft(table, french, [france], {
    title: 'Clinics in Egypt',
    countries: ['EG'],
  });
  await submit(table, french, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  return draft;
}
/** The next edition, to publish. */
async function compiled() {
  const params = { roundTable: table.code };
  const { id } = await penholder.call(output.compileEdition, { params, body: { letters: ['A'], language: 'en' } });
  await server.app.deps.clockwork.runOnce('compile-editions');
  return { params: { ...params, edition: id } };
}
const waitingFor = async (person: TestPerson, id: string) =>
  (await person.call(listWaiting, { params: { roundTable: table.code } })).items
    .filter(({ subject }) => subject?.id === id)
    .map(({ kind }) => kind);
const mailsTo = async (person: TestPerson) => {
  const { db } = server.opened;
  const rows = await db
    .selectFrom('mail as m')
    .innerJoin('person as n', 'n.email', 'm.recipient')
    .select('m.kind')
    .where('n.id', '=', person.id)
    .execute();
  return rows.map(({ kind }) => kind);
};

it('[PR30] asks the delegation that is named, once the table reads the practice', async () => {
  const draft = await aDraft(table, french, [france], { title: 'Clinics in Egypt', countries: ['EG'] });
  await submit(table, french, draft);
  expect((await egyptian.refused(practices.getPractice, at(draft.id))).code).toBe('practice.not-found');
  expect(await waitingFor(egyptian, draft.id)).toEqual([]);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  expect((await read(egyptian, draft.id)).mentions).toMatchObject([
    {
      delegation: { id: egypt },
      status: 'open',
      passages: [
        { part: 'title', text: 'Clinics in Egypt' },
        { part: 'countries', text: 'EG' },
      ],
      may: { answer: true, setAside: false },
    },
  ]);
  expect(await waitingFor(egyptian, draft.id)).toEqual(['practice.names-you']);
  expect(await mailsTo(egyptian)).toContain('practice-names-you');
});

it('[PR31] takes the answer of that delegation alone, which may change it', async () => {
  const { id } = await aProject();
  for (const other of [french, maltese, chair])
    expect(
      (
        await other.refused(practices.answerMention, {
          ...inCheck(id),
          body: { version: 1, words: await wordsFor(egyptian, id), answer: 'cleared' },
        })
      ).status,
    ).toBeGreaterThanOrEqual(403);
  const asked = await answer(egyptian, id, 'change-requested', 1, 'The clinics are run by Egypt.');
  expect(asked.mentions).toMatchObject([{ status: 'change-requested', reason: 'The clinics are run by Egypt.' }]);
  expect(await mailsTo(french)).toContain('practice-change-asked');
  expect(await waitingFor(egyptian, id)).toEqual([]);
  expect((await answer(egyptian, id, 'cleared')).mentions).toMatchObject([{ status: 'cleared', reason: null }]);
});

it('[PR31] refuses an answer to another version or to other words than those that were read, and to none', async () => {
  const { id } = await aProject();
  const refused = (body: object) =>
    egyptian.refused(practices.answerMention, { ...inCheck(id), body: { answer: 'cleared', ...body } as never });
  const words = await wordsFor(egyptian, id);
  expect(await refused({ version: 2, words })).toMatchObject({
    code: 'practice.changed-meanwhile',
    params: { version: 1 },
  });
  expect((await refused({ version: 1, words: 'others' })).code).toBe('practice.sentence-rewritten');
  expect((await refused({ version: 1 })).status).toBe(422);
});

it('[PR32] asks again where another wording names it in other words, and not where the words are the same', async () => {
  const draft = await aProject();
  await answer(egyptian, draft.id, 'cleared');
  const next = async (fields: Parameters<typeof save>[3]) => {
    const { revision } = await french.call(practices.getDraft, at(draft.id));
    await submit(table, french, await save(table, french, { id: draft.id, revision }, fields));
    return review(table, chair, draft.id, 'start-review', 'discuss');
  };
  expect(statusesOf(await next({ summary: 'Clinics for everybody.' }))).toEqual(['cleared']);
  expect(statusesOf(await next({ summary: 'Clinics for which Egypt pays.' }))).toEqual(['open']);
  expect(statusesOf(await next({ title: 'Clinics', countries: ['FR'], summary: 'Clinics.' }))).toEqual([]);
});

it('[PR33] publishes no edition before the delegation has cleared the wording or a co-chair set the question aside', async () => {
  const { id } = await aProject();
  await review(table, chair, id, 'clear');
  const publish = await compiled();
  expect(await chair.refused(output.publishEdition, publish)).toMatchObject({
    code: 'edition.mention-open',
    params: { practices: 1 },
  });
  const aside = {
    ...inCheck(id),
    body: { version: 1, words: await wordsFor(chair, id), reason: 'Its ministry has cleared it by letter.' },
  };
  expect((await penholder.refused(practices.setMentionAside, aside)).status).toBe(403);
  expect((await chair.call(practices.setMentionAside, aside)).mentions).toMatchObject([
    { status: 'set-aside', reason: 'Its ministry has cleared it by letter.' },
  ]);
  expect(await mailsTo(egyptian)).toContain('practice-mention-set-aside');
  expect((await chair.call(output.publishEdition, publish)).status).toBe('published');
});

it('[PR34] tells of it those whom it concerns, and the rest of the table nothing', async () => {
  const { id } = await aProject();
  await answer(egyptian, id, 'change-requested', 1, 'Please say “with Egypt”.');
  for (const concerned of [egyptian, french, chair, penholder])
    expect((await read(concerned, id)).mentions).toMatchObject([{ reason: 'Please say “with Egypt”.' }]);
  expect((await read(maltese, id)).mentions).toEqual([]);
  expect(
    await maltese.refused(practices.answerMention, {
      ...inCheck(id),
      body: { version: 1, words: await wordsFor(egyptian, id), answer: 'cleared' },
    }),
  ).toMatchObject({ code: 'practice.not-asked' });
});

it('[PR30] does not take a submitter that has not confirmed for one that has agreed to be named', async () => {
  const draft = await aDraft(table, french, [france, egypt], { title: 'Clinics in Egypt', countries: ['EG'] });
  await submit(table, french, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  expect(statusesOf(await read(egyptian, draft.id))).toEqual(['open']);
  const confirming = { ...inCheck(draft.id), body: { version: 1 } };
  expect(statusesOf(await egyptian.call(practices.confirmPractice, confirming))).toEqual([]);
  expect(statusesOf(await egyptian.call(practices.unconfirmPractice, inCheck(draft.id)))).toEqual(['open']);
});

it('[PR33] lets a check of the version that an edition prints be settled while another version is before the table', async () => {
  const draft = await aProject();
  await review(table, chair, draft.id, 'clear');
  const { revision } = await french.call(practices.getDraft, at(draft.id));
  await submit(
    table,
    french,
    await save(table, french, { id: draft.id, revision }, { title: 'Clinics', countries: ['FR'], summary: 'Clinics.' }),
  );
  await review(table, chair, draft.id, 'start-review', 'discuss');
  await french
    .call(practices.getDraft, at(draft.id))
    .then((now) =>
      save(table, french, { id: draft.id, revision: now.revision }, { title: 'A plan that nobody was shown' }),
    );
  const reading = await read(chair, draft.id);
  expect([reading.version, reading.mentions.map(({ version, status }) => [version, status])]).toEqual([
    2,
    [[1, 'open']],
  ]);
  const aside = {
    ...inCheck(draft.id),
    body: { version: 1, words: await wordsFor(chair, draft.id), reason: 'It is not named any more.' },
  };
  expect(statusesOf(await chair.call(practices.setMentionAside, aside))).toEqual(['set-aside']);
  const letters = await server.opened.db
    .selectFrom('mail')
    .select(['subject', 'body'])
    .where('kind', '=', 'practice-mention-set-aside')
    .execute();
  expect(letters.map(({ subject }) => subject)).toContain(`${table.code}: P-${reading.number} “Clinics in Egypt”`);
  expect(JSON.stringify(letters)).not.toContain('A plan that nobody was shown');
});

it('[PR62] asks whom a sentence of the annex names and the practice does not, for as long as it does and in the words that it reads', async () => {
  const { id, revision: drafted } = await aDraft(table, french, [france], {
    title: 'Clinics abroad',
    countries: ['FR'],
  });
  await submit(table, french, { id, revision: drafted });
  await review(table, chair, id, 'start-review', 'discuss', 'clear');
  let revision = 0;
  const write = async (text: string) => {
    const body = { language: 'en' as const, text, version: 1, revision };
    ({ revision } = await penholder.call(output.saveSentence, { ...at(id), body }));
  };
  await write('In 2021, clinics opened in Egypt.');
  const [check] = (await read(egyptian, id)).mentions;
  expect(check).toMatchObject({
    status: 'open',
    passages: [{ part: 'sentence', language: 'en', text: 'In 2021, clinics opened in Egypt.' }],
  });
  expect(await waitingFor(egyptian, id)).toEqual(['practice.names-you']);
  const before = await compiled();
  expect((await chair.refused(output.publishEdition, before)).code).toBe('edition.mention-open');
  await answer(egyptian, id, 'change-requested', 1, 'Please say: with Egypt.');
  expect(await mailsTo(penholder)).toContain('practice-change-asked');

  await write('In 2021, clinics opened with Egypt.');
  const asRead = { version: 1, words: check!.words, answer: 'cleared' } as const;
  expect((await egyptian.refused(practices.answerMention, { ...inCheck(id), body: asRead })).code).toBe(
    'practice.sentence-rewritten',
  );
  expect(statusesOf(await answer(egyptian, id, 'cleared'))).toEqual(['cleared']);
  expect((await chair.refused(output.publishEdition, before)).code).toBe('edition.outdated');
  await write('In 2021, clinics opened.');
  expect(statusesOf(await read(egyptian, id))).toEqual([]);
  await write('In 2021, clinics opened with Egypt.');
  expect(statusesOf(await read(egyptian, id))).toEqual(['cleared']);
  expect((await chair.call(output.publishEdition, await compiled())).status).toBe('published');
});

it('[PR62] shows the sentence of a practice that no edition is to print to nobody whom it names, and asks once one is', async () => {
  const fields = { title: 'Clinics at sea', countries: ['FR'] };
  const draft = await aDraft(table, french, [france], fields);
  const { id } = draft;
  await submit(table, french, draft);
  await review(table, chair, id, 'start-review', 'discuss', 'clear');
  let revision = 0;
  const leaveOut = async (reason: string | null) => {
    ({ revision } = await penholder.call(output.leaveOut, { ...at(id), body: { reason, revision } }));
  };
  const letters = async () => {
    await server.app.deps.clockwork.runOnce('ask-named');
    const rows = await server.opened.db
      .selectFrom('mail')
      .select('subject')
      .where('kind', '=', 'practice-names-you')
      .where('subject', 'like', '%“Clinics at sea”%')
      .execute();
    return rows.length;
  };
  const asked = async () => [statusesOf(await read(egyptian, id)), await waitingFor(egyptian, id), await letters()];
  const resting = [[], [], 0];
  await leaveOut('Said elsewhere.');
  const body = { language: 'en' as const, text: 'In 2021, clinics opened off Egypt.', version: 1, revision };
  ({ revision } = await penholder.call(output.saveSentence, { ...at(id), body }));
  expect(await asked()).toEqual(resting);
  expect(JSON.stringify(await read(french, id))).not.toContain('off Egypt');

  await leaveOut(null);
  expect(await asked()).toEqual([['open'], ['practice.names-you'], 1]);
  const words = await wordsFor(egyptian, id);
  const edition = await compiled();
  await leaveOut('Said elsewhere.');
  expect(await asked()).toEqual([[], [], 1]);
  const answering = { ...inCheck(id), body: { version: 1, words, answer: 'cleared' as const } };
  expect((await egyptian.refused(practices.answerMention, answering)).code).toBe('practice.not-asked');
  expect((await chair.refused(output.publishEdition, edition)).code).toBe('edition.mention-open');
  // The bureau, which is refused, sees why, and may set it aside.
  expect((await read(chair, id)).mentions).toMatchObject([{ status: 'open', may: { setAside: true } }]);
  await leaveOut(null);

  const now = await french.call(practices.getDraft, at(id));
  await save(table, french, { id, revision: now.revision }, { attribution: 'unattributed' });
  expect(await asked()).toEqual([[], [], 1]);
  // As if a version that all have confirmed had come to tell it again.
  await sql`update practice_version set attribution = 'delegation' where practice_id = ${id}`.execute(server.opened.db);
  expect(await asked()).toEqual([['open'], ['practice.names-you'], 1]);
  expect((await chair.refused(output.publishEdition, edition)).code).toBe('edition.mention-open');
  await answer(egyptian, id, 'cleared');
  expect((await chair.call(output.publishEdition, edition)).status).toBe('published');
});

it('[PR63] asks a delegation that joins later, or takes part again, before an edition prints what names it', async () => {
  const draft = await aDraft(table, french, [france], { title: 'Clinics in Chile', countries: ['CL'] });
  await submit(table, french, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  const chile = await table.aDelegation('Chile');
  const chilean = await table.aDelegate(chile);
  const edition = await compiled();
  expect((await chair.refused(output.publishEdition, edition)).code).toBe('edition.mention-open');
  expect((await read(chilean, draft.id)).mentions).toMatchObject([{ delegation: { id: chile }, status: 'open' }]);
  expect(await waitingFor(chilean, draft.id)).toEqual(['practice.names-you']);

  const change = async (status: 'active' | 'withdrawn') =>
    chair.call(changeDelegation, { params: { roundTable: table.code, delegation: chile }, body: { status } });
  await change('withdrawn');
  const second = await aDraft(table, french, [france], { title: 'Nurses from Chile', countries: ['FR'] });
  await submit(table, french, second);
  await review(table, chair, second.id, 'start-review', 'discuss');
  await change('active');
  await server.app.deps.clockwork.runOnce('ask-named');
  expect(statusesOf(await read(chilean, second.id))).toEqual(['open']);

  const third = await aDraft(table, french, [france], { title: 'Clinics of the Andean Forum', countries: ['FR'] });
  await submit(table, french, third);
  await review(table, chair, third.id, 'start-review', 'discuss');
  expect(statusesOf(await read(chilean, third.id))).toEqual([]);
  const known = async (...aliases: string[]) => {
    await chair.call(changeDelegation, { params: { roundTable: table.code, delegation: chile }, body: { aliases } });
    await server.app.deps.clockwork.runOnce('ask-named');
  };
  await known('Andean Forum');
  expect(statusesOf(await read(chilean, third.id))).toEqual(['open']);
});

it('[PR63] asks about what a name added later names beside what was cleared, and about nothing that a name taken away named', async () => {
  const peru = await table.aDelegation('Peru');
  const peruvian = await table.aDelegate(peru);
  const known = async (...aliases: string[]) => {
    await chair.call(changeDelegation, { params: { roundTable: table.code, delegation: peru }, body: { aliases } });
    await server.app.deps.clockwork.runOnce('ask-named');
  };
  const draft = await aDraft(table, french, [france], {
    title: 'Clinics in Peru',
    summary: 'Border posts have nurses.',
    countries: ['FR'],
  });
  await submit(table, french, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  const inPeru = {
    ...inCheck(draft.id, peru),
    body: { version: 1, words: await wordsFor(peruvian, draft.id, peru), answer: 'cleared' as const },
  };
  await peruvian.call(practices.answerMention, inPeru);
  await known('Border');
  const [check] = (await read(peruvian, draft.id)).mentions;
  expect(check).toMatchObject({ status: 'open', passages: [{ part: 'title' }, { part: 'summary' }] });

  const other = await aDraft(table, french, [france], { title: 'Border posts', countries: ['FR'] });
  await submit(table, french, other);
  await review(table, chair, other.id, 'start-review', 'discuss');
  expect(statusesOf(await read(peruvian, other.id))).toEqual(['open']);
  await peruvian.call(practices.answerMention, {
    ...inCheck(other.id, peru),
    body: {
      version: 1,
      words: await wordsFor(peruvian, other.id, peru),
      answer: 'change-requested',
      reason: 'We have no such posts.',
    },
  });
  await known();
  expect((await read(peruvian, other.id)).mentions).toEqual([]);
  expect(await waitingFor(peruvian, other.id)).toEqual([]);
  await known('Border');
  expect(statusesOf(await read(peruvian, other.id))).toEqual(['change-requested']);
});

it('[PR63] writes one letter about all that names a delegation, however much there is to look through', async () => {
  const draft = await aDraft(table, french, [france], { title: 'Nurses from Ghana', countries: ['FR'] });
  await submit(table, french, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  const { db } = server.opened;
  // More than are looked through at once.
  await sql`insert into practice select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + n))).*
    from practice p, generate_series(1, 26) n where p.id = ${draft.id}`.execute(db);
  await sql`insert into practice_version (practice_id, version, wording, content, hash, attribution, person_id, shown_at)
    select p.id, v.version, v.wording, v.content, v.hash, v.attribution, v.person_id, v.shown_at
    from practice_version v, practice p where v.practice_id = ${draft.id} and p.number > 1000`.execute(db);
  const ghana = await table.aDelegation('Ghana');
  const ghanaian = await table.aDelegate(ghana);
  await server.app.deps.clockwork.runOnce('ask-named');
  const subjects = await db
    .selectFrom('mail as m')
    .innerJoin('person as n', 'n.email', 'm.recipient')
    .select('m.subject')
    .where('n.id', '=', ghanaian.id)
    .where('m.kind', '=', 'practice-names-you')
    .execute();
  expect(subjects.map(({ subject }) => subject)).toEqual([expect.stringMatching(/“Nurses from Ghana” \(\+26\)$/)]);
});

it('[PR63] asks whom the names in a language name that the table takes up later', async () => {
  const cyprus = await table.aDelegation('Cyprus');
  const cypriot = await table.aDelegate(cyprus);
  const draft = await aDraft(table, french, [france], { title: 'Clinics in Chipre', countries: ['FR'] });
  await submit(table, french, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  expect(statusesOf(await read(cypriot, draft.id))).toEqual([]);
  const params = { roundTable: table.code };
  const { revision, languages, title } = await chair.call(getRoundTable, { params });
  await chair.call(changeSettings, {
    params,
    body: { revision, languages: [...languages, 'es'], title: { ...title, es: 'Mesa redonda' } },
  });
  await server.app.deps.clockwork.runOnce('ask-named');
  expect(statusesOf(await read(cypriot, draft.id))).toEqual(['open']);
});
