import { onCommit, transaction, type Trx,type Db } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  countInArea,
  deleteArea,
  insertArea,
  listAreas,
  lockAreas,
  saveAreaNames,
  saveAreaOrder,
} from '@penholder/db/practices';
import { conflict, insist, invalid, type LocalizedText, notFound, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { type Area, type AreaId, isReordering, mayDeleteArea, MOST_AREAS } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';

const noSuchArea = notFound('area.not-found', 'This thematic area no longer exists.');

/** The thematic areas, in order. */
export const presentAreas = async (db: Db, actor: Actor): Promise<Area[]> =>
  (await listAreas(db, actor)).map(({ id, names, position, revision, practices }) => ({
    id,
    names,
    position,
    revision,
    practices,
  }));

async function recorded(
  trx: Trx,
  { live }: Deps,
  actor: Actor,
  act: string,
  id: AreaId | 'all',
  details: Record<string, unknown>,
): Promise<void> {
  await recordAct(trx, {
    roundTableId: actor.roundTableId,
    act,
    personId: actor.personId,
    subject: { kind: 'area', id },
    details,
  });
  onCommit(trx, () => live.tell({ roundTableId: actor.roundTableId, topic: 'areas', ids: id === 'all' ? [] : [id] }));
}

/** Adds an area as the last. */
export const createArea = (deps: Deps, actor: Actor, names: LocalizedText): Promise<AreaId> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'area.manage'));
    const areas = await lockAreas(trx, actor.roundTableId);
    if (areas.length >= MOST_AREAS)
      refuse(
        conflict('area.too-many', `A round table has at most ${MOST_AREAS} thematic areas.`, {
          params: { most: MOST_AREAS },
        }),
      );
    const { id } = await insertArea(trx, actor.roundTableId, (areas.at(-1)?.position ?? 0) + 1, names);
    await recorded(trx, deps, actor, 'area.created', id, { names });
    return id;
  });

/** Renames an area, or adds a language. */
export const renameArea = (
  deps: Deps,
  actor: Actor,
  id: AreaId,
  { revision, names }: { revision: number; names: LocalizedText },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'area.manage'));
    const area = (await lockAreas(trx, actor.roundTableId)).find((one) => one.id === id) ?? refuse(noSuchArea);
    if (area.revision !== revision)
      refuse(
        conflict('area.changed-meanwhile', 'Somebody else has renamed this area meanwhile.', {
          params: { revision: area.revision },
        }),
      );
    await saveAreaNames(trx, id, names);
    await recorded(trx, deps, actor, 'area.renamed', id, { before: area.names, after: names });
  });

/** Puts all areas in order. */
export const orderAreas = (deps: Deps, actor: Actor, ids: readonly AreaId[]): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'area.manage'));
    const areas = await lockAreas(trx, actor.roundTableId);
    if (
      !isReordering(
        areas.map((area) => area.id),
        ids,
      )
    )
      refuse(
        invalid('area.order-incomplete', 'The areas have changed meanwhile; the order must name each of them once.'),
      );
    await saveAreaOrder(trx, ids);
    await recorded(trx, deps, actor, 'area.ordered', 'all', { ids });
  });

/** Deletes an area that no practice is in [PR25]. */
export const removeArea = (deps: Deps, actor: Actor, id: AreaId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'area.manage'));
    const area = (await lockAreas(trx, actor.roundTableId)).find((one) => one.id === id) ?? refuse(noSuchArea);
    insist(mayDeleteArea(await countInArea(trx, id)));
    await deleteArea(trx, id);
    await recorded(trx, deps, actor, 'area.removed', id, { names: area.names });
  });
