import { DamagedDocument, insertSnapshot, listUncompacted, loadDocument } from '@penholder/db/documents';
import type { DocumentId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';
import type { Compactor } from './compactor.ts';
import type { Keeper } from './keeper.ts';
import type { Mend } from './mending.ts';

/** A document with this many updates since its last snapshot gets a new one. */
const LONG_TAIL = 500;
const EVERY = 20_000;
/** How long one that cannot be compacted is left alone, in milliseconds: the others wait for nobody. */
const REST = 600_000;

/**
 * Compacts documents with a long tail: a worker plays their updates into a Y.Doc and hands back its state, which is stored
 * beside the log as a snapshot. The log stays as it is. One node at a time does it, and two would do no harm: the same updates
 * give the same snapshot. What is merged bears its hash; where it does not, the document in memory stands in for it while it is
 * open, or what can be read once it is not. [DC25]
 */
export function addCompaction(
  deps: Pick<Deps, 'db' | 'clockwork' | 'log'>,
  { compactor, keeper, mend }: { compactor: Compactor; keeper: Keeper; mend: Mend },
): void {
  const resting = new Map<DocumentId, number>();
  deps.clockwork.add({
    name: 'compact-documents',
    every: EVERY,
    isForOne: true,
    async tick() {
      for (const [id, until] of resting) if (until < performance.now()) resting.delete(id);
      const [id, ...more] = (await listUncompacted(deps.db, LONG_TAIL, 2 + resting.size)).filter(
        (one) => !resting.has(one),
      );
      if (!id) return false;
      try {
        await compact(id);
      } catch (error) {
        deps.log.error({ err: error, documentId: id }, 'a document could not be compacted');
        resting.set(id, performance.now() + REST);
      }
      return more.length > 0;
    },
  });

  async function compact(id: DocumentId): Promise<void> {
    const stored = await readParts(id);
    if (!stored) return;
    const state = await compactor.compact(stored.parts);
    await insertSnapshot(deps.db, { documentId: id, sequence: stored.head, state });
    await keeper.refresh(id);
  }

  async function readParts(id: DocumentId): Promise<{ head: number; parts: Uint8Array[] } | undefined> {
    try {
      const stored = await loadDocument(deps.db, id);
      if (!stored) return undefined;
      const { head, base, tail } = stored;
      return { head, parts: [...(base ? [base.state] : []), ...tail.map(({ update }) => update)] };
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error;
      deps.log.error({ err: error, documentId: id }, 'a document that was to be compacted is damaged');
      const known = keeper.stateOf(id);
      if (known) return { head: known.head, parts: [known.state] };
      await mend(id);
      return undefined;
    }
  }
}
