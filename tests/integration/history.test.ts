import { json, transaction } from '@penholder/db';
import { appendUpdates } from '@penholder/db/documents';
import { createAdmission, isRefusal } from '@penholder/server/collab/admission';
import { addFlattening } from '@penholder/server/collab/flatten-logs';
import type { DocumentKinds } from '@penholder/server/collab/document-kind';
import { Historian } from '@penholder/server/collab/history/historian';
import { restoreVersion } from '@penholder/server/collab/history/restore-version';
import { Texts } from '@penholder/server/collab/history/texts';
import type { Deps } from '@penholder/server/deps';
import { documentKinds } from '@penholder/server/document-kinds';
import type { SignedIn } from '@penholder/server/people/index';
import {
  compareDocumentVersions,
  getDocumentVersion,
  listDocumentVersions,
  restoreDocumentVersion,
  richTextToText,
} from '@penholder/shared/documents';
import { RICH_TEXT_FRAGMENT } from '@penholder/shared/documents/rich-text/schema';
import type { DelegationId } from '@penholder/shared/kernel';
import { submitResponse } from '@penholder/shared/responses';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aResponse, ourClient, type TestResponse, until, wordQuestion } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { addParagraph, aWriter, wordsOf } from '../_support/log-writing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: true });
}, 60_000);
afterAll(() => server.close(), 60_000);

interface Scene {
  table: TestRoundTable;
  joint: TestResponse;
  amina: TestPerson;
  bruno: TestPerson;
  carla: TestPerson;
  jordan: DelegationId;
  peru: DelegationId;
  params: { roundTable: string; document: TestResponse['documentId'] };
}

/** A joint response in which two people of one delegation and one of another have written. */
async function aScene(attribution: AttributionLevel = 'person', settings: object = {}): Promise<Scene> {
  const table = await server.aRoundTable({ settings: { attribution, ...settings } });
  const jordan = await table.aDelegation('Jordan');
  const peru = await table.aDelegation('Peru');
  const amina = await table.aDelegate(jordan, { name: 'Amina' });
  const bruno = await table.aDelegate(jordan, { name: 'Bruno' });
  const carla = await table.aDelegate(peru, { name: 'Carla' });
  const joint = await aResponse(server, table, { delegation: null, by: amina });
  // The level of a joint response is the table's to lower.
  await server.opened.db
    .updateTable('response')
    .set({ attribution: 'person' })
    .where('id', '=', joint.responseId)
    .execute();
  await wordQuestion(server, joint, amina);
  const by = (person: TestPerson, delegation: DelegationId) =>
    aWriter(server, joint.documentId, { person, delegation });
  const [a, b, c] = [by(amina, jordan), by(bruno, jordan), by(carla, peru)];
  await a.write(addParagraph('States note the rights of migrants.'));
  await c.write((text) => wordsOf(text).insert(11, ' again'));
  await a.write((text) => wordsOf(text).insert(0, 'All '));
  await b.write((text) => wordsOf(text).delete(4, 7));
  await a.write(addParagraph('Later words.'), 45);
  return {
    table,
    joint,
    amina,
    bruno,
    carla,
    jordan,
    peru,
    params: { roundTable: table.code, document: joint.documentId },
  };
}

const names = (voices: readonly ({ person: unknown; delegation: unknown } | null)[]) =>
  voices.map((voice) => {
    const { person, delegation } = (voice ?? {}) as {
      person?: { name: string };
      delegation?: { names: { en: string } };
    };
    return [person?.name, delegation?.names.en].filter(Boolean).join(' of ');
  });

