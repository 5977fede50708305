import * as Y from 'yjs';

/**
 * All that a document says, as text: what each client has written how far, what is deleted, and the words and values of
 * every root that these tests write in. Not its bytes: Yjs cuts runs of deleted changes differently on different ways to
 * the same document.
 */
export function contentOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const whole = Y.encodeStateAsUpdate(doc);
  const byClient = <T>(entries: Iterable<readonly [number, T]>) => [...entries].sort(([a], [b]) => a - b);
  const content = JSON.stringify([
    byClient(Y.decodeStateVector(Y.encodeStateVector(doc))),
    byClient(Y.decodeUpdate(whole).ds.clients).map(([client, ranges]) => [client, ranges.map((r) => [r.clock, r.len])]),
    doc.getXmlFragment('default').toString(),
    doc.getText('test').toDelta(),
    doc.getMap('map').toJSON(),
    doc.getArray('list').toJSON(),
    doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
  ]);
  doc.destroy();
  return content;
}

/** Whether documents say the same, whichever way it came into them. */
export const areSame = (...docs: Y.Doc[]): boolean =>
  new Set(docs.map((doc) => contentOf(Y.encodeStateAsUpdate(doc)))).size === 1;
