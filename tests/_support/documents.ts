import { appendUpdates } from '@penholder/db/documents';
import { transaction } from '@penholder/db';
import type { DocumentId } from '@penholder/shared/kernel';
import * as Y from 'yjs';
import { RICH_TEXT_FRAGMENT } from '@penholder/shared/documents/rich-text/schema';
import type { TestServer } from './harness.ts';

/** Writes a paragraph into a document's log as some editor would, without a socket. */
export async function writeInto(server: TestServer, documentId: DocumentId, words: string): Promise<void> {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment(RICH_TEXT_FRAGMENT).insert(0, [paragraph]);
  await transaction(server.opened.db, (trx) =>
    appendUpdates(trx, [{ documentId, update: Y.encodeStateAsUpdate(doc), personId: null, delegationId: null }]).then(
      () => undefined,
    ),
  );
  doc.destroy();
}
