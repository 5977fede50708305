import type { Db } from '@penholder/db';
import { type DecisionRow, listDecidedPractices } from '@penholder/db/decisions';
import type { Subject } from '@penholder/shared/decisions';
import { type Id, notFound, refuse } from '@penholder/shared/kernel';
import { type Actor, hasRole } from '@penholder/shared/people';

type PracticeId = Id<'practice'>;

/** Statuses in which the whole table is shown a practice. */
const SHOWN: readonly string[] = ['discussed', 'cleared', 'published'];

/** The practices that the reader may know of, among these. */
async function readable(db: Db, actor: Actor, ids: readonly PracticeId[]) {
  const rows = await listDecidedPractices(db, actor.roundTableId, [...new Set(ids)]);
  const isBureau = hasRole(actor, 'co-chair', 'penholder', 'secretariat');
  return new Map(
    rows
      .filter((row) => (isBureau ? row.version > 0 : SHOWN.includes(row.status)))
      .map((row) => [row.id, row] as const),
  );
}

/** Refuses when the actor may not know of the practice. */
export async function insistOnPractice(db: Db, actor: Actor, id: PracticeId): Promise<void> {
  if (!(await readable(db, actor, [id])).has(id)) refuse(notFound('practice.not-found', 'There is no such practice.'));
}

/** The version of a practice that a decision which opens now binds to; undefined while there is none. [DE5] */
export async function versionToBind(db: Db, decision: DecisionRow): Promise<number | undefined> {
  if (!decision.subject_id) return undefined;
  const [practice] = await listDecidedPractices(db, decision.round_table_id, [decision.subject_id]);
  return practice && SHOWN.includes(practice.status) ? practice.version : undefined;
}

/** What decisions are about, by decision, as one reader may know it. */
export async function presentSubjects(
  db: Db,
  actor: Actor,
  rows: readonly DecisionRow[],
): Promise<(row: DecisionRow) => Subject | null> {
  const practices = await readable(
    db,
    actor,
    rows.flatMap((row) => (row.subject_id ? [row.subject_id] : [])),
  );
  return (row) => {
    if (!row.subject_id) return null;
    const practice = practices.get(row.subject_id);
    return {
      kind: 'practice',
      id: row.subject_id,
      number: practice?.number ?? null,
      title: practice?.title ?? null,
      version: row.subject_version,
      currentVersion: practice?.version ?? null,
    };
  };
}
