import * as instruments from '@penholder/shared/instruments';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { aDraft, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const blank = { number: null, year: null, issuer: null, symbol: null, address: null, aliases: [] };

async function aRegister() {
  const table = await server.aRoundTable();
  const [chair, secretariat] = [await table.aRole('co-chair'), await table.aRole('secretariat')];
  const egypt = await table.aDelegation('Egypt');
  const [head, stranger] = [await table.aDelegate(egypt), await table.aDelegate(await table.aDelegation('Malta'))];
  const params = { roundTable: table.code };
  const enter = (en: string, fields: Partial<instruments.InstrumentFields> = {}, by: TestPerson = secretariat) =>
    by.call(instruments.createInstrument, {
      params,
      body: { kind: 'treaty', ...blank, ...fields, citations: { en, ...fields.citations } },
    });
  const group = (annex: 'B' | 'C', en: string, ordering: instruments.GroupOrdering = 'chronological') =>
    secretariat.call(instruments.createInstrumentGroup, { params, body: { annex, titles: { en }, ordering } });
  return { table, chair, secretariat, head, stranger, egypt, params, enter, group };
}
const titles = (entries: readonly { citations: { en?: string | undefined } }[]) =>
  entries.map(({ citations }) => citations.en);

it('[IN20] keeps citations in canonical form, in each language', async () => {
  const { enter } = await aRegister();
  const entry = await enter('C 97 - Migration for Employment Convention (Revised), 1949 (No. 97)', {
    kind: 'ilo-convention',
    number: 'C097',
    year: 1949,
  });
  expect(entry.citations).toEqual({ en: 'C097 – Migration for Employment Convention (Revised), 1949 (No. 97)' });
  const report = await enter('A/HRC/50/31: Violations at borders, (2022)', {
    kind: 'report',
    citations: { fr: 'Les violations aux frontières (A/HRC/50/31)' } as never,
  });
  expect(report.citations).toMatchObject({
    en: 'A/HRC/50/31 – Violations at borders (2022)',
    fr: 'A/HRC/50/31 – Violations aux frontières',
  });
});

describe('[IN21] the register', () => {
  it('refuses an instrument that it has, and says where', async () => {
    const { enter, secretariat, params } = await aRegister();
    const entry = await enter('The Convention on the Rights of the Child (1989)');
    const refusal = await secretariat.refused(instruments.createInstrument, {
      params,
      body: { kind: 'treaty', ...blank, citations: { en: 'Convention on the rights of the child, 1989' } },
    });
    expect(refusal).toMatchObject({
      status: 409,
      code: 'instrument.already-there',
      params: { id: entry.id, citation: 'Convention on the Rights of the Child (1989)' },
    });
    const other = await enter('Convention on the Rights of Persons with Disabilities (2006)');
    const edit = { version: 1, fields: { citations: { en: 'Convention on the Rights of the Child (1989)' } } };
    expect(
      (
        await secretariat.refused(instruments.editInstrument, {
          params: { ...params, instrument: other.id },
          body: edit,
        })
      ).code,
    ).toBe('instrument.already-there');
  });

  it('[IN34] [IN35] refuses two years of one entry, and asks whether one like another but for its year is another', async () => {
    const { enter, secretariat, params } = await aRegister();
    const covenant = await enter('International Covenant on Civil and Political Rights (1966)', { year: 1966 });
    const next = {
      kind: 'treaty' as const,
      ...blank,
      citations: { en: 'International Covenant on Civil and Political Rights (1967)' },
    };
    const refusal = (body: object) =>
      secretariat.refused(instruments.createInstrument, { params, body: { ...next, ...body } });
    expect(await refusal({ year: 1966 })).toMatchObject({ status: 422, code: 'instrument.years-differ' });
    expect(await refusal({ year: 1967 })).toMatchObject({
      status: 409,
      code: 'instrument.like-but-for-year',
      params: { id: covenant.id },
    });
    const other = await enter(next.citations.en, { year: 1967, isAnother: true } as never);
    const edit = (version: number, body: object) => ({
      params: { ...params, instrument: other.id },
      body: { version, fields: body },
    });
    await secretariat.call(instruments.editInstrument, edit(1, { aliases: ['ICCPR'] }));
    expect((await secretariat.refused(instruments.editInstrument, edit(2, { year: 1968 }))).code).toBe(
      'instrument.years-differ',
    );
    const moved = { year: 1968, citations: { en: 'International Covenant on Civil and Political Rights (1968)' } };
    expect((await secretariat.refused(instruments.editInstrument, edit(2, moved))).code).toBe(
      'instrument.like-but-for-year',
    );
  });

  it('enters one when two persons enter it at once', async () => {
    const { enter, chair, secretariat, params } = await aRegister();
    const both = await Promise.allSettled([
      enter('Charter of the United Nations (1945)', {}, chair),
      enter('Charter of the United Nations (1945)', {}, secretariat),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await chair.call(instruments.listInstruments, { params })).total).toBe(1);
  });

  it('points out what may be the same', async () => {
    const { enter, head, params } = await aRegister();
    const compact = await enter('Global Compact for Migration (2018)', { kind: 'agreement', symbol: 'A/RES/73/195' });
    const resolution = await enter('General Assembly resolution 73/195', { kind: 'resolution' });
    const undated = await enter('Global Compact for Migration', { kind: 'agreement' });
    const { mayBeSame } = await head.call(instruments.getInstrument, { params: { ...params, instrument: compact.id } });
    expect(mayBeSame.map(({ id }) => id).sort()).toEqual([resolution.id, undated.id].sort());
  });
});

describe('[IN22] [IN23] groups', () => {
  it('order their entries by their rule, or as given', async () => {
    const { enter, group, head, secretariat, params } = await aRegister();
    const ilo = await group('B', 'ILO standards', 'by-number');
    const enterIlo = (number: string, year: number) =>
      enter(`${number} – Convention about ${number}, ${year}`, { kind: 'ilo-convention', number, year });
    const [c190, c029, p029] = [
      await enterIlo('C190', 2019),
      await enterIlo('C029', 1930),
      await enter('P029 – Protocol of 2014 to the Forced Labour Convention, 1930', {
        kind: 'ilo-protocol',
        number: 'P029',
        year: 2014,
      }),
    ];
    const put = (instrument: string) =>
      secretariat.call(instruments.addToGroup, { params: { ...params, group: ilo.id, instrument } });
    for (const { id } of [c190, p029, c029]) await put(id);
    const read = async () =>
      (await head.call(instruments.getInstrumentGroup, { params: { ...params, group: ilo.id } })).entries.map(
        ({ number }) => number,
      );
    expect(await read()).toEqual(['C029', 'P029', 'C190']);
    const ids = [c190.id, c029.id, p029.id];
    expect(
      await secretariat.refused(instruments.orderGroup, { params: { ...params, group: ilo.id }, body: { ids } }),
    ).toMatchObject({ code: 'instrument-group.ordered-by-rule' });
    const edited = await secretariat.call(instruments.editInstrumentGroup, {
      params: { ...params, group: ilo.id },
      body: { revision: 1, ordering: 'given' },
    });
    expect(edited).toMatchObject({ ordering: 'given', revision: 2, entries: 3 });
    await secretariat.call(instruments.orderGroup, { params: { ...params, group: ilo.id }, body: { ids } });
    expect(await read()).toEqual(['C190', 'C029', 'P029']);
    expect(
      await secretariat.refused(instruments.orderGroup, {
        params: { ...params, group: ilo.id },
        body: { ids: ids.slice(1) },
      }),
    ).toMatchObject({ code: 'instrument-group.order-incomplete' });
    await secretariat.call(instruments.editInstrumentGroup, {
      params: { ...params, group: ilo.id },
      body: { revision: 2, ordering: 'chronological' },
    });
    expect(await read()).toEqual(['C029', 'P029', 'C190']);
  });

  it('share an instrument, and it says so', async () => {
    const { enter, group, secretariat, params } = await aRegister();
    const [first, second] = [await group('B', 'Refugees'), await group('C', 'Guidelines')];
    const entry = await enter('General Principles for Fair Recruitment (2019)', { kind: 'guidance' });
    for (const { id } of [first, second, second])
      await secretariat.call(instruments.addToGroup, { params: { ...params, group: id, instrument: entry.id } });
    const shared = await secretariat.call(instruments.getInstrument, { params: { ...params, instrument: entry.id } });
    expect(shared.groups.map(({ annex, titles: names }) => [annex, names.en])).toEqual([
      ['B', 'Refugees'],
      ['C', 'Guidelines'],
    ]);
    await secretariat.call(instruments.takeFromGroup, { params: { ...params, group: first.id, instrument: entry.id } });
    expect(
      (await secretariat.call(instruments.getInstrument, { params: { ...params, instrument: entry.id } })).groups,
    ).toHaveLength(1);
  });

  it('stand in order in their annex, and leave their instruments in the register', async () => {
    const { enter, group, secretariat, params, stranger } = await aRegister();
    const [first, second, third] = [await group('B', 'One'), await group('B', 'Two'), await group('C', 'Three')];
    const entry = await enter('Charter of the United Nations (1945)');
    await secretariat.call(instruments.addToGroup, { params: { ...params, group: first.id, instrument: entry.id } });
    const { groups } = await secretariat.call(instruments.orderInstrumentGroups, {
      params,
      body: { annex: 'B', ids: [second.id, first.id] },
    });
    expect(groups.map(({ titles: names }) => names.en)).toEqual(['Two', 'One', 'Three']);
    expect(
      (
        await secretariat.call(instruments.editInstrumentGroup, {
          params: { ...params, group: third.id },
          body: { revision: 1, annex: 'B' },
        })
      ).position,
    ).toBe(3);
    await secretariat.call(instruments.removeInstrumentGroup, { params: { ...params, group: first.id } });
    expect(
      (await secretariat.call(instruments.listInstruments, { params, query: { annex: 'none' } })).items.map(
        ({ id }) => id,
      ),
    ).toEqual([entry.id]);
    expect(
      await stranger.refused(instruments.createInstrumentGroup, {
        params,
        body: { annex: 'B', titles: { en: 'Mine' } },
      }),
    ).toMatchObject({ status: 403 });
  });
});

describe('[IN24] merging', () => {
  it('moves practices, groups, citations and names, and leads old ids to the kept entry', async () => {
    const { table, enter, group, head, chair, secretariat, egypt, params } = await aRegister();
    const kept = await enter('Convention on the Rights of the Child (1989)');
    const old = await enter('Children’s Convention (1989)', {
      symbol: 'A/RES/44/25',
      aliases: ['CRC'],
      citations: { fr: 'Convention des enfants (1989)' } as never,
    });
    const { id: groupId } = await group('B', 'Treaties');
    await secretariat.call(instruments.addToGroup, { params: { ...params, group: groupId, instrument: old.id } });
    const draft = await aDraft(table, head, [egypt], { instruments: [old.id] });
    await submit(table, head, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss');

    const merged = await secretariat.call(instruments.mergeInstrument, {
      params: { ...params, instrument: old.id },
      body: { into: kept.id },
    });
    expect(merged).toMatchObject({
      id: kept.id,
      version: 2,
      practices: 1,
      symbol: 'A/RES/44/25',
      citations: { en: 'Convention on the Rights of the Child (1989)', fr: 'Convention des enfants (1989)' },
      aliases: ['Children’s Convention (1989)', 'Convention des enfants (1989)', 'CRC'],
    });
    expect(merged.groups.map(({ id }) => id)).toEqual([groupId]);
    expect((await head.call(instruments.getInstrument, { params: { ...params, instrument: old.id } })).id).toBe(
      kept.id,
    );
    const reading = await head.call(practices.getPractice, { params: { ...params, practice: draft.id } });
    expect(reading.instruments).toEqual([
      { id: kept.id, citations: expect.objectContaining({ en: 'Children’s Convention (1989)' }) },
    ]);
    expect(reading.hasUnsubmittedChanges).toBe(false);
    expect(
      await head.refused(practices.submitPractice, {
        params: { ...params, practice: draft.id },
        body: { revision: draft.revision },
      }),
    ).toMatchObject({ code: 'practice.nothing-changed' });
    await submit(table, head, await save(table, head, draft, { gcmObjectives: [7] }));
    const { items } = await head.call(practices.listPracticeVersions, { params: { ...params, practice: draft.id } });
    expect(items.map(({ wording, changed }) => [wording, changed])).toEqual([
      [1, ['gcmObjectives']],
      [1, []],
    ]);
  });

  it('is refused into itself and into another round table', async () => {
    const { enter, secretariat, params } = await aRegister();
    const entry = await enter('Charter of the United Nations (1945)');
    const elsewhere = await (await aRegister()).enter('Charter of the United Nations (1945)');
    const into = (id: typeof entry.id) =>
      secretariat.refused(instruments.mergeInstrument, {
        params: { ...params, instrument: entry.id },
        body: { into: id },
      });
    expect(await into(entry.id)).toMatchObject({ code: 'instrument.into-itself' });
    expect(await into(elsewhere.id)).toMatchObject({ status: 404 });
  });
});

it('[IN25] moves the version on with each edit, and refuses one made on an earlier', async () => {
  const { enter, secretariat, params } = await aRegister();
  const entry = await enter('Charter of the United Nations (1945)');
  const at = { params: { ...params, instrument: entry.id } };
  const edited = await secretariat.call(instruments.editInstrument, {
    ...at,
    body: { version: 1, fields: { address: 'https://www.un.org/charter', aliases: ['UN Charter'] } },
  });
  expect(edited).toMatchObject({ version: 2, address: 'https://www.un.org/charter', citations: entry.citations });
  expect(
    await secretariat.refused(instruments.editInstrument, { ...at, body: { version: 1, fields: { year: 1945 } } }),
  ).toMatchObject({ status: 409, code: 'instrument.changed-meanwhile', params: { version: 2 } });
  expect(
    await secretariat.refused(instruments.editInstrument, {
      ...at,
      body: { version: 2, fields: { address: 'javascript:alert(1)' } },
    }),
  ).toMatchObject({ status: 422 });
});

it('[IN26] [IN27] tells of a practice that applies it only to those who may see it', async () => {
  const { table, enter, head, stranger, chair, secretariat, egypt, params } = await aRegister();
  const entry = await enter('Charter of the United Nations (1945)');
  const draft = await aDraft(table, head, [egypt], { instruments: [entry.id] });
  const at = { params: { ...params, instrument: entry.id } };
  const seenBy = async (person: TestPerson) => [
    (await person.call(instruments.getInstrument, at)).practices,
    (await person.call(practices.listPractices, { params, query: { instrument: entry.id } })).total,
  ];
  expect(await seenBy(head)).toEqual([1, 1]);
  expect(await seenBy(stranger)).toEqual([0, 0]);
  expect(await secretariat.refused(instruments.removeInstrument, at)).toMatchObject({
    status: 409,
    code: 'instrument.in-use',
  });
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  expect(await seenBy(stranger)).toEqual([1, 1]);
  const unused = await enter('Convention on the Reduction of Statelessness (1961)');
  await secretariat.call(instruments.removeInstrument, { params: { ...params, instrument: unused.id } });
  expect((await head.refused(instruments.getInstrument, { params: { ...params, instrument: unused.id } })).code).toBe(
    'instrument.not-found',
  );
});

it('lists, searches and pages the register', async () => {
  const { enter, group, head, secretariat, params } = await aRegister();
  await enter('Convention on the Rights of the Child (1989)', { year: 1989, aliases: ['CRC'] });
  await enter('C190 – Violence and Harassment Convention, 2019 (No. 190)', {
    kind: 'ilo-convention',
    number: 'C190',
    year: 2019,
    issuer: 'ILO',
  });
  await enter('Charter of the United Nations (1945)', {
    year: 1945,
    citations: { ar: 'ميثاق الأمم المتحدة (1945)' } as never,
  });
  const undated = await enter('Handbook on Migration', { kind: 'guidance' });
  const { id } = await group('C', 'Guidance');
  await secretariat.call(instruments.addToGroup, { params: { ...params, group: id, instrument: undated.id } });
  const find = async (query: object) =>
    titles((await head.call(instruments.listInstruments, { params, query: query as never })).items);
  expect(await find({})).toEqual([
    'C190 – Violence and Harassment Convention, 2019 (No. 190)',
    'Charter of the United Nations (1945)',
    'Convention on the Rights of the Child (1989)',
    'Handbook on Migration',
  ]);
  expect(await find({ sort: 'year' })).toEqual([
    'Charter of the United Nations (1945)',
    'Convention on the Rights of the Child (1989)',
    'C190 – Violence and Harassment Convention, 2019 (No. 190)',
    'Handbook on Migration',
  ]);
  expect(await find({ search: 'crc' })).toEqual(['Convention on the Rights of the Child (1989)']);
  expect(await find({ search: 'الامم' })).toEqual(['Charter of the United Nations (1945)']);
  expect(await find({ kind: ['ilo-convention', 'guidance'] })).toHaveLength(2);
  expect(await find({ annex: 'C' })).toEqual(['Handbook on Migration']);
  expect(await find({ annex: 'none' })).toHaveLength(3);
  expect(await find({ group: id })).toEqual(['Handbook on Migration']);
  for (const sort of instruments.INSTRUMENT_SORTS) {
    const whole = await find({ sort });
    const paged: (string | undefined)[] = [];
    let after: string | undefined;
    do {
      const page = await head.call(instruments.listInstruments, { params, query: { sort, limit: 1, after } });
      paged.push(...titles(page.items));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(whole);
  }
  expect(await head.refused(instruments.listInstruments, { params, query: { after: 'x' } })).toMatchObject({
    status: 422,
    code: 'request.cursor',
  });
});

it('leaves the register to co-chairs, penholder and secretariat', async () => {
  const { head, params } = await aRegister();
  expect(
    await head.refused(instruments.createInstrument, {
      params,
      body: { kind: 'treaty', ...blank, citations: { en: 'Charter' } },
    }),
  ).toMatchObject({ status: 403 });
});
