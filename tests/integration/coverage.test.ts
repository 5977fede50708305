import { sql } from '@penholder/db';
import {
  answerCall,
  draftCall,
  editCall,
  gapsIn,
  getCall,
  getCoverage,
  listCalls,
  removeCall,
  stepCall,
} from '@penholder/shared/coverage';
import type { DelegationId } from '@penholder/shared/kernel';
import { getAnnexGaps } from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { listWaiting } from '@penholder/shared/waiting';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, anArea, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
let room: Awaited<ReturnType<typeof aRoom>>;
beforeAll(async () => {
  server = await startServer();
  room = await aRoom();
}, 120_000);
afterAll(() => server.close());

/** Two practices that the table was shown, one that is under review, one that is a draft, one that was declined. */
async function aRoom() {
  const table = await server.aRoundTable();
  const [egypt, malta] = [
    (await table.aDelegation('Egypt')) as DelegationId,
    (await table.aDelegation('Malta')) as DelegationId,
  ];
  const people = {
    head: await table.aDelegate(egypt),
    stranger: await table.aDelegate(malta),
    chair: await table.aRole('co-chair'),
    penholder: await table.aRole('penholder'),
    observer: await table.aRole('observer'),
  };
  const { head, chair } = people;
  const area = await anArea(table);
  const filed = async (fields: object, ...steps: Parameters<typeof review>[3][]) => {
    const draft = await aDraft(table, head, [egypt], fields);
    await submit(table, head, draft);
    await review(table, chair, draft.id, ...steps);
    return draft;
  };
  const shown = ['start-review', 'discuss'] as const;
  await filed(
    {
      title: 'Cairo',
      countries: ['EG', 'KE'],
      gcmObjectives: [15, 7],
      journeyPhases: ['transit'],
      startDate: '2019-05',
    },
    ...shown,
  );
  await filed({ title: 'Africa', countries: ['002'], gcmObjectives: [15], startDate: '2023' }, ...shown);
  await filed({ title: 'In review', countries: ['FR'], gcmObjectives: [3] }, 'start-review');
  await filed({ title: 'Declined', countries: ['CO'] }, ...shown, 'not-include');
  await aDraft(table, head, [egypt], { title: 'Draft', countries: ['JP'] });
  return { table, egypt, malta, area, people };
}

const coverage = (table: TestRoundTable, by: TestPerson, query: object = {}) =>
  by.call(getCoverage, { params: { roundTable: table.code }, query: { language: 'en', ...query } as never });

it('[CV1] [PR35] [PR36] counts by region what each reader may know, without drafts and what was declined', async () => {
  const { table, area, people } = room;
  const seen = await coverage(table, people.stranger);
  expect(seen.cells).toEqual(
    expect.arrayContaining([
      { row: area, column: '015', count: 2, newest: '2023' },
      { row: area, column: '202', count: 2, newest: '2023' },
    ]),
  );
  expect(seen.cells).toHaveLength(2);
  expect(seen.total).toBe(2);
  expect(seen.rowHeads).toEqual([{ key: area, names: { en: 'Access to healthcare' }, count: 2, newest: '2023' }]);
  expect(seen.columnHeads.map(({ key }) => key)).toEqual([...practices.REGIONS]);
  expect(seen.places).toEqual([
    { code: '002', name: 'Africa', isState: false, count: 1, newest: '2023' },
    { code: 'EG', name: 'Egypt', isState: true, count: 1, newest: '2019-05' },
    { code: 'KE', name: 'Kenya', isState: true, count: 1, newest: '2019-05' },
  ]);
  expect(await coverage(table, people.observer)).toEqual(seen);
  for (const reader of [people.chair, people.head]) {
    const more = await coverage(table, reader);
    expect(more.total).toBe(3);
    expect(more.cells).toContainEqual({ row: area, column: '150', count: 1, newest: '2021' });
    expect(more.places.map(({ code }) => code)).not.toContain('JP');
  }
});

