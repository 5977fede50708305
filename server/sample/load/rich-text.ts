import { appendUpdates, claimClients } from '@penholder/db/documents';
import { type Db, transaction } from '@penholder/db';
import type { RichText } from '@penholder/shared/documents';
import type { DelegationId, DocumentId, PersonId } from '@penholder/shared/kernel';
import { richTextToUpdate } from '../../src/collab/document-content.ts';
import type { ContentBlock, Run } from '../shape.ts';

const marksOf = ({ bold, italic, href }: Run) => [
  ...(bold ? [{ type: 'bold' }] : []),
  ...(italic ? [{ type: 'italic' }] : []),
  ...(href ? [{ type: 'link', attrs: { href } }] : []),
];
const inline = (runs: readonly Run[]) =>
  runs.map((run) => {
    const marks = marksOf(run);
    return { type: 'text', text: run.text, ...(marks.length > 0 && { marks }) };
  });
const paragraph = (runs: readonly Run[]) => ({ type: 'paragraph', content: inline(runs) });

/** The blocks of a file as the editor's document. */
export const toRichText = (blocks: readonly ContentBlock[]): RichText =>
  ({
    type: 'doc',
    content: blocks.map((block) => {
      if (block.kind === 'heading')
        return { type: 'heading', attrs: { level: block.level }, content: inline(block.content) };
      if (block.kind === 'paragraph') return paragraph(block.content);
      return {
        type: block.ordered ? 'orderedList' : 'bulletList',
        content: block.items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
      };
    }),
  }) as RichText;

/** Writes a text into the log of a document, as its editor's client would. */
export async function writeDocument(
  db: Db,
  {
    documentId,
    text,
    personId,
    delegationId,
  }: { documentId: DocumentId; text: RichText; personId: PersonId; delegationId: DelegationId | null },
): Promise<void> {
  const { update, clientId } = richTextToUpdate(text);
  await transaction(db, async (trx) => {
    await claimClients(trx, [{ documentId, clientId, personId }]);
    await appendUpdates(trx, [{ documentId, update, personId, delegationId }]);
  });
}
