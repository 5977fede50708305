import { writeEdition } from '@penholder/server/output/write-edition';
import { FORMATS } from '@penholder/shared/documents';
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { json } from '@penholder/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aDraft, anArea, review, save, submit } from '../../_support/practices.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
let penholder: TestPerson;
let secretariat: TestPerson;
let observer: TestPerson;
let area: practices.AreaId;
const delegates = new Map<string, TestPerson>();
const ids = new Map<string, practices.PracticeId>();

beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable({ settings: { gapThreshold: 2 } });
  chair = await table.aRole('co-chair', 'Chair Person');
  penholder = await table.aRole('penholder', 'Pen Holder');
  secretariat = await table.aRole('secretariat');
  observer = await table.aRole('observer');
  area = await anArea(table);
  for (const [country, title] of [
    ['Norway', 'Mobile clinics'],
    ['Chile', 'Open wards'],
    ['Malta', 'Night helpline'],
  ] as const) {
    const delegation = await table.aDelegation(country);
    const delegate = await table.aDelegate(delegation, { name: `Delegate of ${country}` });
    const draft = await aDraft(table, delegate, [delegation], {
      title,
      sources: [{ label: 'a law', address: 'https://example.org/law', seenOn: '2026-01-01' }],
    });
    await submit(table, delegate, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
    delegates.set(country, delegate);
    ids.set(country, draft.id);
  }
  const { db } = server.opened;
  const group = await db
    .insertInto('instrument_group')
    .values({
      round_table_id: table.id,
      annex: 'B',
      position: 1,
      titles: json({ en: 'Core treaties' }),
      ordering: 'chronological',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [title, year] of [
    ['Later Convention', 1999],
    ['Early Convention', 1951],
  ] as const) {
    const { id } = await db
      .insertInto('instrument')
      .values({
        round_table_id: table.id,
        kind: 'treaty',
        citations: json({ en: `${title} (${year})` }),
        number: null,
        year,
        issuer: null,
        symbol: null,
        address: 'https://example.org/treaty',
        canonical_key: title,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('instrument_in_group')
      .values({ group_id: group.id, instrument_id: id, position: year })
      .execute();
  }
});
afterAll(() => server?.close());

const params = () => ({ roundTable: table.code });
const entries = () =>
  penholder.call(output.listAnnexEntries, { params: { ...params(), area }, query: { language: 'en' } });
const entryOf = async (country: string) => (await entries()).items.find((entry) => entry.id === ids.get(country))!;
const compile = async (
  by: TestPerson,
  body: { letters: output.Annex[]; language: 'en' | 'ar' | 'fr'; number?: number; issuedOn?: string },
) => {
  const begun = await by.call(output.compileEdition, { params: params(), body });
  await server.app.deps.clockwork.runOnce('compile-editions');
  return by.call(output.getEdition, { params: { ...params(), edition: begun.id } });
};
const file = (path: string, headers: Record<string, string> = {}) =>
  server.app.fastify.inject({ method: 'GET', url: `/api/v1${path}`, headers });

it('[AX3] shows the entries of an area by the alphabet of their submitters', async () => {
  const { items, order, total } = await entries();
  expect(items.map((entry) => entry.lead)).toEqual(['Chile:', 'Malta:', 'Norway:']);
  expect(order).toEqual(items.map((entry) => entry.id));
  expect(total).toBe(3);
  expect(items[0]).toMatchObject({
    revision: 0,
    version: 1,
    isPlaced: false,
    held: null,
    original: { title: 'Open wards', body: 'Care is free for all.' },
  });
  expect(items[0]!.proposed).toBe('In 2021, “Open wards” was launched. Public clinics see everyone.');
  expect(items[0]!.warnings.map((warning) => warning.code)).toContain('sentence-proposed');
});

it('writes a sentence beside the original, by revision and version', async () => {
  const entry = await entryOf('Chile');
  const at = { ...params(), practice: entry.id };
  const text = 'Since 2021, a law has opened the wards.';
  const { revision } = await penholder.call(output.saveSentence, {
    params: at,
    body: { language: 'en', text, version: 1, revision: 0 },
  });
  expect(revision).toBe(1);
  expect(
    (
      await penholder.refused(output.saveSentence, {
        params: at,
        body: { language: 'en', text: 'Other.', version: 1, revision: 0 },
      })
    ).code,
  ).toBe('annex-entry.changed-meanwhile');
  expect(
    (
      await penholder.refused(output.saveSentence, {
        params: at,
        body: { language: 'en', text: 'Other.', version: 2, revision: 1 },
      })
    ).code,
  ).toBe('annex-entry.changed-meanwhile');
  const written = await entryOf('Chile');
  expect(written).toMatchObject({
    sentence: { text, writtenFor: 1 },
    languages: ['en'],
    original: { title: 'Open wards', summary: 'Public clinics see everyone.' },
  });
  expect(written.warnings.map((warning) => warning.code)).not.toContain('sentence-proposed');
});

it('[AX32] puts an area in order and back into the alphabet, which is no change of what an entry says', async () => {
  const { order, items } = await entries();
  const revisions = async () => (await entries()).items.map(({ revision }) => revision).sort();
  const at = { ...params(), area };
  expect((await penholder.refused(output.orderArea, { params: at, body: { ids: order.slice(1) } })).code).toBe(
    'annex.order-incomplete',
  );
  await penholder.call(output.orderArea, { params: at, body: { ids: [...order].reverse() } });
  expect((await entries()).items.map((entry) => [entry.lead, entry.isPlaced])).toEqual([
    ['Norway:', true],
    ['Malta:', true],
    ['Chile:', true],
  ]);
  // Two of them had no entry before.
  expect(await revisions()).toEqual(items.map(({ revision }) => revision).sort());
  await penholder.call(output.orderArea, { params: at, body: { ids: null } });
  expect((await entries()).order).toEqual(order);
});

it('[AX31] leaves a practice out with a reason, and takes it in again', async () => {
  const entry = await entryOf('Malta');
  const at = { ...params(), practice: entry.id };
  const { revision } = await penholder.call(output.leaveOut, {
    params: at,
    body: { reason: 'It repeats another.', revision: entry.revision },
  });
  const annex = await penholder.call(output.getAnnex, { params: { ...params(), letter: 'A' } });
  expect(annex.areas).toMatchObject([{ id: area, printed: 2, leftOut: 1, heldBack: 0 }]);
  expect((await entries()).items.at(-1)).toMatchObject({
    id: entry.id,
    held: 'left-out',
    leftOutReason: 'It repeats another.',
  });
  const { publication } = await penholder.call(output.previewAnnexes, { params: params(), query: { letters: 'A' } });
  expect(JSON.stringify(publication)).not.toContain('Malta');
  await penholder.call(output.leaveOut, { params: at, body: { reason: null, revision } });
  expect(await entryOf('Malta')).toMatchObject({ held: null, leftOutReason: null });
});

it('[AX10] writes an introduction a language at a time', async () => {
  const at = { ...params(), letter: 'A' as const };
  await penholder.call(output.saveIntroduction, {
    params: at,
    body: { language: 'en', text: 'What was shared.', revision: 0 },
  });
  const both = await penholder.call(output.saveIntroduction, {
    params: at,
    body: { language: 'fr', text: 'Ce qui a été partagé.', revision: 1 },
  });
  expect(both).toEqual({ texts: { en: 'What was shared.', fr: 'Ce qui a été partagé.' }, revision: 2 });
  expect(
    (
      await penholder.refused(output.saveIntroduction, {
        params: at,
        body: { language: 'en', text: 'Late.', revision: 1 },
      })
    ).code,
  ).toBe('annex.changed-meanwhile');
});

it('lists the warnings with what they are about, by kind', async () => {
  const page = await penholder.call(output.listAnnexWarnings, {
    params: params(),
    query: { letters: ['A', 'B'], limit: 1 },
  });
  expect(page.items).toHaveLength(1);
  expect(page.next).not.toBeNull();
  expect(page.kinds).toContainEqual({ code: 'sentence-proposed', count: 2 });
  const proposed = await penholder.call(output.listAnnexWarnings, {
    params: params(),
    query: { code: 'sentence-proposed' },
  });
  expect(proposed.items.map((warning) => warning.subject.label)).toEqual(['Night helpline', 'Mobile clinics']);
  expect(proposed.items[0]!.subject).toMatchObject({ kind: 'practice', areaId: area });
});

it('[AX12] [AX13] arranges Annex B from the register of instruments', async () => {
  const annex = await penholder.call(output.getAnnex, { params: { ...params(), letter: 'B' } });
  expect(annex.groups[0]!.instruments.map((one) => one.citation)).toEqual([
    'Early Convention (1951)',
    'Later Convention (1999)',
  ]);
});

it('lets nobody but the penholder and the co-chairs arrange, nor others read', async () => {
  const body = { language: 'en', text: 'Mine.', version: 1, revision: 1 } as const;
  const at = { ...params(), practice: ids.get('Chile')! };
  expect((await secretariat.refused(output.saveSentence, { params: at, body })).status).toBe(403);
  for (const person of [delegates.get('Chile')!, observer]) {
    expect((await person.refused(output.getAnnex, { params: { ...params(), letter: 'A' } })).status).toBe(403);
    expect(
      (await person.refused(output.compileEdition, { params: params(), body: { letters: ['A'], language: 'en' } }))
        .status,
    ).toBe(403);
  }
  expect((await server.visitor.refused(output.listEditions, { params: params() })).status).toBe(401);
});

let edition: output.Edition;

it('compiles an edition in every format, numbered, with its inputs by version', async () => {
  edition = await compile(secretariat, { letters: ['B', 'A'], language: 'en', issuedOn: '2026-05-01' });
  expect(edition).toMatchObject({
    status: 'compiled',
    progress: 100,
    number: 1,
    symbol: `${table.code}/ANNEXES/ED.1`,
    letters: ['A', 'B'],
    issuedOn: '2026-05-01',
    inputs: 5,
    error: null,
  });
  expect(edition.files.map((one) => one.format)).toEqual(FORMATS);
  expect(edition.contentHash).toMatch(/^[0-9a-f]{64}$/);
  const inputs = await secretariat.call(output.listEditionInputs, { params: { ...params(), edition: edition.id } });
  expect(
    inputs.items
      .filter((one) => one.kind === 'practice')
      .map(({ label, version, isPrinted }) => [label, version, isPrinted]),
  ).toEqual([
    ['Mobile clinics', 1, true],
    ['Open wards', 1, true],
    ['Night helpline', 1, true],
  ]);
  const warnings = await secretariat.call(output.listEditionWarnings, { params: { ...params(), edition: edition.id } });
  expect(warnings.total).toBe(edition.warnings);
});

it('[AX27] gives the same bytes in every format for the same inputs', async () => {
  const publication = await secretariat.call(output.getEditionPublication, {
    params: { ...params(), edition: edition.id },
  });
  const files = await writeEdition(publication, FORMATS);
  expect(files.map(({ format, sha256 }) => [format, sha256])).toEqual(
    edition.files.map(({ format, sha256 }) => [format, sha256]),
  );
  const { inputs } = await server.opened.db
    .selectFrom('edition')
    .select('inputs')
    .where('id', '=', edition.id)
    .executeTakeFirstOrThrow();
  const { assembleHashedHere } = await import('@penholder/server/output/assemble-here');
  expect(assembleHashedHere(inputs!).contentHash).toBe(edition.contentHash);
}, 60_000);

it('[AX23] names delegations and never a person', async () => {
  const publication = JSON.stringify(
    await secretariat.call(output.getEditionPublication, { params: { ...params(), edition: edition.id } }),
  );
  for (const name of ['Chile:', 'Malta:', 'Norway:']) expect(publication).toContain(name);
  expect(publication).not.toMatch(/Pen Holder|Chair Person|Delegate of|@example\.org/);
});

it('sends a file once, for keeping, under the hash of its bytes', async () => {
  const path = `/round-tables/${table.code}/editions/${edition.id}/files/pdf`;
  const authorization = `Bearer ${secretariat.token}`;
  const answer = await file(path, { authorization });
  const { sha256, size } = edition.files.find((one) => one.format === 'pdf')!;
  expect(answer.rawPayload.byteLength).toBe(size);
  expect(answer.headers).toMatchObject({
    etag: `W/"${sha256}"`,
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${table.code}-ANNEXES-ED.1-en.pdf"`,
    'x-content-type-options': 'nosniff',
  });
  for (const tag of [`"${sha256}"`, `"another", W/"${sha256}"`])
    expect((await file(path, { authorization, 'if-none-match': tag })).statusCode).toBe(304);
  expect((await file(path)).statusCode).toBe(401);
});

it('[AX29] keeps what is not published from everyone who does not compile', async () => {
  for (const person of [delegates.get('Chile')!, observer]) {
    expect((await person.call(output.listEditions, { params: params() })).items).toEqual([]);
    expect((await person.refused(output.getEdition, { params: { ...params(), edition: edition.id } })).code).toBe(
      'edition.not-found',
    );
  }
  expect((await server.visitor.refused(output.getPublicEdition, { params: { edition: edition.id } })).code).toBe(
    'edition.not-found',
  );
  expect((await file(`/public/editions/${edition.id}/files/pdf`)).statusCode).toBe(404);
  expect(
    (await secretariat.refused(output.publishEdition, { params: { ...params(), edition: edition.id } })).status,
  ).toBe(403);
});

it('[AX28] does not publish an edition in which a practice no longer stands', async () => {
  const path = { ...params(), practice: ids.get('Malta')! };
  const delegate = delegates.get('Malta')!;
  await delegate.call(practices.withdrawPractice, { params: path, body: { reason: 'It has ended.' } });
  expect(
    await penholder.refused(output.publishEdition, { params: { ...params(), edition: edition.id } }),
  ).toMatchObject({ code: 'edition.outdated', params: { practices: 1 } });
});

it('[AX27] keeps an edition as it is whatever becomes of its practices', async () => {
  const after = await secretariat.call(output.getEdition, { params: { ...params(), edition: edition.id } });
  expect(after).toEqual(edition);
  await expect(
    server.opened.db.updateTable('edition').set({ content_hash: 'other' }).where('id', '=', edition.id).execute(),
  ).rejects.toThrow(/immutable/);
});

it('[AX26] [AX64] compiles another language of a number from the same versions, its paragraphs numbered alike', async () => {
  const chile = await entryOf('Chile');
  await penholder.call(output.saveSentence, {
    params: { ...params(), practice: chile.id },
    body: { language: 'ar', text: 'منذ عام 2021، فتح قانون الأجنحة.', version: 1, revision: chile.revision },
  });
  const arabic = await compile(penholder, { letters: ['A'], language: 'ar', number: 1 });
  expect(arabic).toMatchObject({
    status: 'compiled',
    number: 1,
    language: 'ar',
    letters: ['A', 'B'],
    issuedOn: '2026-05-01',
  });
  const publicationOf = (id: output.EditionId) =>
    penholder.call(output.getEditionPublication, { params: { ...params(), edition: id } });
  const numbersOf = async (id: output.EditionId) =>
    (await publicationOf(id)).blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.number !== undefined ? [[block.id, block.number]] : [],
    );
  expect(await numbersOf(edition.id)).toContainEqual([`area-${area}-text`, '1']);
  expect(await numbersOf(arabic.id)).toEqual(await numbersOf(edition.id));
  const text = JSON.stringify(await publicationOf(arabic.id));
  expect(text).toContain('فتح قانون الأجنحة');
  // Withdrawn since the number was frozen; a new number would not have it.
  expect(text).toContain('Malta');
  const again = await penholder.refused(output.compileEdition, {
    params: params(),
    body: { letters: ['A'], language: 'ar', number: 1 },
  });
  expect(again.code).toBe('edition.language-exists');
});

it('[AX29] [AX30] publishes an edition before everyone, and its practices with it', async () => {
  const second = await compile(penholder, { letters: ['A', 'B', 'C'], language: 'en' });
  expect(second).toMatchObject({ number: 2, status: 'compiled' });
  const published = await chair.call(output.publishEdition, { params: { ...params(), edition: second.id } });
  expect(published.status).toBe('published');
  expect((await chair.refused(output.publishEdition, { params: { ...params(), edition: second.id } })).code).toBe(
    'edition.already-published',
  );
  const list = await server.visitor.call(output.listPublicEditions, {});
  expect(list.items.map((one) => one.symbol)).toEqual([`${table.code}/ANNEXES/ED.2`]);
  const page = await server.visitor.call(output.getPublicEdition, { params: { edition: second.id } });
  expect(page).toMatchObject({
    contentHash: second.contentHash,
    files: second.files,
    publication: { symbol: second.symbol },
  });
  const download = await file(`/public/editions/${second.id}/files/docx`);
  expect(download.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await observer.call(output.listEditions, { params: params() })).items).toHaveLength(1);
  const statusOf = async (country: string) =>
    (await chair.call(practices.getPractice, { params: { ...params(), practice: ids.get(country)! } })).status;
  expect([await statusOf('Chile'), await statusOf('Norway'), await statusOf('Malta')]).toEqual([
    'published',
    'published',
    'withdrawn',
  ]);
}, 60_000);

