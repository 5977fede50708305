import { sql, transaction } from '@penholder/db';
import { appendUpdates, claimClients, loadDocument } from '@penholder/db/documents';
import { RICH_TEXT_FRAGMENT } from '@penholder/shared/documents/rich-text/schema';
import type { DelegationId, DocumentId, PersonId } from '@penholder/shared/kernel';
import * as Y from 'yjs';
import type { TestServer } from './harness.ts';

let clients = 1_000;

/** Somebody who writes into a document's log as their editor would, always with the same client id. */
export function aWriter(
  server: TestServer,
  documentId: DocumentId,
  by: { person: { id: PersonId }; delegation: DelegationId | null },
) {
  const clientId = ++clients;
  return {
    clientId,
    /** Changes the text and commits it, `minutes` after now; answers the sequence. */
    async write(edit: (text: Y.XmlFragment) => void, minutes = 0): Promise<number> {
      const { db } = server.opened;
      const stored = (await loadDocument(db, documentId))!;
      const doc = new Y.Doc();
      if (stored.base) Y.applyUpdate(doc, stored.base.state);
      for (const { update } of stored.tail) Y.applyUpdate(doc, update);
      doc.clientID = clientId;
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      doc.transact(() => edit(doc.getXmlFragment(RICH_TEXT_FRAGMENT)));
      doc.destroy();
      return transaction(db, async (trx) => {
        await claimClients(trx, [{ documentId, clientId, personId: by.person.id }]);
        const answer = await appendUpdates(trx, [
          { documentId, update: Y.mergeUpdates(updates), personId: by.person.id, delegationId: by.delegation },
        ]);
        const sequence = answer.get(documentId)!.sequences[0]!;
        if (minutes !== 0) {
          // The log refuses to be changed; only a test may say that time has passed.
          await sql`alter table document_update disable trigger document_update_append_only`.execute(trx);
          await sql`update document_update set committed_at = committed_at + make_interval(mins => ${minutes}::int)
            where document_id = ${documentId} and sequence = ${sequence}`.execute(trx);
          await sql`alter table document_update enable trigger document_update_append_only`.execute(trx);
        }
        return sequence;
      });
    },
  };
}

/** So many letters that the log is worth compacting, a row for each, every seventh followed by a deletion. */
export async function aLongLog(server: TestServer, documentId: DocumentId): Promise<void> {
  const doc = new Y.Doc();
  const text = doc.getText('test');
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let nth = 0; nth < 520; nth++) {
    text.insert(text.length, String(nth % 10));
    if (nth % 7 === 0) text.delete(0, 1);
  }
  await transaction(server.opened.db, (trx) =>
    appendUpdates(
      trx,
      updates.map((update) => ({ documentId, update, personId: null, delegationId: null })),
    ),
  );
}

/** Adds a paragraph at the end. */
export const addParagraph = (words: string) => (text: Y.XmlFragment) => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  text.insert(text.length, [paragraph]);
};

/** The words of a paragraph, to be changed. */
export const wordsOf = (text: Y.XmlFragment, paragraph = 0): Y.XmlText =>
  (text.get(paragraph) as Y.XmlElement).get(0) as Y.XmlText;
