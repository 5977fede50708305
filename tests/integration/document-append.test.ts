import { randomUUID } from 'node:crypto';
import { transaction } from '@penholder/db';
import { type Append, appendNext, appendUpdates, type Fit, listAppended } from '@penholder/db/documents';
import { createDocumentLog } from '@penholder/server/collab/document-log';
import { createDocument } from '@penholder/server/collab/document-content';
import type { DocumentId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestRoundTable, type TestServer } from '../_support/harness.ts';

let server: TestServer;
let table: TestRoundTable;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
});
afterAll(() => server.close());

const aDocument = () =>
  transaction(server.opened.db, (trx) =>
    createDocument(trx, { roundTableId: table.id, kind: 'response', subjectId: randomUUID() }),
  );
const saying = (documentId: DocumentId, words: string, epoch?: string): Append => ({
  documentId,
  update: Buffer.from(words),
  personId: null,
  delegationId: null,
  ...(epoch !== undefined && { epoch }),
});
/** A writer who knows logs up to a sequence, and takes everything as it is. */
const knowing = (
  head: number,
  cut: Fit['cut'] = (_id, _missed, updates) => updates.map(({ update }) => update),
): Fit => ({
  known: () => head,
  cut,
});
const wordsOf = async (id: DocumentId) =>
  (await listAppended(server.opened.db, id, 0)).map(({ sequence, update }) => `${sequence} ${Buffer.from(update)}`);
const headOf = async (id: DocumentId) =>
  (await server.opened.db.selectFrom('document').select('head').where('id', '=', id).executeTakeFirstOrThrow()).head;

it('[DC24] appends what comes next, each operation once, and tells where it went', async () => {
  const { db } = server.opened;
  const [one, other] = [await aDocument(), await aDocument()];
  const batch = [saying(one, 'a'), saying(other, 'x'), saying(one, 'b'), saying(one, 'a')];
  expect(await appendNext(db, batch, knowing(0))).toEqual(
    new Map([
      [one, { head: 2, sequences: [1, 2, undefined] }],
      [other, { head: 1, sequences: [1] }],
    ]),
  );
  const again = await appendNext(db, [saying(one, 'b'), saying(one, 'c')], knowing(2));
  expect(again).toEqual(new Map([[one, { head: 3, sequences: [undefined, 3] }]]));
  expect(await wordsOf(one)).toEqual(['1 a', '2 b', '3 c']);
  expect([await headOf(one), await headOf(other)]).toEqual([3, 1]);
});

it('[DC24] leaves alone what is not as its writer knows it, and appends the rest', async () => {
  const { db } = server.opened;
  const [same, moved] = [await aDocument(), await aDocument()];
  await transaction(db, (trx) => appendUpdates(trx, [saying(moved, 'by others')]));
  const gone = randomUUID() as DocumentId;
  const batch = [saying(same, 'a'), saying(moved, 'b'), saying(gone, 'c')];
  expect(await appendNext(db, batch, knowing(0))).toEqual(new Map([[same, { head: 1, sequences: [1] }]]));
  expect(await wordsOf(moved)).toEqual(['1 by others']);
  const cannot = knowing(1, () => {
    throw new Error('It does not follow on.');
  });
  expect(await appendNext(db, [saying(same, 'd')], cannot)).toEqual(new Map());
  // Written before the document began anew.
  expect(await appendNext(db, [saying(same, 'e', randomUUID())], knowing(1))).toEqual(new Map());
  expect(await wordsOf(same)).toEqual(['1 a']);
});

it('[DC24] gives two nodes that write at once sequences without a gap, and each what it missed', async () => {
  const id = await aDocument();
  const other = await aDocument();
  const log = createDocumentLog(server.opened.db);
  const node = async (name: string) => {
    const heads = new Map([id, other].map((document) => [document, 0]));
    const seen: string[] = [];
    const fit: Fit = {
      known: (document) => heads.get(document)!,
      cut: (document, missed, updates) => {
        if (document === id) seen.push(...missed.map(({ update }) => String(Buffer.from(update))));
        return updates.map(({ update }) => update);
      },
    };
    for (let nth = 0; nth < 30; nth++) {
      const both = [id, other].toSorted(() => (nth % 2 === 0 ? 1 : -1));
      const appended = await log.append(
        both.map((document) => saying(document, `${name}${nth}`)),
        fit,
      );
      for (const [document, { head }] of appended) heads.set(document, head);
      seen.push(`${name}${nth}`);
    }
    return seen;
  };
  const [here, there] = await Promise.all([node('here '), node('there ')]);
  const words = (await wordsOf(id)).map((line) => line.replace(/^\d+ /, ''));
  expect((await wordsOf(id)).map((line) => Number.parseInt(line, 10))).toEqual(words.map((_, place) => place + 1));
  expect(words).toHaveLength(60);
  // Each has seen what the log held up to its own last one.
  expect(here).toEqual(words.slice(0, here.length));
  expect(there).toEqual(words.slice(0, there.length));
  expect(await headOf(other)).toBe(60);
});