it('[CV3] has a row for what is filed nowhere, narrows, and refuses one dimension twice', async () => {
  const { table, people } = room;
  const byPhase = await coverage(table, people.stranger, { rows: 'objective', columns: 'phase' });
  expect(byPhase.cells).toHaveLength(3);
  expect(byPhase.cells).toEqual(
    expect.arrayContaining([
      { row: '7', column: 'transit', count: 1, newest: '2019-05' },
      { row: '15', column: 'transit', count: 1, newest: '2019-05' },
      { row: '15', column: 'none', count: 1, newest: '2023' },
    ]),
  );
  expect(byPhase.rowHeads.find(({ key }) => key === '15')).toMatchObject({ count: 2 });
  const narrowed = await coverage(table, people.stranger, { objective: 7 });
  expect(narrowed.total).toBe(1);
  await expect(coverage(table, people.stranger, { rows: 'region', columns: 'region' })).rejects.toMatchObject({
    refusal: { code: 'coverage.same-dimension' },
  });
});

it('[CV12] offers those who arrange the annexes the gaps that what is printed leaves', async () => {
  const { table, people } = room;
  const asked = (rows: string, columns: string) => ({
    params: { roundTable: table.code },
    query: { language: 'en', rows, columns } as never,
  });
  // Of all that the map counts nothing is cleared.
  const gap = 'Under “Access to healthcare”, no practice has been shared yet.';
  for (const columns of ['region', 'objective'])
    expect((await people.chair.call(getAnnexGaps, asked('area', columns))).paragraph).toContain(gap);
  expect((await coverage(table, people.chair)).paragraph).not.toContain(gap);
  expect((await people.chair.refused(getAnnexGaps, asked('area', 'area'))).code).toBe('coverage.same-dimension');
  expect((await people.observer.refused(getAnnexGaps, asked('area', 'region'))).status).toBe(403);
});

it('[PR24] lists under the filters of a cell as many practices as the cell counts', async () => {
  const { table, area, people } = room;
  for (const reader of [people.stranger, people.chair, people.head])
    for (const [rows, columns] of [
      ['area', 'region'],
      ['objective', 'phase'],
    ]) {
      const { cells, columnHeads } = await coverage(table, reader, { rows, columns });
      for (const { row, column, count } of cells) {
        const query = { only: 'covering', [rows!]: row, [columns!]: column };
        const list = await reader.call(practices.listPractices, {
          params: { roundTable: table.code },
          query: query as never,
        });
        expect(list.total, `${row} ${column}`).toBe(count);
      }
      expect(columnHeads.length).toBeGreaterThan(3);
    }
  const nowhere = await people.chair.call(practices.listPractices, {
    params: { roundTable: table.code },
    query: { area, region: 'none', only: 'covering' } as never,
  });
  expect(nowhere.total).toBe(0);
});

it('[CV2] [CV4] says the gaps in the language asked for', async () => {
  const { table, area, people } = room;
  const seen = await coverage(table, people.stranger, { language: 'fr' });
  expect(gapsIn(seen)).toEqual([
    { row: area, columns: practices.REGIONS.filter((one) => one !== '015' && one !== '202'), isWhole: false },
  ]);
  expect(seen.sentences).toHaveLength(1);
  expect(seen.paragraph).toContain('Amérique septentrionale');
});

it('[PR7] finds a submitted practice by its objectives as they were submitted, whatever the working copy says', async () => {
  const { table, egypt, people } = room;
  const draft = await aDraft(table, people.head, [egypt], { countries: ['CA'], gcmObjectives: [21] });
  await submit(table, people.head, draft);
  const { revision } = await people.head.call(practices.getDraft, {
    params: { roundTable: table.code, practice: draft.id },
  });
  await save(table, people.head, { id: draft.id, revision }, { gcmObjectives: [22] });
  const keys = async (by: TestPerson) =>
    (await coverage(table, by, { rows: 'objective', columns: 'region', region: '021' })).cells.map(({ row }) => row);
  expect(await keys(people.chair)).toEqual(['21']);
  expect(await keys(people.stranger)).toEqual([]);
});

