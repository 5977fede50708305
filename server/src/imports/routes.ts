import { findImport, listImports, pruneImports } from '@penholder/db/imports';
import * as contract from '@penholder/shared/imports';
import { refuse } from '@penholder/shared/kernel';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { confirmImport } from './confirm-import.ts';
import { correctImport } from './correct-import.ts';
import { getImportFor } from './find-import.ts';
import { getCell, mendCell } from './mend-cell.ts';
import { type Looking, presentImport, presentLine, presentRows } from './present-import.ts';
import { noSuchImport } from './refusals.ts';
import { startImport } from './start-import.ts';
import { discardImport, undoImport } from './undo-import.ts';

const Offset = z.number().int().min(0);
const pageFrom = ({ limit, after }: { limit: number; after?: string | undefined }) => ({
  limit,
  offset: placeOf(after, Offset) ?? 0,
});
type InRoom = Pick<Asked<unknown, unknown, unknown>, 'actor' | 'roundTable' | 'language'>;
const looking = ({ actor, roundTable, language }: InRoom): Looking => ({ actor, roundTable, language });

/** Mounts this shelf's operations. */
export function mountImports(mount: Mount, deps: Deps): void {
  const { db } = deps;
  deps.clockwork.add({
    name: 'prune-practice-imports',
    every: 3_600_000,
    isForOne: true,
    tick: async () => (await pruneImports(db, contract.IMPORT_LIMITS.days), false),
  });
  const present = async (asked: InRoom, id: Parameters<typeof findImport>[2]) =>
    presentImport(db, looking(asked), (await findImport(db, asked.roundTable.id, id)) ?? refuse(noSuchImport));

  mount(contract.startImport, async (asked) => {
    const { actor, roundTable, query, language, request } = asked;
    const id = await startImport(deps, actor, roundTable, { request, delegation: query.delegation, language });
    return present(asked, id);
  });
  mount(contract.listImports, async ({ actor, roundTable, query }) => {
    const page = pageFrom(query);
    const { rows, more, total } = await listImports(db, roundTable.id, contract.importsFor(actor), page);
    return { items: rows.map(presentLine), next: more ? cursorOf(page.offset + page.limit) : null, total };
  });
  mount(contract.getImport, async (asked) =>
    presentImport(db, looking(asked), await getImportFor(db, asked.actor, asked.params.import)),
  );
  mount(contract.listImportRows, async (asked) => {
    const { actor, params, query } = asked;
    const page = pageFrom(query);
    const row = await getImportFor(db, actor, params.import);
    const { items, more, total } = await presentRows(db, looking(asked), row, { only: query.only, ...page });
    return { items, next: more ? cursorOf(page.offset + page.limit) : null, total };
  });
  mount(contract.correctImport, async (asked) => {
    await correctImport(deps, asked.actor, asked.roundTable, asked.params.import, asked.body);
    return present(asked, asked.params.import);
  });
  mount(contract.getImportCell, ({ actor, params }) => getCell(db, actor, params.import, params));
  mount(contract.mendImportCell, async (asked) => {
    const { actor, params, body } = asked;
    await mendCell(deps, actor, params.import, { ...params, ...body });
    return present(asked, params.import);
  });
  mount(contract.confirmImport, async (asked) => {
    await confirmImport(deps, asked.actor, asked.roundTable, asked.params.import, asked.body);
    return present(asked, asked.params.import);
  });
  mount(contract.undoImport, async (asked) => {
    await undoImport(deps, asked.actor, asked.roundTable, asked.params.import, asked.body);
    return present(asked, asked.params.import);
  });
  mount(contract.discardImport, ({ actor, params }) => discardImport(deps, actor, params.import));
}
