import { generationOf } from '@penholder/db/compendium';
import * as compendium from '@penholder/shared/compendium';
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';
import { aDraft, anArea, review, save, submit } from '../../_support/practices.ts';

let server: TestServer;
let table: TestRoundTable;
let chair: TestPerson;
let penholder: TestPerson;
const authors = new Map<string, { delegate: TestPerson; draft: { id: practices.PracticeId; revision: number } }>();

/** One practice in each of the six languages, carried out in one country each. */
const PRACTICES = {
  en: { title: 'Mobile clinics for seasonal workers', summary: 'Nurses visit farms.', countries: ['EG'] },
  fr: { title: 'Régularisation des travailleurs', summary: 'L’accès à la santé est garanti.', countries: ['MA'] },
  es: { title: 'Migraciones y educación', summary: 'Las escuelas reciben a todos los niños.', countries: ['CO'] },
  ru: { title: 'Здоровье мигрантов', summary: 'Поликлиники принимают всех работников.', countries: ['KZ'] },
  ar: { title: 'إدماج المهاجرين في الهجرة النظامية', summary: 'تُقدَّم الخدمات للجميع.', countries: ['JO'] },
  zh: { title: '移民健康服务', summary: '诊所为所有人提供医疗服务。', countries: ['TH'] },
} as const;
const LANGUAGES = Object.keys(PRACTICES) as (keyof typeof PRACTICES)[];

beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  chair = await table.aRole('co-chair');
  penholder = await table.aRole('penholder');
  await anArea(table);
  for (const language of LANGUAGES) {
    const delegation = await table.aDelegation(`Author of ${language}`);
    const delegate = await table.aDelegate(delegation, { name: `Person of ${language}` });
    const draft = await aDraft(
      table,
      delegate,
      [delegation, ...(language === 'en' ? [await table.aDelegation('Silent delegation')] : [])],
      {
        ...PRACTICES[language],
        countries: [...PRACTICES[language].countries],
        language,
        beneficiaries: 'Everybody',
        ...(language === 'en' && { action: 'the Ministry of Health opened', measure: 'clinics' }),
        startDate: language === 'en' ? '2019' : '2021',
        gcmObjectives: [15],
        sdgTargets: language === 'en' ? ['3.8', '10.c'] : ['3.8'],
        journeyPhases: ['destination'],
        guidingPrinciples: ['human-rights'],
        beneficiaryGroups: ['families'],
        sources: [{ label: 'The law', address: 'https://example.org/law', seenOn: '2026-01-01' }],
      },
      'Words of the description.',
    );
    await submit(table, delegate, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
    authors.set(language, { delegate, draft });
  }
});
afterAll(() => server?.close());