describe('versions', () => {
  it('[DC18] has one at the end of each author’s session, whoever else writes meanwhile', async () => {
    const { params, carla } = await aScene();
    const { items, total, by, head } = await carla.call(listDocumentVersions, { params });
    expect(by).toBe('person');
    expect({ total, head }).toEqual({ total: 4, head: 5 });
    expect(items.map(({ sequence, before }) => [before, sequence])).toEqual([
      [4, 5],
      [3, 4],
      [0, 3],
      [1, 2],
    ]);
    expect(names(items.map(({ voice }) => voice))).toEqual([
      'Amina of Jordan',
      'Bruno of Jordan',
      'Amina of Jordan',
      'Carla of Peru',
    ]);
    expect(items.map(({ voice }) => voice!.mine)).toEqual([false, false, false, true]);
  });

  it('[DC18] comes in pages that join', async () => {
    const { params, carla } = await aScene();
    const first = await carla.call(listDocumentVersions, { params, query: { limit: 3 } });
    const second = await carla.call(listDocumentVersions, { params, query: { limit: 3, after: first.next! } });
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2]);
    expect({ next: second.next, total: second.total }).toEqual({ next: null, total: 4 });
  });

  it('[DC18] names the moment at which a version was frozen', async () => {
    const { params, joint, carla, table } = await aScene();
    const chair = await table.aRole('penholder');
    await chair.call(submitResponse, { params: { roundTable: table.code, response: joint.responseId } });
    const { moments } = await carla.call(listDocumentVersions, { params });
    expect(moments.map(({ name, version, sequence }) => ({ name, version, sequence }))).toEqual([
      { name: 'submitted', version: 1, sequence: 5 },
    ]);
  });

  it('[DC18] gives the text as it was', async () => {
    const { params, carla } = await aScene();
    const at = async (sequence: number) =>
      richTextToText((await carla.call(getDocumentVersion, { params: { ...params, sequence } })).content);
    expect(await at(0)).toBe('');
    expect(await at(2)).toBe('States note again the rights of migrants.');
    expect(await at(4)).toBe('All note again the rights of migrants.');
    expect((await carla.refused(getDocumentVersion, { params: { ...params, sequence: 6 } })).code).toBe(
      'document.no-such-version',
    );
  });

  it('[DC1] is shown to nobody whom the document is not', async () => {
    const { params, table } = await aScene();
    const other = await aScene();
    const strangers = [
      [other.amina, 'round-table.not-found'],
      [await table.aRole('observer'), 'document.not-permitted'],
    ] as const;
    for (const [person, code] of strangers) {
      expect((await person.refused(listDocumentVersions, { params })).code).toBe(code);
      expect((await person.refused(compareDocumentVersions, { params, query: { from: 0 } })).code).toBe(code);
      expect((await person.refused(getDocumentVersion, { params: { ...params, sequence: 1 } })).code).toBe(code);
      expect((await person.refused(restoreDocumentVersion, { params, body: { sequence: 1 } })).code).toBe(code);
    }
    // The document of another table, through one's own.
    const foreign = { roundTable: table.code, document: other.params.document };
    expect((await other.amina.refused(listDocumentVersions, { params: foreign })).code).toBe('round-table.not-found');
    const both = await aScene();
    const elsewhere = { roundTable: both.table.code, document: params.document };
    expect((await both.amina.refused(listDocumentVersions, { params: elsewhere })).code).toBe('document.not-found');
  });
});

