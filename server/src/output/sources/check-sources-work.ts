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

/** Milliseconds. */
const EVERY = 60_000;
/** An address is looked at once in so many days. */
const DAYS = 7;
/** Seconds between two looks at one host. */
const PAUSE = 30;
/** Seconds after which another node takes up an address whose node no longer says anything. */
const CLAIM = 300;

/** Looks, one after another, at the sources of round tables that ask for it, and notes which no longer answer [AX36, AX48]. */
export function checkSourcesWork(
  deps: Deps,
  { elapsed = () => performance.now(), ...options }: LookOptions & { elapsed?: () => number } = {},
): Work {
  let looking: AbortController | undefined;
  let refreshed = { at: -Infinity, tables: '' };
  /** What practices name is read anew once a minute, and when other round tables ask for it. */
  const refresh = async (ids: readonly string[]): Promise<void> => {
    const [now, tables] = [elapsed(), ids.toSorted().join()];
    if (tables === refreshed.tables && now - refreshed.at < EVERY) return;
    await transaction(deps.db, refreshSourceChecks);
    refreshed = { at: now, tables };
  };
  return {
    name: CHECK_SOURCES,
    every: EVERY,
    // A host is looked at once at a time, and what practices name is much to read.
    isForOne: true,
    async tick() {
      const stopping = (looking = new AbortController());
      const tables = await listTablesCheckingSources(deps.db);
      await refresh(tables.map(({ id }) => id));
      if (tables.length === 0) return false;
      const claimed = await transaction(deps.db, (trx) => claimSourceCheck(trx, { seconds: CLAIM, pause: PAUSE }));
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
