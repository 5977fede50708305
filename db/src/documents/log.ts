import type { DocumentId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db } from '../open.ts';
import { hashOf } from './stored.ts';

/** Documents with at least `tail` updates since their last snapshot, those with most first. */
export async function listUncompacted(db: Db, tail: number, limit: number): Promise<DocumentId[]> {
  const rows = await db
    .selectFrom('document')
    .select('id')
    .where(sql<number>`head - compacted`, '>=', tail)
    .orderBy(sql`head - compacted`, 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Keeps the state of a document up to a sequence beside its log; a snapshot that is there already stays. */
export async function insertSnapshot(
  db: Db,
  snapshot: { documentId: DocumentId; sequence: number; state: Uint8Array },
): Promise<void> {
  await db
    .with('kept', (trx) =>
      trx
        .insertInto('document_snapshot')
        .values({
          document_id: snapshot.documentId,
          sequence: snapshot.sequence,
          state: snapshot.state,
          hash: hashOf(snapshot.state),
        })
        .onConflict((conflict) => conflict.doNothing()),
    )
    .updateTable('document')
    .set((e) => ({ compacted: e.fn<number>('greatest', ['compacted', e.val(snapshot.sequence)]) }))
    .where('id', '=', snapshot.documentId)
    .execute();
}
