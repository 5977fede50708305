import type { DelegationId } from '@penholder/shared/kernel';
import { sql } from '@penholder/db';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, anArea, type Draft, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const listed = async (table: TestRoundTable, by: TestPerson, query: object = {}) =>
  (
    await by.call(practices.listPractices, {
      params: { roundTable: table.code },
      query: { limit: 200, ...query } as never,
    })
  ).items;
const counted = (table: TestRoundTable, by: TestPerson, query: object = {}) =>
  by.call(practices.countPractices, { params: { roundTable: table.code }, query: query as never });

/** A practice in every status, each of Egypt and (unconfirmed) Kenya. */
async function aRoomful() {
  const table = await server.aRoundTable();
  const [egypt, kenya, malta] = [
    await table.aDelegation('Egypt'),
    await table.aDelegation('Kenya'),
    await table.aDelegation('Malta'),
  ] as [DelegationId, DelegationId, DelegationId];
  const people = {
    head: await table.aDelegate(egypt),
    adviser: await table.aDelegate(kenya, { standing: 'adviser', maySubmit: false }),
    stranger: await table.aDelegate(malta),
    chair: await table.aRole('co-chair'),
    penholder: await table.aRole('penholder'),
    secretariat: await table.aRole('secretariat'),
    observer: await table.aRole('observer'),
    interpreter: await table.aRole('interpreter'),
  };
  await anArea(table);
  const { head, chair } = people;
  const drafts: Record<string, Draft> = {};
  for (const name of [
    'draft',
    'submitted',
    'under-review',
    'information-requested',
    'discussed',
    'cleared',
    'not-included',
    'withdrawn',
    'withdrawn-draft',
    'withdrawn-shown',
    'updated',
  ])
    drafts[name] = await aDraft(table, head, [egypt, kenya], { title: `Practice ${name}` });
  const to: Record<string, Parameters<typeof review>[3][]> = {
    submitted: [],
    'under-review': ['start-review'],
    'information-requested': ['request-information'],
    discussed: ['start-review', 'discuss'],
    cleared: ['start-review', 'discuss', 'clear'],
    'not-included': ['start-review', 'discuss', 'not-include'],
    withdrawn: [],
    'withdrawn-shown': ['start-review', 'discuss'],
    updated: ['start-review', 'discuss', 'clear'],
  };
  for (const [name, steps] of Object.entries(to)) {
    await submit(table, head, drafts[name]!);
    await review(table, chair, drafts[name]!.id, ...steps);
  }
  for (const name of ['withdrawn', 'withdrawn-draft', 'withdrawn-shown'])
    await head.call(practices.withdrawPractice, {
      params: { roundTable: table.code, practice: drafts[name]!.id },
      body: { reason: 'No longer.' },
    });
  await submit(table, head, await save(table, head, drafts['updated']!, { title: 'Practice updated, second version' }));
  const onBehalf = await aDraft(table, people.secretariat, [egypt], { title: 'Practice on behalf' });
  return { table, egypt, kenya, malta, people, drafts: { ...drafts, 'on-behalf': onBehalf } as Record<string, Draft> };
}

