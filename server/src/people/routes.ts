import { listRoundTablesOf } from '@penholder/db/round-tables';
import { getMe } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';
import { createAuthentication } from './authentication.ts';
import { mountSample } from './sample-routes.ts';

/** Mounts this shelf's operations. */
export function mountPeople(mount: Mount, deps: Deps): void {
  const { db, config, vault } = deps;
  const authentication = createAuthentication(db, config, vault);
  if (config.sample) mountSample(mount, deps, authentication);
  mount(getMe, async ({ visitor }) => {
    if (!visitor) return { person: null, roundTables: [] };
    const tables = await listRoundTablesOf(db, visitor.id);
    const { id, name, email, language, isAdministrator } = visitor;
    return {
      person: { id, name, email, language, isAdministrator },
      roundTables: tables.map(({ id, code, title, roles, delegations }) => ({ id, code, title, roles, delegations })),
    };
  });
}