describe('comparing', () => {
  const runsOf = ({ blocks }: { blocks: { runs: { change: string; text: string; by: number[] }[] }[] }) =>
    blocks.flatMap(({ runs }) => runs.filter(({ change }) => change !== 'same'));

  it('[DC20] says which words came and went, and by whom', async () => {
    const { params, carla } = await aScene();
    const compared = await carla.call(compareDocumentVersions, { params, query: { from: 1, to: 4 } });
    expect(
      runsOf(compared).map(({ change, text, by }) => [change, text, names(by.map((at) => compared.voices[at]!))]),
    ).toEqual([
      ['deleted', 'States', ['Bruno of Jordan']],
      ['inserted', 'All', ['Amina of Jordan']],
      ['inserted', 'again ', ['Carla of Peru']],
    ]);
    expect([compared.inserted, compared.deleted]).toEqual([2, 1]);
  });

  it('[DC19] names delegations where persons are not', async () => {
    const { params, carla, amina } = await aScene('delegation');
    const listed = await carla.call(listDocumentVersions, { params });
    expect(listed.by).toBe('delegation');
    expect(names(listed.items.map(({ voice }) => voice))).toEqual(['Jordan', 'Jordan', 'Peru']);
    const compared = await carla.call(compareDocumentVersions, { params, query: { from: 1, to: 4 } });
    expect(names(compared.voices).toSorted()).toEqual(['Jordan', 'Peru']);
    // Of whoever reads, too, the list tells no more than of their colleagues.
    expect(names((await amina.call(listDocumentVersions, { params })).items.map(({ voice }) => voice))).toEqual([
      'Jordan',
      'Jordan',
      'Peru',
    ]);
  });

  it.each(['category', 'unattributed', 'sealed'] as const)(
    '[DC19] names nobody at %s, and lets nobody be counted',
    async (level) => {
      const { params, amina } = await aScene(level);
      const listed = await amina.call(listDocumentVersions, { params });
      expect(listed.by).toBe('day');
      // Everything of a day is one; the words of 45 minutes later may be tomorrow's.
      expect(listed.items.length).toBeLessThanOrEqual(2);
      expect(listed.items.map(({ voice }) => voice)).toEqual(listed.items.map(() => null));
      expect(listed.items.every(({ endedAt }) => /^\d{4}-\d\d-\d\d$/.test(endedAt))).toBe(true);
      const compared = await amina.call(compareDocumentVersions, { params, query: { from: 0 } });
      expect(compared.voices).toEqual([]);
      expect(compared.blocks.flatMap(({ runs }) => runs.flatMap(({ by }) => by))).toEqual([]);
      const between = await amina.refused(compareDocumentVersions, { params, query: { from: 1, to: 3 } });
      expect(between.code).toBe('document.no-such-version');
      expect((await amina.refused(getDocumentVersion, { params: { ...params, sequence: 2 } })).code).toBe(
        'document.no-such-version',
      );
      expect(JSON.stringify([listed, compared])).not.toMatch(/Amina|Bruno|Carla|Jordan|Peru/);
    },
  );

  it('[DC19] tells no more than the level of the joint response', async () => {
    const { params, amina, joint } = await aScene();
    await server.opened.db
      .updateTable('response')
      .set({ attribution: 'unattributed' })
      .where('id', '=', joint.responseId)
      .execute();
    expect((await amina.call(listDocumentVersions, { params })).by).toBe('day');
  });

  it('[DC20] wants the older version first', async () => {
    const { params, amina } = await aScene();
    expect((await amina.refused(compareDocumentVersions, { params, query: { from: 3, to: 1 } })).code).toBe(
      'document.versions-out-of-order',
    );
  });
});

