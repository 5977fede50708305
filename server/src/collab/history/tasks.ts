import { cleanRichText, type RichText } from '@penholder/shared/documents';
import { RICH_TEXT_FRAGMENT, richTextSchema } from '@penholder/shared/documents/rich-text/schema';
import { updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { AuthoredRanges } from './authored-ranges.ts';
import { compareLeaves, type Comparison } from './compare-leaves.ts';
import { type AuthoredNode, leavesOf } from './leaves.ts';
import { readAuthored } from './read-authored.ts';

/** Updates that together are a document at one sequence. */
export type Parts = readonly Uint8Array[];

/** What the history's worker can do. */
export type Task =
  /** The text that a document held. */
  | { do: 'read'; parts: Parts }
  /** The difference between two versions of one log: `between` brings the older to the newer; `authors` says who made each of them. */
  | { do: 'compare'; parts: Parts; between: Parts; authors: readonly number[] | undefined }
  /** The difference between two texts of which one at least is not in the log. */
  | { do: 'compare-texts'; before: RichText; after: RichText }
  /** The update that makes the text of a document into another. */
  | { do: 'restore'; parts: Parts; text: RichText; clientId: number };

export interface Answers {
  read: RichText;
  compare: Comparison;
  'compare-texts': Comparison;
  /** Null: it is that text already. */
  restore: Uint8Array | null;
}
export type Answer<T extends Task = Task> = Answers[T['do']];

/** Does a task; pure, and as slow as the document is long. Throws where updates stand on ground that is missing. */
export function doTask(task: Task): Answer {
  switch (task.do) {
    case 'read':
      return withDocument(task.parts, textOf);
    case 'compare':
      return withDocument(task.parts, (doc) => compare(doc, task));
    case 'compare-texts':
      return compareLeaves(leavesOf(task.before as AuthoredNode), leavesOf(task.after as AuthoredNode));
    case 'restore':
      return withDocument(task.parts, (doc) => restore(doc, task));
  }
}

function withDocument<T>(parts: Parts, work: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc();
  try {
    apply(doc, parts);
    return work(doc);
  } finally {
    doc.destroy();
  }
}

function apply(doc: Y.Doc, parts: Parts): void {
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('Updates stand on ground that is missing.');
}

const fragmentOf = (doc: Y.Doc) => doc.getXmlFragment(RICH_TEXT_FRAGMENT);
const textOf = (doc: Y.Doc) => cleanRichText(yXmlFragmentToProsemirrorJSON(fragmentOf(doc)));

function compare(doc: Y.Doc, { between, authors }: Extract<Task, { do: 'compare' }>): Comparison {
  const { written, deleted } = authors ? authorsOf(between, authors) : {};
  const before = leavesOf(readAuthored(fragmentOf(doc), deleted));
  apply(doc, between);
  return compareLeaves(before, leavesOf(readAuthored(fragmentOf(doc), written)));
}

/** Whose updates brought which structs, and whose deleted which first. */
function authorsOf(updates: Parts, authors: readonly number[]) {
  const written = new AuthoredRanges();
  const deleted = new AuthoredRanges();
  updates.forEach((update, nth) => {
    const by = authors[nth]!;
    const { structs, ds } = Y.decodeUpdate(update);
    for (const { id, length } of structs) written.add(id.client, id.clock, id.clock + length, by);
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) deleted.add(client, clock, clock + len, by);
  });
  return { written, deleted };
}

/** The least that has to change, so that cursors and what others write meanwhile stay where they are. */
function restore(doc: Y.Doc, { text, clientId }: Extract<Task, { do: 'restore' }>): Uint8Array | null {
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const node = richTextSchema.nodeFromJSON(cleanRichText(text));
  doc.transact(() => updateYFragment(doc, fragmentOf(doc), node, { mapping: new Map(), isOMark: new Map() }));
  return updates.length === 0 ? null : Y.mergeUpdates(updates);
}
