import type { Trx } from '@penholder/db';
import { findArea, listActiveDelegations, listKnownInstruments } from '@penholder/db/practices';
import { type DelegationId, invalid, refuse, type RoundTableId } from '@penholder/shared/kernel';
import type { AreaId, PracticeFields } from '@penholder/shared/practices';

/** Refuses a delegation that does not take part in the round table. `already` are those that stood there before: one that has withdrawn may stay. */
export async function checkDelegations(
  trx: Trx,
  roundTableId: RoundTableId,
  ids: readonly DelegationId[],
  already: readonly DelegationId[] = [],
): Promise<void> {
  const known = await listActiveDelegations(trx, roundTableId, ids);
  const missing = ids.filter(
    (id) => !known.some((one) => one.id === id && (one.status === 'active' || already.includes(id))),
  );
  if (missing.length > 0)
    refuse(
      invalid('delegation.not-found', 'One of these delegations does not take part in this round table.', {
        fields: { submitters: 'One of these delegations does not take part.' },
      }),
    );
}

export async function checkArea(trx: Trx, roundTableId: RoundTableId, id: AreaId | null | undefined): Promise<void> {
  if (id && !(await findArea(trx, roundTableId, id)))
    refuse(
      invalid('area.not-found', 'This thematic area no longer exists.', {
        fields: { areaId: 'This thematic area no longer exists.' },
      }),
    );
}

export async function checkInstruments(
  trx: Trx,
  roundTableId: RoundTableId,
  ids: PracticeFields['instruments'],
): Promise<void> {
  if ((await listKnownInstruments(trx, roundTableId, ids)).length < ids.length)
    refuse(
      invalid('instrument.not-found', 'One of these instruments is no longer in the register.', {
        fields: { instruments: 'One of these instruments is no longer in the register.' },
      }),
    );
}
