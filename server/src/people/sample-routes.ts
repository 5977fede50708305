import { findPerson, listSamplePeople } from '@penholder/db/people';
import { notFound, refuse } from '@penholder/shared/kernel';
import { listSample, positionOf, ROLES, signInAsSample } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';
import type { Authentication } from './authentication.ts';
import { signInAs } from './sign-in-as.ts';

const rank = (person: { roles: readonly (typeof ROLES)[number][] }) =>
  person.roles.length > 0 ? ROLES.indexOf(person.roles[0]!) : ROLES.length;

/** Mounts the development-only sign-in; only ever called where the server runs on the sample. */
export function mountSample(mount: Mount, deps: Deps, authentication: Authentication): void {
  mount(listSample, async () => {
    const people = (await listSamplePeople(deps.db)).map(({ place, roles, is_administrator, ...person }) => ({
      ...person,
      isAdministrator: is_administrator,
      roles: roles.toSorted((a, b) => ROLES.indexOf(a) - ROLES.indexOf(b)),
      delegation: place?.names ?? null,
      standing: place?.standing ?? null,
      position: place ? positionOf({ standing: place.standing, isFocalPoint: place.is_focal_point }) : null,
    }));
    return { items: people.toSorted((a, b) => rank(a) - rank(b)) };
  });
  mount(signInAsSample, async ({ body, request, reply }) => {
    const person =
      (await findPerson(deps.db, body.personId)) ?? refuse(notFound('person.not-found', 'There is no such person.'));
    await signInAs({ deps, authentication, request, reply }, person.id);
    return undefined;
  });
}