const params = () => ({ roundTable: table.code });
async function publish(language: 'en' | 'ar' = 'en', number?: number): Promise<output.EditionId> {
  const { id } = await penholder.call(output.compileEdition, {
    params: params(),
    body: { letters: ['A'], language, ...(number && { number }) },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  await penholder.call(output.publishEdition, { params: { ...params(), edition: id } });
  return id;
}
const list = (query: Record<string, unknown> = {}) =>
  server.visitor.call(compendium.listCompendium, { query: query as never });
const found = async (q: string) => (await list({ q })).items.map(({ language }) => language);
const idOf = (language: string) => authors.get(language)!.draft.id;
const page = (id: string, query = {}) =>
  server.visitor.call(compendium.getCompendiumPractice, { params: { practice: id as practices.PracticeId }, query });

it('[CP1] holds nothing before an edition is published', async () => {
  expect(await list()).toMatchObject({ items: [], total: 0 });
  const { id } = await penholder.call(output.compileEdition, {
    params: params(),
    body: { letters: ['A'], language: 'en' },
  });
  await server.app.deps.clockwork.runOnce('compile-editions');
  expect((await list()).total).toBe(0);
  expect(
    (await server.visitor.refused(compendium.getCompendiumPractice, { params: { practice: idOf('en') } })).code,
  ).toBe('compendium.not-found');
  await penholder.call(output.publishEdition, { params: { ...params(), edition: id } });
  expect((await list()).total).toBe(6);
});

it('[CP1] names whom the edition names, and tells neither the description nor anything of persons', async () => {
  const practice = await page(idOf('en'));
  expect(practice).toMatchObject({
    title: PRACTICES.en.title,
    action: 'the Ministry of Health opened',
    measure: 'clinics',
    version: 1,
    sentence: expect.stringContaining('In 2019, the Ministry of Health opened clinics (beneficiaries: Everybody).'),
    submitters: [{ names: { en: 'Author of en' }, kind: 'state' }],
    edition: { number: 1, language: 'en' },
    sources: [{ label: 'The law', address: 'https://example.org/law' }],
    principles: ['human-rights'],
    groups: ['families'],
  });
  for (const path of ['practices', 'counts', 'exports/json', 'feed', `practices/${idOf('en')}`]) {
    const { body } = await server.app.fastify.inject({ url: `/api/v1/compendium/${path}` });
    for (const secret of ['Silent delegation', 'Words of the description', 'Person of', '2026-01-01'])
      expect(body, path).not.toContain(secret);
  }
});

describe('search', () => {
  it.each([
    ['stems of English', 'clinic season', ['en']],
    ['stems of French, without accents', 'travailleur regularisation', ['fr']],
    ['stems of Spanish', 'migración', ['es']],
    ['stems of Russian', 'мигрант', ['ru']],
    ['Arabic with the article where the text has none', 'الإدماج', ['ar']],
    ['Arabic without the article where the text has one', 'هجره', ['ar']],
    ['Chinese words', '健康', ['zh']],
    ['Chinese phrases', '医疗服务', ['zh']],
    ['one Chinese character', '诊', ['zh']],
    ['a part of a word', 'seaso', ['en']],
    ['a phrase', '"mobile clinics"', ['en']],
    ['no phrase that nobody wrote', '"clinics mobile"', []],
    ['alternatives', 'здоровье or migraciones', ['es', 'ru']],
    ['not what is unwanted', 'law -clinics', ['ar', 'es', 'fr', 'ru', 'zh']],
    ['Egypt in French', 'Égypte', ['en']],
    ['Egypt in Arabic', 'مصر', ['en']],
    ['Egypt in Chinese', '埃及', ['en']],
    ['Thailand in Russian', 'Таиланд', ['zh']],
    ['its number', 'P-1', ['en']],
  ])('[CP5, CP6, CP7, CP8, CP9] finds %s', async (_, q, languages) => {
    expect((await found(q)).toSorted()).toEqual(languages);
  });

  it('[CP10] finds what is spelt otherwise only where nothing is found as typed', async () => {
    expect(await list({ q: 'mobille clincs' })).toMatchObject({ isNear: true, total: 1 });
    expect((await list({ q: 'clinics' })).isNear).toBe(false);
    expect(await list({ q: 'xylophone' })).toMatchObject({ isNear: false, total: 0, items: [] });
  });
});

describe('what is published', () => {
  const counts = (query: Record<string, unknown> = {}) =>
    server.visitor.call(compendium.countCompendium, { query: query as never });

  it('[CP11] is counted under the search and every other filter', async () => {
    const all = await counts();
    expect(all).toMatchObject({
      total: 6,
      areas: [{ names: { en: 'Access to healthcare' }, code: table.code, count: 6 }],
    });
    expect(all.regions).toEqual(expect.arrayContaining([{ code: '002', name: 'Africa', count: 2 }]));
    expect(all.years.toSorted((a, b) => a.year - b.year)).toEqual([
      { year: 2019, count: 1 },
      { year: 2021, count: 5 },
    ]);
    expect(all.languages).toContainEqual({ language: 'en', count: 6 });
    expect(all.principles).toEqual([{ principle: 'human-rights', count: 6 }]);
    expect(all.groups).toEqual([{ group: 'families', count: 6 }]);
    expect(all.targets.toSorted((a, b) => a.count - b.count)).toEqual([
      { target: '10.c', count: 1 },
      { target: '3.8', count: 6 },
    ]);
    expect(all.goals.toSorted((a, b) => a.goal - b.goal)).toEqual([
      { goal: 3, count: 6 },
      { goal: 10, count: 1 },
    ]);
    const narrowed = await counts({ region: '002', country: 'EG' });
    expect(narrowed.total).toBe(1);
    expect(narrowed.countries.map(({ code }) => code).toSorted()).toEqual(['EG', 'MA']);
    expect(narrowed.regions.find(({ code }) => code === '150')).toBeUndefined();
    for (const query of [
      { region: '002' },
      { q: 'law', from: 2020 },
      { kind: 'state', in: 'fr' },
      { evidence: 'evaluated' },
      { principle: 'human-rights', group: 'children' },
      { target: ['10.c', '17.19'] },
      { goal: [10, 17] },
    ])
      expect((await counts(query)).total, JSON.stringify(query)).toBe((await list(query)).total);
  });

  it('[CP15] is counted anew once it has changed, even at another node', async () => {
    const { db } = server.opened;
    const query = { in: ['en', 'fr'] };
    const told = async () => {
      const { total, countries } = await counts(query);
      return [total, (await list(query)).total, countries.find(({ code }) => code === 'MA')?.count];
    };
    const withdraw = (isWithdrawn: boolean) =>
      db.updateTable('compendium_practice').set({ is_withdrawn: isWithdrawn }).where('practice_id', '=', idOf('fr'));
    const before = await generationOf(db);
    expect([await told(), await told()]).toEqual([
      [6, 6, 1],
      [6, 6, 1],
    ]);
    // This node is told nothing of it.
    await withdraw(true).execute();
    expect(await told()).toEqual([5, 5, undefined]);
    await withdraw(false).execute();
    expect(await told()).toEqual([6, 6, 1]);
    expect(await generationOf(db)).toBe(before + 2);
  });

  it('goes on from page to page in every order, and refuses a cursor of another', async () => {
    for (const sort of ['newest', 'title', 'relevance']) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const { items, next } = await list({ q: 'law', sort, limit: 2, after });
        seen.push(...items.map(({ id }) => id));
        after = next ?? undefined;
      } while (after);
      expect(new Set(seen).size, sort).toBe(6);
      expect(seen, sort).toHaveLength(6);
    }
    const { next } = await list({ sort: 'title', limit: 1 });
    expect(
      (await server.visitor.refused(compendium.listCompendium, { query: { sort: 'newest', after: next! } })).code,
    ).toBe('request.cursor');
  });

  it('[CP2] is entered anew, and the same, where the compendium does not know it', async () => {
    const before = [await list(), await page(idOf('ar'))];
    const { db } = server.opened;
    for (const from of ['compendium_practice', 'compendium_printing', 'compendium_edition'] as const)
      await db.deleteFrom(from).execute();
    expect((await list()).total).toBe(0);
    await server.app.deps.clockwork.runOnce('enter-editions');
    expect([await list(), await page(idOf('ar'))]).toEqual(before);
  });

  it('[CP3, CP13] is shown in the language version nearest to the reader, which is no news', async () => {
    const before = await page(idOf('fr'));
    const first = before.edition.id;
    const arabic = await publish('ar', 1);
    expect((await page(idOf('fr'), { language: 'ar' })).edition.id).toBe(arabic);
    const after = await page(idOf('fr'), { language: 'en' });
    expect(after.edition.id).toBe(first);
    expect(after.changedAt).toBe(before.changedAt);
    expect(after.printings.map(({ edition }) => edition.language)).toEqual(['ar', 'en']);
  });

  it('[CP1, CP3] stays as an edition printed it while the practice goes on', async () => {
    const { delegate } = authors.get('es')!;
    const at = { params: { ...params(), practice: idOf('es') } };
    const draft = await delegate.call(practices.getDraft, at);
    const changed = await save(table, delegate, draft, { title: 'Otra cosa' });
    await submit(table, delegate, changed);
    await review(table, chair, idOf('es'), 'start-review', 'discuss', 'clear');
    expect(await page(idOf('es'))).toMatchObject({ version: 1, title: PRACTICES.es.title });
    expect(await found('"Otra cosa"')).toEqual([]);
    const first = (await page(idOf('es'), { language: 'en' })).edition.id;
    await publish('en');
    expect(await page(idOf('es'))).toMatchObject({ version: 2, title: 'Otra cosa', edition: { number: 2 } });
    expect(await page(idOf('es'), { edition: first })).toMatchObject({ version: 1, title: PRACTICES.es.title });
    expect((await list({ sort: 'newest' })).items[0]!.language).toBe('es');
  });

  it('[CP4] leaves the lists when it is withdrawn, keeps its address', async () => {
    const { delegate } = authors.get('fr')!;
    const params = { roundTable: table.code, practice: idOf('fr') };
    await delegate.call(practices.withdrawPractice, { params, body: { reason: 'It ended.' } });
    expect((await list()).total).toBe(5);
    expect(await found('travailleur')).toEqual([]);
    const { body } = await server.app.fastify.inject('/api/v1/compendium/feed');
    expect(body).not.toContain(idOf('fr'));
    expect(await page(idOf('fr'))).toMatchObject({ isWithdrawn: true, title: PRACTICES.fr.title });
    // Taken up again it is a draft, of which nobody outside is told.
    await delegate.call(practices.resumePractice, { params });
    await server.opened.db.deleteFrom('compendium_edition').execute();
    await server.app.deps.clockwork.runOnce('enter-editions');
    expect((await list()).total).toBe(5);
    expect(await page(idOf('fr'))).toMatchObject({ isWithdrawn: true });
  });

  it('[CP11] shows a filter that leaves nothing, with its name', async () => {
    const { total, countries } = await counts({ q: 'клиника', country: 'EG' });
    expect(total).toBe(0);
    expect(countries.find(({ code }) => code === 'EG')).toEqual({ code: 'EG', name: 'Egypt', count: 0 });
  });

  it('[CP12] is cited, kept as a file and followed by a feed', async () => {
    const get = (path: string) => server.app.fastify.inject(`/api/v1/compendium/${path}`);
    const bibtex = await get(`practices/${idOf('ru')}/citations/bibtex`);
    expect(bibtex.headers['content-type']).toContain('application/x-bibtex');
    expect(bibtex.body).toContain('author = {{Author of ru}}');
    expect(bibtex.body).toMatch(/url = \{http.*\/compendium\/[0-9a-f-]{36}\?edition=[0-9a-f-]{36}\}/);
    const json = (await get('exports/json?country=KZ')).json() as {
      practices: { title: string; endorsements: unknown }[];
    };
    expect(json.practices).toMatchObject([{ title: PRACTICES.ru.title, endorsements: null, submitted_at: null }]);
    const csv = await get('exports/csv?q=%E5%81%A5%E5%BA%B7');
    expect(csv.body.trim().split('\r\n')).toHaveLength(2);
    const feed = await get('feed?country=KZ');
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    expect(feed.body).toContain(`<id>urn:uuid:${idOf('ru')}</id>`);
    expect(feed.body).toContain('<entry xml:lang="ru">');
    expect(feed.body.match(/<entry /g)).toHaveLength(1);
  });
});
