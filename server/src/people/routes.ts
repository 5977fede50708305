import { listPartiesPage } from '@penholder/db/people';
import { id } from '@penholder/shared/kernel';
import { listParties } from '@penholder/shared/people';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Mount } from '../http/mount.ts';
import { mountAdministration } from './admin-routes.ts';
import { createAuthentication } from './authentication.ts';
import { mountMe } from './me-routes.ts';
import { mountSample } from './sample-routes.ts';
import { mountSignIn } from './sign-in-routes.ts';

const ByName = z.object({ name: z.string(), id: id('party') });

/** Mounts this shelf's operations. */
export function mountPeople(mount: Mount, deps: Deps): void {
  const { db, config } = deps;
  const authentication = createAuthentication(deps);
  mountSignIn(mount, deps, authentication);
  mountMe(mount, deps, authentication);
  mountAdministration(mount, deps);
  if (config.sample) mountSample(mount, deps, authentication);

  mount(listParties, async ({ query: { search, kind, limit, after } }) => {
    const { rows, more, total } = await listPartiesPage(db, { search, kind, limit, after: placeOf(after, ByName) });
    const last = rows.at(-1);
    return {
      items: rows.map((row) => ({ id: row.id, kind: row.kind, names: row.names, iso3166: row.iso3166 })),
      next: more && last ? cursorOf({ name: last.sort_name, id: last.id }) : null,
      total,
    };
  });
}
