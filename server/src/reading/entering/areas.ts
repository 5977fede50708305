import { insertArea, lockAreas } from '@penholder/db/practices';
import { conflict, refuse } from '@penholder/shared/kernel';
import { type AreaId, MOST_AREAS } from '@penholder/shared/practices';
import type { PaperArea } from '@penholder/shared/reading';
import { type Entry, goesBy, inPaper } from './enter.ts';

/** The areas by their names, made where there is none of that name, in the paper's order; practices under no heading have none. */
export async function enterAreas(entry: Entry, areas: readonly PaperArea[]) {
  const { trx, roundTable } = entry;
  const known = await lockAreas(trx, roundTable.id);
  const found = known.length;
  const ids = new Map<string, AreaId>();
  const taken = new Set<AreaId>();
  for (const area of areas) {
    const name = area.name.trim();
    if (!name) continue;
    let row = known.find((one) => goesBy(one.names, name));
    if (!row) {
      if (known.length >= MOST_AREAS)
        refuse(
          conflict('area.too-many', `A round table has at most ${MOST_AREAS} thematic areas.`, {
            params: { most: MOST_AREAS },
          }),
        );
      row = await insertArea(trx, roundTable.id, (known.at(-1)?.position ?? 0) + 1, inPaper(entry, name));
      known.push(row);
      entry.record('area.created', { kind: 'area', id: row.id }, { names: row.names });
    }
    ids.set(area.id, row.id);
    taken.add(row.id);
  }
  const created = known.length - found;
  return { ids, counts: { found: taken.size - created, created } };
}
