import { randomUUID } from 'node:crypto';
import { transaction } from '@penholder/db';
import { appendUpdates } from '@penholder/db/documents';
import { createDocument, readDocument } from '@penholder/server/collab/document-content';
import { type RichText, richTextOf } from '@penholder/shared/documents';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { startServer, type TestRoundTable, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let table: TestRoundTable;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
});
afterAll(() => server.close());

const aText: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Access' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Care is ' },
        {
          type: 'text',
          text: 'free',
          marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://example.org/care' } }],
        },
        { type: 'footnote', attrs: { text: 'Since 2019; see https://example.org/law.' } },
        { type: 'text', text: '.' },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        {
          type: 'listItem',
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: 'Clinics' }] },
            {
              type: 'bulletList',
              content: [
                { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'mobile' }] }] },
              ],
            },
          ],
        },
      ],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            {
              type: 'tableHeader',
              attrs: { colspan: 2 },
              content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Year' }] }],
            },
          ],
        },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'text', text: '2019' }] }] },
            { type: 'tableCell', content: [{ type: 'paragraph' }] },
          ],
        },
      ],
    },
    {
      type: 'blockquote',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'اللغة' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
        },
      ],
    },
  ],
};

const create = (content?: RichText) =>
  transaction(server.opened.db, (trx) =>
    createDocument(trx, { roundTableId: table.id, kind: 'response', subjectId: randomUUID(), content }),
  );

it('[DC14] reads back the words a document is made with', async () => {
  const read = await readDocument(server.opened.db, await create(aText));
  expect(read.content).toEqual(aText);
  expect(read.head).toBe(1);
  expect(read.text).toContain('Care is free[1].');
});

it('reads an empty paragraph from a document made without words', async () => {
  expect(await readDocument(server.opened.db, await create())).toEqual({
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    text: '',
    head: 0,
  });
});

it('[DC14] undoes the document and its first words when its transaction is rolled back', async () => {
  let id = '';
  await expect(
    transaction(server.opened.db, async (trx) => {
      id = await createDocument(trx, {
        roundTableId: table.id,
        kind: 'response',
        subjectId: randomUUID(),
        content: aText,
      });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await expect(readDocument(server.opened.db, id as never)).rejects.toMatchObject({
    refusal: { status: 404, code: 'document.not-found' },
  });
});

it('[DC14] makes no second document for the same subject', async () => {
  const subjectId = randomUUID();
  const make = () =>
    transaction(server.opened.db, (trx) =>
      createDocument(trx, { roundTableId: table.id, kind: 'response', subjectId, content: aText }),
    );
  const made = await Promise.allSettled([make(), make(), make()]);
  expect(made.map((it) => it.status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  const { value: id } = made.find((it) => it.status === 'fulfilled')!;
  expect((await readDocument(server.opened.db, id)).head).toBe(1);
});

it('appends many documents at once and keeps a resent update once', async () => {
  const { db } = server.opened;
  const ids = [await create(), await create(richTextOf('one'))];
  const update = (text: string) => {
    const doc = new Y.Doc();
    doc.getText('x').insert(0, text);
    return Y.encodeStateAsUpdate(doc);
  };
  const [a, b, c] = [update('a'), update('b'), update('c')];
  const nobody = { personId: null, delegationId: null };
  const appended = await transaction(db, (trx) =>
    appendUpdates(trx, [
      { documentId: ids[1]!, update: a!, ...nobody },
      { documentId: ids[0]!, update: b!, ...nobody },
      { documentId: ids[1]!, update: c!, ...nobody },
      { documentId: ids[1]!, update: a!, ...nobody },
    ]),
  );
  expect(appended.get(ids[0]!)).toEqual({ head: 1, sequences: [1] });
  expect(appended.get(ids[1]!)).toEqual({ head: 3, sequences: [2, 3, undefined] });
  const again = await transaction(db, (trx) => appendUpdates(trx, [{ documentId: ids[1]!, update: c!, ...nobody }]));
  expect(again.get(ids[1]!)).toEqual({ head: 3, sequences: [undefined] });
  const { rows } = {
    rows: await db
      .selectFrom('document_update')
      .select(['sequence', 'update'])
      .where('document_id', '=', ids[1]!)
      .orderBy('sequence')
      .execute(),
  };
  expect(rows.map((row) => row.sequence)).toEqual([1, 2, 3]);
  expect(Buffer.from(rows[2]!.update).equals(Buffer.from(c!))).toBe(true);
});

it('refuses a document whose log has been tampered with', async () => {
  const { db } = server.opened;
  const id = await create(aText);
  await expect(
    db
      .updateTable('document_update')
      .set({ hash: Buffer.alloc(32) })
      .where('document_id', '=', id)
      .execute(),
  ).rejects.toThrow(/append-only/);
  await db.deleteFrom('document_update').where('document_id', '=', id).execute();
  await expect(readDocument(db, id)).rejects.toThrow(/should reach 1/);
});
