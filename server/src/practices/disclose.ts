import type { Trx } from '@penholder/db';
import {
  copyFace,
  findVersion,
  listActiveDelegations,
  listConfirmations,
  markShown,
  nameSubmitters,
} from '@penholder/db/practices';
import type { RoundTableId } from '@penholder/shared/kernel';
import { namedOf, type PracticeId, type PracticeStatus } from '@penholder/shared/practices';

interface Which {
  practiceId: PracticeId;
  roundTableId: RoundTableId;
  version: number;
}

/** The delegations that may be named as submitters of a version: those that confirmed its wording [PR3]. */
export async function confirmedSubmitters(trx: Trx, { practiceId, roundTableId, version }: Which) {
  const frozen = await findVersion(trx, practiceId, version);
  if (!frozen) return [];
  const confirmed = new Set((await listConfirmations(trx, practiceId, frozen.wording)).map((row) => row.delegation_id));
  const ids = namedOf(frozen.content.submitters, confirmed);
  const known = new Map((await listActiveDelegations(trx, roundTableId, ids)).map((row) => [row.id, row.names]));
  return ids.flatMap((id) => (known.has(id) ? [{ id, names: known.get(id)! }] : []));
}

/** Shows the whole table the last submitted version, naming those who confirmed it. */
export async function disclose(trx: Trx, which: Which, status: PracticeStatus): Promise<void> {
  await copyFace(trx, which.practiceId, { from: 'submitted', to: 'shown', version: which.version, status });
  await nameAgain(trx, which);
  await markShown(trx, which.practiceId, which.version);
}

/** Has what the table is shown name those who have confirmed by now. */
export const nameAgain = async (trx: Trx, which: Which): Promise<void> => {
  await nameSubmitters(trx, which.practiceId, await confirmedSubmitters(trx, which));
};
