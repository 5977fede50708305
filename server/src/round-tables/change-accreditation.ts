import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  endAccreditationNow,
  lockAccreditation,
  removeFocalPoints,
  saveAccreditation,
} from '@penholder/db/round-tables';
import { conflict, insist, invalid, notFound, type Out, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { changeAccreditation as contract } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';

const getAccreditation = async (trx: Trx, actor: Actor, id: string) => {
  const row =
    (await lockAccreditation(trx, actor.roundTableId, id)) ??
    refuse(notFound('accreditation.not-found', 'There is no such accreditation.'));
  insist(must(actor, 'people.invite', { delegationId: row.delegation_id }));
  return row;
};

export const endsBeforeItBegins = () =>
  refuse(
    invalid('accreditation.ends-before-it-begins', 'An accreditation cannot end before it begins.', {
      fields: { validTo: 'This is before it begins.' },
    }),
  );

/** Changes what a person is and may do in their delegation. A new focal point takes the place of the one before [PE7]. */
export const changeAccreditation = (
  deps: Deps,
  actor: Actor,
  id: string,
  change: NonNullable<Out<typeof contract.body>>,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getAccreditation(trx, actor, id);
    if (row.revision !== change.revision)
      refuse(
        conflict(
          'accreditation.changed-meanwhile',
          'Someone has changed this accreditation meanwhile. Look at it again, then repeat your change.',
        ),
      );
    const validFrom = change.validFrom ? new Date(change.validFrom) : row.valid_from;
    const validTo =
      change.validTo === undefined ? row.valid_to : change.validTo === null ? null : new Date(change.validTo);
    if (validTo && validTo < validFrom) endsBeforeItBegins();
    if (change.isFocalPoint && !row.is_focal_point) await removeFocalPoints(trx, [row.delegation_id]);
    await saveAccreditation(trx, id, {
      ...(change.standing && { standing: change.standing }),
      ...(change.isFocalPoint !== undefined && { is_focal_point: change.isFocalPoint }),
      ...(change.maySubmit !== undefined && { may_submit: change.maySubmit }),
      ...(change.mayVote !== undefined && { may_vote: change.mayVote }),
      valid_from: validFrom,
      valid_to: validTo,
    });
    const { revision: _, ...details } = change;
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'accreditation.changed',
      personId: actor.personId,
      delegationId: row.delegation_id,
      subject: { kind: 'accreditation', id },
      details: { person: row.person_id, ...details },
    });
    onCommit(trx, () => {
      deps.live.tell({ roundTableId: actor.roundTableId, topic: 'people', ids: [row.delegation_id] });
      deps.live.admitAgain(row.person_id);
    });
  });

/** Ends an accreditation at once; what the person did for the delegation stays. */
export const endAccreditation = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getAccreditation(trx, actor, id);
    await endAccreditationNow(trx, id);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'accreditation.ended',
      personId: actor.personId,
      delegationId: row.delegation_id,
      subject: { kind: 'accreditation', id },
      details: { person: row.person_id },
    });
    onCommit(trx, () => {
      deps.live.tell({ roundTableId: actor.roundTableId, topic: 'people', ids: [row.delegation_id] });
      deps.live.admitAgain(row.person_id);
    });
  });
