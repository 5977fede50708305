import { loadDocument } from '@penholder/db/documents';
import type { Db } from '@penholder/db';
import type { DocumentId } from '@penholder/shared/kernel';
import * as Y from 'yjs';
import type { ourClient } from './document-clients.ts';

/** What one client did and was told, and nothing else: written down while it happens, judged afterwards. */
export interface History {
  wrote: string[];
  /** How many of the first of them were called saved. */
  saved: number;
  /** Words of others that were shown. */
  saw: Set<string>;
}

type Client = ReturnType<typeof ourClient>;

/** Writes down what a client is told from now on; `write` makes it write a word of its own. */
export function record(client: Client, name: string): { history: History; write(): void; look(): void } {
  const history: History = { wrote: [], saved: 0, saw: new Set() };
  const look = () => {
    history.saved = Math.max(history.saved, client.provider.savedEdits);
    for (const word of client.text.toString().match(/<[^>]+>/g) ?? [])
      if (!word.startsWith(`<${name}.`)) history.saw.add(word);
  };
  return {
    history,
    look,
    write() {
      const word = `<${name}.${history.wrote.length}>`;
      history.wrote.push(word);
      client.write(word);
      look();
    },
  };
}

/** What histories promised and the database does not hold, or holds more than once. It reads nothing else. */
export async function judge(db: Db, id: DocumentId, histories: readonly History[]) {
  const { base, tail } = (await loadDocument(db, id))!;
  const doc = new Y.Doc();
  if (base) Y.applyUpdate(doc, base.state);
  for (const { update } of tail) Y.applyUpdate(doc, update);
  const text = doc.getText('test').toString();
  const words: readonly string[] = text.match(/<[^>]+>/g) ?? [];
  doc.destroy();
  const stored = new Set(words);
  const promised = new Set(histories.flatMap(({ wrote, saved, saw }) => [...wrote.slice(0, saved), ...saw]));
  return {
    promised: promised.size,
    lost: [...promised].filter((word) => !stored.has(word)),
    doubled: words.length - stored.size,
    twice: words.filter((word, place) => words.indexOf(word) !== place),
    text,
  };
}
