import { transaction, type Trx } from '@penholder/db';
import {
  findInstrument,
  type GroupRow,
  insertEntry,
  insertGroup,
  listEntries,
  lockGroups,
  removeEntry,
  removeGroup as deleteRow,
  saveEntryOrder,
  saveGroup,
  saveGroupOrder,
} from '@penholder/db/instruments';
import { conflict, insist, invalid, type LocalizedText, refuse } from '@penholder/shared/kernel';
import {
  type GroupId,
  type GroupOrdering,
  type InstrumentAnnex,
  type InstrumentId,
  MOST_ENTRIES,
  MOST_GROUPS,
} from '@penholder/shared/instruments';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { noSuchGroup, noSuchInstrument } from './present-instrument.ts';
import { recorded } from './recorded.ts';

/** The groups, locked, for an actor who may arrange them. */
async function open(trx: Trx, actor: Actor): Promise<GroupRow[]> {
  insist(must(actor, 'instrument.manage'));
  return lockGroups(trx, actor.roundTableId);
}
const among = (groups: readonly GroupRow[], id: GroupId): GroupRow =>
  groups.find((group) => group.id === id) ?? refuse(noSuchGroup);
const lastOf = (groups: readonly GroupRow[], annex: InstrumentAnnex): number =>
  Math.max(0, ...groups.filter((group) => group.annex === annex).map((group) => group.position));
const isSameSet = (current: readonly string[], next: readonly string[]): boolean =>
  current.length === next.length && new Set(next).size === next.length && current.every((id) => next.includes(id));

export const createGroup = (
  deps: Deps,
  actor: Actor,
  { annex, titles, ordering }: { annex: InstrumentAnnex; titles: LocalizedText; ordering: GroupOrdering },
): Promise<GroupId> =>
  transaction(deps.db, async (trx) => {
    const groups = await open(trx, actor);
    if (groups.length >= MOST_GROUPS)
      refuse(
        conflict('instrument-group.too-many', `A round table has at most ${MOST_GROUPS} groups of instruments.`, {
          params: { most: MOST_GROUPS },
        }),
      );
    const { id } = await insertGroup(trx, {
      roundTableId: actor.roundTableId,
      annex,
      titles,
      ordering,
      position: lastOf(groups, annex) + 1,
    });
    await recorded(trx, deps, actor, 'instrument-group.created', { kind: 'instrument-group', id }, { annex, titles });
    return id;
  });

export interface GroupEdit {
  revision: number;
  annex?: InstrumentAnnex | undefined;
  titles?: LocalizedText | undefined;
  ordering?: GroupOrdering | undefined;
}

/** Retitles a group, changes its order, or moves it to the end of the other annex. */
export const editGroup = (
  deps: Deps,
  actor: Actor,
  id: GroupId,
  { revision, annex, titles, ordering }: GroupEdit,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const groups = await open(trx, actor);
    const group = among(groups, id);
    if (group.revision !== revision)
      refuse(
        conflict('instrument-group.changed-meanwhile', 'Somebody else has changed this group meanwhile.', {
          params: { revision: group.revision },
        }),
      );
    const moves = annex !== undefined && annex !== group.annex;
    await saveGroup(trx, id, {
      ...(titles && { titles }),
      ...(ordering && { ordering }),
      ...(moves && { annex, position: lastOf(groups, annex) + 1 }),
    });
    await recorded(
      trx,
      deps,
      actor,
      'instrument-group.edited',
      { kind: 'instrument-group', id },
      { ...(annex && { annex }), ...(titles && { titles }), ...(ordering && { ordering }) },
    );
  });

export const removeGroup = (deps: Deps, actor: Actor, id: GroupId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const { titles, annex } = among(await open(trx, actor), id);
    await deleteRow(trx, id);
    await recorded(trx, deps, actor, 'instrument-group.removed', { kind: 'instrument-group', id }, { annex, titles });
  });

export const orderGroups = (deps: Deps, actor: Actor, annex: InstrumentAnnex, ids: readonly GroupId[]): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const groups = await open(trx, actor);
    if (
      !isSameSet(
        groups.filter((group) => group.annex === annex).map((group) => group.id),
        ids,
      )
    )
      refuse(incomplete);
    await saveGroupOrder(trx, ids);
    await recorded(trx, deps, actor, 'instrument-group.ordered', { kind: 'annex', id: annex }, { ids });
  });

const incomplete = invalid(
  'instrument-group.order-incomplete',
  'The list has changed meanwhile; the order must name each of its items once.',
);

/** Puts an instrument into a group as its last, in the caller's transaction. */
export async function putIntoGroup(trx: Trx, actor: Actor, group: GroupId, instrument: InstrumentId): Promise<void> {
  const { entries } = among(await lockGroups(trx, actor.roundTableId), group);
  if ((entries ?? 0) >= MOST_ENTRIES)
    refuse(
      conflict('instrument-group.full', `A group has at most ${MOST_ENTRIES} instruments.`, {
        params: { most: MOST_ENTRIES },
      }),
    );
  await insertEntry(trx, group, instrument);
}

export const addToGroup = (deps: Deps, actor: Actor, group: GroupId, instrument: InstrumentId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'instrument.manage'));
    const row = (await findInstrument(trx, actor.roundTableId, instrument)) ?? refuse(noSuchInstrument);
    await putIntoGroup(trx, actor, group, row.id);
    await recorded(
      trx,
      deps,
      actor,
      'instrument-group.entry-added',
      { kind: 'instrument-group', id: group },
      { instrument: row.id },
    );
  });

/** Takes an instrument out of groups, in the caller's transaction. */
export async function takeFromGroups(
  trx: Trx,
  deps: Deps,
  actor: Actor,
  { groups, instrument }: { groups: readonly GroupId[]; instrument: InstrumentId },
): Promise<void> {
  const all = await open(trx, actor);
  for (const group of groups) {
    among(all, group);
    await removeEntry(trx, group, instrument);
    await recorded(
      trx,
      deps,
      actor,
      'instrument-group.entry-removed',
      { kind: 'instrument-group', id: group },
      { instrument },
    );
  }
}

export const takeFromGroup = (deps: Deps, actor: Actor, group: GroupId, instrument: InstrumentId): Promise<void> =>
  transaction(deps.db, (trx) => takeFromGroups(trx, deps, actor, { groups: [group], instrument }));

/** Puts the entries of a group in the given order; one whose rule orders it refuses. */
export const orderGroup = (deps: Deps, actor: Actor, id: GroupId, ids: readonly InstrumentId[]): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const group = among(await open(trx, actor), id);
    if (group.ordering !== 'given')
      refuse(
        conflict(
          'instrument-group.ordered-by-rule',
          'This group is ordered by its rule; choose the given order first.',
          { params: { ordering: group.ordering } },
        ),
      );
    if (
      !isSameSet(
        (await listEntries(trx, id)).map((entry) => entry.id),
        ids,
      )
    )
      refuse(incomplete);
    await saveEntryOrder(trx, id, ids);
    await recorded(trx, deps, actor, 'instrument-group.entries-ordered', { kind: 'instrument-group', id }, { ids });
  });
