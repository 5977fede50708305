import { onCommit, type Trx } from '@penholder/db';
import { recordActs } from '@penholder/db/audit';
import { insertSteps, listWordings, lockToPublish, savePublications, setFaceStatus } from '@penholder/db/practices';
import type { PersonId, RoundTableId } from '@penholder/shared/kernel';
import { OUT_OF_THE_WAY, type PracticeId } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';

/** Practices in one piece of news: some 20 kB for each reader. */
const TOLD_AT_ONCE = 500;

export interface Publication {
  roundTableId: RoundTableId;
  personId: PersonId;
  /** The symbol of the edition: `RT2/ANNEXES/ED.1`. */
  edition: string;
  practices: readonly { id: PracticeId; version: number; wording: number }[];
}

/**
 * Marks practices as published in an edition, in the transaction that publishes it, in statements whose number does not grow
 * with the practices. One whose update is under review stays there: what was published is its earlier version [PR19].
 */
export async function publishPractices(
  trx: Trx,
  deps: Pick<Deps, 'live'>,
  { roundTableId, personId, edition, practices }: Publication,
): Promise<void> {
  if (practices.length === 0) return;
  const rows = await lockToPublish(
    trx,
    roundTableId,
    practices.map(({ id }) => id),
  );
  const wordings = await listWordings(trx, rows);
  const given = new Map(practices.map((one) => [one.id, one]));
  const moves = rows.map((row) => {
    const { version, wording } = given.get(row.id)!;
    // A version that only says on which day its status was looked at again is published with the one before it.
    const isSame = row.version === version || wordings.get(row.id) === wording;
    const isCurrent = row.status === 'cleared' && isSame;
    const isShown = (row.shown_version === version || isCurrent) && !OUT_OF_THE_WAY.includes(row.status);
    return { row, id: row.id, version, isCurrent, isShown, status: isCurrent ? ('published' as const) : row.status };
  });
  const idsOf = (some: typeof moves) => some.map(({ id }) => id);
  await savePublications(trx, moves);
  await setFaceStatus(trx, idsOf(moves.filter(({ isCurrent }) => isCurrent)), ['working', 'submitted'], 'published');
  await setFaceStatus(trx, idsOf(moves.filter(({ isShown }) => isShown)), ['shown'], 'published');
  await insertSteps(
    trx,
    moves.map(({ row, id, version, status }) => ({
      practiceId: id,
      step: 'publish',
      from: row.status,
      to: status,
      version,
      reason: edition,
      personId,
    })),
  );
  await recordActs(
    trx,
    roundTableId,
    moves.map(({ id, version }) => ({
      act: 'practice.published',
      personId,
      subject: { kind: 'practice', id },
      details: { version, edition },
    })),
  );
  onCommit(trx, () => {
    for (let from = 0; from < moves.length; from += TOLD_AT_ONCE)
      deps.live.tell({ roundTableId, topic: 'practices', ids: idsOf(moves.slice(from, from + TOLD_AT_ONCE)) });
  });
}
