import { onCommit, transaction } from '@penholder/db';
import {
  claimSourceCheck,
  listTablesCheckingSources,
  refreshSourceChecks,
  releaseSourceCheck,
  saveSourceCheck,
} from '@penholder/db/output';
import type { Work } from '../../deadlines/clockwork.ts';
import type { Deps } from '../../deps.ts';
import { type Look, lookAt, type LookOptions } from './look-at-address.ts';

export const CHECK_SOURCES = 'check-sources';

/** An address is looked at once in so many days. */
const DAYS = 7;
/** Seconds between two looks at one host. */
const PAUSE = 30;
/** Seconds after which another node takes up an address whose node no longer says anything. */
const CLAIM = 300;

/** Looks, one after another, at the sources of round tables that ask for it, and notes which no longer answer [AX36, AX48]. */
export function checkSourcesWork(deps: Deps, options: LookOptions = {}): Work {
  let looking: AbortController | undefined;
  return {
    name: CHECK_SOURCES,
    every: 60_000,
    async tick() {
      const stopping = (looking = new AbortController());
      const tables = await listTablesCheckingSources(deps.db);
      const claimed = await transaction(deps.db, async (trx) => {
        await refreshSourceChecks(trx);
        return tables.length === 0 ? undefined : claimSourceCheck(trx, { seconds: CLAIM, pause: PAUSE });
      });
      if (!claimed) return false;
      let look: Look;
      try {
        look = await lookAt(claimed.address, { ...options, signal: stopping.signal });
      } catch (error) {
        // Given up before it showed anything: whoever goes on looks again.
        await releaseSourceCheck(deps.db, claimed.hash);
        if (stopping.signal.aborted) return false;
        throw error;
      }
      await transaction(deps.db, async (trx) => {
        const answers = look === 'not-looked-at' ? null : look === 'answers';
        if (!(await saveSourceCheck(trx, claimed.hash, { answers, days: DAYS }))) return;
        onCommit(trx, () => {
          for (const { id } of tables)
            deps.live.tell({
              roundTableId: id,
              topic: 'annexes',
              ids: [],
              audience: { roles: ['co-chair', 'penholder', 'secretariat'] },
            });
        });
      });
      return true;
    },
    stop: () => looking?.abort(),
  };
}
