import type { Db } from '@penholder/db';
import { resolveInstruments } from '@penholder/db/practices';
import { phrasesIn, type PracticeContent, type PracticeReading } from '@penholder/shared/practices';

/** What a version, or a working copy in the shape of one, says; instruments lead to where they are in the register now. */
export async function presentSaid(db: Db, content: PracticeContent) {
  const { partners, beneficiaries, sources, gcmObjectives, sdgTargets, journeyPhases, body } = content;
  const { guidingPrinciples = [], beneficiaryGroups = [] } = content;
  const resolved = await resolveInstruments(
    db,
    content.instruments.map(({ id }) => id),
  );
  return {
    ...phrasesIn(content),
    partners,
    beneficiaries,
    sources,
    gcmObjectives,
    sdgTargets,
    journeyPhases,
    guidingPrinciples,
    beneficiaryGroups,
    body,
    instruments: content.instruments.map(({ id, citations }) => ({ id: resolved.get(id) ?? null, citations })),
  };
}

/**
 * Its files, to its submitters and to a reader who is told of every delegation that submits it: what a file says of its authors, nobody can take
 * out of it. [PR52]
 */
export function presentAttached(
  { attachments = [], submitters }: PracticeContent,
  told: readonly Pick<PracticeReading['submitters'][number], 'voice'>[],
  own: boolean,
): Pick<PracticeReading, 'attachments' | 'attachmentsWithheld'> {
  const knowsAll = own || (told.length === submitters.length && told.every(({ voice }) => voice.delegation !== null));
  return knowsAll
    ? { attachments, attachmentsWithheld: 0 }
    : { attachments: [], attachmentsWithheld: attachments.length };
}
