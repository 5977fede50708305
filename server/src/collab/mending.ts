import { onCommit, mayRest, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { DamagedDocument, type GapReason, mendDocument, type Readable, readReadable } from '@penholder/db/documents';
import type { DocumentId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';
import type { Compactor } from './compactor.ts';
import { type DocumentKinds, kindOf } from './document-kind.ts';
import type { DocumentLog } from './document-log.ts';
import { EMPTY_UPDATE } from './protocol.ts';

/** A document has just begun anew with what could be read of it: whoever wants it must ask again. */
export class BegunAnew extends Error {
  override readonly name = 'BegunAnew';
}

/** What became of a document whose log or snapshot does not bear its hashes. */
export type Mended =
  /** It opens whole: what was damaged could be made good, a snapshot from the log, a single bit by its hash. */
  | 'whole'
  /** Changes were lost, and are named; it has begun anew with the rest. */
  | 'begun-anew';

export type Mend = (id: DocumentId) => Promise<Mended>;

/**
 * Opens what is damaged with what can be read of it: the newest snapshot that bears its hash, and the updates since that
 * do. What is lost is recorded, for the page to name; the log itself stays as it is. Copies that hold more than the server
 * now does are kept apart from it, by a new beginning, where their readers can still copy from them. Throws
 * `DamagedDocument` where there is nothing to open: a blank is never written. [DC25]
 */
export function createMending(
  deps: Pick<Deps, 'db' | 'documents' | 'log'> & { kinds: DocumentKinds },
  compactor: Compactor,
): Mend {
  return (id) =>
    transaction(deps.db, async (trx) => {
      const readable = await readReadable(trx, id);
      if (!readable) throw new DamagedDocument(id, `Document ${id} is gone.`);
      const { head, base, tail, damaged, missing, corrected, damagedSnapshots, flattened } = readable;
      if (damaged.length + missing.length + corrected + damagedSnapshots.length === 0) return 'whole';
      if (flattened !== null && (base?.sequence ?? 0) < flattened)
        throw new DamagedDocument(id, `Document ${id} is damaged at ${flattened}, before which there is no log.`);
      await mayRest(trx);
      const parts = [...(base ? [base.state] : []), ...tail.map(({ update }) => update)];
      const { state, unplaced } = await compactor.compactReadable(parts);
      if (Buffer.from(EMPTY_UPDATE).equals(state))
        throw new DamagedDocument(id, `Nothing of document ${id} can be read any more.`);
      const gaps = [
        ...named(damaged, 'damaged'),
        ...named(missing, 'missing'),
        ...named(
          unplaced.map((place) => tail[place - (base ? 1 : 0)]!.sequence),
          'unplaced',
        ),
      ];
      await mendDocument(trx, { id, head, state, damagedSnapshots, gaps });
      await record(trx, deps.kinds, id, readable, gaps);
      deps.log.error(
        { documentId: id, damagedSnapshots, gaps: gaps.length },
        'a document was damaged, and has been mended',
      );
      if (gaps.length === 0) return 'whole';
      onCommit(trx, () => deps.documents.begunAnew(id));
      return 'begun-anew';
    });
}

const named = (sequences: readonly number[], reason: GapReason) => sequences.map((sequence) => ({ sequence, reason }));

function record(
  trx: Trx,
  kinds: DocumentKinds,
  id: DocumentId,
  { roundTableId, kind, subjectId, damagedSnapshots, corrected }: Readable,
  gaps: readonly { sequence: number }[],
): Promise<unknown> {
  const sequences = gaps.map(({ sequence }) => sequence);
  return recordAct(trx, {
    roundTableId,
    act: gaps.length > 0 ? 'document.gap-found' : 'document.damage-mended',
    personId: null,
    subject: { kind: kindOf(kinds, { kind })?.subjectKind ?? kind, id: subjectId },
    details: {
      documentId: id,
      snapshots: damagedSnapshots.length,
      corrected,
      ...(gaps.length > 0 && { updates: gaps.length, first: Math.min(...sequences), last: Math.max(...sequences) }),
    },
  });
}

/** A log that mends what it finds damaged on loading. Rejects with `BegunAnew` where that made a new beginning. */
export const mendingLog = (log: DocumentLog, mend: Mend): DocumentLog => ({
  ...log,
  async load(id) {
    try {
      return await log.load(id);
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error;
      if ((await mend(id)) === 'begun-anew') throw new BegunAnew(`Document ${id} has begun anew.`);
      return log.load(id);
    }
  },
});
