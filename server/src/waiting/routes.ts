import { countFailedMails, listActors } from '@penholder/db/people';
import { listRoundTables } from '@penholder/db/round-tables';
import { countWaiting, getGlance, listWaiting, sumOf } from '@penholder/shared/waiting';
import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';
import { tablesWithoutCoChairs } from '../round-tables/index.ts';
import { gatherWaiting } from './gather.ts';
import { takeGlance } from './glance.ts';

/** Mounts this shelf's operations. */
export function mountWaiting(mount: Mount, { db }: Deps): void {
  mount(listWaiting, async ({ actor, roundTable }) => {
    const seat = { actor, roundTable };
    const items = (await gatherWaiting(db, [seat]))(seat);
    return { items, count: sumOf(items).count };
  });

  mount(countWaiting, async ({ person }) => {
    const actors = new Map((await listActors(db, [person.id])).map((actor) => [actor.roundTableId, actor]));
    const seats = (await listRoundTables(db, [...actors.keys()])).map((roundTable) => ({
      roundTable,
      actor: actors.get(roundTable.id)!,
    }));
    const itemsAt = await gatherWaiting(db, seats);
    return {
      roundTables: seats.map((seat) => ({ code: seat.roundTable.code, ...sumOf(itemsAt(seat)) })),
      server: person.isAdministrator
        ? [
            { kind: 'mail.failed' as const, count: await countFailedMails(db) },
            { kind: 'round-table.without-co-chairs' as const, count: await tablesWithoutCoChairs(db) },
          ].filter(({ count }) => count > 0)
        : [],
    };
  });

  mount(getGlance, ({ actor, roundTable }) => takeGlance(db, actor, roundTable));
}
