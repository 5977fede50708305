import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { type FlattenCandidate, flattenDocument, listToFlatten, lockToFlatten } from '@penholder/db/documents';
import { ADOPTED, losesLog } from '@penholder/shared/documents';
import type { DocumentId } from '@penholder/shared/kernel';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { readDocument, richTextToUpdate } from './document-content.ts';
import { type DocumentKinds, kindOf, type KindsIn } from './document-kind.ts';

/** Whose words they are is told by a client id; these are nobody's. */
export const NOBODYS_CLIENT = 1;
const EVERY = 3_600_000;
const AT_ONCE = 50;

/**
 * Replaces the logs of documents whose authors were not to be named by their text, some time after the outcome has been
 * adopted: one state, one client id, no person, delegation or time. What was frozen stays as it was. One that cannot be
 * read keeps its log, and none of the others waits for it. [DC22]
 */
export function addFlattening(deps: Deps, kindsIn: KindsIn): void {
  const kinds = kindsIn(deps.db);
  let after: DocumentId | undefined;
  deps.clockwork.add({
    name: 'flatten-logs',
    every: EVERY,
    isForOne: true,
    async tick() {
      const candidates = await listToFlatten(deps.db, { phases: ADOPTED, after, limit: AT_ONCE });
      const levels = await levelsOf(kinds, candidates);
      for (const candidate of candidates)
        if (losesLog(candidate.settings, levels.get(candidate.id)))
          await flatten(deps, kindsIn, candidate.id).catch((error: unknown) =>
            deps.log.error({ err: error, documentId: candidate.id }, 'a document keeps its log: it could not be read'),
          );
      after = candidates.length === AT_ONCE ? candidates.at(-1)!.id : undefined;
      return after !== undefined;
    },
  });
}

/** The level that was chosen for what each document is about. */
async function levelsOf(
  kinds: DocumentKinds,
  candidates: readonly FlattenCandidate[],
): Promise<ReadonlyMap<DocumentId, AttributionLevel>> {
  const levels = new Map<DocumentId, AttributionLevel>();
  for (const [, alike] of Map.groupBy(candidates, ({ kind }) => kind)) {
    const found = await kindOf(kinds, alike[0]!)?.levelsOf(alike.map(({ subjectId }) => subjectId));
    for (const { id, subjectId } of alike) {
      const level = found?.get(subjectId);
      if (level) levels.set(id, level);
    }
  }
  return levels;
}

const flatten = (deps: Deps, kindsIn: KindsIn, id: DocumentId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    // It cannot be undone: whatever was so when the candidates were listed is asked again, and held.
    const candidate = await lockToFlatten(trx, id, ADOPTED);
    const kinds = kindsIn(trx);
    if (!candidate || !losesLog(candidate.settings, (await levelsOf(kinds, [candidate])).get(id))) return;
    const { content, head } = await readDocument(trx, id);
    const { update: state } = richTextToUpdate(content, NOBODYS_CLIENT);
    const updates = await flattenDocument(trx, { id, head, state, clientId: NOBODYS_CLIENT });
    await recordAct(trx, {
      roundTableId: candidate.roundTableId,
      act: 'document.log-purged',
      personId: null,
      subject: { kind: kindOf(kinds, candidate)?.subjectKind ?? candidate.kind, id: candidate.subjectId },
      details: { updates },
    });
    onCommit(trx, () => deps.documents.begunAnew(id));
  });