describe('a call for practices', () => {
  const DAY = 86_400_000;
  const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const params = () => ({ roundTable: room.table.code });
  const terms = (over: object = {}) =>
    ({
      title: { en: 'Practices from Oceania and on return', fr: 'Pratiques d’Océanie' },
      text: { en: 'Please share what you do.' },
      cells: [
        { area: room.area, objective: 21, region: '015', phase: 'return' },
        { area: room.area, objective: 21, region: '009' },
      ],
      delegations: null,
      closesAt: inDays(10),
      remindDays: [7],
      ...over,
    }) as never;
  const step = (by: TestPerson, call: number, what: 'open' | 'close' | 'reopen') =>
    seen(by, call).then(({ revision }) =>
      by.call(stepCall, { params: { ...params(), call, step: what }, body: { revision } }),
    );
  const seen = (by: TestPerson, call: number) => by.call(getCall, { params: { ...params(), call } });
  const mails = async (kind: string) => {
    const { rows } = await sql<{ recipient: string; subject: string; body: string }>`
      select recipient, subject, body from mail where kind = ${kind} order by recipient`.execute(server.app.deps.db);
    return rows;
  };

  it('[CV6] [CV7] [CV8] is drafted by the penholder, opened by a co-chair, and known to the table from then on', async () => {
    const { people } = room;
    const draft = await people.penholder.call(draftCall, { params: params(), body: terms({ closesAt: null }) });
    expect(draft).toMatchObject({ number: 1, status: 'draft', called: 2, answers: 0, may: { edit: true, steps: [] } });
    await expect(seen(people.head, 1)).rejects.toMatchObject({ refusal: { code: 'practice-call.not-found' } });
    expect((await people.head.call(listCalls, { params: params() })).total).toBe(0);
    await expect(people.head.call(draftCall, { params: params(), body: terms() })).rejects.toMatchObject({
      refusal: { status: 403 },
    });
    await expect(step(people.penholder, 1, 'open')).rejects.toMatchObject({ refusal: { status: 403 } });
    await expect(step(people.chair, 1, 'open')).rejects.toMatchObject({
      refusal: { code: 'practice-call.incomplete', fields: { closesAt: expect.any(String) } },
    });
    await people.penholder.call(editCall, {
      params: { ...params(), call: 1 },
      body: { revision: draft.revision, closesAt: inDays(10) } as never,
    });
    await expect(
      people.chair.call(editCall, {
        params: { ...params(), call: 1 },
        body: { revision: 1, remindDays: [1] } as never,
      }),
    ).rejects.toMatchObject({ refusal: { code: 'practice-call.changed-meanwhile' } });

    const open = await step(people.chair, 1, 'open');
    expect(open).toMatchObject({ status: 'open', may: { edit: false, move: true, steps: ['close'] } });
    expect((await mails('practice-call-opened')).length).toBe(2);
    expect((await mails('practice-call-opened'))[0]).toMatchObject({ subject: expect.stringContaining('Oceania') });
    expect(await seen(people.head, 1)).toMatchObject({
      status: 'open',
      cells: [{ areaNames: { en: 'Access to healthcare' } }, { regionNames: { fr: 'Océanie' } }],
      may: { edit: false, move: false, steps: [], answer: [room.egypt] },
    });
    await expect(
      people.chair.call(editCall, {
        params: { ...params(), call: 1 },
        body: { revision: open.revision, text: { en: 'Otherwise.' } } as never,
      }),
    ).rejects.toMatchObject({ refusal: { code: 'practice-call.not-a-draft' } });
    const other = await people.penholder.call(draftCall, { params: params(), body: terms() });
    await people.penholder.call(removeCall, { params: { ...params(), call: other.number } });
    expect((await people.chair.call(listCalls, { params: params() })).items.map(({ number }) => number)).toEqual([1]);
  });

  it('[CV9] [CV10] [CV13] is answered by a practice that is filed already, in time after the table’s call, and counted once it may be known', async () => {
    const { table, people, egypt, area } = room;
    const waits = async (by: TestPerson) =>
      (await by.call(listWaiting, { params: params() })).items.filter(({ kind }) => kind.startsWith('practice-call'));
    expect(await waits(people.head)).toMatchObject([
      { kind: 'practice-call.to-answer', subject: { number: 1 }, delegationId: egypt },
    ]);
    const begun = await people.head.call(answerCall, { params: { ...params(), call: 1 }, body: { cell: 0 } });
    expect(await waits(people.head)).toEqual([]);
    const draft = await people.head.call(practices.getDraft, { params: { ...params(), practice: begun.id } });
    expect(draft.fields).toMatchObject({
      areaId: area,
      gcmObjectives: [21],
      journeyPhases: ['return'],
      submitters: [egypt],
    });
    expect(draft.call.answers).toMatchObject({ number: 1 });
    await expect(
      people.observer.call(answerCall, { params: { ...params(), call: 1 }, body: {} }),
    ).rejects.toMatchObject({ refusal: { status: 403 } });

    // Nobody is told by a number that a draft was begun.
    const answersTo = async (...readers: TestPerson[]) => {
      const counts: number[] = [];
      for (const reader of readers) {
        const { answers } = await seen(reader, 1);
        const query = { call: 1, only: 'covering' as const };
        // The list behind the number has as many.
        expect((await reader.call(practices.listPractices, { params: params(), query })).total).toBe(answers);
        counts.push(answers);
      }
      return counts;
    };
    const { head, chair, stranger, observer } = people;
    expect(await answersTo(head, chair, stranger, observer)).toEqual([0, 0, 0, 0]);
    expect((await seen(head, 1)).own).toMatchObject([{ number: begun.number, status: 'draft' }]);
    expect((await seen(stranger, 1)).own).toEqual([]);

    const closing = (at: string | null) =>
      sql`update round_table set settings = settings || ${JSON.stringify({ practiceCallClosesAt: at })}::jsonb where id = ${table.id}`.execute(
        server.app.deps.db,
      );
    await closing('2020-01-01T00:00:00Z');
    const late = await aDraft(table, head, [egypt], { title: 'Late', countries: ['AU'] });
    await expect(submit(table, head, late)).rejects.toMatchObject({ refusal: { code: 'practice.call-closed' } });
    // As if it had been begun from the call: a body is written in the editor.
    await sql`insert into practice_call_answer (practice_id, call_id, delegation_id)
      select ${late.id}, id, ${egypt} from practice_call where number = 1`.execute(server.app.deps.db);
    await submit(table, head, late);
    await closing(null);
    expect(await answersTo(head, chair, stranger, observer)).toEqual([1, 1, 0, 0]);
    await review(table, chair, late.id, 'start-review', 'discuss');
    expect(await answersTo(stranger, observer)).toEqual([1, 1]);
    // [PR26] Where the call names a delegation and the table none, the number would tell who stands behind the practice.
    const { db } = server.app.deps;
    const naming = (delegations: DelegationId[] | null, attribution: string) =>
      sql`with named as (update practice_call set delegations = ${delegations}::uuid[] where number = 1)
        update round_table set settings = settings || ${JSON.stringify({ attribution })}::jsonb where id = ${table.id}`.execute(
        db,
      );
    await naming([egypt], 'unattributed');
    expect(await answersTo(head, chair, stranger, observer)).toEqual([1, 0, 0, 0]);
    await naming([egypt], 'delegation');
    expect(await answersTo(stranger)).toEqual([1]);
    await naming(null, 'delegation');
    await review(table, chair, late.id, 'not-include');
    expect(await answersTo(head, stranger)).toEqual([0, 0]);
  });

  it('[CV14] writes to those who have not answered when its deadline is moved, not when its reminders are', async () => {
    const { people } = room;
    const edit = async (change: object) =>
      people.chair.call(editCall, {
        params: { ...params(), call: 1 },
        body: { revision: (await seen(people.chair, 1)).revision, ...change } as never,
      });
    const { closesAt, remindDays } = await seen(people.chair, 1);
    await edit({ remindDays, closesAt });
    expect(await mails('practice-call-moved')).toEqual([]);
    const later = inDays(12);
    await edit({ closesAt: later });
    // Egypt has answered.
    expect(await mails('practice-call-moved')).toEqual([
      { ...(await mails('practice-call-moved'))[0], subject: expect.stringContaining('Oceania') },
    ]);
    expect((await seen(people.head, 1)).closesAt).toBe(later);
  });

  it('[CV11] [CV8] reminds those who have not answered once, and closes at its time', async () => {
    const { people } = room;
    await server.app.deps.clockwork.runOnce('practice-calls');
    expect(await mails('practice-call-reminder')).toEqual([]);
    await sql`update practice_call set closes_at = now() + interval '6 days' where number = 1`.execute(
      server.app.deps.db,
    );
    await server.app.deps.clockwork.runOnce('practice-calls');
    await server.app.deps.clockwork.runOnce('practice-calls');
    // Egypt has answered, though its answer was not included.
    expect((await mails('practice-call-reminder')).length).toBe(1);
    await sql`update practice_call set closes_at = now() where number = 1`.execute(server.app.deps.db);
    await server.app.deps.clockwork.runOnce('practice-calls');
    expect(await seen(people.stranger, 1)).toMatchObject({ status: 'closed', may: { answer: [] } });
    await expect(people.head.call(answerCall, { params: { ...params(), call: 1 }, body: {} })).rejects.toMatchObject({
      refusal: { code: 'practice-call.not-open' },
    });
    await expect(step(people.chair, 1, 'reopen')).rejects.toMatchObject({
      refusal: { code: 'practice-call.incomplete' },
    });
  });
});
