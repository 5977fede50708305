import type { RoundTableId } from '@penholder/shared/kernel';
import type { Db } from '../open.ts';
import { auditHash, hashedPart, INSTANCE_CHAIN } from './record-acts.ts';

/** Events computed again at a time. */
const PORTION = 1000;

/**
 * Computes a chain's hashes again from its first event: whether every event follows from the one before, up to the head
 * that the next one will follow. Reads in portions, so that a long log takes little memory.
 */
export async function verifyChain(
  db: Db,
  roundTableId: RoundTableId | null,
): Promise<{ isIntact: boolean; events: number; brokenAt: number | null; hash: string }> {
  const chain = roundTableId ?? INSTANCE_CHAIN;
  // Read before the events: what is appended meanwhile is not missed by the comparison.
  const head = await db.selectFrom('audit_head').selectAll().where('chain', '=', chain).executeTakeFirst();
  const expected = head?.sequence ?? 0;
  let hash: Uint8Array = Buffer.alloc(32);
  let sequence = 0;
  const hex = () => Buffer.from(hash).toString('hex');
  while (sequence < expected) {
    const rows = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('chain', '=', chain)
      .where('sequence', '>', sequence)
      .where('sequence', '<=', expected)
      .orderBy('sequence')
      .limit(PORTION)
      .execute();
    if (rows.length === 0) return { isIntact: false, events: sequence, brokenAt: sequence + 1, hash: hex() };
    for (const row of rows) {
      const right = auditHash(hash, hashedPart(row));
      if (row.sequence !== sequence + 1 || !right.equals(row.hash))
        return { isIntact: false, events: sequence, brokenAt: sequence + 1, hash: hex() };
      hash = right;
      sequence++;
    }
  }
  const isIntact = !head || Buffer.from(head.hash).equals(hash);
  return { isIntact, events: sequence, brokenAt: isIntact ? null : sequence, hash: hex() };
}
