import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { findPersonByEmail } from '@penholder/db/people';
import {
  listAccreditationsOf,
  listDelegationsToInvite,
  listRolesOf,
  lockRoundTable,
  removeRole,
} from '@penholder/db/round-tables';
import {
  conflict,
  type DelegationId,
  forbidden,
  insist,
  notFound,
  type Out,
  type PersonId,
  refuse,
  type RoundTableId,
} from '@penholder/shared/kernel';
import { type Actor, mayGrant, must, type PlannedInvitation, type Role, usualRights } from '@penholder/shared/people';
import type { grantRole as roleContract, inviteDelegate as delegateContract } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { endsBeforeItBegins } from './change-accreditation.ts';
import { invite, type Invited } from './invite.ts';

async function knownPerson(trx: Trx, email: string) {
  const person = await findPersonByEmail(trx, email);
  if (person?.disabled_at)
    refuse(
      conflict('person.disabled', 'This person is shut out of this server. An administrator can let them in again.'),
    );
  return person;
}

const planFor = (
  person: Awaited<ReturnType<typeof knownPerson>>,
  asked: { name: string; email: string; language?: PlannedInvitation['language'] | undefined },
  place: Pick<PlannedInvitation, 'accreditation' | 'role'>,
): PlannedInvitation => ({
  line: 1,
  text: '',
  name: person?.name ?? asked.name,
  email: asked.email,
  personId: person?.id,
  hasSignedIn: person?.email_verified ?? false,
  language: person?.language ?? asked.language ?? null,
  replacesFocalPoint: undefined,
  ...place,
});

/** Accredits one person to a delegation, inviting them if they are new. */
export const inviteDelegate = (
  deps: Deps,
  actor: Actor,
  delegationId: DelegationId,
  asked: NonNullable<Out<typeof delegateContract.body>>,
): Promise<Invited> =>
  transaction(deps.db, async (trx) => {
    const table = await lockRoundTable(trx, actor.roundTableId);
    const delegations = await listDelegationsToInvite(trx, table.id);
    const delegation =
      delegations.find((row) => row.id === delegationId) ??
      refuse(notFound('delegation.not-found', 'There is no such delegation.'));
    insist(must(actor, 'people.invite', { delegationId }));
    if (delegation.status !== 'active')
      refuse(conflict('delegation.withdrawn', 'This delegation has withdrawn. Let it take part again first.'));
    const validTo = asked.validTo ? new Date(asked.validTo) : null;
    if (validTo && validTo.getTime() < Date.now()) endsBeforeItBegins();
    const person = await knownPerson(trx, asked.email);
    if (
      person &&
      (await listAccreditationsOf(trx, table.id, [person.id])).some((row) => row.delegation_id === delegationId)
    )
      refuse(conflict('accreditation.there-already', 'This person is accredited to the delegation already.'));
    const { standing, isFocalPoint } = asked;
    const rights = usualRights({ standing, isFocalPoint });
    const accreditation = {
      delegationId,
      standing,
      isFocalPoint,
      maySubmit: asked.maySubmit ?? rights.maySubmit,
      mayVote: asked.mayVote ?? rights.mayVote,
    };
    const planned = { ...planFor(person, asked, { accreditation, role: undefined }), validTo };
    const invited = await invite(trx, deps, {
      table,
      invitedBy: actor.personId,
      planned: [planned],
      delegationNames: new Map([[delegationId, delegation.names]]),
      language: table.languages[0] ?? 'en',
    });
    return invited.get(asked.email)!;
  });

/** Grants one person a role, inviting them if they are new. Without an actor it is an administrator who does. */
export const grantRole = (
  deps: Deps,
  by: { actor: Actor } | { administrator: PersonId; roundTableId: RoundTableId },
  asked: NonNullable<Out<typeof roleContract.body>>,
): Promise<Invited> =>
  transaction(deps.db, async (trx) => {
    const [roundTableId, invitedBy] =
      'actor' in by ? [by.actor.roundTableId, by.actor.personId] : [by.roundTableId, by.administrator];
    const table = await lockRoundTable(trx, roundTableId);
    if ('actor' in by) insistOnGrant(by.actor, asked.role);
    const person = await knownPerson(trx, asked.email);
    if (person && (await listRolesOf(trx, table.id, [person.id])).some((row) => row.role === asked.role))
      refuse(conflict('role.there-already', 'This person has the role already.'));
    const invited = await invite(trx, deps, {
      table,
      invitedBy,
      planned: [planFor(person, asked, { accreditation: undefined, role: asked.role })],
      delegationNames: new Map(),
      language: table.languages[0] ?? 'en',
    });
    return invited.get(asked.email)!;
  });

function insistOnGrant(actor: Actor, role: Role): void {
  if (!mayGrant(actor, role))
    refuse(
      forbidden(
        'role.not-yours',
        role === 'co-chair'
          ? 'Co-chairs are named by an administrator: what takes both co-chairs must not be in one hand.'
          : 'Only a co-chair grants this role.',
        { params: { role } },
      ),
    );
}

/** Takes a role from a person; their connections ask again. */
export const endRole = (
  deps: Deps,
  by: { actor: Actor } | { administrator: PersonId; roundTableId: RoundTableId },
  { role, person }: { role: Role; person: PersonId },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const [roundTableId, personId] =
      'actor' in by ? [by.actor.roundTableId, by.actor.personId] : [by.roundTableId, by.administrator];
    await lockRoundTable(trx, roundTableId);
    if ('actor' in by) insistOnGrant(by.actor, role);
    if (!(await removeRole(trx, roundTableId, person, role)))
      refuse(notFound('role.not-found', 'This person does not have the role.'));
    await recordAct(trx, {
      roundTableId,
      act: 'role.ended',
      personId,
      subject: { kind: 'person', id: person },
      details: { role },
    });
    onCommit(trx, () => {
      deps.live.tell({ roundTableId, topic: 'people', ids: [person] });
      deps.live.admitAgain(person);
    });
  });
