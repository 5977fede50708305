import type { Db } from '@penholder/db';
import { type Damage, listToVerify, verifyDocument } from '@penholder/db/documents';
import type { DocumentId } from '@penholder/shared/kernel';

const AT_ONCE = 200;

/** A document of which not everything that is stored bears its hash. */
export interface DamagedOne {
  id: DocumentId;
  /** Of its round table. */
  code: string;
  kind: string;
  subjectId: string;
  damage: Damage;
}

/**
 * Compares all that is stored of every document with its hashes: the whole log, also what snapshots stand in for, and every
 * snapshot. Changes nothing. Calls `onDamage` for each document that is damaged; answers how many were looked at. [DC25]
 */
export async function verifyDocuments(db: Db, onDamage: (damaged: DamagedOne) => void): Promise<number> {
  let count = 0;
  for (let after: DocumentId | undefined; ;) {
    const documents = await listToVerify(db, after, AT_ONCE);
    for (const { id, code, kind, subject_id: subjectId, head, flattened } of documents) {
      const damage = await verifyDocument(db, { id, head, flattened });
      if (damage.updates.length + damage.missing.length + damage.snapshots.length > 0)
        onDamage({ id, code, kind, subjectId, damage });
    }
    count += documents.length;
    if (documents.length < AT_ONCE) return count;
    after = documents.at(-1)!.id;
  }
}
