import * as contract from '@penholder/shared/coverage';
import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';
import { presentCoverage } from './present-coverage.ts';

/** Mounts this shelf's operations. */
export function mountCoverage(mount: Mount, deps: Deps): void {
  mount(contract.getCoverage, ({ actor, roundTable, language, query }) => {
    const { language: _, ...asked } = query;
    return presentCoverage(deps.db, { actor, roundTable, language }, asked);
  });
}
