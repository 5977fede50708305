import { randomUUID } from 'node:crypto';
import {
  appendUpdates,
  claimClients,
  DamagedDocument,
  insertDocument,
  insertDocuments,
  loadDocument,
  loadDocuments,
  type StoredDocument,
} from '@penholder/db/documents';
import type { Db, Trx } from '@penholder/db';
import { cleanRichText, type RichText, richTextToText } from '@penholder/shared/documents';
import { RICH_TEXT_FRAGMENT, RICH_TEXT_VERSION, richTextSchema } from '@penholder/shared/documents/rich-text/schema';
import { type DocumentId, notFound, refuse, type RoundTableId } from '@penholder/shared/kernel';
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { DocumentKindName } from './document-kind.ts';

/**
 * Makes the document of a subject, with its first words if there are any: on the server and in the transaction that makes
 * the subject, so that no two browsers ever both begin it. Answers the document's id.
 */
export async function createDocument(
  trx: Trx,
  given: { roundTableId: RoundTableId; kind: DocumentKindName; subjectId: string; content?: RichText | undefined },
): Promise<DocumentId> {
  const id = await insertDocument(trx, { ...given, schemaVersion: RICH_TEXT_VERSION });
  if (given.content) {
    const { update, clientId } = richTextToUpdate(given.content);
    await claimClients(trx, [{ documentId: id, clientId, personId: null }]);
    await appendUpdates(trx, [{ documentId: id, update, personId: null, delegationId: null }]);
  }
  return id;
}

/** A document that was just made: its words as they are read from it, and the sequence of the update that holds them. */
export interface Created {
  id: DocumentId;
  content: RichText;
  head: number;
}

const NO_WORDS: RichText = { type: 'doc', content: [] };

/** Documents in one statement: their first words go along as one value. Others have their turn between the portions. */
const AT_ONCE = 200;

/** As `createDocument`, of many subjects in a few statements; in their order. */
export async function createDocuments(
  trx: Trx,
  given: readonly { roundTableId: RoundTableId; subjectId: string; content: RichText | undefined }[],
  kind: DocumentKindName,
): Promise<Created[]> {
  const made: Created[] = [];
  for (let from = 0; from < given.length; from += AT_ONCE) {
    const portion = given.slice(from, from + AT_ONCE).map(({ content, ...rest }) => {
      const id = randomUUID() as DocumentId;
      return { ...rest, id, schemaVersion: RICH_TEXT_VERSION, first: content && writeRichText(content) };
    });
    const begun = portion.flatMap(({ id, first }) => (first ? [{ documentId: id, ...first }] : []));
    await insertDocuments(trx, kind, portion);
    if (begun.length > 0) {
      await claimClients(
        trx,
        begun.map(({ documentId, clientId }) => ({ documentId, clientId, personId: null })),
      );
      await appendUpdates(
        trx,
        begun.map(({ documentId, update }) => ({ documentId, update, personId: null, delegationId: null })),
      );
    }
    made.push(
      ...portion.map(({ id, first }) =>
        first ? { id, content: first.written, head: 1 } : { id, content: NO_WORDS, head: 0 },
      ),
    );
  }
  return made;
}

/** A document's words at one moment, and the sequence of the last update in them. */
export interface DocumentContent {
  content: RichText;
  text: string;
  head: number;
}

/**
 * The words of a document: everything committed to its log, as the caller's transaction sees it. What a step freezes.
 * Refuses with 404 where there is no such document; throws `DamagedDocument`, which is refused
 * by name where it was asked for, rather than answer a part of one.
 */
export async function readDocument(db: Db, id: DocumentId): Promise<DocumentContent> {
  return contentOf(
    id,
    (await loadDocument(db, id)) ?? refuse(notFound('document.not-found', 'There is no such document.')),
  );
}

/** As many documents as are in memory at once. */
const READ_AT_ONCE = 20;

/** The words of several documents, in a few statements; of those that there are. Throws `DamagedDocument`. */
export async function readDocuments(db: Db, ids: readonly DocumentId[]): Promise<Map<DocumentId, DocumentContent>> {
  const read = new Map<DocumentId, DocumentContent>();
  for (let from = 0; from < ids.length; from += READ_AT_ONCE)
    for (const [id, stored] of await loadDocuments(db, ids.slice(from, from + READ_AT_ONCE)))
      read.set(id, contentOf(id, stored));
  return read;
}

function contentOf(id: DocumentId, stored: StoredDocument): DocumentContent {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      if (stored.base) Y.applyUpdate(doc, stored.base.state);
      for (const { update } of stored.tail) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs)
      throw new DamagedDocument(id, `Document ${id} holds updates whose ground is missing.`);
    const content = cleanRichText(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(RICH_TEXT_FRAGMENT)));
    return { content, text: richTextToText(content), head: stored.head };
  } finally {
    doc.destroy();
  }
}

/** A rich text as the first update of a Yjs document, and the client id that it is written with: a new one, unless it is given. */
export function richTextToUpdate(text: RichText, given?: number): { update: Uint8Array; clientId: number } {
  const { update, clientId } = writeRichText(text, given);
  return { update, clientId };
}

/** The same, with the words as they will be read from it. */
function writeRichText(text: RichText, given?: number) {
  const doc = new Y.Doc();
  if (given !== undefined) doc.clientID = given;
  const fragment = doc.getXmlFragment(RICH_TEXT_FRAGMENT);
  prosemirrorJSONToYXmlFragment(richTextSchema, cleanRichText(text), fragment);
  const update = Y.encodeStateAsUpdate(doc);
  const clientId = doc.clientID;
  const written = cleanRichText(yXmlFragmentToProsemirrorJSON(fragment));
  doc.destroy();
  return { update, clientId, written };
}
