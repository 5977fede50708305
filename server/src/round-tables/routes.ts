import { listRolesPage } from '@penholder/db/round-tables';
import { id } from '@penholder/shared/kernel';
import { can } from '@penholder/shared/people';
import {
  addDelegation as addDelegationRoute,
  changeAccreditation as changeAccreditationRoute,
  changeDelegation as changeDelegationRoute,
  changePhase as changePhaseRoute,
  changeSettings as changeSettingsRoute,
  endAccreditation as endAccreditationRoute,
  endRole as endRoleRoute,
  getRoundTable,
  grantRole as grantRoleRoute,
  inviteAgain as inviteAgainRoute,
  inviteDelegate as inviteDelegateRoute,
  listDelegations,
  listRoles,
  listWaitingKeys,
  previewInvitations,
  raiseAttribution as raiseAttributionRoute,
  sendInvitations,
  takeBackKey as takeBackKeyRoute,
} from '@penholder/shared/round-tables';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Mount } from '../http/mount.ts';
import { mountRoundTableAdministration } from './admin-routes.ts';
import { mountAudit } from './audit-routes.ts';
import { changeAccreditation, endAccreditation } from './change-accreditation.ts';
import { addDelegation, changeDelegation } from './change-delegations.ts';
import { changePhase } from './change-phase.ts';
import { changeSettings } from './change-settings.ts';
import { inviteAgain } from './invite-again.ts';
import { inviteList, previewList } from './invite-list.ts';
import { endRole, grantRole, inviteDelegate } from './invite-one.ts';
import { presentDelegations } from './present-delegations.ts';
import { presentRoundTable } from './present-round-table.ts';
import { raiseAttribution } from './raise-attribution.ts';
import { tellPlacesThatChange } from './tell-places-that-change.ts';
import { presentWaitingKeys, takeBackKey } from './waiting-keys.ts';

const ByName = z.object({ name: z.string(), id: z.uuid() });
const ByRole = z.object({ order: z.number().int(), name: z.string(), id: id('person') });

/** Mounts this shelf's operations. */
export function mountRoundTables(mount: Mount, deps: Deps): void {
  const { db } = deps;
  mount(getRoundTable, ({ roundTable, actor: { personId, roundTableId, roles, accreditations } }) => ({
    ...presentRoundTable(roundTable),
    actor: { personId, roundTableId, roles: [...roles], accreditations: [...accreditations] },
  }));

  mount(changeSettingsRoute, async ({ actor, body }) => presentRoundTable(await changeSettings(deps, actor, body)));
  mount(listWaitingKeys, ({ roundTable, actor }) => presentWaitingKeys(deps, roundTable, actor.personId));
  mount(changePhaseRoute, ({ actor, body }) => changePhase(deps, actor, body));
  mount(raiseAttributionRoute, ({ actor, body }) => raiseAttribution(deps, actor, body));
  mount(takeBackKeyRoute, ({ actor, body }) => takeBackKey(deps, actor, body.act));

  mount(listDelegations, ({ actor, roundTable, query: { after, ...query }, language }) =>
    presentDelegations(db, actor, { ...query, roundTableId: roundTable.id, language, after: placeOf(after, ByName) }),
  );
  mount(addDelegationRoute, ({ actor, roundTable, body }) => addDelegation(deps, actor, roundTable, body));
  mount(changeDelegationRoute, ({ actor, params, body }) => changeDelegation(deps, actor, params.delegation, body));
  mount(changeAccreditationRoute, ({ actor, params, body }) =>
    changeAccreditation(deps, actor, params.accreditation, body),
  );
  mount(endAccreditationRoute, ({ actor, params }) => endAccreditation(deps, actor, params.accreditation));

  mount(listRoles, async ({ actor, roundTable, query: { limit, after, role } }) => {
    const { rows, more, total } = await listRolesPage(db, {
      roundTableId: roundTable.id,
      role,
      limit,
      after: placeOf(after, ByRole),
    });
    const last = rows.at(-1);
    const grants = can(actor, 'people.grant-support-role');
    return {
      items: rows.map((row) => ({
        person: { id: row.id, name: row.name },
        email: grants ? row.email : null,
        hasSignedIn: grants ? row.email_verified : null,
        role: row.role,
        grantedAt: row.granted_at.toISOString(),
      })),
      next: more && last ? cursorOf({ order: last.role_order, name: last.sort_name, id: last.id }) : null,
      total,
    };
  });
  mount(grantRoleRoute, ({ actor, body }) => grantRole(deps, { actor }, body));
  mount(endRoleRoute, ({ actor, params: { role, person } }) => endRole(deps, { actor }, { role, person }));

  mount(previewInvitations, ({ actor, body, language }) => previewList(deps, actor, body.text, language));
  mount(sendInvitations, ({ actor, body, language }) =>
    inviteList(deps, actor, { ...body, language: body.language }, language),
  );
  mount(inviteDelegateRoute, ({ actor, params, body }) => inviteDelegate(deps, actor, params.delegation, body));
  mount(inviteAgainRoute, ({ actor, roundTable, body }) => inviteAgain(deps, actor, roundTable, body.persons));

  mountAudit(mount, deps);
  mountRoundTableAdministration(mount, deps);
  deps.clockwork.add(tellPlacesThatChange(deps));
}
