import { now, type Trx } from '@penholder/db';
import { insertKey, listCoChairs, listKeys, removeKeys } from '@penholder/db/round-tables';
import { conflict, type PersonId, refuse, type RoundTableId } from '@penholder/shared/kernel';
import { areBothKeysTurned } from '@penholder/shared/round-tables';

/** What turning a key found: whether both are turned now, whether it is the first, and who the co-chairs are. */
export interface Turn {
  done: boolean;
  isFirst: boolean;
  coChairs: Awaited<ReturnType<typeof listCoChairs>>;
}

/**
 * Turns a person's key for an act that takes both co-chairs [RT6]. When it is the second, the waiting keys are taken away
 * and `done` says that the act is to be done in this same transaction. The caller holds the lock of what the act changes,
 * so that two keys turned at once are turned one after the other.
 */
export async function turnKey(
  trx: Trx,
  key: { roundTableId: RoundTableId; act: string; subject: unknown; personId: PersonId },
): Promise<Turn> {
  const coChairs = await listCoChairs(trx, key.roundTableId);
  if (coChairs.length < 2)
    refuse(
      conflict(
        'round-table.one-co-chair',
        'This takes both co-chairs, and the round table has only one who can sign in. An administrator names co-chairs.',
      ),
    );
  await insertKey(trx, key);
  const keys = await listKeys(trx, key.roundTableId, key.act, key.subject);
  const done = areBothKeysTurned(
    keys.map((row) => ({ personId: row.person_id, turnedAt: row.turned_at })),
    coChairs.map((chair) => chair.id),
    await now(trx),
  );
  if (done) await removeKeys(trx, key.roundTableId, key.act);
  return { done, isFirst: !done && keys.length === 1, coChairs };
}