it('[AX25] goes on printing a published practice until its update is cleared, then warns of the older sentence', async () => {
  const delegate = delegates.get('Chile')!;
  const id = ids.get('Chile')!;
  const draft = await delegate.call(practices.getDraft, { params: { ...params(), practice: id } });
  await submit(table, delegate, await save(table, delegate, draft, { title: 'Open wards everywhere' }));
  expect((await entryOf('Chile')).original.title).toBe('Open wards');
  await review(table, chair, id, 'start-review', 'discuss', 'clear');
  const entry = await entryOf('Chile');
  expect(entry).toMatchObject({
    version: 2,
    original: { title: 'Open wards everywhere' },
    sentence: { writtenFor: 1 },
  });
  expect(entry.warnings.map((warning) => warning.code)).toContain('sentence-older');
});

it('says why an edition failed after three attempts, and tries again on request', async () => {
  const { id } = await penholder.call(output.compileEdition, {
    params: params(),
    body: { letters: ['A'], language: 'en' },
  });
  const { db } = server.opened;
  // A frozen fact that no rule can assemble.
  await db
    .updateTable('edition')
    .set({ inputs: json({ facts: null, practices: [], instruments: [] }) as never })
    .where('id', '=', id)
    .execute();
  await server.app.deps.clockwork.runOnce('compile-editions');
  const failed = await penholder.call(output.getEdition, { params: { ...params(), edition: id } });
  expect(failed).toMatchObject({ status: 'failed', error: 'failed', progress: 0 });
  await db.updateTable('edition').set({ inputs: null }).where('id', '=', id).execute();
  await penholder.call(output.retryEdition, { params: { ...params(), edition: id } });
  await server.app.deps.clockwork.runOnce('compile-editions');
  expect(await penholder.call(output.getEdition, { params: { ...params(), edition: id } })).toMatchObject({
    status: 'compiled',
    error: null,
  });
}, 60_000);
