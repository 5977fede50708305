import type { Db } from '@penholder/db';
import { resolveInstruments } from '@penholder/db/practices';
import type { PracticeContent } from '@penholder/shared/practices';

/** What a version, or a working copy in the shape of one, says; instruments lead to where they are in the register now. */
export async function presentSaid(db: Db, content: PracticeContent) {
  const { partners, beneficiaries, sources, gcmObjectives, sdgTargets, journeyPhases, body } = content;
  const resolved = await resolveInstruments(
    db,
    content.instruments.map(({ id }) => id),
  );
  return {
    partners,
    beneficiaries,
    sources,
    gcmObjectives,
    sdgTargets,
    journeyPhases,
    body,
    instruments: content.instruments.map(({ id, citations }) => ({ id: resolved.get(id) ?? null, citations })),
  };
}
