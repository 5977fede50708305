import type { Db } from '@penholder/db';
import {
  findGroup,
  findInstrument,
  type GroupRow,
  type InstrumentRow,
  listEntries,
  listGroupsOf,
  listLikely,
} from '@penholder/db/instruments';
import { countApplying } from '@penholder/db/practices';
import { notFound, refuse } from '@penholder/shared/kernel';
import {
  type GroupId,
  type Instrument,
  type InstrumentGroup,
  type InstrumentId,
  mayBeSame,
  orderEntries,
  type WholeGroup,
} from '@penholder/shared/instruments';
import type { Actor } from '@penholder/shared/people';

export const noSuchInstrument = notFound('instrument.not-found', 'There is no such instrument in the register.');
export const noSuchGroup = notFound('instrument-group.not-found', 'There is no such group of instruments.');

/** Entries as the register shows them, in a constant number of queries. */
export async function presentInstruments(db: Db, actor: Actor, rows: readonly InstrumentRow[]): Promise<Instrument[]> {
  const ids = rows.map(({ id }) => id);
  const groups = await listGroupsOf(db, ids);
  const practices = await countApplying(db, actor, ids);
  return rows.map(({ id, kind, citations, number, year, issuer, symbol, address, aliases, version }) => ({
    id,
    kind,
    citations,
    number,
    year,
    issuer,
    symbol,
    address,
    aliases,
    version,
    groups: groups.get(id) ?? [],
    practices: practices.get(id) ?? 0,
  }));
}

/** One entry, with those that may be the same instrument [IN21]. */
export async function presentInstrument(db: Db, actor: Actor, id: InstrumentId) {
  const row = (await findInstrument(db, actor.roundTableId, id)) ?? refuse(noSuchInstrument);
  const [instrument] = await presentInstruments(db, actor, [row]);
  const likely = await listLikely(db, actor.roundTableId, row, row.id);
  return {
    ...instrument!,
    mayBeSame: likely
      .filter((other) => mayBeSame(row, other))
      .slice(0, 20)
      .map(({ id: other, citations }) => ({ id: other, citations })),
  };
}

export const presentGroup = ({
  id,
  annex,
  position,
  titles,
  ordering,
  revision,
  entries,
}: GroupRow): InstrumentGroup => ({
  id,
  annex,
  position,
  titles,
  ordering,
  revision,
  entries: entries ?? 0,
});

/** A group with its entries in the order that its rule makes [IN22]. */
export async function presentWholeGroup(db: Db, actor: Actor, id: GroupId): Promise<WholeGroup> {
  const group = (await findGroup(db, actor.roundTableId, id)) ?? refuse(noSuchGroup);
  const entries = orderEntries(await listEntries(db, id), group.ordering);
  return { ...presentGroup(group), entries: await presentInstruments(db, actor, entries) };
}
