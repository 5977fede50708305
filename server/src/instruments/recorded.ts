import { onCommit, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';

/** Writes an act on the register into the audit log, and tells that it changed. */
export async function recorded(
  trx: Trx,
  { live }: Pick<Deps, 'live'>,
  actor: Actor,
  act: string,
  subject: { kind: string; id: string },
  details: Record<string, unknown>,
): Promise<void> {
  await recordAct(trx, { roundTableId: actor.roundTableId, act, personId: actor.personId, subject, details });
  onCommit(trx, () => live.tell({ roundTableId: actor.roundTableId, topic: 'instruments', ids: [subject.id] }));
}
