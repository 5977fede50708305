import type { Db } from '@penholder/db';
import { type DecisionRow, findShownVersion, listDecidedPractices } from '@penholder/db/decisions';
import type { Subject } from '@penholder/shared/decisions';
import { type Id, insist } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { noSuchPractice } from '@penholder/shared/practices';

/** Refuses when the actor may not know of the practice. */
export async function insistOnPractice(db: Db, actor: Actor, id: Id<'practice'>): Promise<void> {
  const known = await listDecidedPractices(db, actor, [id]);
  insist(known.length > 0 ? undefined : noSuchPractice);
}

/** The version of its practice that a decision which opens now binds to; undefined while the table was shown none. [DE5] */
export const versionToBind = async (db: Db, decision: DecisionRow): Promise<number | undefined> =>
  decision.subject_id ? findShownVersion(db, decision.round_table_id, decision.subject_id) : undefined;

/** What decisions are about, by decision, as one reader may know it. */
export async function presentSubjects(
  db: Db,
  actor: Actor,
  rows: readonly DecisionRow[],
): Promise<(row: DecisionRow) => Subject | null> {
  const ids = new Set(rows.flatMap((row) => row.subject_id ?? []));
  const practices = new Map((await listDecidedPractices(db, actor, [...ids])).map((row) => [row.id, row]));
  return ({ subject_id: id, subject_version: version }) => {
    if (!id) return null;
    const practice = practices.get(id);
    return {
      kind: 'practice',
      id,
      number: practice?.number ?? null,
      title: practice ? { [practice.language]: practice.title } : null,
      version,
      currentVersion: practice?.shown_version ?? null,
    };
  };
}