describe('restoring', () => {
  const textOf = (doc: Y.Doc) => doc.getXmlFragment(RICH_TEXT_FRAGMENT).toString();

  it(
    '[DC21] is seen at once by those who write, and keeps what they write meanwhile',
    { timeout: 40_000 },
    async () => {
      const { params, amina, carla, joint } = await aScene();
      const clients = [ourClient(server, joint.documentId, amina), ourClient(server, joint.documentId, carla)];
      const [mine, theirs] = clients as [(typeof clients)[0], (typeof clients)[0]];
      await Promise.all(clients.map((client) => client.synced()));
      theirs.provider.disconnect();
      const words = wordsOf(theirs.doc.getXmlFragment(RICH_TEXT_FRAGMENT));
      words.insert(words.length, ' And theirs!');
      const { sequence } = await amina.call(restoreDocumentVersion, { params, body: { sequence: 1 } });
      expect(sequence).toBe(6);
      const restored = 'States note the rights of migrants.';
      await until(() => textOf(mine.doc) === `<paragraph>${restored}</paragraph>`, 'the reader to see it');
      theirs.provider.connect();
      await until(() => clients.every(({ doc }) => textOf(doc).includes('theirs')), 'both to have the same');
      await theirs.saved();
      expect(textOf(mine.doc)).toBe(textOf(theirs.doc));
      expect(textOf(mine.doc).replace(' And theirs!', '')).toBe(`<paragraph>${restored}</paragraph>`);
      for (const client of clients) client.leave();
      const { items } = await amina.call(listDocumentVersions, { params });
      expect(names(items.map(({ voice }) => voice))).toContain('Amina of Jordan');
      // The log says who restored, as it says who wrote.
      const row = await server.opened.db
        .selectFrom('document_update')
        .select(['person_id', 'delegation_id'])
        .where('document_id', '=', joint.documentId)
        .where('sequence', '=', sequence)
        .executeTakeFirstOrThrow();
      expect(row.person_id).toBe(amina.id);
    },
  );

  it('[DC21] is recorded, and refused where there is nothing to do or no right to write', async () => {
    const { params, amina, joint, table } = await aScene();
    expect((await amina.refused(restoreDocumentVersion, { params, body: { sequence: 5 } })).code).toBe(
      'document.nothing-to-restore',
    );
    await amina.call(restoreDocumentVersion, { params, body: { sequence: 2 } });
    const acts = await server.opened.db
      .selectFrom('audit_event')
      .select(['act', 'person_id', 'subject_id', 'details'])
      .where('round_table_id', '=', table.id)
      .where('act', '=', 'document.restored')
      .execute();
    expect(acts).toMatchObject([
      { person_id: amina.id, subject_id: joint.responseId, details: { sequence: 2, made: 6 } },
    ]);
    await server.opened.db
      .updateTable('guiding_question')
      .set({ status: 'closed' })
      .where('id', '=', joint.questionId)
      .execute();
    const { may } = await amina.call(listDocumentVersions, { params });
    expect(may.restore).toBe(false);
    expect((await amina.refused(restoreDocumentVersion, { params, body: { sequence: 1 } })).code).toBe(
      'document.read-only',
    );
  });
});

describe('restoring while a right ends', () => {
  /** Something happens just when the thread of the history has answered. */
  class Overtaken extends Historian {
    readonly #happens: () => Promise<unknown>;
    constructor(happens: () => Promise<unknown>) {
      super();
      this.#happens = happens;
    }
    override async do(...asked: Parameters<Historian['do']>): Promise<never> {
      const answer = await super.do(...asked);
      await this.#happens();
      return answer as never;
    }
  }
  const db = () => server.opened.db;

  it.each([
    [
      'the question is closed',
      'document.read-only',
      ({ joint }: Scene) =>
        db().updateTable('guiding_question').set({ status: 'closed' }).where('id', '=', joint.questionId).execute(),
    ],
    [
      'the accreditation ends',
      'document.not-found',
      ({ amina }: Scene) => db().deleteFrom('accreditation').where('person_id', '=', amina.id).execute(),
    ],
  ] as const)('[DC21] writes nothing when meanwhile %s', async (_, code, happens) => {
    const scene = await aScene();
    const { amina, joint } = scene;
    const historian = new Overtaken(() => happens(scene));
    const kinds = documentKinds(db());
    const person = { ...amina, language: 'en', isAdministrator: false } as unknown as SignedIn;
    const admitted = await createAdmission({ db: db(), kinds })(person, joint.documentId);
    if (isRefusal(admitted)) throw new Error(admitted.code);
    const texts = new Texts(db(), kinds, new Historian());
    const text = { type: 'doc' as const, content: [] };
    const restoring = restoreVersion(
      { deps: server.app.deps, kindsIn: documentKinds, texts, historian },
      person,
      admitted,
      {
        sequence: 1,
        text,
      },
    );
    await expect(restoring).rejects.toMatchObject({ refusal: { code } });
    const { head } = await db()
      .selectFrom('document')
      .select('head')
      .where('id', '=', joint.documentId)
      .executeTakeFirstOrThrow();
    expect(head).toBe(5);
    await historian.stop();
  });
});

