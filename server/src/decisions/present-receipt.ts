import type { BallotLogRow } from '@penholder/db/decisions';
import { type Receipt, toHex } from '@penholder/shared/decisions';

/** The receipt of a ballot, for its own delegation only. */
export function presentReceipt(row: BallotLogRow, decision: number, salt: Uint8Array): Receipt {
  const { event } = row.entry;
  if (event.kind !== 'cast' || !row.delegation_id) throw new Error(`entry ${row.sequence} is no ballot`);
  return {
    decision,
    delegationId: row.delegation_id,
    choice: event.choice,
    version: event.version,
    sequence: row.sequence,
    castAt: row.at.toISOString(),
    leaf: toHex(row.leaf),
    hash: toHex(row.hash),
    salt: toHex(salt),
    entry: row.entry,
  };
}
