import { now } from '@penholder/db';
import { listPersonsWhosePlaceChanges } from '@penholder/db/round-tables';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';

/** The clock comes in milliseconds, dates are kept to the microsecond: what lies between two looks must be in one of them. */
const OVERLAP = 10;

/**
 * When an accreditation begins or ends by its dates, the person's connections are closed and ask again. Every node looks
 * for itself, from where it looked last: telling twice does no harm.
 */
export function tellPlacesThatChange({ db, live }: Deps): Work {
  let seenUntil: Date | undefined;
  return {
    name: 'tell-places-that-change',
    every: 20_000,
    async tick() {
      const until = await now(db);
      if (seenUntil) {
        const since = new Date(seenUntil.getTime() - OVERLAP);
        for (const { person_id } of await listPersonsWhosePlaceChanges(db, since, until))
          live.admitAgainHere(person_id);
      }
      seenUntil = until;
      return false;
    },
  };
}