describe('retention', () => {
  const inFollowUp = (table: TestRoundTable, days: number) =>
    server.opened.db
      .updateTable('round_table')
      .set({ phase: 'follow-up', phase_since: new Date(Date.now() - days * 86_400_000) })
      .where('id', '=', table.id)
      .execute();
  const untouched = (id: string) =>
    server.opened.db
      .updateTable('document')
      .set({ updated_at: new Date(Date.now() - 2 * 86_400_000) })
      .where('id', '=', id as never)
      .execute();
  const stored = async (id: string) => {
    const { db } = server.opened;
    const of = { document_id: id as never };
    return {
      document: await db.selectFrom('document').selectAll().where('id', '=', of.document_id).executeTakeFirstOrThrow(),
      updates: await db.selectFrom('document_update').selectAll().where('document_id', '=', of.document_id).execute(),
      snapshots: await db
        .selectFrom('document_snapshot')
        .selectAll()
        .where('document_id', '=', of.document_id)
        .execute(),
      clients: await db.selectFrom('document_client').selectAll().where('document_id', '=', of.document_id).execute(),
    };
  };

  it('[DC22] leaves one state by one client, and no person, delegation or time', async () => {
    const { table, params, joint, carla, amina } = await aScene('unattributed');
    const penholder = await table.aRole('penholder');
    await penholder.call(submitResponse, { params: { roundTable: table.code, response: joint.responseId } });
    const writer = aWriter(server, joint.documentId, { person: carla, delegation: null });
    await writer.write(addParagraph('After it was submitted.'));
    const client = ourClient(server, joint.documentId, carla);
    await client.synced();
    const before = await stored(joint.documentId);
    await inFollowUp(table, 91);
    await untouched(joint.documentId);
    await server.app.deps.clockwork.runOnce('flatten-logs');
    expect(await client.closed()).toBe(4409);
    client.leave();

    const after = await stored(joint.documentId);
    expect(after.updates).toEqual([]);
    expect(after.clients).toMatchObject([{ client_id: 1, person_id: null }]);
    expect(after.snapshots).toHaveLength(1);
    expect(after.document.head).toBe(before.document.head);
    expect(after.document.epoch).not.toBe(before.document.epoch);
    const { structs, ds } = Y.decodeUpdate(after.snapshots[0]!.state);
    expect([...new Set(structs.map(({ id }) => id.client))]).toEqual([1]);
    expect([...ds.clients.keys()]).toEqual([]);
    // Words that were deleted are gone with the log.
    expect(Buffer.from(after.snapshots[0]!.state).includes('States')).toBe(false);

    const listed = await amina.call(listDocumentVersions, { params });
    expect(listed).toMatchObject({ items: [], flattened: 6, head: 6 });
    expect(listed.moments.map(({ sequence }) => sequence)).toEqual([5]);
    const frozen = await amina.call(getDocumentVersion, { params: { ...params, sequence: 5 } });
    expect(richTextToText(frozen.content)).toBe('All note again the rights of migrants.\n\nLater words.');
    const compared = await amina.call(compareDocumentVersions, { params, query: { from: 5 } });
    expect([compared.inserted, compared.deleted, compared.voices]).toEqual([4, 0, []]);
    expect((await amina.refused(getDocumentVersion, { params: { ...params, sequence: 3 } })).code).toBe(
      'document.no-such-version',
    );
    const acts = await server.opened.db
      .selectFrom('audit_event')
      .select(['person_id', 'details'])
      .where('round_table_id', '=', table.id)
      .where('act', '=', 'document.log-purged')
      .execute();
    expect(acts).toEqual([{ person_id: null, details: { updates: 6 } }]);
  });

  it('[DC22] takes nothing that was written on the earlier beginning', async () => {
    const { table, joint, carla } = await aScene('unattributed');
    const { document } = await stored(joint.documentId);
    await inFollowUp(table, 91);
    await untouched(joint.documentId);
    await server.app.deps.clockwork.runOnce('flatten-logs');
    const answer = await transaction(server.opened.db, (trx) =>
      appendUpdates(trx, [
        {
          documentId: joint.documentId,
          update: Uint8Array.of(0, 0),
          personId: carla.id,
          delegationId: null,
          epoch: document.epoch,
        },
      ]),
    );
    expect(answer.size).toBe(0);
    expect((await stored(joint.documentId)).updates).toEqual([]);
  });

  it.each([
    ['where authors are named', 'person', 91, {}],
    ['before its time', 'unattributed', 89, {}],
    ['before the time that the table set', 'unattributed', 91, { keepLogDays: 200 }],
  ] as const)('[DC22] keeps the log %s', async (_, level, days, settings) => {
    const { table, joint } = await aScene(level, settings);
    await inFollowUp(table, days);
    await untouched(joint.documentId);
    await server.app.deps.clockwork.runOnce('flatten-logs');
    expect((await stored(joint.documentId)).updates).toHaveLength(5);
  });

  it('[DC22] takes the others where one cannot be read at all', async () => {
    const scenes = [await aScene('unattributed'), await aScene('unattributed')];
    scenes.sort((a, b) => (a.joint.documentId < b.joint.documentId ? -1 : 1));
    const [broken, whole] = scenes as [Scene, Scene];
    await transaction(server.opened.db, (trx) =>
      appendUpdates(trx, [
        {
          documentId: broken.joint.documentId,
          update: Uint8Array.of(1, 1, 255),
          personId: broken.amina.id,
          delegationId: null,
        },
      ]),
    );
    for (const { table, joint } of scenes) {
      await inFollowUp(table, 91);
      await untouched(joint.documentId);
    }
    await server.app.deps.clockwork.runOnce('flatten-logs');
    expect((await stored(broken.joint.documentId)).updates).toHaveLength(6);
    expect((await stored(whole.joint.documentId)).updates).toEqual([]);
    // The tests after this one are about other documents.
    await inFollowUp(broken.table, 1);
  });

  it.each([
    [
      'the table goes back to a phase in which people write',
      ({ table }: Scene) =>
        server.opened.db.updateTable('round_table').set({ phase: 'drafting' }).where('id', '=', table.id).execute(),
    ],
    [
      'the table is to name authors',
      ({ table }: Scene) =>
        server.opened.db
          .updateTable('round_table')
          .set({ settings: json({ attribution: 'person' }) })
          .where('id', '=', table.id)
          .execute(),
    ],
    [
      'the table is to keep logs for longer',
      ({ table }: Scene) =>
        server.opened.db
          .updateTable('round_table')
          .set({ settings: json({ attribution: 'unattributed', keepLogDays: 200 }) })
          .where('id', '=', table.id)
          .execute(),
    ],
    [
      'somebody writes',
      ({ joint, carla }: Scene) =>
        aWriter(server, joint.documentId, { person: carla, delegation: null }).write(addParagraph('Late.')),
    ],
  ] as const)('[DC22] keeps the log when at the last moment %s', async (_, happens) => {
    const scene = await aScene('unattributed');
    const { table, joint } = scene;
    await inFollowUp(table, 91);
    await untouched(joint.documentId);
    const { db } = server.opened;
    let tick: (() => Promise<unknown>) | undefined;
    const clockwork = {
      ...server.app.deps.clockwork,
      add: (work: { tick(): Promise<unknown> }) => (tick = () => work.tick()),
    };
    addFlattening({ ...server.app.deps, clockwork } as Deps, (seen) => {
      const kinds = documentKinds(seen);
      const levelsOf: DocumentKinds['response']['levelsOf'] = async (ids) => {
        const levels = await kinds.response.levelsOf(ids);
        // Between the list of candidates and the first that is taken.
        if (seen === db) await happens(scene);
        return levels;
      };
      return { ...kinds, response: { ...kinds.response, levelsOf } };
    });
    await tick!();
    expect((await stored(joint.documentId)).document.flattened).toBe(null);
    expect((await stored(joint.documentId)).updates.length).toBeGreaterThanOrEqual(5);
  });
});