describe('[PR24] [PR8] [PR9] [PR23] every reader, for every status', () => {
  let room: Awaited<ReturnType<typeof aRoomful>>;
  beforeAll(async () => {
    room = await aRoomful();
  }, 120_000);
  const everyStatus = { status: [...practices.PRACTICE_STATUSES] };
  const shown = ['discussed', 'cleared', 'not-included', 'withdrawn-shown', 'updated'];
  const submitted = [
    'submitted',
    'under-review',
    'information-requested',
    'discussed',
    'cleared',
    'not-included',
    'withdrawn',
    'withdrawn-shown',
    'updated',
  ];

  it.each([
    ['head', ['draft', ...submitted, 'withdrawn-draft', 'on-behalf']],
    ['adviser', ['draft', ...submitted, 'withdrawn-draft']],
    ['stranger', shown],
    ['observer', shown],
    ['interpreter', shown],
    ['chair', submitted],
    ['penholder', submitted],
    ['secretariat', [...submitted, 'on-behalf']],
  ] as const)(
    'shows the %s the same practices, in the same version, in lists, counts and singly',
    async (reader, expected) => {
      const { table, people, drafts } = room;
      const person = people[reader];
      const items = await listed(table, person, everyStatus);
      const singly: string[] = [];
      for (const [name, draft] of Object.entries(drafts)) {
        const params = { roundTable: table.code, practice: String(draft.number) };
        const item = items.find(({ id }) => id === draft.id);
        if (!item) {
          const refusals = [
            await person.refused(practices.getPractice, { params }),
            await person.refused(practices.listPracticeSteps, { params }),
            await person.refused(practices.listPracticeVersions, { params }),
          ];
          expect(
            refusals.map(({ status }) => status),
            name,
          ).toEqual([404, 404, 404]);
          continue;
        }
        singly.push(name);
        const reading = await person.call(practices.getPractice, { params });
        expect([item.version, item.status, item.title], name).toEqual([reading.version, reading.status, reading.title]);
      }
      expect(singly.toSorted()).toEqual([...expected].toSorted());
      expect(items).toHaveLength(expected.length);
      const counts = await counted(table, person, everyStatus);
      expect(counts.total).toBe(items.length);
      expect(counts.statuses.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
      const { areas } = await person.call(practices.listAreas, { params: { roundTable: table.code } });
      expect(areas.map(({ practices: count }) => count)).toEqual([
        items.filter(({ status }) => status !== 'withdrawn').length,
      ]);
    },
  );

  it('shows of an updated practice the version that each may know', async () => {
    const updatedFor = async (person: TestPerson) =>
      (await listed(room.table, person, { search: 'practice updated' })).map(({ title, status, version }) => [
        title,
        status,
        version,
      ]);
    expect(await updatedFor(room.people.stranger)).toEqual([['Practice updated', 'cleared', 1]]);
    expect(await updatedFor(room.people.chair)).toEqual([['Practice updated, second version', 'submitted', 2]]);
  });
});

describe('the list', () => {
  async function aShelf() {
    const table = await server.aRoundTable();
    const [egypt, france] = [await table.aDelegation('Égypte'), await table.aDelegation('France')] as [
      DelegationId,
      DelegationId,
    ];
    const [head, other, chair] = [
      await table.aDelegate(egypt),
      await table.aDelegate(france),
      await table.aRole('co-chair'),
    ];
    const area = await anArea(table);
    const second = await chair.call(practices.createArea, {
      params: { roundTable: table.code },
      body: { names: { en: 'Decent work' } },
    });
    const make = async (person: TestPerson, submitters: DelegationId[], fields: Partial<practices.PracticeFields>) => {
      const draft = await aDraft(table, person, submitters, fields);
      await submit(table, person, draft);
      await review(table, chair, draft.id, 'start-review', 'discuss');
      return draft;
    };
    await make(head, [egypt], {
      title: 'Régularisation des travailleurs',
      countries: ['EG', 'SD'],
      startDate: '2018-05',
    });
    await make(head, [egypt], {
      title: 'إدماج اللاجئين',
      partners: 'منظمة الصحة',
      countries: ['EG'],
      startDate: '2021',
    });
    await make(other, [france], {
      title: '移民健康中心',
      summary: '免费为所有移民提供医疗服务。',
      areaId: second.id,
      countries: ['CN'],
      startDate: '2021',
      livingStatus: 'pilot',
    });
    await make(other, [france], {
      title: '100% coverage_plan',
      areaId: second.id,
      countries: ['002'],
      startDate: '2019',
    });
    return { table, head, other, chair, egypt, france, area, second: second.id };
  }

  it('is searched by any part of any word, in any script and without accents', async () => {
    const { table, chair } = await aShelf();
    const find = async (search: string) => (await listed(table, chair, { search })).map(({ title }) => title);
    expect(await find('regularisation')).toEqual(['Régularisation des travailleurs']);
    expect(await find('TRAVAIL regular')).toEqual(['Régularisation des travailleurs']);
    expect(await find('ادماج')).toEqual(['إدماج اللاجئين']);
    expect(await find('الصحه')).toEqual(['إدماج اللاجئين']);
    expect(await find('健康')).toEqual(['移民健康中心']);
    expect(await find('医疗')).toEqual(['移民健康中心']);
    expect(await find('100%')).toEqual(['100% coverage_plan']);
    expect(await find('%')).toEqual(['100% coverage_plan']);
    expect(await find('e_p')).toEqual(['100% coverage_plan']);
    expect(await find('soudan')).toEqual(['Régularisation des travailleurs']);
    expect(await find('egypte')).toEqual(['Régularisation des travailleurs', 'إدماج اللاجئين']);
    expect(await find('nothing like it')).toEqual([]);
  });

  it('[PR60] is narrowed by principles and groups, and counts them', async () => {
    const { table, head, egypt } = await aShelf();
    const made = (fields: Partial<practices.PracticeFields>) => aDraft(table, head, [egypt], fields);
    await made({ title: 'Both', guidingPrinciples: ['human-rights'], beneficiaryGroups: ['children', 'youth'] });
    await made({ title: 'Youth', guidingPrinciples: ['human-rights'], beneficiaryGroups: ['youth'] });
    const titles = async (query: object) => (await listed(table, head, query)).map(({ title }) => title);
    expect(await titles({ group: ['children'] })).toEqual(['Both']);
    expect(await titles({ group: ['children', 'youth'] })).toEqual(['Both', 'Youth']);
    expect(await titles({ principle: ['rule-of-law'] })).toEqual([]);
    expect(await titles({ principle: ['none'], group: ['youth'] })).toEqual([]);
    const { total } = await counted(table, head, { principle: ['none'] });
    expect(total).toBe((await titles({})).length - 2);
    const counts = await counted(table, head, { group: ['children'] });
    expect(counts.principles).toEqual([{ principle: 'human-rights', count: 1 }]);
    expect(counts.groups).toEqual([
      { group: 'children', count: 1 },
      { group: 'youth', count: 2 },
    ]);
  });

  it('[PR64] is narrowed by targets and whole goals, in drafts and versions, and counts a goal once', async () => {
    const { table, head, chair, egypt } = await aShelf();
    const made = (title: string, ...sdgTargets: string[]) => aDraft(table, head, [egypt], { title, sdgTargets });
    const health = await made('Health', '3.8', '3.1', '10.7');
    await made('Movement', '10.7');
    const titles = async (query: object, by = head) => (await listed(table, by, query)).map(({ title }) => title);
    expect(await titles({ target: ['10.7'] })).toEqual(['Health', 'Movement']);
    expect(await titles({ goal: [3] })).toEqual(['Health']);
    expect(await titles({ goal: [3, 10] })).toEqual(['Health', 'Movement']);
    expect(await titles({ goal: [3], target: ['10.c'] })).toEqual([]);
    expect(await titles({ goal: ['none'] })).toHaveLength((await titles({})).length - 2);
    const { goals, targets, total } = await counted(table, head, { goal: [3] });
    expect(total).toBe(1);
    expect(goals).toEqual([
      { goal: 3, count: 1 },
      { goal: 10, count: 2 },
    ]);
    expect(targets.map(({ target, count }) => [target, count])).toEqual([
      ['3.1', 1],
      ['3.8', 1],
      ['10.7', 1],
    ]);
    await submit(table, head, health);
    expect(await titles({ goal: [3] }, chair)).toEqual(['Health']);
    expect(
      (await head.refused(practices.listPractices, { params: { roundTable: table.code }, query: { target: '3.99' } }))
        .status,
    ).toBe(422);
  });

  it('is narrowed by each filter, and counts what each further value would leave', async () => {
    const { table, chair, egypt, france, area, second } = await aShelf();
    const numbers = async (query: object) => (await listed(table, chair, query)).map(({ number }) => number);
    expect(await numbers({ area: [second] })).toEqual([3, 4]);
    expect(await numbers({ area: [area, second] })).toEqual([1, 2, 3, 4]);
    expect(await numbers({ country: ['EG'] })).toEqual([1, 2]);
    expect(await numbers({ country: ['SD', 'CN'] })).toEqual([1, 3]);
    expect(await numbers({ submitter: [france] })).toEqual([3, 4]);
    expect(await numbers({ living: ['pilot'] })).toEqual([3]);
    expect(await numbers({ year: [2021] })).toEqual([2, 3]);
    expect(await numbers({ year: [2021], submitter: [egypt] })).toEqual([2]);
    expect(await numbers({ status: ['submitted'] })).toEqual([]);
    const counts = await counted(table, chair, { year: 2021 });
    expect(counts.total).toBe(2);
    expect(counts.years).toEqual([
      { year: 2021, count: 2 },
      { year: 2019, count: 1 },
      { year: 2018, count: 1 },
    ]);
    expect(counts.countries).toEqual([
      { code: 'CN', name: 'China', count: 1 },
      { code: 'EG', name: 'Egypt', count: 1 },
    ]);
    expect(counts.submitters.map(({ names, count }) => [names.en, count])).toEqual([
      ['Égypte', 1],
      ['France', 1],
    ]);
    expect(counts.areas.map(({ area: one, count }) => [one?.names.en, count])).toEqual([
      ['Access to healthcare', 1],
      ['Decent work', 1],
    ]);
    expect(counts.livingStatuses).toEqual(
      [
        { livingStatus: 'pilot', count: 1 },
        { livingStatus: 'in-force', count: 1 },
      ].toSorted(
        (a, b) =>
          practices.LIVING_STATUSES.indexOf(a.livingStatus as never) -
          practices.LIVING_STATUSES.indexOf(b.livingStatus as never),
      ),
    );
    const arabic = await counted(table, chair, { language: 'ar', country: 'EG' });
    expect(arabic.countries.map(({ name }) => name)).toContain('مصر');
  });

  it.each(['number', 'updated', 'title'] as const)('is paged by %s without losing or doubling any', async (sort) => {
    const { table, chair } = await aShelf();
    const whole = (await listed(table, chair, { sort })).map(({ number }) => number);
    const paged: number[] = [];
    let after: string | undefined;
    do {
      const page = await chair.call(practices.listPractices, {
        params: { roundTable: table.code },
        query: { limit: 1, sort, after },
      });
      expect(page.total).toBe(4);
      paged.push(...page.items.map(({ number }) => number));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(whole);
    expect([...paged].sort()).toEqual([1, 2, 3, 4]);
  });

  it('sorts newest first, and titles by their letters', async () => {
    const { table, chair, head } = await aShelf();
    expect((await listed(table, chair, { sort: 'updated' })).map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect((await listed(table, chair, { sort: 'title' })).map(({ title }) => title)).toEqual([
      '100% coverage_plan',
      'Régularisation des travailleurs',
      'إدماج اللاجئين',
      '移民健康中心',
    ]);
    expect((await listed(table, head, { only: 'mine' })).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('refuses a cursor that is none', async () => {
    const { table, chair } = await aShelf();
    const refusal = await chair.refused(practices.listPractices, {
      params: { roundTable: table.code },
      query: { after: 'nonsense' },
    });
    expect(refusal).toMatchObject({ status: 422, code: 'request.cursor' });
  });

  it('finds what waits for the reader’s confirmation', async () => {
    const { table, head, other, chair, egypt, france } = await aShelf();
    const draft = await aDraft(table, head, [egypt, france]);
    expect(await listed(table, other, { only: 'to-confirm' })).toEqual([]);
    await submit(table, head, draft);
    expect((await listed(table, other, { only: 'to-confirm' })).map(({ id }) => id)).toEqual([draft.id]);
    expect(await listed(table, chair, { only: 'to-confirm' })).toEqual([]);
    await other.call(practices.confirmPractice, {
      params: { roundTable: table.code, practice: draft.id, delegation: france },
      body: { version: 1 },
    });
    expect(await listed(table, other, { only: 'to-confirm' })).toEqual([]);
  });
});

describe('[PR26] below the delegation’s rung', () => {
  it('no list, filter, count or search betrays who submits', async () => {
    const { table, people, egypt, drafts } = await aRoomful();
    const lower = (level: string) =>
      sql`update round_table set settings = ${JSON.stringify({ attribution: level })}::jsonb where id = ${table.id}`.execute(
        server.opened.db,
      );
    const shown = { submitter: [egypt] };
    expect((await listed(table, people.stranger, shown)).length).toBe(4);
    expect((await listed(table, people.stranger, { search: 'egypt' })).length).toBe(4);
    await lower('unattributed');
    expect(await listed(table, people.stranger, shown)).toEqual([]);
    // The country of implementation is not who submits: it stays.
    await sql`update practice_face set search = replace(search, 'egypt', '') where practice_id in (select id from practice where round_table_id = ${table.id})`.execute(
      server.opened.db,
    );
    expect(await listed(table, people.stranger, { search: 'egypt' })).toEqual([]);
    const counts = await counted(table, people.stranger);
    expect([counts.total, counts.submitters]).toEqual([4, []]);
    const reading = await people.stranger.call(practices.getPractice, {
      params: { roundTable: table.code, practice: drafts['cleared']!.id },
    });
    expect(reading.submitters.map(({ voice }) => [voice.level, voice.delegation])).toEqual([['unattributed', null]]);
    expect(reading.updatedAt).toMatch(/^\d{4}-\d\d-\d\d$/);
    const steps = await people.stranger.call(practices.listPracticeSteps, {
      params: { roundTable: table.code, practice: drafts['withdrawn-shown']!.id },
    });
    expect(JSON.stringify(steps)).not.toContain(egypt);
  });

  it('[RT5] no place in a list tells a moment', async () => {
    const { table, people } = await aRoomful();
    const params = { roundTable: table.code };
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await people.stranger.call(practices.listPractices, {
        params,
        query: { sort: 'updated', limit: '1', ...(after && { after }) },
      });
      ids.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
      if (after) expect(Buffer.from(after, 'base64url').toString('latin1')).not.toMatch(/\d{10}/);
    } while (after);
    expect(new Set(ids).size).toBe(4);
    expect(ids.length).toBe(4);
    expect(
      (
        await people.stranger.refused(practices.listPractices, {
          params,
          query: { sort: 'updated', after: 'WzEsIjEiXQ' },
        })
      ).code,
    ).toBe('request.cursor');
  });

  it('a delegation finds its own', async () => {
    const { table, people, egypt, kenya } = await aRoomful();
    for (const statement of [
      sql`update practice set attribution = 'unattributed' where round_table_id = ${table.id}`,
      sql`update practice_version set attribution = 'unattributed'
        where practice_id in (select id from practice where round_table_id = ${table.id})`,
    ])
      await statement.execute(server.opened.db);
    expect((await listed(table, people.head, { submitter: [egypt] })).length).toBeGreaterThan(0);
    expect(await listed(table, people.head, { submitter: [kenya] })).toEqual([]);
    expect((await counted(table, people.head)).submitters.map(({ id }) => id)).toEqual([egypt]);
    expect((await counted(table, people.chair)).submitters).toEqual([]);
  });
});

describe('thematic areas', () => {
  it('[PR25] are ordered, renamed, and deleted when empty', async () => {
    const table = await server.aRoundTable();
    const chair = await table.aRole('co-chair');
    const egypt = await table.aDelegation('Egypt');
    const head = await table.aDelegate(egypt);
    const params = { roundTable: table.code };
    const health = await anArea(table);
    const work = await chair.call(practices.createArea, { params, body: { names: { en: 'Work', ar: 'العمل' } } });
    const ordered = await chair.call(practices.orderAreas, { params, body: { ids: [work.id, health] } });
    expect(ordered.areas.map(({ names }) => names.en)).toEqual(['Work', 'Access to healthcare']);
    expect(await chair.refused(practices.orderAreas, { params, body: { ids: [work.id] } })).toMatchObject({
      code: 'area.order-incomplete',
    });
    const renamed = await chair.call(practices.renameArea, {
      params: { ...params, area: work.id },
      body: { revision: work.revision, names: { en: 'Decent work' } },
    });
    expect(renamed).toMatchObject({ names: { en: 'Decent work' }, revision: 2 });
    expect(
      await chair.refused(practices.renameArea, {
        params: { ...params, area: work.id },
        body: { revision: 1, names: { en: 'Jobs' } },
      }),
    ).toMatchObject({ code: 'area.changed-meanwhile' });
    await aDraft(table, head, [egypt], { areaId: health });
    expect(await chair.refused(practices.removeArea, { params: { ...params, area: health } })).toMatchObject({
      code: 'area.not-empty',
      params: { practices: 1 },
    });
    await chair.call(practices.removeArea, { params: { ...params, area: work.id } });
    expect((await head.call(practices.listAreas, { params })).areas.map(({ id }) => id)).toEqual([health]);
    expect(await head.refused(practices.createArea, { params, body: { names: { en: 'Mine' } } })).toMatchObject({
      status: 403,
    });
  });
});

it('tells places in the reader’s language', async () => {
  const table = await server.aRoundTable();
  const chair = await table.aRole('co-chair');
  const { states, regions } = await chair.call(practices.listPlaces, {
    params: { roundTable: table.code },
    query: { language: 'fr' },
  });
  expect(states).toHaveLength(practices.STATE_CODES.length);
  expect(states.find(({ code }) => code === 'CI')?.name).toBe('Côte d’Ivoire');
  expect(regions.find(({ code }) => code === '015')?.name).toBe('Afrique septentrionale');
});
