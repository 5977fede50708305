import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { listCoChairs, listWaitingKeysOf, removeKeys, type RoundTableRow } from '@penholder/db/round-tables';
import type { PersonId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Waiting } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { CHANGE_PHASE } from './change-phase.ts';
import { RAISE_ATTRIBUTION } from './raise-attribution.ts';

/** Whether a key is for a change of the round table as it stands now. */
export const fitsStill = (
  waiting: Pick<Waiting, 'act' | 'subject'>,
  table: Pick<RoundTableRow, 'phase' | 'revision'>,
): boolean =>
  'from' in waiting.subject ? waiting.subject.from === table.phase : waiting.subject.revision === table.revision;

/** What of the round table itself waits for both co-chairs. Keys for what has changed meanwhile are not shown: they fit nothing any more. */
export async function presentWaitingKeys({ db }: Deps, table: RoundTableRow, reader: PersonId) {
  const coChairs = await listCoChairs(db, table.id);
  const keys = await listWaitingKeysOf(db, table.id, [CHANGE_PHASE, RAISE_ATTRIBUTION]);
  const items = new Map<string, Waiting>();
  for (const key of keys) {
    const waiting = { act: key.act, subject: key.subject, keys: [] } as unknown as Waiting;
    if (!fitsStill(waiting, table)) continue;
    const id = `${key.act} ${key.subject_hash}`;
    if (!items.has(id)) items.set(id, waiting);
    items.get(id)!.keys.push({
      person: { id: key.person_id, name: key.name },
      turnedAt: key.turned_at.toISOString(),
      counts: coChairs.some((chair) => chair.id === key.person_id),
      isMine: key.person_id === reader,
    });
  }
  return { coChairs: coChairs.map(({ id, name }) => ({ id, name })), items: [...items.values()] };
}

/** Takes back the actor's key before the second is turned. */
export const takeBackKey = (deps: Deps, actor: Actor, act: Waiting['act']): Promise<void> =>
  transaction(deps.db, async (trx) => {
    if ((await removeKeys(trx, actor.roundTableId, act, actor.personId)) === 0) return;
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: `${act}-key-taken-back`,
      personId: actor.personId,
      subject: { kind: 'round-table', id: actor.roundTableId },
    });
    onCommit(trx, () =>
      deps.live.tell({ roundTableId: actor.roundTableId, topic: 'round-tables', ids: [actor.roundTableId] }),
    );
  });
