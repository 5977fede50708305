import { transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { listPendingPlaces } from '@penholder/db/round-tables';
import type { PersonId } from '@penholder/shared/kernel';
import { type Actor, can } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { mailInvitations } from './invite.ts';
import type { RoundTableRow } from '@penholder/db/round-tables';

/** Sends a fresh invitation to those of these people who never signed in and whom the actor may invite; answers how many. */
export const inviteAgain = (
  deps: Deps,
  actor: Actor,
  table: RoundTableRow,
  persons: readonly PersonId[],
): Promise<{ sent: number }> =>
  transaction(deps.db, async (trx) => {
    const places = (await listPendingPlaces(trx, table.id, persons)).filter((place) =>
      place.delegation_id
        ? can(actor, 'people.invite', { delegationId: place.delegation_id })
        : can(actor, 'people.grant-support-role'),
    );
    const people = [...Map.groupBy(places, (place) => place.person_id).values()].map((own) => ({
      email: own[0]!.email,
      name: own[0]!.name,
      language: own[0]!.language,
      hasSignedIn: false,
      places: own.map((place) => ({
        role: place.role ?? undefined,
        delegation: place.names ?? undefined,
        standing: place.standing ?? undefined,
        isFocalPoint: place.is_focal_point ?? false,
      })),
    }));
    await mailInvitations(trx, deps, { table, people });
    if (people.length > 0)
      await recordAct(trx, {
        roundTableId: table.id,
        act: 'invitations.sent-again',
        personId: actor.personId,
        subject: { kind: 'round-table', id: table.id },
        details: { persons: [...new Set(places.map((place) => place.person_id))] },
      });
    return { sent: people.length };
  });
