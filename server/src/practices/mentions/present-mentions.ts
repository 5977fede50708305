import type { Db } from '@penholder/db';
import { factsOf, listMentionChecks, type PracticeRow, type VersionRow } from '@penholder/db/practices';
import { type Actor, isOf } from '@penholder/shared/people';
import { isBureau, isOwn, type MentionCheck, mayAnswerMention, maySetMentionAside } from '@penholder/shared/practices';

/** The mention checks of the version that the table was shown, as far as they concern the reader [PR34]. */
export async function presentMentions(
  db: Db,
  actor: Actor,
  row: PracticeRow,
  frozen: VersionRow | undefined,
): Promise<MentionCheck[]> {
  if (!frozen || frozen.version !== row.shown_version) return [];
  const knowsAll = isBureau(actor) || isOwn(actor, factsOf(row));
  const checks = await listMentionChecks(db, row.id, frozen.wording);
  const known = checks.filter((check) => knowsAll || isOf(actor, check.delegation_id));
  return known.map((check) => {
    const facts = { delegationId: check.delegation_id, status: check.status };
    return {
      delegation: { id: check.delegation_id, names: check.names },
      status: check.status,
      reason: check.reason,
      passages: check.passages,
      askedAt: check.asked_at.toISOString(),
      answeredAt: check.answered_at?.toISOString() ?? null,
      may: {
        answer: mayAnswerMention(actor, facts, 'cleared', undefined) === undefined,
        setAside: maySetMentionAside(actor, facts, 'given later') === undefined,
      },
    };
  });
}
